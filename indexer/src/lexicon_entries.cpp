#include "lexicon_entries.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <news/schema/internal/fold.h>

namespace news::indexer {
namespace {

/// The table that holds the lexicon has one byte for the length of a form. What is longer is no name.
constexpr std::size_t kLongestForm = 255;

/// What tells names and topics from words; the kind of a word is the hash of its language.
constexpr std::uint64_t kName = 1;
constexpr std::uint64_t kTopic = 2;

std::string last_word(const std::string& name) {
  const std::string key = schema::name_key(name);
  const auto blank = key.rfind(' ');
  return blank == std::string::npos ? std::string() : key.substr(blank + 1);
}

}  // namespace

LexiconEntries::LexiconEntries(Entry on_entry, std::size_t remembered)
    : on_entry_(std::move(on_entry)), made_(remembered) {}

void LexiconEntries::put(const std::string& key, const std::string& form) {
  if (!form.empty() && form.size() <= kLongestForm) on_entry_(key, form);
}

void LexiconEntries::add_word(const std::string& language, std::string_view word) {
  if (!is_new(word, XXH3_64bits(language.data(), language.size()))) return;
  const std::string form(word);
  for (const std::string& key : keys_of(language).keys(word)) put(key, form);
  for (const std::string& plain : schema::plain_spellings(word)) put(schema::accent_key(plain), form);
}

void LexiconEntries::add_name(const std::string& name,
                              const std::function<std::vector<std::string>(const std::string&)>& aliases_of) {
  // What folds to nothing is no name: nobody can ask for it, and its key would lead from nothing to it.
  if (schema::name_key(name).empty() || !is_new(name, kName)) return;
  put(schema::person_name_key(name), name);
  if (const std::string surname = last_word(name); !surname.empty())
    put(schema::person_name_key(surname), name);
  for (const std::string& alias : aliases_of(name)) put(schema::person_name_key(alias), name);
}

bool LexiconEntries::add_topic(
    const schema::TopicNode& node,
    const std::function<std::vector<topics::TopicName>(const std::string&)>& names_of) {
  if (!is_new(node.id, kTopic)) return false;
  const auto put_label = [&](const std::string& label) {
    if (!schema::name_key(label).empty()) put(schema::topic_label_key(label), node.id);
  };
  put_label(node.name);
  for (const auto& [language, label] : node.labels) put_label(label);
  for (const topics::TopicName& name : names_of(node.id)) {
    put(schema::topic_name_key(name.words, name.language), node.id);
  }
  return true;
}

bool LexiconEntries::is_new(std::string_view entry, std::uint64_t kind) {
  // Each hash has one place, where it may push out another: that one is merely made again some day. Two
  // entries with one hash would cost one form its key; the odds are below 1 in 10^8.
  const std::uint64_t hash = XXH3_64bits_withSeed(entry.data(), entry.size(), kind);
  std::uint64_t& place = made_[hash % made_.size()];
  if (place == hash) return false;
  place = hash;
  return true;
}

schema::StemKeys& LexiconEntries::keys_of(const std::string& language) {
  const auto found = keys_.find(language);
  return found != keys_.end() ? found->second
                              : keys_.emplace(language, schema::StemKeys(language)).first->second;
}

}  // namespace news::indexer
