#include "lexicon_writer.h"

#include <xxhash.h>

#include <news/schema/internal/fold.h>

namespace news::indexer {
namespace {

/// Entries remembered as written; eight bytes each.
constexpr std::size_t kRemembered = 1U << 20;

std::string last_word(const std::string& name) {
  const std::string key = schema::name_key(name);
  const auto blank = key.rfind(' ');
  return blank == std::string::npos ? std::string() : key.substr(blank + 1);
}

}  // namespace

LexiconWriter::LexiconWriter(Xapian::WritableDatabase& database) : database_(database), written_(kRemembered) {}

void LexiconWriter::add_words(const std::string& language, const std::vector<std::string>& words) {
  schema::StemKeys& keys = keys_of(language);
  std::string entry;
  for (const std::string& word : words) {
    entry.assign(language).append(" ").append(word);
    if (!is_new(entry)) continue;
    if (const std::string key = keys.stem_key(word); !key.empty()) database_.add_synonym(key, word);
    for (const std::string& plain : schema::plain_spellings(word))
      database_.add_synonym(schema::accent_key(plain), word);
  }
}

void LexiconWriter::add_name(const std::string& name, const std::vector<std::string>& aliases) {
  if (!is_new("#" + name)) return;
  database_.add_synonym(schema::person_name_key(name), name);
  if (const std::string surname = last_word(name); !surname.empty()) {
    database_.add_synonym(schema::person_name_key(surname), name);
  }
  for (const std::string& alias : aliases) database_.add_synonym(schema::person_name_key(alias), name);
}

void LexiconWriter::add_topic(const schema::TopicNode& node) {
  if (!is_new("@" + node.id)) return;
  database_.set_metadata(schema::topic_key(node.id), schema::encode_topic(node));
  database_.add_synonym(schema::topic_label_key(node.name), node.id);
  for (const auto& [language, label] : node.labels) {
    if (!schema::name_key(label).empty()) database_.add_synonym(schema::topic_label_key(label), node.id);
  }
}

bool LexiconWriter::is_new(std::string_view entry) {
  // Each hash has one place, where it may push out another: that one is merely written again some day. Two entries with
  // one hash would cost one form its key; the odds are below 1 in 10^8.
  const std::uint64_t hash = XXH3_64bits(entry.data(), entry.size());
  std::uint64_t& place = written_[hash % written_.size()];
  if (place == hash) return false;
  place = hash;
  return true;
}

schema::StemKeys& LexiconWriter::keys_of(const std::string& language) {
  const auto found = keys_.find(language);
  return found != keys_.end() ? found->second
                              : keys_.emplace(language, schema::StemKeys(language)).first->second;
}

}  // namespace news::indexer
