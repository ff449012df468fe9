#include "word_marks.h"

namespace news::indexer {
namespace {

constexpr std::uint64_t kNoStems = 1;
constexpr std::size_t kMostLanguages = 60;

std::string_view without_prefix(std::string_view term) {
  std::size_t begin = 0;
  while (begin < term.size() && term[begin] >= 'A' && term[begin] <= 'Z') ++begin;
  return term.substr(begin);
}

}  // namespace

std::uint64_t WordMarks::bit_of(const std::string& language) {
  const std::lock_guard lock(mutex_);
  if (const auto known = bits_.find(language); known != bits_.end()) return known->second;
  std::uint64_t bit = kNoStems;
  schema::StemKeys keys(language);
  if (keys.has_stemmer() && keys_.size() < kMostLanguages) {
    bit = kNoStems << (keys_.size() + 1);
    keys_.push_back(std::move(keys));
  }
  return bits_[language] = bit;
}

void WordMarks::add_entries(std::string_view term, std::uint64_t marks,
                            const std::function<void(const std::string&, const std::string&)>& put) {
  const std::string form(without_prefix(term));
  if (form.empty()) return;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if ((marks & kNoStems << (i + 1)) == 0) continue;
    for (const std::string& key : keys_[i].keys(form)) put(key, form);
  }
  for (const std::string& plain : schema::plain_spellings(form)) put(schema::accent_key(plain), form);
}

}  // namespace news::indexer
