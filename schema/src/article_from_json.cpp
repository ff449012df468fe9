#include <news/schema/internal/article_json.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include <news/schema/error.h>
#include <news/schema/internal/quick_json.h>

namespace news::schema {
namespace {

using Json = nlohmann::json;
using Quick = simdjson::dom::element;

/// Keeps article_from_json from meeting the parser's recursion on hostile input.
constexpr std::size_t kDeepest = 64;
static_assert(kQuickDepth <= kDeepest);

[[noreturn]] void wrong(std::string_view key, std::string_view wanted) {
  throw Error(ErrorCode::bad_argument, "\"" + std::string(key) + "\" must be " + std::string(wanted));
}

// What both parsers' values are asked for.

bool is_null(const Json& value) {
  return value.is_null();
}
bool is_null(const Quick& value) {
  return value.is_null();
}

std::optional<std::string_view> as_text(const Json& value) {
  if (!value.is_string()) return std::nullopt;
  return value.get_ref<const std::string&>();
}
std::optional<std::string_view> as_text(const Quick& value) {
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

std::optional<std::uint64_t> as_whole(const Json& value) {
  if (!value.is_number_unsigned()) return std::nullopt;
  return value.get<std::uint64_t>();
}
std::optional<std::uint64_t> as_whole(const Quick& value) {
  std::uint64_t number = 0;
  if (value.get_uint64().get(number) != simdjson::SUCCESS) return std::nullopt;
  return number;
}

std::optional<bool> as_truth(const Json& value) {
  if (!value.is_boolean()) return std::nullopt;
  return value.get<bool>();
}
std::optional<bool> as_truth(const Quick& value) {
  bool truth = false;
  if (value.get_bool().get(truth) != simdjson::SUCCESS) return std::nullopt;
  return truth;
}

std::optional<double> as_number(const Json& value) {
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}
std::optional<double> as_number(const Quick& value) {
  double number = 0;
  if (value.get_double().get(number) != simdjson::SUCCESS) return std::nullopt;
  return number;
}

/// Calls `take` with each item; false for what is no list.
template <class F>
bool each_item(const Json& value, F&& take) {
  if (!value.is_array()) return false;
  for (const Json& item : value) take(item);
  return true;
}
template <class F>
bool each_item(const Quick& value, F&& take) {
  simdjson::dom::array items;
  if (value.get_array().get(items) != simdjson::SUCCESS) return false;
  for (const Quick item : items) take(item);
  return true;
}

/// Calls `take` with each key and its value; false for what is no object.
template <class F>
bool each_member(const Json& value, F&& take) {
  if (!value.is_object()) return false;
  for (const auto& [key, member] : value.items()) take(std::string_view(key), member);
  return true;
}
template <class F>
bool each_member(const Quick& value, F&& take) {
  simdjson::dom::object members;
  if (value.get_object().get(members) != simdjson::SUCCESS) return false;
  for (const auto& [key, member] : members) take(key, member);
  return true;
}

std::string as_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}
std::string as_json(const Quick& value) {
  return as_json(json_of(value));
}

// What the form wants of them.

template <class V>
std::string text_of(const V& value, std::string_view key) {
  if (is_null(value)) return {};
  const auto text = as_text(value);
  if (!text) wrong(key, "a text or null");
  return std::string(*text);
}

template <class V>
std::vector<std::string> texts_of(const V& value, std::string_view key) {
  std::vector<std::string> out;
  if (is_null(value)) return out;
  if (!each_item(value, [&](const V& item) { out.push_back(text_of(item, key)); }))
    wrong(key, "a list of texts");
  return out;
}

template <class V>
std::uint32_t number_of(const V& value, std::string_view key) {
  if (is_null(value)) return 0;
  const auto number = as_whole(value);
  if (!number || *number > UINT32_MAX) wrong(key, "a whole number");
  return static_cast<std::uint32_t>(*number);
}

template <class V>
double share_of(const V& value, std::string_view key) {
  if (is_null(value)) return 0;
  const auto number = as_number(value);
  if (!number) wrong(key, "a number");
  return std::clamp(*number, 0.0, 1.0);
}

template <class V>
QuoteKind kind_of(const V& value) {
  const std::string name = text_of(value, "kind");
  if (name.empty() || name == "quotation") return QuoteKind::quotation;
  if (name == "fragment") return QuoteKind::fragment;
  if (name == "indirect") return QuoteKind::indirect;
  wrong("kind", "\"quotation\", \"fragment\" or \"indirect\"");
}

/// Reads the members of an object by a table of key -> what to do with its value.
template <class T, class V>
using Members = std::map<std::string_view, void (*)(T&, const V&)>;

template <class T, class V>
T object_of(const V& value, std::string_view what, const Members<T, V>& members) {
  T out;
  const bool object = each_member(value, [&](std::string_view key, const V& member) {
    if (const auto known = members.find(key); known != members.end()) known->second(out, member);
  });
  if (!object) wrong(what, "a list of objects");
  return out;
}

template <class T, class V>
std::vector<T> objects_of(const V& value, std::string_view what, const Members<T, V>& members) {
  std::vector<T> out;
  if (is_null(value)) return out;
  const bool list =
      each_item(value, [&](const V& item) { out.push_back(object_of<T>(item, what, members)); });
  if (!list) wrong(what, "a list of objects");
  return out;
}

template <class V>
const Members<Caption, V>& caption_members() {
  static const Members<Caption, V> members = {
      {"text", [](Caption& c, const V& v) { c.text = text_of(v, "text"); }},
      {"alt", [](Caption& c, const V& v) { c.alt = text_of(v, "alt"); }},
      {"credit", [](Caption& c, const V& v) { c.credit = text_of(v, "credit"); }}};
  return members;
}

template <class V>
const Members<Quote, V>& quote_members() {
  static const Members<Quote, V> members = {
      {"text", [](Quote& q, const V& v) { q.text = text_of(v, "text"); }},
      {"kind", [](Quote& q, const V& v) { q.kind = kind_of(v); }},
      {"speaker", [](Quote& q, const V& v) { q.speaker = text_of(v, "speaker"); }},
      {"speaker_text", [](Quote& q, const V& v) { q.speaker_text = text_of(v, "speaker_text"); }},
      {"cue", [](Quote& q, const V& v) { q.cue = text_of(v, "cue"); }},
      {"rule", [](Quote& q, const V& v) { q.rule = text_of(v, "rule"); }},
      {"confidence", [](Quote& q, const V& v) { q.confidence = share_of(v, "confidence"); }},
      {"utterance", [](Quote& q, const V& v) { q.utterance = number_of(v, "utterance"); }},
      {"begin", [](Quote& q, const V& v) { q.begin = number_of(v, "begin"); }},
      {"end", [](Quote& q, const V& v) { q.end = number_of(v, "end"); }}};
  return members;
}

template <class V>
const Members<Related, V>& related_members() {
  static const Members<Related, V> members = {
      {"title", [](Related& r, const V& v) { r.title = text_of(v, "title"); }},
      {"alt_title", [](Related& r, const V& v) { r.alt_title = text_of(v, "alt_title"); }},
      {"teaser", [](Related& r, const V& v) { r.teaser = text_of(v, "teaser"); }},
      {"url", [](Related& r, const V& v) { r.url = text_of(v, "url"); }}};
  return members;
}

template <class V>
const Members<Span, V>& span_members() {
  static const Members<Span, V> members = {
      {"in", [](Span& s, const V& v) { s.in = text_of(v, "in"); }},
      {"begin", [](Span& s, const V& v) { s.begin = number_of(v, "begin"); }},
      {"end", [](Span& s, const V& v) { s.end = number_of(v, "end"); }},
      {"item", [](Span& s, const V& v) { s.item = number_of(v, "item"); }}};
  return members;
}

template <class V>
const Members<Person, V>& person_members() {
  static const Members<Person, V> members = {
      {"name", [](Person& p, const V& v) { p.name = text_of(v, "name"); }},
      {"mentions", [](Person& p, const V& v) { p.mentions = number_of(v, "mentions"); }},
      {"salience", [](Person& p, const V& v) { p.salience = share_of(v, "salience"); }},
      {"roles", [](Person& p, const V& v) { p.roles = texts_of(v, "roles"); }},
      {"spans", [](Person& p, const V& v) { p.spans = objects_of<Span>(v, "spans", span_members<V>()); }}};
  return members;
}

template <class V>
const Members<Topic, V>& topic_members() {
  static const Members<Topic, V> members = {
      {"id", [](Topic& t, const V& v) { t.id = text_of(v, "id"); }},
      {"name", [](Topic& t, const V& v) { t.name = text_of(v, "name"); }},
      {"confidence", [](Topic& t, const V& v) { t.confidence = share_of(v, "confidence"); }},
      {"why", [](Topic& t, const V& v) { t.why = texts_of(v, "why"); }}};
  return members;
}

/// Others use these keys for what they like: of another type they are kept as they are.
template <class T, class V>
void take_or_keep(Article& article, T& member, const std::optional<T>& found, std::string_view key,
                  const V& value) {
  if (found) {
    member = *found;
  } else if (!is_null(value)) {
    article.extra[std::string(key)] = as_json(value);
  }
}

template <class V>
std::optional<std::string> as_own_text(const V& value) {
  const auto text = as_text(value);
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

template <class V>
const Members<Article, V>& article_members() {
  static const Members<Article, V> members = {
      {"v", [](Article&, const V&) {}},
      {"path", [](Article&, const V&) {}},  // where parse found it; no part of the article
      {"id", [](Article& a, const V& v) { a.id = text_of(v, "id"); }},
      {"url", [](Article& a, const V& v) { a.url = text_of(v, "url"); }},
      {"source", [](Article& a, const V& v) { a.source = text_of(v, "source"); }},
      {"language", [](Article& a, const V& v) { a.language = text_of(v, "language"); }},
      {"published", [](Article& a, const V& v) { a.published = text_of(v, "published"); }},
      {"modified", [](Article& a, const V& v) { a.modified = text_of(v, "modified"); }},
      {"embargoed",
       [](Article& a, const V& v) { take_or_keep(a, a.embargoed, as_own_text(v), "embargoed", v); }},
      {"fetched", [](Article& a, const V& v) { take_or_keep(a, a.fetched, as_own_text(v), "fetched", v); }},
      {"version", [](Article& a, const V& v) { take_or_keep(a, a.version, as_whole(v), "version", v); }},
      {"teaser", [](Article& a, const V& v) { take_or_keep(a, a.teaser, as_truth(v), "teaser", v); }},
      {"authors", [](Article& a, const V& v) { a.authors = texts_of(v, "authors"); }},
      {"section", [](Article& a, const V& v) { a.section = text_of(v, "section"); }},
      {"keywords", [](Article& a, const V& v) { a.keywords = texts_of(v, "keywords"); }},
      {"headline", [](Article& a, const V& v) { a.headline = text_of(v, "headline"); }},
      {"subheadline", [](Article& a, const V& v) { a.subheadline = text_of(v, "subheadline"); }},
      {"body", [](Article& a, const V& v) { a.body = text_of(v, "body"); }},
      {"captions",
       [](Article& a, const V& v) { a.captions = objects_of<Caption>(v, "captions", caption_members<V>()); }},
      {"quotes",
       [](Article& a, const V& v) { a.quotes = objects_of<Quote>(v, "quotes", quote_members<V>()); }},
      {"related",
       [](Article& a, const V& v) { a.related = objects_of<Related>(v, "related", related_members<V>()); }},
      {"persons",
       [](Article& a, const V& v) { a.persons = objects_of<Person>(v, "persons", person_members<V>()); }},
      {"topics",
       [](Article& a, const V& v) { a.topics = objects_of<Topic>(v, "topics", topic_members<V>()); }}};
  return members;
}

Json parse_slowly(std::string_view text) {
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

template <class V>
void put_members(Article& article, const V& json) {
  const Members<Article, V>& members = article_members<V>();
  each_member(json, [&](std::string_view key, const V& value) {
    if (const auto known = members.find(key); known != members.end()) {
      known->second(article, value);
    } else {
      article.extra[std::string(key)] = as_json(value);
    }
  });
}

/// "-0" is a negative number to nlohmann's parser and zero to simdjson's. In dates a figure follows, in other
/// numbers a point or an exponent.
bool may_hold_minus_zero(std::string_view text) {
  for (std::size_t at = text.find("-0"); at != std::string_view::npos; at = text.find("-0", at + 2)) {
    const char next = at + 2 < text.size() ? text[at + 2] : '\0';
    const bool goes_on = (next >= '0' && next <= '9') || next == '.' || next == 'e' || next == 'E';
    if (!goes_on) return true;
  }
  return false;
}

/// The short way for what has the right form throughout. Keys come in the text's order here and by the
/// alphabet there, so that of several faults another might be told: any fault is left to the long way.
std::optional<Article> article_quickly(std::string_view text) {
  const auto json = parse_quickly(text);
  if (!json || !json->is_object() || may_hold_minus_zero(text)) return std::nullopt;
  std::optional<Article> article(std::in_place);
  bool known_version = true;
  each_member(*json, [&](std::string_view key, const Quick& value) {
    if (key != "v") return;
    std::int64_t version = 0;
    known_version =
        known_version && value.get_int64().get(version) == simdjson::SUCCESS && version <= kArticleVersion;
  });
  if (!known_version) return std::nullopt;
  try {
    put_members(*article, *json);
  } catch (const Error&) {
    return std::nullopt;
  }
  return article;
}

}  // namespace

Article article_from_json(std::string_view text) {
  if (auto article = article_quickly(text)) return std::move(*article);
  const Json json = parse_slowly(text);
  if (!json.is_object()) throw Error(ErrorCode::bad_argument, "an article must be a JSON object");
  if (const auto version = json.find("v"); version != json.end()) {
    if (!version->is_number_integer() || version->get<std::int64_t>() > kArticleVersion) {
      throw Error(ErrorCode::bad_argument, "the article's form has version " + version->dump() +
                                               ", this program reads " + std::to_string(kArticleVersion));
    }
  }
  Article article;
  put_members(article, json);
  return article;
}

}  // namespace news::schema
