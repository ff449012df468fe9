#include "topics/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/internal/fold.h>
#include <news/schema/internal/lexicon.h>

#include "topics/cue_matcher.h"
#include "topics/data_file.h"

namespace news::topics {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kLanguages = {"en", "de", "fr", "es", "pt", "ar", "zh"};
enum Column : std::size_t { kId, kParent, kFirstLabel, kAlso = 9, kOld = 10, kColumns };

/// Labels in other scripts have no word boundaries that name_key knows better than we do; it serves all.
std::string key_of(std::string_view label) {
  return schema::name_key(label);
}

/// "investigation (criminal)" -> "investigation"; the whole label when nothing is in parentheses.
std::string_view without_aside(std::string_view label) {
  const auto open = label.find(" (");
  return open == std::string_view::npos || open == 0 ? label : label.substr(0, open);
}

}  // namespace

Vocabulary::Vocabulary(const fs::path& directory) {
  read_topics(directory / "mediatopics.tsv");
  add_plurals();
  read_aliases(directory / "aliases.tsv");
  languages_.assign(kLanguages.begin(), kLanguages.end());
  for (const auto& [language, labels] : aliases_) {
    const bool listed = std::find(languages_.begin(), languages_.end(), language) != languages_.end();
    if (!language.empty() && !listed) languages_.push_back(language);
  }
}

void Vocabulary::read_topics(const fs::path& file) {
  const std::string text = read_data_file(file);
  TableReader table(text, file.string());
  std::vector<std::string_view> cells;
  bool heading = true;
  while (table.next(cells)) {
    if (cells.size() != kColumns)
      table.fail("a topic has 11 columns, this line has " + std::to_string(cells.size()));
    if (std::exchange(heading, false)) continue;
    const auto topic = static_cast<std::uint32_t>(nodes_.size());
    if (!cells[kId].starts_with("medtop:"))
      table.fail("\"" + std::string(cells[kId]) + "\" is no id of a topic");
    if (!ids_.emplace(cells[kId], topic).second) table.fail(std::string(cells[kId]) + " is there twice");
    schema::TopicNode node;
    node.id = cells[kId];
    node.parent = cells[kParent];
    node.name = cells[kFirstLabel];
    if (node.name.empty()) table.fail(node.id + " has no English label");
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      const std::string_view label = cells[kFirstLabel + i];
      if (!label.empty()) node.labels.emplace_back(kLanguages[i], label);
    }
    for_each_item(cells[kAlso], ';', [&](std::string_view label) { node.labels.emplace_back("en", label); });
    for_each_item(cells[kOld], ' ', [&](std::string_view code) { old_.emplace(code, topic); });
    nodes_.push_back(std::move(node));
  }
  if (nodes_.empty()) table.fail("no topics");
  for (const schema::TopicNode& node : nodes_) {
    parents_.push_back(node.parent.empty() ? kNone : find(node.parent));
    if (!node.parent.empty() && parents_.back() == kNone) table.fail(node.id + " has an unknown parent");
  }
  for (std::uint32_t topic = 0; topic < nodes_.size(); ++topic) {
    std::size_t steps = 0;
    for (std::uint32_t up = topic; up != kNone; up = parents_[up]) {
      if (++steps > nodes_.size()) table.fail(nodes_[topic].id + " is below itself");
    }
    for (const auto& [language, label] : nodes_[topic].labels) {
      add_label(language, label, topic);
      if (const auto shorter = without_aside(label); shorter != label) add_label(language, shorter, topic);
    }
  }
}

/// Some labels stand for a topic and for one below it, in one language: the upper one is what they surely
/// mean.
void Vocabulary::add_label(const std::string& language, std::string_view label, std::uint32_t topic) {
  const auto [entry, fresh] = labels_[language].emplace(key_of(label), topic);
  if (fresh || entry->second == topic || entry->second == kNone || is_below(topic, entry->second)) return;
  entry->second = is_below(entry->second, topic) ? topic : kNone;
}

