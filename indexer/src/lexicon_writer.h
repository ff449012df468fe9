#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/lexicon.h>

#include "draft.h"

namespace news::indexer {

/// Writes the lexicon: for each distinct word, name and topic the keys that lead to it. Once per form, not
/// per occurrence; memory is bounded, since an entry that is written again changes nothing.
class LexiconWriter {
 public:
  explicit LexiconWriter(Xapian::WritableDatabase& database);

  void add_words(const std::string& language, const std::vector<std::string>& words);

  /// A canonical name is found by itself, by its last word, and by each of its aliases.
  void add_name(const std::string& name, const std::vector<std::string>& aliases);

  /// A topic is found by its label in every language; its node goes into the metadata.
  void add_topic(const schema::TopicNode& node);

 private:
  bool is_new(std::string_view entry);
  schema::StemKeys& keys_of(const std::string& language);

  Xapian::WritableDatabase& database_;
  std::map<std::string, schema::StemKeys> keys_;
  std::vector<std::uint64_t> written_;  ///< Hashes of the entries written lately.
};

}  // namespace news::indexer
