#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/reading.h"

namespace news::reading {

/// Counts what a document or directory holds beside articles that were published. Told in one line: an export
/// may have thousands.
class LeftOut {
 public:
  /// `kind` in the plural: "drafts".
  void add(std::string_view kind);
  void tell(const std::string& where, std::vector<Rejected>& rejected) const;

 private:
  std::vector<std::pair<std::string_view, std::size_t>> counts_;
};

/// What a status says that isn't published: "draft" -> "drafts", "trash" -> "items in the trash". Empty for
/// what is published, and for words that aren't known.
[[nodiscard]] std::string_view unpublished_kind(std::string_view status);

}  // namespace news::reading