/// English labels are often singular, keywords often plural; a label goes before the plural of another.
void Vocabulary::add_plurals() {
  Labels& english = labels_["en"];
  const std::vector<std::pair<std::string, std::uint32_t>> singular(english.begin(), english.end());
  for (const auto& [key, topic] : singular) {
    if (topic != kNone && !key.ends_with('s')) english.emplace(plural_of(key), topic);
  }
}

void Vocabulary::read_aliases(const fs::path& file) {
  const std::string text = read_data_file(file);
  TableReader table(text, file.string());
  std::vector<std::string_view> cells;
  while (table.next(cells)) {
    if (cells.size() != 2 && cells.size() != 3)
      table.fail("an alias has 2 or 3 columns: words, id or -, language");
    const std::uint32_t topic = cells[1] == "-" ? kNone : find(cells[1]);
    if (topic == kNone && cells[1] != "-")
      table.fail("no topic has the id \"" + std::string(cells[1]) + "\"");
    Labels& labels = aliases_[cells.size() == 3 ? std::string(cells[2]) : std::string()];
    for_each_item(cells[0], ';', [&](std::string_view alias) {
      if (!labels.emplace(key_of(alias), topic).second)
        table.fail("\"" + std::string(alias) + "\" is there twice");
    });
  }
}

std::uint32_t Vocabulary::top_of(std::uint32_t topic) const {
  while (parents_[topic] != kNone) topic = parents_[topic];
  return topic;
}

bool Vocabulary::is_below(std::uint32_t topic, std::uint32_t ancestor) const {
  for (topic = parents_[topic]; topic != kNone; topic = parents_[topic]) {
    if (topic == ancestor) return true;
  }
  return false;
}

std::uint32_t Vocabulary::find(std::string_view id) const {
  const auto found = ids_.find(std::string(id));
  return found == ids_.end() ? kNone : found->second;
}

std::uint32_t Vocabulary::find_code(std::string_view code) const {
  for (const std::string& id : schema::topic_codes(code)) {
    if (const auto topic = find(id); topic != kNone) return topic;
    if (const auto old = old_.find(id); old != old_.end()) return old->second;
  }
  return kNone;
}

std::uint32_t Vocabulary::find_label(std::string_view label, std::string_view language) const {
  constexpr std::size_t kLongest = 100;
  if (label.empty() || label.size() > kLongest) return kNone;
  const std::string key = key_of(label);
  return key.empty() ? kNone : meaning_of(key, language);
}

std::uint32_t Vocabulary::meaning_of(const std::string& key, std::string_view language) const {
  const auto look_up = [&key](const auto& tables, std::string_view which) -> const std::uint32_t* {
    const auto table = tables.find(which);
    if (table == tables.end()) return nullptr;
    const auto entry = table->second.find(key);
    return entry == table->second.end() ? nullptr : &entry->second;
  };
  for (const std::string_view which : {language, std::string_view()}) {
    if (const auto* alias = look_up(aliases_, which)) return *alias;
  }
  for (const std::string_view which : {language, std::string_view("en")}) {
    if (const auto* found = look_up(labels_, which)) return *found;
  }
  // A word of some other language, as long as all languages that have it mean the same.
  std::uint32_t only = kNone;
  for (const std::string& which : languages_) {
    const auto* alias = look_up(aliases_, which);
    const auto* found = alias != nullptr ? alias : look_up(labels_, which);
    if (found == nullptr || *found == only) continue;
    if (only != kNone) return kNone;
    only = *found;
  }
  return only;
}

std::vector<TopicName> Vocabulary::names_of(std::uint32_t topic) const {
  std::vector<std::string> keys;
  for (const auto* tables : {&labels_, &aliases_}) {
    for (const auto& [language, labels] : *tables) {
      for (const auto& [key, meaning] : labels) {
        if (meaning == topic) keys.push_back(key);
      }
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::vector<TopicName> names;
  for (const std::string& key : keys) {
    const bool anywhere = meaning_of(key, {}) == topic;
    if (anywhere) names.push_back({"", key});
    for (const std::string& language : languages_) {
      if (!anywhere && meaning_of(key, language) == topic) names.push_back({language, key});
    }
  }
  for (const auto& [code, meaning] : old_) {
    if (meaning == topic) names.push_back({"", code});
  }
  return names;
}

}  // namespace news::topics
