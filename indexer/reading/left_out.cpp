#include "reading/left_out.h"

#include <algorithm>
#include <array>

#include "reading/characters.h"

namespace news::reading {

void LeftOut::add(std::string_view kind) {
  const auto known =
      std::find_if(counts_.begin(), counts_.end(), [&](const auto& each) { return each.first == kind; });
  if (known != counts_.end()) {
    ++known->second;
  } else {
    counts_.emplace_back(kind, 1);
  }
}

void LeftOut::tell(const std::string& where, std::vector<Rejected>& rejected) const {
  if (counts_.empty()) return;
  std::string list;
  for (const auto& [kind, count] : counts_)
    list.append(list.empty() ? "" : ", ").append(kind).append(" (" + std::to_string(count) + ")");
  rejected.push_back({where, "left out: " + list, true});
}

std::string_view unpublished_kind(std::string_view status) {
  struct Row {
    std::string_view status;
    std::string_view kind;
  };
  static constexpr auto kRows = std::to_array<Row>({{"draft", "drafts"},
                                                    {"auto-draft", "drafts"},
                                                    {"pending", "drafts"},
                                                    {"unpublished", "drafts"},
                                                    {"private", "private items"},
                                                    {"future", "scheduled items"},
                                                    {"scheduled", "scheduled items"},
                                                    {"trash", "items in the trash"},
                                                    {"deleted", "items in the trash"}});
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& each) {
    return equals_ignoring_case(each.status, trim(status));
  });
  return row == kRows.end() ? std::string_view() : row->kind;
}

}  // namespace news::reading
