#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collected.h"

namespace news::indexer {

/// Collects where the words of a batch of articles stand, and makes chunks of it: new ones, so that no chunk
/// that is there has to change.
class PositionBatch {
 public:
  /// Docids ascend, and are above all that had positions before.
  void add(std::uint32_t docid, const Document& article);

  /// Hands on the chunks, ascending by key, and is empty again.
  void write(const std::function<void(const std::string& key, const std::string& chunk)>& set_metadata);

 private:
  struct Entry {
    std::uint32_t docid;
    std::uint32_t bytes;
    std::size_t begin;  ///< In bytes_.
  };

  std::unordered_map<std::string, std::vector<Entry>> terms_;
  std::string bytes_;
};

}  // namespace news::indexer
