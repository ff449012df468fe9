#pragma once

#include <string>

#include "bulk_parcel.h"
#include "input_run.h"

namespace news::indexer {

/// The dictionary that the index has; where it has none, one that is made from the first articles of the
/// input, alone: the same input gives the same, whatever threads do. Empty when they are few, or for an index
/// whose format knows none.
[[nodiscard]] std::string dictionary_of(const LoadTask& task, ParcelSource& source,
                                        const ReadSettings& settings);

}  // namespace news::indexer
