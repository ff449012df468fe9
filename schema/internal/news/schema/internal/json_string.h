#pragma once

#include <string>
#include <string_view>

namespace news::schema {

/// Appends a text as a JSON string: escapes as RFC 8259 wants and writes UTF-8 as it is; bytes that aren't
/// UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace news::schema
