#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <news/schema/article.h>

#include "topics/cue_matcher.h"
#include "topics/rule_file.h"
#include "topics/vocabulary.h"

namespace news::topics {

/// Cues that `why` names.
inline constexpr std::size_t kReasons = 6;

/// How often a cue occurs in each part of an article.
struct CueCount {
  std::uint32_t cue = 0;
  std::array<std::uint32_t, kParts> in{};
};

/// What the rules say of one topic in one article.
struct Evidence {
  std::uint32_t topic = 0;
  double score = 0;
  double headline = 0;            ///< What the cues of the headline alone would give.
  double scale = 1;               ///< As the rule says.
  unsigned distinct = 0;          ///< Different cues.
  double gathers = 0;             ///< As the rule says.
  bool passes = false;            ///< Enough for the rule: min_score and min_distinct.
  std::vector<CueCount> reasons;  ///< What weighs most first; only of what passes.
};

/// What the rules say of an article.
struct Weighed {
  std::uint32_t words = 0;         ///< Of headline, subheadline and body.
  std::vector<Evidence> evidence;  ///< In no order.
};

/// All rules of a directory, ready to be applied.
/// Threads: weigh() may be called from several threads at once.
class RuleSet {
 public:
  /// Reads every *.rules file. Throws schema::Error{data_missing} that names file and line.
  RuleSet(const std::filesystem::path& directory, const Vocabulary& vocabulary);

  /// The topics with any evidence in their favour whose `require` and `not` are met.
  [[nodiscard]] Weighed weigh(const schema::Article& article) const;

  /// A reason in words: "tariff x3 (headline)".
  [[nodiscard]] std::string describe(const CueCount& count) const;

 private:
  enum class Role : std::uint8_t { cue, require, exclude };
  struct Rule {
    std::uint32_t topic;
    std::string language;
    double min_score;
    unsigned min_distinct;
    double scale;
    double gathers;
    PartWeights weights;
    bool requires_cue;
  };
  /// Words of an article.
  struct Lengths {
    std::uint32_t body = 0;
    std::uint32_t all = 0;  ///< Headline, subheadline and body.
  };
  struct Use {
    std::uint32_t rule;
    Role role;
    double weight;
  };

  void add_file(RuleFile file, const Vocabulary& vocabulary, std::string_view name);
  std::uint32_t add_cue(const std::string& text, const std::string& where);
  [[nodiscard]] std::vector<CueCount> count(const schema::Article& article, Lengths& lengths) const;

  CueMatcher matcher_;
  std::vector<Rule> rules_;
  std::vector<std::vector<Use>> uses_;  // by cue
  std::vector<bool> ignored_;           // by cue
  std::vector<std::string> texts_;      // by cue
};

}  // namespace news::topics
