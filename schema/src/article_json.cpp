#include <news/schema/internal/article_json.h>

#include <map>

#include <nlohmann/json.hpp>

#include <news/schema/error.h>

namespace news::schema {
namespace {

using Json = nlohmann::json;

/// Keeps article_from_json from meeting the parser's recursion on hostile input.
constexpr std::size_t kDeepest = 64;

// --- writing
// -------------------------------------------------------------------------------------------------

/// Escapes as RFC 8259 wants and writes UTF-8 as it is; bytes that aren't UTF-8 become U+FFFD.
void put_string(std::string& out, const std::string& text) {
  out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ',';
  out += '"';
  out += key;
  out += "\":";
}

void put_text(std::string& out, std::string_view key, const std::string& text) {
  put_key(out, key);
  if (text.empty()) {
    out += "null";
  } else {
    put_string(out, text);
  }
}

void put_number(std::string& out, std::string_view key, std::uint32_t number) {
  put_key(out, key);
  out += std::to_string(number);
}

void put_share(std::string& out, std::string_view key, double share) {
  put_key(out, key);
  out += Json(static_cast<double>(static_cast<long long>(share * 1000 + 0.5)) / 1000).dump();
}

template <class T, class F>
void put_list(std::string& out, std::string_view key, const std::vector<T>& items, F&& put) {
  put_key(out, key);
  out += '[';
  bool first = true;
  for (const T& item : items) {
    if (!first) out += ',';
    first = false;
    put(item);
  }
  out += ']';
}

void put_texts(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  put_list(out, key, texts, [&](const std::string& text) { put_string(out, text); });
}

void put_quote(std::string& out, const Quote& quote) {
  out += '{';
  put_text(out, "text", quote.text);
  put_key(out, "kind");
  out.append("\"").append(name_of(quote.kind)).append("\"");
  put_text(out, "speaker", quote.speaker);
  put_text(out, "speaker_text", quote.speaker_text);
  put_text(out, "cue", quote.cue);
  put_text(out, "rule", quote.rule);
  put_share(out, "confidence", quote.confidence);
  put_number(out, "utterance", quote.utterance);
  put_number(out, "begin", quote.begin);
  put_number(out, "end", quote.end);
  out += '}';
}

void put_person(std::string& out, const Person& person) {
  out += '{';
  put_text(out, "name", person.name);
  put_number(out, "mentions", person.mentions);
  put_share(out, "salience", person.salience);
  put_texts(out, "roles", person.roles);
  put_list(out, "spans", person.spans, [&](const Span& span) {
    out += '{';
    put_text(out, "in", span.in);
    put_number(out, "begin", span.begin);
    put_number(out, "end", span.end);
    if (span.item != 0) put_number(out, "item", span.item);
    out += '}';
  });
  out += '}';
}

// --- reading
// -------------------------------------------------------------------------------------------------

[[noreturn]] void wrong(std::string_view key, std::string_view wanted) {
  throw Error(ErrorCode::bad_argument, "\"" + std::string(key) + "\" must be " + std::string(wanted));
}

std::string text_of(const Json& value, std::string_view key) {
  if (value.is_null()) return {};
  if (!value.is_string()) wrong(key, "a text or null");
  return value.get<std::string>();
}

std::vector<std::string> texts_of(const Json& value, std::string_view key) {
  if (value.is_null()) return {};
  if (!value.is_array()) wrong(key, "a list of texts");
  std::vector<std::string> out;
  for (const Json& item : value) out.push_back(text_of(item, key));
  return out;
}

std::uint32_t number_of(const Json& value, std::string_view key) {
  if (value.is_null()) return 0;
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > UINT32_MAX) wrong(key, "a whole number");
  return value.get<std::uint32_t>();
}

double share_of(const Json& value, std::string_view key) {
  if (value.is_null()) return 0;
  if (!value.is_number()) wrong(key, "a number");
  return value.get<double>();
}

QuoteKind kind_of(const Json& value) {
  const std::string name = text_of(value, "kind");
  if (name.empty() || name == "quotation") return QuoteKind::quotation;
  if (name == "fragment") return QuoteKind::fragment;
  if (name == "indirect") return QuoteKind::indirect;
  wrong("kind", "\"quotation\", \"fragment\" or \"indirect\"");
}

/// Reads the members of an object by a table of key -> what to do with its value.
template <class T>
using Members = std::map<std::string_view, void (*)(T&, const Json&)>;

template <class T>
T object_of(const Json& value, std::string_view what, const Members<T>& members) {
  if (!value.is_object()) wrong(what, "a list of objects");
  T out;
  for (const auto& [key, member] : value.items()) {
    if (const auto known = members.find(key); known != members.end()) known->second(out, member);
  }
  return out;
}

template <class T>
std::vector<T> objects_of(const Json& value, std::string_view what, const Members<T>& members) {
  if (value.is_null()) return {};
  if (!value.is_array()) wrong(what, "a list of objects");
  std::vector<T> out;
  for (const Json& item : value) out.push_back(object_of<T>(item, what, members));
  return out;
}

const Members<Caption>& caption_members() {
  static const Members<Caption> members = {
      {"text", [](Caption& c, const Json& v) { c.text = text_of(v, "text"); }},
      {"alt", [](Caption& c, const Json& v) { c.alt = text_of(v, "alt"); }},
      {"credit", [](Caption& c, const Json& v) { c.credit = text_of(v, "credit"); }}};
  return members;
}

const Members<Quote>& quote_members() {
  static const Members<Quote> members = {
      {"text", [](Quote& q, const Json& v) { q.text = text_of(v, "text"); }},
      {"kind", [](Quote& q, const Json& v) { q.kind = kind_of(v); }},
      {"speaker", [](Quote& q, const Json& v) { q.speaker = text_of(v, "speaker"); }},
      {"speaker_text", [](Quote& q, const Json& v) { q.speaker_text = text_of(v, "speaker_text"); }},
      {"cue", [](Quote& q, const Json& v) { q.cue = text_of(v, "cue"); }},
      {"rule", [](Quote& q, const Json& v) { q.rule = text_of(v, "rule"); }},
      {"confidence", [](Quote& q, const Json& v) { q.confidence = share_of(v, "confidence"); }},
      {"utterance", [](Quote& q, const Json& v) { q.utterance = number_of(v, "utterance"); }},
      {"begin", [](Quote& q, const Json& v) { q.begin = number_of(v, "begin"); }},
      {"end", [](Quote& q, const Json& v) { q.end = number_of(v, "end"); }}};
  return members;
}

const Members<Related>& related_members() {
  static const Members<Related> members = {
      {"title", [](Related& r, const Json& v) { r.title = text_of(v, "title"); }},
      {"alt_title", [](Related& r, const Json& v) { r.alt_title = text_of(v, "alt_title"); }},
      {"teaser", [](Related& r, const Json& v) { r.teaser = text_of(v, "teaser"); }},
      {"url", [](Related& r, const Json& v) { r.url = text_of(v, "url"); }}};
  return members;
}

const Members<Span>& span_members() {
  static const Members<Span> members = {
      {"in", [](Span& s, const Json& v) { s.in = text_of(v, "in"); }},
      {"begin", [](Span& s, const Json& v) { s.begin = number_of(v, "begin"); }},
      {"end", [](Span& s, const Json& v) { s.end = number_of(v, "end"); }},
      {"item", [](Span& s, const Json& v) { s.item = number_of(v, "item"); }}};
  return members;
}

const Members<Person>& person_members() {
  static const Members<Person> members = {
      {"name", [](Person& p, const Json& v) { p.name = text_of(v, "name"); }},
      {"mentions", [](Person& p, const Json& v) { p.mentions = number_of(v, "mentions"); }},
      {"salience", [](Person& p, const Json& v) { p.salience = share_of(v, "salience"); }},
      {"roles", [](Person& p, const Json& v) { p.roles = texts_of(v, "roles"); }},
      {"spans", [](Person& p, const Json& v) { p.spans = objects_of<Span>(v, "spans", span_members()); }}};
  return members;
}

const Members<Topic>& topic_members() {
  static const Members<Topic> members = {
      {"id", [](Topic& t, const Json& v) { t.id = text_of(v, "id"); }},
      {"name", [](Topic& t, const Json& v) { t.name = text_of(v, "name"); }},
      {"confidence", [](Topic& t, const Json& v) { t.confidence = share_of(v, "confidence"); }},
      {"why", [](Topic& t, const Json& v) { t.why = texts_of(v, "why"); }}};
  return members;
}

const Members<Article>& article_members() {
  static const Members<Article> members = {
      {"v", [](Article&, const Json&) {}},
      {"path", [](Article&, const Json&) {}},  // where parse found it; no part of the article
      {"id", [](Article& a, const Json& v) { a.id = text_of(v, "id"); }},
      {"url", [](Article& a, const Json& v) { a.url = text_of(v, "url"); }},
      {"source", [](Article& a, const Json& v) { a.source = text_of(v, "source"); }},
      {"language", [](Article& a, const Json& v) { a.language = text_of(v, "language"); }},
      {"published", [](Article& a, const Json& v) { a.published = text_of(v, "published"); }},
      {"modified", [](Article& a, const Json& v) { a.modified = text_of(v, "modified"); }},
      {"authors", [](Article& a, const Json& v) { a.authors = texts_of(v, "authors"); }},
      {"section", [](Article& a, const Json& v) { a.section = text_of(v, "section"); }},
      {"keywords", [](Article& a, const Json& v) { a.keywords = texts_of(v, "keywords"); }},
      {"headline", [](Article& a, const Json& v) { a.headline = text_of(v, "headline"); }},
      {"subheadline", [](Article& a, const Json& v) { a.subheadline = text_of(v, "subheadline"); }},
      {"body", [](Article& a, const Json& v) { a.body = text_of(v, "body"); }},
      {"captions",
       [](Article& a, const Json& v) { a.captions = objects_of<Caption>(v, "captions", caption_members()); }},
      {"quotes",
       [](Article& a, const Json& v) { a.quotes = objects_of<Quote>(v, "quotes", quote_members()); }},
      {"related",
       [](Article& a, const Json& v) { a.related = objects_of<Related>(v, "related", related_members()); }},
      {"persons",
       [](Article& a, const Json& v) { a.persons = objects_of<Person>(v, "persons", person_members()); }},
      {"topics",
       [](Article& a, const Json& v) { a.topics = objects_of<Topic>(v, "topics", topic_members()); }}};
  return members;
}

Json parse(std::string_view text) {
  bool too_deep = false;
  // Discarding what lies too deep bounds the tree; the parser itself keeps its own stack.
  const auto guard = [&](int depth, Json::parse_event_t, Json&) {
    if (static_cast<std::size_t>(depth) > kDeepest) too_deep = true;
    return !too_deep;
  };
  Json json;
  try {
    json = Json::parse(text, guard);
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::bad_argument, std::string("not valid JSON: ") + error.what());
  }
  if (too_deep)
    throw Error(ErrorCode::bad_argument, "JSON nested deeper than " + std::to_string(kDeepest) + " levels");
  return json;
}

}  // namespace

