#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/internal/article_json.h>

#include "reading/adapter.h"
#include "reading/characters.h"
#include "reading/ghost.h"
#include "reading/json_fields.h"
#include "reading/json_shapes.h"
#include "reading/json_text.h"
#include "reading/left_out.h"
#include "reading/ninjs.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

/// Our own form: it carries a version and one of its texts.
bool is_own_form(const Json& record) {
  const auto version = record.find("v");
  return version != record.end() && version->is_number_integer() &&
         (record.contains("headline") || record.contains("body"));
}

/// True where a stretch lies in the text and cuts no character.
bool fits(std::string_view text, std::size_t begin, std::size_t end) {
  const auto at_edge = [&](std::size_t at) { return at == text.size() || !is_continuation(text[at]); };
  return begin <= end && end <= text.size() && at_edge(begin) && at_edge(end);
}

/// Annotations that came with an article must lie inside its texts; those that don't are dropped.
void check_annotations(ReadArticle& read) {
  schema::Article& article = read.article;
  const auto is_out = [&](const schema::Span& span) {
    if (span.in == "headline") return !fits(article.headline, span.begin, span.end);
    if (span.in == "subheadline") return !fits(article.subheadline, span.begin, span.end);
    if (span.in == "body") return !fits(article.body, span.begin, span.end);
    const bool alternative = span.in == "caption.alt";
    if ((!alternative && span.in != "caption") || span.item >= article.captions.size()) return true;
    const schema::Caption& caption = article.captions[span.item];
    return !fits(alternative ? caption.alt : caption.text, span.begin, span.end);
  };
  std::size_t dropped = std::erase_if(article.quotes, [&](const schema::Quote& quote) {
    return !fits(article.body, quote.begin, quote.end);
  });
  for (schema::Person& person : article.persons) dropped += std::erase_if(person.spans, is_out);
  if (dropped != 0) {
    read.warnings.push_back("dropped " + std::to_string(dropped) +
                            " quotes or mentions that lie outside the text");
  }
}

class Reader {
 public:
  explicit Reader(const RawDocument& document) : document_(document) {}

  ReadResult run() {
    if (read_own_form()) return std::move(result_);
    ParsedJson parsed = parse_json(document_.bytes, document_.format != Format::jsonl);
    if (!parsed.ok && read_several()) return std::move(result_);
    if (!parsed.ok) {
      result_.rejected.push_back({document_.where, std::move(parsed.why)});
      return std::move(result_);
    }
    warnings_ = std::move(parsed.warnings);
    read_value(parsed.value, document_.where);
    left_out_.tell(document_.where, result_.rejected);
    return std::move(result_);
  }

 private:
  /// The short way for what this program wrote itself, which begins with its version. Whatever is wrong with
  /// a document is told on the long way.
  bool read_own_form() {
    if (!document_.bytes.starts_with("{\"v\":")) return false;
    ReadArticle read;
    read.where = document_.where;
    try {
      read.article = schema::article_from_json(document_.bytes);
    } catch (const schema::Error&) {
      return false;
    }
    if (read.article.headline.empty() && read.article.body.empty()) return false;
    check_annotations(read);
    result_.articles.push_back(std::move(read));
    return true;
  }

  /// Objects one after the other, each over several lines. False where there is but one.
  bool read_several() {
    std::vector<std::string_view> objects;
    std::string_view rest = trim(document_.bytes);
    while (rest.starts_with('{')) {
      const std::size_t end = std::min(end_of_json(rest), rest.size());
      objects.push_back(rest.substr(0, end));
      rest = trim(rest.substr(end));
    }
    if (objects.size() < 2) return false;
    std::size_t number = 0;
    for (const std::string_view object : objects) {
      const std::string where = document_.where + ", object " + std::to_string(++number);
      ParsedJson parsed = parse_json(object, true);
      warnings_ = std::move(parsed.warnings);
      if (parsed.ok) {
        read_value(parsed.value, where);
      } else {
        result_.rejected.push_back({where, std::move(parsed.why)});
      }
    }
    left_out_.tell(document_.where, result_.rejected);
    if (!rest.empty()) result_.rejected.push_back({document_.where, "text behind the last object"});
    return true;
  }

