#pragma once

#include <unistd.h>

#include <filesystem>
#include <stdexcept>

namespace news::tests {

/// As long as it lives the test runs without the rights of root, to whom nothing is closed.
class AsNobody {
 public:
  AsNobody() {
    if (root_ && ::seteuid(kNobody) != 0) throw std::runtime_error("cannot become another user");
  }
  ~AsNobody() {
    if (root_ && ::seteuid(0) != 0) std::terminate();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  static constexpr uid_t kNobody = 65534;
  bool root_ = ::geteuid() == 0;
};

/// Lets everybody read what is below a directory, and nobody but its owner write.
inline void open_to_readers(const std::filesystem::path& directory) {
  using std::filesystem::perms;
  const perms all_read =
      perms::owner_all | perms::group_read | perms::group_exec | perms::others_read | perms::others_exec;
  std::filesystem::permissions(directory, all_read);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
    std::filesystem::permissions(entry.path(), all_read);
}

}  // namespace news::tests
