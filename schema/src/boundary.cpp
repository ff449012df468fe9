#include <news/schema/internal/boundary.h>

#include <cerrno>
#include <cstring>
#include <string_view>

namespace news::schema {

bool was_denied(const Xapian::Error& error) {
  const char* const reason = error.get_error_string();
  return reason != nullptr && std::string_view(error.get_type()) == "DatabaseOpeningError" &&
         std::string_view(reason) != std::strerror(ENOENT) &&
         std::string_view(reason) != std::strerror(ENOTDIR);
}

Error translate(const Xapian::Error& error, const std::string& place) {
  const std::string type = error.get_type();
  const std::string said =
      type + ": " + error.get_msg() +
      (error.get_error_string() ? std::string(" (") + error.get_error_string() + ")" : "");
  if (type == "DatabaseLockError") {
    return {ErrorCode::index_locked, "another process is writing to " + place,
            "wait until it has ended, then try again"};
  }
  if (was_denied(error)) {
    return {ErrorCode::io, "cannot open " + place + ": " + said,
            "look at its permissions, and at how many files may be open (`ulimit -n`)"};
  }
  if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError") {
    return {ErrorCode::index_missing, "cannot open " + place + ": " + said,
            "make an index with `newsindex add`, or name another one with --db"};
  }
  if (type == "DatabaseVersionError") {
    return {ErrorCode::format_newer, place + " was written by another version of Xapian: " + said,
            "use the version that wrote it, or build the index anew"};
  }
  // What lists of postings name, and what a table's head says it holds, is read and isn't there.
  const bool lacks_something =
      type == "DocNotFoundError" || (type == "DatabaseError" && error.get_msg().starts_with("EOF reading"));
  if (lacks_something || type == "DatabaseCorruptError" || type == "DatabaseModifiedError") {
    return {ErrorCode::index_corrupt, place + " is damaged: " + said,
            "run `newsindex check`; `newsindex export` saves what can be read"};
  }
  if (said.find(std::strerror(ENOSPC)) != std::string::npos ||
      said.find(std::strerror(EDQUOT)) != std::string::npos) {
    return {ErrorCode::io, "the disk is full: " + place + " can't be written (" + said + ")",
            "make room and run the command again; what was committed before is safe"};
  }
  if (type == "DatabaseError" || type == "DatabaseCreateError") {
    return {ErrorCode::io, "cannot read or write " + place + ": " + said,
            "look for a full disk or missing permissions; what was committed before is safe"};
  }
  return {ErrorCode::internal, said + " at " + place, "please report this with the command that led to it"};
}

}  // namespace news::schema
