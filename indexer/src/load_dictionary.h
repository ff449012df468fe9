#pragma once

#include <string>

#include "bulk_parcel.h"
#include "input_run.h"

namespace news::indexer {

/// What the records of a load are compressed with.
struct LoadDictionary {
  std::string bytes;   ///< Empty: no dictionary.
  bool fresh = false;  ///< The index doesn't have it yet.
};

/// The dictionary that the index has; where it has none, one that is made from the first articles of the
/// input, alone: the same input gives the same, whatever threads do. None when they are few, or for an index
/// whose format knows none.
[[nodiscard]] LoadDictionary dictionary_of(const LoadTask& task, ParcelSource& source,
                                           const ReadSettings& settings);

}  // namespace news::indexer