std::string_view name_of(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::quotation:
      return "quotation";
    case QuoteKind::fragment:
      return "fragment";
    case QuoteKind::indirect:
      return "indirect";
  }
  return "quotation";
}

std::string article_to_json(const Article& article) {
  std::string out;
  out.reserve(article.body.size() + 1024);
  out += '{';
  put_number(out, "v", kArticleVersion);
  put_text(out, "id", article.id);
  put_text(out, "url", article.url);
  put_text(out, "source", article.source);
  put_text(out, "language", article.language);
  put_text(out, "published", article.published);
  put_text(out, "modified", article.modified);
  put_texts(out, "authors", article.authors);
  put_text(out, "section", article.section);
  put_texts(out, "keywords", article.keywords);
  put_text(out, "headline", article.headline);
  put_text(out, "subheadline", article.subheadline);
  put_text(out, "body", article.body);
  put_list(out, "captions", article.captions, [&](const Caption& caption) {
    out += '{';
    put_text(out, "text", caption.text);
    put_text(out, "alt", caption.alt);
    put_text(out, "credit", caption.credit);
    out += '}';
  });
  put_list(out, "quotes", article.quotes, [&](const Quote& quote) { put_quote(out, quote); });
  put_list(out, "related", article.related, [&](const Related& related) {
    out += '{';
    put_text(out, "title", related.title);
    put_text(out, "alt_title", related.alt_title);
    put_text(out, "teaser", related.teaser);
    put_text(out, "url", related.url);
    out += '}';
  });
  put_list(out, "persons", article.persons, [&](const Person& person) { put_person(out, person); });
  put_list(out, "topics", article.topics, [&](const Topic& topic) {
    out += '{';
    put_text(out, "id", topic.id);
    put_text(out, "name", topic.name);
    put_share(out, "confidence", topic.confidence);
    put_texts(out, "why", topic.why);
    out += '}';
  });
  for (const auto& [key, value] : article.extra) {
    out += ',';
    put_string(out, key);
    out += ':';
    out += value;
  }
  out += '}';
  return out;
}

Article article_from_json(std::string_view text) {
  const Json json = parse(text);
  if (!json.is_object()) throw Error(ErrorCode::bad_argument, "an article must be a JSON object");
  if (const auto version = json.find("v"); version != json.end()) {
    if (!version->is_number_integer() || version->get<std::int64_t>() > kArticleVersion) {
      throw Error(ErrorCode::bad_argument, "the article's form has version " + version->dump() +
                                               ", this program reads " + std::to_string(kArticleVersion));
    }
  }
  Article article;
  for (const auto& [key, value] : json.items()) {
    if (const auto known = article_members().find(key); known != article_members().end()) {
      known->second(article, value);
    } else {
      article.extra[key] = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
  }
  return article;
}

}  // namespace news::schema
