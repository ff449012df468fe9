#pragma once

#include <functional>
#include <string>

namespace news::indexer {

/// What a process told, and how it ended.
struct OwnProcess {
  std::string told;
  int status = 0;  ///< As waitpid() gives it.
};

/// How it ends where the work threw.
inline constexpr int kThrown = 3;

/// Does work that it may die of, as Xapian does of damaged tables, in a process of its own, and gives back
/// what the work returned. Throws schema::Error{io} when no process can be made.
[[nodiscard]] OwnProcess in_own_process(const std::function<std::string()>& work);

}  // namespace news::indexer
