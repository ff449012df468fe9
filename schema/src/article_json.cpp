#include <news/schema/internal/article_json.h>

#include <nlohmann/json.hpp>

#include <news/schema/internal/json_string.h>

#include "numbers.h"

namespace news::schema {
namespace {

using Json = nlohmann::json;

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
    append_json_string(out, text);
  }
}

void put_number(std::string& out, std::string_view key, std::uint64_t number) {
  put_key(out, key);
  out += std::to_string(number);
}

void put_share(std::string& out, std::string_view key, double share) {
  put_key(out, key);
  out += Json(thousandths(share) / 1000.0).dump();
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
  put_list(out, key, texts, [&](const std::string& text) { append_json_string(out, text); });
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

std::string article_to_json(const Article& article, Annotations annotations) {
  static const Article kNone;
  const Article& annotated = annotations == Annotations::within ? article : kNone;
  std::string out;
  out.reserve(article.body.size() + article.body.size() / 8 + 1024);
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
  put_list(out, "quotes", annotated.quotes, [&](const Quote& quote) { put_quote(out, quote); });
  put_list(out, "related", article.related, [&](const Related& related) {
    out += '{';
    put_text(out, "title", related.title);
    put_text(out, "alt_title", related.alt_title);
    put_text(out, "teaser", related.teaser);
    put_text(out, "url", related.url);
    out += '}';
  });
  put_list(out, "persons", annotated.persons, [&](const Person& person) { put_person(out, person); });
  put_list(out, "topics", annotated.topics, [&](const Topic& topic) {
    out += '{';
    put_text(out, "id", topic.id);
    put_text(out, "name", topic.name);
    put_share(out, "confidence", topic.confidence);
    put_texts(out, "why", topic.why);
    out += '}';
  });
  // What next to no article has is told only where it is there.
  if (!article.embargoed.empty()) put_text(out, "embargoed", article.embargoed);
  if (article.version != 0) put_number(out, "version", article.version);
  if (!article.fetched.empty()) put_text(out, "fetched", article.fetched);
  if (article.teaser) {
    put_key(out, "teaser");
    out += "true";
  }
  for (const auto& [key, value] : article.extra) {
    out += ',';
    append_json_string(out, key);
    out += ':';
    out += value;
  }
  out += '}';
  return out;
}

}  // namespace news::schema
