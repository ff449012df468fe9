#include <algorithm>
#include <utility>

#include <news/schema/error.h>

#include "topics/data_file.h"
#include "topics/rule_set.h"

namespace news::topics {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& where, const std::string& what) {
  throw schema::Error(schema::ErrorCode::data_missing, where + ": " + what,
                      "correct the line or restore the file that came with the program");
}

std::vector<fs::path> rule_files(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".rules") files.push_back(entry.path());
  }
  if (failed || files.empty()) fail(directory.string(), "no topic rules there");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

/// Gives each language its cues, numbered over all of them.
class RuleSet::Builder {
 public:
  Builder(RuleSet& rules, const Vocabulary& vocabulary) : rules_(rules), vocabulary_(vocabulary) {}

  void add(const std::vector<RuleFile>& files) {
    for (const RuleFile& file : files) {
      for (const PhraseList& list : file.ignored) {
        Part& part = language(list.language);
        for (const std::string& phrase : list.phrases) {
          rules_.languages_[part.number].ignored[add_cue(phrase, part).first] = true;
        }
      }
      for (std::size_t list = 0; list < file.yields.size(); ++list) {
        Part& part = language(file.yields[list].language);
        for (const std::string& phrase : file.yields[list].phrases) {
          uses_of(add_cue(phrase, part).second, part)
              .push_back({static_cast<std::uint32_t>(rules_.yields_ + list), Role::yields, true, 0});
        }
      }
      for (const TopicRule& rule : file.rules) add(rule);
      rules_.yields_ += file.yields.size();
    }
    for (const Part& part : parts_) {
      Language& language = rules_.languages_[part.number];
      language.uses_begin.push_back(0);
      for (std::size_t cue = 0; cue < rules_.texts_.size(); ++cue) {
        if (cue < part.uses.size()) {
          language.uses.insert(language.uses.end(), part.uses[cue].begin(), part.uses[cue].end());
        }
        language.uses_begin.push_back(static_cast<std::uint32_t>(language.uses.size()));
      }
      language.matcher.build();
    }
  }

 private:
  struct Part {
    std::size_t number;
    std::vector<std::vector<Use>> uses;  // by cue
  };

  Part& language(const std::string& code) {
    for (Part& part : parts_) {
      if (rules_.languages_[part.number].code == code) return part;
    }
    rules_.languages_.emplace_back().code = code;
    return parts_.emplace_back(Part{rules_.languages_.size() - 1, {}});
  }

  /// The language's number and the common one.
  std::pair<std::uint32_t, std::uint32_t> add_cue(const std::string& text, Part& part) {
    Language& language = rules_.languages_[part.number];
    const std::uint32_t local = language.matcher.add(text);
    if (local == language.cues.size()) {
      language.cues.push_back(static_cast<std::uint32_t>(rules_.texts_.size()));
      language.ignored.push_back(false);
      rules_.texts_.push_back(text);
    }
    return {local, language.cues[local]};
  }

  /// The number of its list among those of all files.
  [[nodiscard]] std::uint32_t yields_of(const TopicRule& rule) const {
    return rule.yields == 0 ? 0 : static_cast<std::uint32_t>(rules_.yields_ + rule.yields - 1);
  }

  static std::vector<Use>& uses_of(std::uint32_t cue, Part& part) {
    if (part.uses.size() <= cue) part.uses.resize(cue + 1);
    return part.uses[cue];
  }

  void add(const TopicRule& rule) {
    const std::uint32_t topic = vocabulary_.find(rule.id);
    if (topic == Vocabulary::kNone) fail(rule.where, "no topic has the id \"" + rule.id + "\"");
    if (vocabulary_.node(topic).name != rule.label) {
      fail(rule.where, rule.id + " is \"" + vocabulary_.node(topic).name + "\", not \"" + rule.label + "\"");
    }
    Part& part = language(rule.language);
    std::vector<Rule>& rules = rules_.languages_[part.number].rules;
    const auto number = static_cast<std::uint32_t>(rules.size());
    for (const Rule& other : rules) {
      if (other.topic == topic) fail(rule.where, rule.id + " has a rule already");
    }
    rules.push_back({topic, rule.min_score, rule.min_distinct, rule.scale, rule.gathers, rule.weights,
                     !rule.require.empty(), yields_of(rule)});
    const auto use = [&](const std::string& text, Role role, double weight) {
      uses_of(add_cue(text, part).second, part)
          .push_back({number, role, rule.weights == kPartWeights, weight});
    };
    for (const Cue& cue : rule.cues) use(cue.text, Role::cue, cue.weight);
    for (const std::string& text : rule.require) use(text, Role::require, 0);
    for (const std::string& text : rule.exclude) use(text, Role::exclude, 0);
  }

  RuleSet& rules_;
  const Vocabulary& vocabulary_;
  std::vector<Part> parts_;
};

RuleSet::RuleSet(const fs::path& directory, const Vocabulary& vocabulary) {
  std::vector<RuleFile> files;
  for (const fs::path& path : rule_files(directory)) {
    files.push_back(parse_rules(read_data_file(path), path.string()));
  }
  Builder(*this, vocabulary).add(files);
}

}  // namespace news::topics
