#pragma once

#include <filesystem>

namespace news::indexer {

/// Where an index keeps the model that its own articles taught.
[[nodiscard]] inline std::filesystem::path topic_model_of(const std::filesystem::path& index) {
  return index / "topics.model";
}

}  // namespace news::indexer
