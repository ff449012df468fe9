#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "topics/cue_matcher.h"
#include "topics/rule_file.h"
#include "topics/vocabulary.h"

namespace news::topics {

/// Cues that `why` names.
inline constexpr std::size_t kReasons = 6;

/// How often a cue occurs in each part of an article; cues are numbered over all languages.
struct CueCount {
  std::uint32_t cue = 0;
  std::array<std::uint32_t, kParts> in{};
};

/// Some of the counts of an article, by their place in Weighed::counts.
struct Reasons {
  std::array<std::uint32_t, kReasons> at{};
  std::uint32_t size = 0;

  void add(std::uint32_t place) { at[size++] = place; }
  /// Takes a count in where it gains more than one that is there; those are in order of `gains`, equal ones
  /// as they came.
  void offer(std::uint32_t place, double gain, std::array<double, kReasons>& gains);
  [[nodiscard]] const std::uint32_t* begin() const { return at.data(); }
  [[nodiscard]] const std::uint32_t* end() const { return at.data() + size; }
};

/// What the rules say of one topic in one article.
struct Evidence {
  std::uint32_t topic = 0;
  double score = 0;
  double headline = 0;    ///< What the cues of the headline alone would give.
  double scale = 1;       ///< As the rule says, less where the rule yields.
  unsigned distinct = 0;  ///< Different cues, of those in one place the longest.
  double lift = 1;        ///< Undoes what the rule takes from it, of a topic that headline and lead name.
  double gathers = 0;     ///< So is this.
  bool passes = false;    ///< Enough for the rule: min_score and min_distinct.
  Reasons reasons;        ///< What weighs most first; only of what passes.
};

/// What the rules say of an article.
struct Weighed {
  std::uint32_t words = 0;         ///< Of headline, subheadline and body.
  std::vector<CueCount> counts;    ///< The cues found, by number.
  std::vector<Evidence> evidence;  ///< In no order.
};

/// What a source says of an article in words that rules may read. Those by which it names a topic aren't
/// among them: "conflict, war and peace" isn't about peace.
struct SourceWords {
  std::string_view section;
  std::vector<std::string_view> keywords;
};

/// All rules of a directory, ready to be applied.
/// Threads: weigh() may be called from several threads at once.
class RuleSet {
 public:
  /// Reads every *.rules file. Throws schema::Error{data_missing} that names file and line.
  RuleSet(const std::filesystem::path& directory, const Vocabulary& vocabulary);

  /// The topics with any evidence in their favour whose `require` and `not` are met.
  [[nodiscard]] Weighed weigh(const schema::Article& article, const SourceWords& source) const;

  /// A reason in words: "tariff x3 (headline)".
  [[nodiscard]] std::string describe(const CueCount& count) const;

 private:
  enum class Role : std::uint8_t { cue, require, exclude, yields };
  struct Rule {
    std::uint32_t topic;
    double min_score;
    unsigned min_distinct;
    double scale;
    double gathers;
    PartWeights weights;
    bool requires_cue;
    std::uint32_t yields;  ///< The number of its list; 0 for none.
  };
  /// Words of an article.
  struct Lengths {
    std::uint32_t body = 0;
    std::uint32_t all = 0;  ///< Headline, subheadline and body.
  };
  struct Use {
    std::uint32_t rule;  ///< For Role::yields the number of the list.
    Role role;
    bool usual;  ///< The rule weighs the parts by kPartWeights.
    double weight;
  };
  /// The rules for articles in one language.
  struct Language {
    std::string code;
    CueMatcher matcher;
    std::vector<std::uint32_t> cues;  ///< The number of each of the matcher's cues.
    std::vector<bool> ignored;        ///< By the matcher's cue.
    std::vector<Rule> rules;
    std::vector<Use> uses;                  ///< Those of one cue side by side.
    std::vector<std::uint32_t> uses_begin;  ///< By cue, one more than there are cues.
  };
  struct Scratch;
  class Builder;

  [[nodiscard]] const Language* language_of(std::string_view code) const;
  static void count(const Language& language, const schema::Article& article, const SourceWords& source,
                    Scratch& scratch, Lengths& lengths);
  /// Different cues of each rule. What lies inside another cue of the rule is no cue of its own there: a word
  /// isn't found twice for being written in two ways, or for standing in a phrase.
  static void count_distinct(const Language& language, Scratch& scratch);

  std::vector<Language> languages_;
  std::size_t yields_ = 1;          ///< Lists of `yields`, the empty one among them.
  std::vector<std::string> texts_;  // by cue
};

}  // namespace news::topics