  void read_value(const Json& value, const std::string& where) {
    if (is_json_feed(value)) {
      feed_ = &value;
      read_list(value["items"], where);
    } else if (value.is_array()) {
      read_list(value, where);
    } else if (const std::optional<Json> posts = posts_of_ghost(value)) {
      read_list(*posts, where);
    } else if (const Json* inside = unwrapped(value)) {
      read_value(*inside, where);
    } else {
      read_article(value, where);
    }
  }

  /// An article of a list may lie in an envelope of its own, and a list in one of a list.
  void read_list(const Json& list, const std::string& where) {
    std::size_t number = 0;
    for (const Json& item : list) {
      ++number;
      const std::string here = list.size() == 1 ? where : where + ", article " + std::to_string(number);
      const Json* inside = feed_ == nullptr ? unwrapped(item) : nullptr;
      if (inside != nullptr && (inside->is_object() || (!inside->empty() && inside->front().is_object()))) {
        read_value(item, here);
      } else {
        read_article(item, here);
      }
    }
  }

  void read_article(const Json& value, const std::string& where) {
    if (!value.is_object()) {
      result_.rejected.push_back(
          {where, "an article must be a JSON object, this is " + std::string(type_of(value))});
      return;
    }
    ReadArticle read;
    read.where = where;
    read.warnings = warnings_;
    if (feed_ != nullptr) {
      read_json_feed_item(value, *feed_, read);
    } else if (is_ninjs(value)) {
      read_ninjs(value, read);
    } else if (is_own_form(value)) {
      try {
        read.article = schema::article_from_json(json_text(value));
      } catch (const schema::Error& error) {
        result_.rejected.push_back({where, error.what()});
        return;
      }
      check_annotations(read);
    } else {
      const std::optional<Json> flat = flattened(value);
      const Json& record = flat ? *flat : value;
      if (const std::string_view kind = kind_beside_articles(record); !kind.empty()) {
        left_out_.add(kind);
        return;
      }
      read_record(record, read, document_.traced);
      if (std::string why = refusal(record, read); !why.empty()) {
        result_.rejected.push_back({where, std::move(why)});
        return;
      }
    }
    result_.articles.push_back(std::move(read));
  }

  /// Why a record isn't an article; empty for one that is.
  [[nodiscard]] static std::string refusal(const Json& value, const ReadArticle& read) {
    if (!has_text_key(value)) {
      return "no text under a known key (headline, title, body, text, content); the keys are " +
             keys_of(value) + ": call one of them so";
    }
    const schema::Article& article = read.article;
    if (!article.headline.empty() || !article.body.empty() || !article.subheadline.empty()) return {};
    for (const char* key : {"body", "text", "content", "headline", "title"}) {
      const auto found = value.find(key);
      if (found != value.end() && !found->is_null() && !found->is_string()) {
        return std::string("\"") + key + "\" must be a text, this is " + std::string(type_of(*found));
      }
    }
    return {};
  }

  [[nodiscard]] static std::string keys_of(const Json& value) {
    std::string out;
    std::size_t count = 0;
    for (auto it = value.begin(); it != value.end() && count < 8; ++it, ++count) {
      out.append(out.empty() ? "\"" : ", \"").append(beginning_of(it.key(), 40)).append("\"");
    }
    if (value.size() > count) out += ", ...";
    return out.empty() ? "none" : out;
  }

  const RawDocument& document_;
  ReadResult result_;
  std::vector<std::string> warnings_;
  LeftOut left_out_;
  const Json* feed_ = nullptr;  ///< The JSON Feed whose items are being read.
};

}  // namespace

ReadResult read_json(const RawDocument& document) {
  return Reader(document).run();
}

}  // namespace news::reading
