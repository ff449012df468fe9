#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news::reading {

/// The line at `at`, without its end, which `at` is moved behind.
[[nodiscard]] std::string_view next_line(std::string_view text, std::size_t& at);

/// What is no sign of base64 is passed over.
[[nodiscard]] std::string from_base64(std::string_view text);

/// `in_header`: an underscore is a blank there.
[[nodiscard]] std::string from_quoted_printable(std::string_view text, bool in_header);

/// Lines that end with a blank go on with the next one (format=flowed, RFC 3676); `delete_blank`: which isn't
/// theirs.
[[nodiscard]] std::string from_flowed(std::string_view text, bool delete_blank);

}  // namespace news::reading
