#include <news/schema/error.h>

namespace news::schema {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_query:
      return "bad_query";
    case ErrorCode::bad_argument:
      return "bad_argument";
    case ErrorCode::index_missing:
      return "index_missing";
    case ErrorCode::index_locked:
      return "index_locked";
    case ErrorCode::index_corrupt:
      return "index_corrupt";
    case ErrorCode::format_newer:
      return "format_newer";
    case ErrorCode::format_older:
      return "format_older";
    case ErrorCode::data_missing:
      return "data_missing";
    case ErrorCode::io:
      return "io";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

Error::Error(ErrorCode code, const std::string& what, std::string hint)
    : std::runtime_error(what), code_(code), hint_(std::move(hint)) {}

// Out of line, so that the type has one home and can be caught across a shared library's border.
Error::~Error() = default;

}  // namespace news::schema
