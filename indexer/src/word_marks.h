#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/internal/lexicon.h>

namespace news::indexer {

/// The languages in whose articles a word stands, as bits of one number, for the lexicon of a bulk load:
/// words are marked while they are inverted, and their keys are made once for each distinct word when all are
/// merged.
///
/// Threads: bit_of() from any; the rest from one, when no bit_of() runs any more.
class WordMarks {
 public:
  /// Languages without a stemmer share one bit, and so do those that come when all others are taken.
  [[nodiscard]] std::uint64_t bit_of(const std::string& language);

  /// Calls put(key, form) for each entry of a marked term. The term may have a prefix: prefixes are capitals,
  /// and a word that is folded has none.
  void add_entries(std::string_view term, std::uint64_t marks,
                   const std::function<void(const std::string& key, const std::string& form)>& put);

 private:
  std::mutex mutex_;
  std::map<std::string, std::uint64_t> bits_;
  std::vector<schema::StemKeys> keys_;  ///< Of each bit from 1 on.
};

}  // namespace news::indexer
