#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace news::topics {

/// The parts of an article that cues are looked for in.
enum class Part { headline, lead, body, caption, keywords, section };
inline constexpr std::size_t kParts = 6;
inline constexpr std::array<std::string_view, kParts> kPartNames = {"headline", "lead",     "body",
                                                                    "caption",  "keywords", "section"};

using PartWeights = std::array<double, kParts>;
inline constexpr PartWeights kPartWeights = {4, 2, 1, 1, 6, 6};

/// A word, stem or phrase as it stands in the rule file, and what it weighs.
struct Cue {
  std::string text;
  double weight = 0;
};

/// One block of a rule file.
struct TopicRule {
  std::string id;
  std::string label;     ///< As written behind the id; must be the topic's English label.
  std::string language;  ///< ISO 639-1; the rule is used for articles in it.
  double min_score = 0;
  unsigned min_distinct = 2;
  double scale = 1;  ///< Odds that it is the subject and no mere part of it, beside others with such cues.
  double gathers =
      0;  ///< Odds that it is the subject, by what is found for it and below it together; 0: it isn't asked.
  PartWeights weights = kPartWeights;
  std::vector<Cue> cues;
  std::vector<std::string> require;  ///< One of them must occur.
  std::vector<std::string> exclude;  ///< None of them may occur ("not").
  std::size_t yields = 0;            ///< The number of its list of RuleFile::yields, from 1; 0 for none.
  std::string where;                 ///< "data/topics/politics.rules:12"
};

/// Phrases for articles in one language.
struct PhraseList {
  std::string language;
  std::vector<std::string> phrases;
};

/// A rule file as read.
struct RuleFile {
  std::vector<TopicRule> rules;
  std::vector<PhraseList> ignored;  ///< Their words say nothing about any topic.
  std::vector<PhraseList> yields;   ///< Words of events that the topics behind them yield to.
};

/// A cue that counts as strong stands for itself, whatever `min_distinct` asks for.
inline constexpr double kStrongCue = 6;

/// Reads the text of a rule file; `name` is what errors call it.
/// Throws schema::Error{data_missing} with name and line for anything that isn't a rule.
[[nodiscard]] RuleFile parse_rules(std::string_view text, std::string_view name);

}  // namespace news::topics
