#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <news/schema/internal/format.h>

namespace news::topics {

/// Words, folded, or a code that mean a topic in a language; empty for all that give them no other meaning.
struct TopicName {
  std::string language;
  std::string words;
};

/// The Media Topics: their tree, their names, and the ways that sources refer to them.
/// Threads: all const functions may be called from several threads at once.
class Vocabulary {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  /// Reads mediatopics.tsv and aliases.tsv. Throws schema::Error{data_missing} with file and line.
  explicit Vocabulary(const std::filesystem::path& directory);

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const schema::TopicNode& node(std::uint32_t topic) const { return nodes_[topic]; }
  [[nodiscard]] std::uint32_t parent(std::uint32_t topic) const { return parents_[topic]; }
  [[nodiscard]] std::uint32_t top_of(std::uint32_t topic) const;
  [[nodiscard]] bool is_below(std::uint32_t topic, std::uint32_t ancestor) const;

  /// The topic with that id, kNone when there is none.
  [[nodiscard]] std::uint32_t find(std::string_view id) const;

  /// The topic that a code of a source means: "medtop:20000344", an address that ends in
  /// "/mediatopic/20000344", a retired id, a subject code ("subj:04000000", "04000000",
  /// "http://cv.iptc.org/newscodes/subjectcode/04000000").
  [[nodiscard]] std::uint32_t find_code(std::string_view code) const;

  /// The topic that a word of a source means, by label or alias, without regard to case and accents. The
  /// article's language goes before English, then the others; a label that two topics of one language share
  /// means neither.
  [[nodiscard]] std::uint32_t find_label(std::string_view label, std::string_view language) const;

  /// All words and codes by which find_label() and find_code() find the topic: those of a language only where
  /// they find something else without it. Goes through the whole vocabulary.
  [[nodiscard]] std::vector<TopicName> names_of(std::uint32_t topic) const;

 private:
  using Labels = std::unordered_map<std::string, std::uint32_t>;

  void read_topics(const std::filesystem::path& file);
  void read_aliases(const std::filesystem::path& file);
  /// What find_label() finds for the folded label.
  [[nodiscard]] std::uint32_t meaning_of(const std::string& key, std::string_view language) const;
  void add_plurals();
  void add_label(const std::string& language, std::string_view label, std::uint32_t topic);

  std::vector<schema::TopicNode> nodes_;
  std::vector<std::uint32_t> parents_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::unordered_map<std::string, std::uint32_t> old_;
  std::map<std::string, Labels, std::less<>> labels_;   // by language
  std::map<std::string, Labels, std::less<>> aliases_;  // by language, "" for any
  std::vector<std::string> languages_;                  // of labels and aliases
};

}  // namespace news::topics
