#include "glass/damage.h"

#include <cerrno>
#include <cstring>

#include <news/schema/error.h>

namespace news::glass {

void throw_damaged(const std::filesystem::path& file, const std::string& what) {
  throw schema::Error(schema::ErrorCode::index_corrupt, file.string() + " is damaged: " + what,
                      "run `newsindex check`; `newsindex export` saves what can be read");
}

void throw_unreadable_spill() {
  throw schema::Error(schema::ErrorCode::io, "a temporary file of the load can't be read back",
                      "look for a failing disk, then run the command again; the index is as it was before");
}

void throw_io(const std::string& verb, const std::filesystem::path& file) {
  const int why = errno;
  const bool full = why == ENOSPC || why == EDQUOT;
  throw schema::Error(
      schema::ErrorCode::io, "cannot " + verb + " " + file.string() + ": " + std::strerror(why),
      full ? "the disk is full: make room and run the command again; the index is as it was before"
           : "look for missing permissions; the index is as it was before");
}

}  // namespace news::glass
