#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace news::schema {

/// The index format. A program reads exactly its own number; within a number, features say what else must be
/// known.
inline constexpr int kFormat = 1;

/// Features that this program knows; new indexes have them all.
/// The quotes of an article are documents in a row, in the article's order, and the terms of what they have
/// from their article (all facets but the speaker, and the day) stand with the first of them only.
inline constexpr std::string_view kQuoteRuns = "quote-runs";
/// The id of their article, as a term and as data, stands with the first of a run only.
inline constexpr std::string_view kQuoteRunIds = "quote-run-ids";
/// The values of what quotes have from their article (all facets but the speaker, day and moment) stand with
/// the first of a run only.
inline constexpr std::string_view kQuoteRunValues = "quote-run-values";
/// The order of a quote's words is stored in kWordOrderSlot; where it is, its terms have no positions.
inline constexpr std::string_view kQuoteWordOrder = "quote-word-order";
/// Positions of articles' words lie in the metadata, those of many articles in an entry (position_chunks.h).
inline constexpr std::string_view kPositionChunks = "position-chunks";
/// Records may be compressed with dictionaries that lie in the metadata of the articles
/// (record_dictionary.h).
inline constexpr std::string_view kRecordDictionary = "record-dictionary";

/// The annotations of a record may stand apart from its JSON (record.h).
inline constexpr std::string_view kAnnotationsApart = "annotations-apart";

/// Words of headline, subheadline and captions have their positions among the unprefixed words only.
inline constexpr std::string_view kPartsWithoutPositions = "parts-without-positions";

/// From this confidence on a quote has a speaker: in what is shown, in search, in facets and statistics
/// alike. Of the speakers between .6 and .7, nine in ten are right (83 cases of PolNeAR's training part); the
/// rules below are wrong as often as right.
inline constexpr double kSpeakerConfidence = 0.6;

/// What an index says of itself, stored in the metadata of both databases and obeyed by the reader.
struct Format {
  int number = kFormat;
  std::string analyzer;               ///< How words were cut and folded: "words-1".
  double person_facet_salience = 0;   ///< From this salience on an article belongs to a person's facet.
  double speaker_confidence = 0;      ///< From this confidence on a quote belongs to its speaker's facet.
  std::vector<std::string> features;  ///< Names beyond the base format that are in use.

  [[nodiscard]] bool has(std::string_view feature) const;
};

/// What this program writes.
[[nodiscard]] Format current_format();

/// The format as entries of the metadata.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> format_entries(const Format& format);

/// Writes the format into an empty database.
void stamp(Xapian::WritableDatabase& database, const Format& format);

/// Reads it and throws where this program can't read (or, with `writing`, can't write) the database:
/// Error format_newer, format_older, index_corrupt (no stamp: not one of ours).
[[nodiscard]] Format verify(const Xapian::Database& database, bool writing);

/// Revision of the index: the same number in both databases after each commit.
[[nodiscard]] std::uint64_t revision_of(const Xapian::Database& database);
void set_revision(Xapian::WritableDatabase& database, std::uint64_t revision);
[[nodiscard]] std::pair<std::string, std::string> revision_entry(std::uint64_t revision);

/// In the quotes' metadata: ids of the articles that the last batch of changes in place touched. Quotes are
/// committed before articles: of two different revisions, the quotes of these are a batch ahead.
inline constexpr const char* kTouchedKey = "news.touched";
[[nodiscard]] std::string touched_entry(const std::vector<std::string>& ids);
[[nodiscard]] std::vector<std::string> touched_articles(const Xapian::Database& quotes);

/// Keys of metadata. A dictionary has one entry per ordinal and one per value, never one big one.
[[nodiscard]] std::string ordinal_key(std::string_view field, std::uint32_t ordinal);  ///< -> label
[[nodiscard]] std::string value_key(std::string_view field, std::string_view label);  ///< -> ordinal, decimal
[[nodiscard]] std::string ordinal_count_key(std::string_view field);  ///< -> ordinals given so far
[[nodiscard]] std::string topic_key(std::string_view topic_id);       ///< -> TopicNode as JSON

/// A topic as a searcher needs it: its place in the tree and its names.
struct TopicNode {
  std::string id;
  std::string parent;                                       ///< Empty for a top topic.
  std::string name;                                         ///< English.
  std::vector<std::pair<std::string, std::string>> labels;  ///< Language -> label, English included.
};
[[nodiscard]] std::string encode_topic(const TopicNode& node);
[[nodiscard]] TopicNode decode_topic(std::string_view json);

}  // namespace news::schema
