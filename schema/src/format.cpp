#include <news/schema/internal/format.h>

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include <nlohmann/json.hpp>

#include <news/schema/error.h>
#include <news/schema/internal/fold.h>

namespace news::schema {
namespace {

constexpr const char* kFormatKey = "news.format";
constexpr const char* kAnalyzerKey = "news.analyzer";
constexpr const char* kFeaturesKey = "news.features";
constexpr const char* kPersonSalienceKey = "news.person_facet_salience";
constexpr const char* kSpeakerConfidenceKey = "news.speaker_confidence";
constexpr const char* kRevisionKey = "news.revision";

constexpr std::string_view kAnalyzer = "words-1";

/// Features beyond the base format. A writer must know each it meets, and a reader each that is stored as
/// "name<TAB>rw"; readers may pass over "name<TAB>w".
constexpr std::string_view kReadersToo = "rw";
constexpr std::array kKnownFeatures = {
    kQuoteRuns,        kQuoteRunIds,      kQuoteRunValues,        kQuoteWordOrder,
    kRecordDictionary, kAnnotationsApart, kPartsWithoutPositions, kPositionChunks};

bool is_known(std::string_view feature) {
  return std::find(kKnownFeatures.begin(), kKnownFeatures.end(), feature) != kKnownFeatures.end();
}

double number(const std::string& text, const char* key) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(ErrorCode::index_corrupt, std::string("the index doesn't say its ") + key,
                "run `newsindex check`");
  }
  return value;
}

std::string short_text(double value) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << value;
  return out.str();
}

/// A key of the metadata table holds 253 bytes; names may be longer.
constexpr std::size_t kMostKeyBytes = 253;

std::string bounded_key(std::string key, std::size_t most = 200) {
  if (key.size() <= most) return key;
  const XXH64_hash_t hash = XXH3_64bits(key.data(), key.size());
  key.resize(160);
  return key + "#" + std::to_string(hash);
}

}  // namespace

Format current_format() {
  Format format;
  format.analyzer = kAnalyzer;
  format.person_facet_salience = 0.39;  // two mentions, or one in the first two paragraphs
  format.speaker_confidence = kSpeakerConfidence;
  format.features.assign(kKnownFeatures.begin(), kKnownFeatures.end());
  return format;
}

bool Format::has(std::string_view feature) const {
  return std::find(features.begin(), features.end(), feature) != features.end();
}

std::vector<std::pair<std::string, std::string>> format_entries(const Format& format) {
  std::string features;
  for (const std::string& feature : format.features)
    features.append(feature).append("\t").append(kReadersToo).append("\n");
  return {{kFormatKey, std::to_string(format.number)},
          {kAnalyzerKey, format.analyzer},
          {kPersonSalienceKey, short_text(format.person_facet_salience)},
          {kSpeakerConfidenceKey, short_text(format.speaker_confidence)},
          {kFeaturesKey, features}};
}

void stamp(Xapian::WritableDatabase& database, const Format& format) {
  for (const auto& [key, value] : format_entries(format)) database.set_metadata(key, value);
}

Format verify(const Xapian::Database& database, bool writing) {
  Format format;
  const std::string stored = database.get_metadata(kFormatKey);
  if (stored.empty()) {
    throw Error(ErrorCode::index_corrupt, "this Xapian database wasn't written by newsindex",
                "name a directory made by `newsindex add`; where this is one, run `newsindex check`");
  }
  format.number = static_cast<int>(number(stored, kFormatKey));
  if (format.number > kFormat) {
    throw Error(ErrorCode::format_newer,
                "the index has format " + stored + ", this program reads format " + std::to_string(kFormat),
                "use the newer program that wrote it");
  }
  if (format.number < kFormat) {
    throw Error(ErrorCode::format_older,
                "the index has format " + stored + ", this program reads format " + std::to_string(kFormat),
                "export it with the program that wrote it and add the articles anew");
  }
  format.analyzer = database.get_metadata(kAnalyzerKey);
  if (format.analyzer != kAnalyzer) {
    throw Error(ErrorCode::format_newer,
                "the index cuts words in a way that this program doesn't know (" + format.analyzer + ")",
                "use the newer program that wrote it");
  }
  std::istringstream features(database.get_metadata(kFeaturesKey));
  for (std::string line; std::getline(features, line);) {
    const auto tab = line.find('\t');
    const std::string name = line.substr(0, tab);
    const std::string who = tab == std::string::npos ? std::string(kReadersToo) : line.substr(tab + 1);
    if (!is_known(name) && (writing || who == kReadersToo)) {
      throw Error(ErrorCode::format_newer,
                  "the index uses the feature \"" + name + "\", which this program doesn't know",
                  "use the newer program that wrote it");
    }
    format.features.push_back(name);
  }
  format.person_facet_salience = number(database.get_metadata(kPersonSalienceKey), kPersonSalienceKey);
  format.speaker_confidence = number(database.get_metadata(kSpeakerConfidenceKey), kSpeakerConfidenceKey);
  return format;
}

std::uint64_t revision_of(const Xapian::Database& database) {
  const std::string stored = database.get_metadata(kRevisionKey);
  std::uint64_t revision = 0;
  std::from_chars(stored.data(), stored.data() + stored.size(), revision);
  return revision;
}

void set_revision(Xapian::WritableDatabase& database, std::uint64_t revision) {
  const auto [key, value] = revision_entry(revision);
  database.set_metadata(key, value);
}

std::string touched_entry(const std::vector<std::string>& ids) {
  std::string entry;
  for (const std::string& id : ids) entry += std::to_string(id.size()) + " " + id;
  return entry;
}

std::vector<std::string> touched_articles(const Xapian::Database& quotes) {
  const std::string entry = quotes.get_metadata(kTouchedKey);
  std::vector<std::string> ids;
  for (std::string_view rest = entry; !rest.empty();) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), size);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (error != std::errc() || !rest.starts_with(' ') || size >= rest.size()) break;
    ids.emplace_back(rest.substr(1, size));
    rest.remove_prefix(1 + size);
  }
  return ids;
}

std::pair<std::string, std::string> revision_entry(std::uint64_t revision) {
  return {kRevisionKey, std::to_string(revision)};
}

std::string ordinal_key(std::string_view field, std::uint32_t ordinal) {
  return "o." + std::string(field) + "." + std::to_string(ordinal);
}

std::string value_key(std::string_view field, std::string_view label) {
  return bounded_key("v." + std::string(field) + "." + name_key(label));
}

std::string ordinal_count_key(std::string_view field) {
  return "n." + std::string(field);
}

std::string topic_key(std::string_view topic_id) {
  return bounded_key("t." + std::string(topic_id), kMostKeyBytes);
}

std::string encode_topic(const TopicNode& node) {
  nlohmann::ordered_json json = {{"id", node.id}, {"parent", node.parent}, {"name", node.name}};
  json["labels"] = nlohmann::ordered_json::object();
  for (const auto& [language, label] : node.labels) json["labels"][language] = label;
  return json.dump();
}

TopicNode decode_topic(std::string_view text) {
  const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
  if (!json.is_object())
    throw Error(ErrorCode::index_corrupt, "a topic in the index is damaged", "run `newsindex check`");
  TopicNode node{json.value("id", ""), json.value("parent", ""), json.value("name", ""), {}};
  if (const auto labels = json.find("labels"); labels != json.end() && labels->is_object()) {
    for (const auto& [language, label] : labels->items()) {
      if (label.is_string()) node.labels.emplace_back(language, label.get<std::string>());
    }
  }
  return node;
}

}  // namespace news::schema
