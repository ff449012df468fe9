#include "reading/json_fields.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "reading/addresses.h"
#include "reading/blocks.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/credits.h"
#include "reading/decode.h"
#include "reading/feed_authors.h"
#include "reading/head_lines.h"
#include "reading/json_keys.h"
#include "reading/json_settle.h"
#include "reading/json_text.h"
#include "reading/json_values.h"
#include "reading/once.h"
#include "reading/prose.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

bool is_media_topic(std::string_view id) {
  return id.starts_with("medtop:") && id.size() == 15 &&
         std::all_of(id.begin() + 7, id.end(), is_ascii_digit);
}

class Record {
 public:
  Record(ReadArticle& read, bool traced) : read_(read), article_(read.article), traced_(traced) {}

  void take(const Json& record) {
    sort_keys(record);
    for (std::size_t field = 0; field < candidates_.size(); ++field) {
      std::vector<Candidate>& found = candidates_[field];
      std::stable_sort(found.begin(), found.end(),
                       [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
      const bool date = field == static_cast<std::size_t>(Field::published) ||
                        field == static_cast<std::size_t>(Field::modified);
      if (date && found.size() > 1) prefer_date(found);
      bool filled = false;
      const Candidate* refused = nullptr;
      for (const Candidate& candidate : found) {
        if (!filled && put(static_cast<Field>(field), *candidate.value)) {
          filled = true;
          if (is_beginning(static_cast<Field>(field), candidate)) article_.teaser = true;
          if (traced_) trace(static_cast<Field>(field), candidate);
        } else {
          if (!filled && refused == nullptr) refused = &candidate;
          keep(*candidate.key, *candidate.value);
        }
      }
      if (!filled && refused != nullptr && is_told(static_cast<Field>(field), *refused->value)) {
        read_.warnings.push_back("\"" + *refused->key + "\" can't be " +
                                 std::string(type_of(*refused->value)) + ", left out");
      }
    }
    settle_record(read_);
  }

 private:
  static constexpr std::size_t kLastRank = 1000;

  struct Candidate {
    std::size_t rank;
    const std::string* key;
    const Json* value;
  };

  /// Where the first paragraph is all there is of a text.
  static bool is_beginning(Field field, const Candidate& candidate) {
    return field == Field::body && candidate.rank == meaning_of("lead_paragraph")->rank;
  }

  void sort_keys(const Json& record) {
    for (auto it = record.begin(); it != record.end(); ++it) {
      const Meaning* meaning = meaning_of(it.key());
      const Json& value = meaning == nullptr ? it.value() : as_list(it.value());
      if (is_empty(value) || (meaning != nullptr && is_unknown_to(meaning->field, value))) continue;
      if (meaning != nullptr && is_page_as_source(meaning->field, value)) {
        candidates_[static_cast<std::size_t>(Field::url)].push_back({kLastRank, &it.key(), &value});
      } else if (meaning != nullptr && may_be(meaning->field, value)) {
        candidates_[static_cast<std::size_t>(meaning->field)].push_back({meaning->rank, &it.key(), &value});
      } else if (it.key() != "v" && it.key() != "path") {
        keep(it.key(), it.value());
      }
    }
  }

  /// The list that a text was made of, or the value itself.
  const Json& as_list(const Json& value) {
    const auto texts = value.is_string() ? texts_of_written_list(trim(value.get_ref<const std::string&>()))
                                         : std::optional<std::vector<std::string>>();
    return texts ? written_lists_.emplace_back(*texts) : value;
  }

  /// A headline may be "Unknown", and a keyword; nobody is called so.
  static bool is_unknown_to(Field field, const Json& value) {
    static constexpr auto kNames =
        std::to_array({Field::id, Field::url, Field::source, Field::authors, Field::section, Field::body});
    return value.is_string() && std::find(kNames.begin(), kNames.end(), field) != kNames.end() &&
           is_unknown(value.get_ref<const std::string&>());
  }

  /// Where an article comes from may be its page; the paper is named elsewhere, or by the page.
  static bool is_page_as_source(Field field, const Json& value) {
    if (field != Field::source || !value.is_string()) return false;
    const std::string_view text = trim(value.get_ref<const std::string&>());
    return is_address(text) && !is_home_page(text);
  }

  /// What only says that something is so, or how often, is no date.
  static bool may_be(Field field, const Json& value) {
    if (field == Field::fetched) return is_date_that_counts(value);
    return (field != Field::published && field != Field::modified) || !truth_of(value);
  }

  /// The first of several that is a date goes before the others.
  void prefer_date(std::vector<Candidate>& found) {
    const auto first = std::find_if(found.begin(), found.end(), [](const Candidate& candidate) {
      return is_date_that_counts(*candidate.value);
    });
    if (first == found.end()) return;
    for (auto passed = found.begin(); traced_ && passed != first; ++passed)
      trace_dropped("json." + *passed->key + " is no date", json_text(*passed->value));
    std::rotate(found.begin(), first, first + 1);
  }

  void trace_dropped(std::string rule, const std::string& text) {
    if (traced_)
      read_.trace.push_back({"dropped", std::move(rule), std::string(beginning_of(text, 120)), 0.9});
  }

  void trace(Field field, const Candidate& candidate) {
    constexpr std::size_t kTraced = 120;
    const Json& value = *candidate.value;
    std::string text = value.is_string()
                           ? std::string(beginning_of(value.get_ref<const std::string&>(), kTraced))
                           : std::string(beginning_of(json_text(value), kTraced));
    read_.trace.push_back({std::string(name_of(field)), "json." + *candidate.key, std::move(text), 1});
  }

  /// What our own form has another meaning for is kept under another name.
  void keep(const std::string& key, const Json& value) {
    static const std::unordered_set<std::string_view> kOwn = {
        "v",       "path",    "id",       "url",       "source",      "language", "published", "modified",
        "authors", "section", "keywords", "headline",  "subheadline", "body",     "captions",  "quotes",
        "related", "persons", "topics",   "embargoed", "version",     "teaser",   "fetched"};
    article_.extra[kOwn.contains(key) ? "original_" + key : key] = json_text(value);
  }

  /// Whether somebody should know that a value was left out. Where no author is named is an address, and
  /// where no caption is the picture's.
  static bool is_told(Field field, const Json& value) {
    if (field == Field::captions) return !value.is_string() && !value.is_structured();
    return field != Field::authors || !(value.is_string() || value.is_array());
  }

  /// False for a value that the field can't hold.
  bool put(Field field, const Json& value) {
    switch (field) {
      case Field::id:
        return put_id(value);
      case Field::url:
        return put_url(value);
      case Field::source:
        return put_line(article_.source, value);
      case Field::language:
        return put_line(article_.language, value);
      case Field::published:
        return put_date(article_.published, value);
      case Field::modified:
        return put_date(article_.modified, value);
      case Field::authors:
        return put_authors(value);
      case Field::section:
        return put_section(value);
      case Field::keywords:
      case Field::topics:
        return put_keywords(value);
      case Field::headline:
        return put_line(article_.headline, value);
      case Field::subheadline:
        return put_line(article_.subheadline, value);
      case Field::body:
        return put_body(value);
      case Field::captions:
        return put_captions(value);
      case Field::related:
        return put_related(value);
      case Field::embargoed:
        return put_embargo(value);
      case Field::fetched:
        return put_date(article_.fetched, value);
      case Field::count:
        break;
    }
    return false;
  }

  bool put_related(const Json& value) {
    if (!value.is_array()) return false;
    for (const Json& item : value) {
      schema::Related related = related_of(item);
      if (!related.title.empty()) article_.related.push_back(std::move(related));
    }
    return !article_.related.empty();
  }

  static bool put_line(std::string& field, const Json& value) {
    field = line_of(value);
    if (field.find("</") != std::string::npos) field = line_of_markup(field);
    return !field.empty();
  }

  /// {"@type": "WebPage", "@id": "https://..."}
  bool put_url(const Json& value) {
    if (value.is_object()) article_.url = member(value, {"@id", "url", "href", "id"});
    return value.is_object() ? !article_.url.empty() : put_line(article_.url, value);
  }

  static bool put_date(std::string& field, const Json& value) {
    field = date_line(value);
    return !field.empty();
  }

  /// What can't be read withholds the article, and stamp() tells so.
  bool put_embargo(const Json& value) {
    const auto truth = truth_of(value);
    if (truth || (value.is_number() && value == 0)) {
      if (truth && *truth) article_.embargoed = schema::kWithheld;
      return true;
    }
    const std::string until = date_line(value);
    reading::put_embargo(read_, "json.embargo", until.empty() ? json_text(value) : until);
    return true;
  }

  /// Ids stay as they are, blanks included.
  bool put_id(const Json& value) {
    article_.id = value.is_string() ? value.get_ref<const std::string&>() : line_of(value);
    return !article_.id.empty();
  }

  /// An entry of a list may be anything that writes; a text by itself is a byline.
  bool put_authors(const Json& value) {
    for (const std::string& line : lines_of(value)) {
      const std::vector<std::string> names = names_beside_addresses(line);
      if (names.empty() || is_address(line)) trace_dropped("json.author is an address", line);
      for (const std::string& name : names) {
        const bool byline = !value.is_array() && names_of_catalogue(name).empty();
        for (const std::string& one : byline ? names_of_byline(name) : std::vector{name})
          put_author(article_.authors, one);
      }
    }
    return !article_.authors.empty();
  }

  /// The first of several; the others are keywords.
  bool put_section(const Json& value) {
    std::vector<std::string> lines = lines_of(value);
    if (lines.empty()) return false;
    article_.section = std::move(lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i) put_once(article_.keywords, std::move(lines[i]));
    return true;
  }

  void put_keyword(const std::string& keyword) {
    if (is_nothing(keyword)) return;
    if (!is_media_topic(keyword)) {
      put_once(article_.keywords, keyword);
      return;
    }
    put_topic({keyword, {}, 1, {"metadata"}});
  }

  void put_topic(schema::Topic topic) {
    const bool known = std::any_of(article_.topics.begin(), article_.topics.end(),
                                   [&](const schema::Topic& other) { return other.id == topic.id; });
    if (!known) article_.topics.push_back(std::move(topic));
  }

  bool put_keywords(const Json& value) {
    const std::size_t before = article_.keywords.size() + article_.topics.size();
    if (!value.is_array()) {
      for (const std::string& keyword : split_list(line_of(value))) put_keyword(keyword);
      return article_.keywords.size() + article_.topics.size() > before || value.is_string();
    }
    for (const Json& item : value) {
      // Tags for the site's own use, and for who wrote.
      if (item.is_object() && member(item, {"visibility"}) == "internal") continue;
      if (item.is_object() && member(item, {"type"}) == "contributor") {
        put_author(article_.authors, line_of(item));
      } else if (item.is_object() && is_media_topic(member(item, {"id", "code", "qcode"}))) {
        put_topic({member(item, {"id", "code", "qcode"}),
                   member(item, {"name", "label", "title"}),
                   1,
                   {"metadata"}});
      } else if (item.is_object() && item.contains("rank")) {
        // The name is the list that the keyword is from.
        put_keyword(member(item, {"value", "name"}));
      } else {
        put_keyword(line_of(item));
      }
    }
    return true;
  }

  /// A text, or blocks of one with pictures between them.
  bool put_body(const Json& value) {
    if (!value.is_array()) return put_text(clean_text_of_block(value));
    std::string plain;
    for (const Json& block : value) {
      const std::string text = clean_text_of_block(block);
      if (block.is_object() && block.contains("caption")) {
        put_caption(block);
      } else if (holds_paragraphs(text)) {
        append_body(paragraphs_of(std::exchange(plain, {})));
        put_markup(text);
      } else if (!trim(text).empty()) {
        plain.append(plain.empty() ? "" : "\n\n").append(squeeze(text));
      }
    }
    append_body(paragraphs_of(plain));
    return !article_.body.empty();
  }

  void append_body(std::string_view text) {
    if (!text.empty()) article_.body.append(article_.body.empty() ? "" : "\n\n").append(text);
  }

  bool put_text(const std::string& text) {
    if (holds_paragraphs(text)) {
      put_markup(text);
    } else {
      append_body(paragraphs_of(text));
    }
    return !article_.body.empty();
  }

  /// Where a text is broken by markup, what the markup says counts.
  void put_markup(const std::string& text) {
    Prose prose = prose_of(text);
    put_surroundings(read_, prose);
    for (schema::Caption& caption : prose.captions) {
      part_from_credit(caption);
      reading::put_caption(article_.captions, std::move(caption));
    }
    append_body(prose.body);
  }

  bool put_captions(const Json& value) {
    const std::size_t before = article_.captions.size();
    if (value.is_array()) {
      for (const Json& item : value) put_caption(item);
    } else {
      put_caption(value);
    }
    return article_.captions.size() > before;
  }

  void put_caption(const Json& value) {
    schema::Caption caption = caption_of(value);
    if (!caption.text.empty() || !caption.alt.empty()) article_.captions.push_back(std::move(caption));
  }

  ReadArticle& read_;
  schema::Article& article_;
  bool traced_;
  std::deque<Json> written_lists_;  ///< What candidates point to.
  std::array<std::vector<Candidate>, static_cast<std::size_t>(Field::count)> candidates_;
};

}  // namespace

std::string_view type_of(const nlohmann::json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  if (value.is_string()) return "a text";
  if (value.is_number()) return "a number";
  return value.is_boolean() ? "true or false" : "null";
}

void read_record(const nlohmann::json& record, ReadArticle& read, bool traced) {
  Record(read, traced).take(record);
}

bool has_text_key(const nlohmann::json& record) {
  for (auto it = record.begin(); it != record.end(); ++it) {
    const Meaning* meaning = is_empty(it.value()) ? nullptr : meaning_of(it.key());
    if (meaning == nullptr) continue;
    const bool text = meaning->field == Field::headline || meaning->field == Field::body ||
                      meaning->field == Field::subheadline;
    const bool many_articles = it.value().is_array() && it.value().front().is_object();
    if (text && !many_articles) return true;
  }
  return false;
}

}  // namespace news::reading
