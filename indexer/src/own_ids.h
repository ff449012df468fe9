#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <news/indexer/store.h>

#include "draft.h"
#include "index_writer.h"

namespace news::indexer {

/// Cancellations that name an article as its source does, while ids are paths of files: what they take back
/// may stand in other files.
class OwnIds {
 public:
  /// `id_prefix` begins the ids of the articles of the same source.
  explicit OwnIds(std::string id_prefix) : id_prefix_(std::move(id_prefix)) {}

  /// What came of a draft under its id. Others than such cancellations are passed over.
  void note(const Draft& draft, Outcome outcome);

  [[nodiscard]] bool empty() const { return canceled_.empty(); }

  struct Unfound {
    std::string id;      ///< Of the cancellation.
    std::string own_id;  ///< As JSON.
  };
  struct Found {
    std::vector<std::string> ids;      ///< Of the stored articles that are to go.
    std::uint64_t late = 0;            ///< Cancellations among these that found nothing under their own ids.
    std::vector<Unfound> nothing_for;  ///< The cancellations for which there was never anything.
  };
  /// Reads all articles.
  [[nodiscard]] Found find(Store store) const;

 private:
  struct Canceled {
    std::string id;
    std::string precedence;
    std::uint64_t absent = 0;  ///< How often nothing was there under the cancellation's id.
    bool present = false;      ///< Something was.
  };
  std::string id_prefix_;
  std::unordered_map<std::string, Canceled> canceled_;  ///< By own id.
};

}  // namespace news::indexer
