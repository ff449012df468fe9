#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// UTF-8 from bytes in the encoding of that name ("koi8-r", "gb2312"); names of narrow encodings that usually
/// stand for a wider one are taken so, as browsers do: "iso-8859-1" is windows-1252. Empty where no such
/// encoding is known.
[[nodiscard]] std::string from_charset(std::string_view bytes, std::string_view name);

/// A name of UTF-8 or UTF-16, or none at all: the bytes themselves tell more than such a name.
[[nodiscard]] bool is_unicode(std::string_view charset);

/// As to_utf8() of decode.h, where a server or a header names the encoding. Bytes that are valid UTF-8 are
/// that, whatever the name.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view charset,
                                  std::vector<std::string>& warnings);

}  // namespace news::reading
