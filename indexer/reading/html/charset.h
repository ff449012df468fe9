#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::reading::html {

/// A page as valid UTF-8 without NUL bytes. In this order: a byte order mark; UTF-8 where the bytes are valid
/// as that; the encoding that the server named, empty where there was none; the one that <meta>, or an XML
/// declaration, names at the beginning; windows-1252. Says in `warnings` what had to be guessed or repaired.
[[nodiscard]] std::string decode_page(std::string_view bytes, std::string_view served,
                                      std::vector<std::string>& warnings);

}  // namespace news::reading::html
