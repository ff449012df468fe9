#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// UTF-8 from bytes in the encoding of that name ("koi8-r", "gb2312"); names of narrow encodings that usually
/// stand for a wider one are taken so, as browsers do: "iso-8859-1" is windows-1252. Empty where no such
/// encoding is known.
[[nodiscard]] std::string from_charset(std::string_view bytes, std::string_view name);

[[nodiscard]] bool is_charset(std::string_view name);

/// As to_utf8() of decode.h, where the encoding is named, by the one to be trusted most first; names may be
/// empty or unknown. Bytes that are valid UTF-8 are that, whatever the names.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::initializer_list<std::string_view> charsets,
                                  std::vector<std::string>& warnings);

}  // namespace news::reading
