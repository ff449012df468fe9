#pragma once

#include <cstddef>

#include <news/indexer/indexer.h>

#include "bulk_load.h"
#include "generations.h"
#include "input_run.h"

namespace news::indexer {

/// Which way an input goes in, and with what.
struct LoadPlan {
  bool bulk = false;
  LoadLimits limits;
  std::size_t parcel_weight = 0;
  std::size_t parcel_documents = 0;
  Window window;
  std::size_t loader_memory = 0;  ///< What each thread may keep from parcel to parcel.
};

/// Looks at the beginning of the input and at the index. Throws schema::Error{bad_argument} for settings that
/// can't be met; tells why a load that should go in bulk doesn't.
[[nodiscard]] LoadPlan plan_load(WriterLock& lock, FileParcels& source, const ReadSettings& read,
                                 const WriteSettings& write, const Events& events);

/// For a generation that is written anew. Throws schema::Error, also where whole generations can't be
/// written.
[[nodiscard]] LoadPlan plan_rewrite(WriterLock& lock, const ReadSettings& read, const WriteSettings& write);

}  // namespace news::indexer
