#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/internal/format.h>
#include <news/schema/internal/lexicon.h>

#include "topics/vocabulary.h"

namespace news::indexer {

/// Makes the entries of the lexicon: for each distinct word, name and topic the keys that lead to it. Once
/// per form, not per occurrence; memory is bounded, since an entry that is made again changes nothing.
///
/// Threads: one per object.
class LexiconEntries {
 public:
  using Entry = std::function<void(const std::string& key, const std::string& form)>;

  /// `remembered` entries aren't made again; eight bytes each.
  explicit LexiconEntries(Entry on_entry, std::size_t remembered = std::size_t{1} << 20);

  void add_word(const std::string& language, std::string_view word);

  /// A canonical name is found by itself, by its last word, and by each of its aliases.
  void add_name(const std::string& name,
                const std::function<std::vector<std::string>(const std::string&)>& aliases_of);

  /// A topic is found by its label in every language, and by whatever sources mean it by. True when it is
  /// new: then its node goes into the metadata.
  [[nodiscard]] bool add_topic(
      const schema::TopicNode& node,
      const std::function<std::vector<topics::TopicName>(const std::string&)>& names_of);

 private:
  void put(const std::string& key, const std::string& form);
  bool is_new(std::string_view entry, std::uint64_t kind);
  schema::StemKeys& keys_of(const std::string& language);

  Entry on_entry_;
  std::map<std::string, schema::StemKeys> keys_;
  std::vector<std::uint64_t> made_;  ///< Hashes of the entries made lately.
};

}  // namespace news::indexer
