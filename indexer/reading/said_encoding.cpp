#include "reading/said_encoding.h"

#include <string_view>
#include <utility>

#include "reading/characters.h"
#include "reading/charset.h"
#include "reading/decode.h"

namespace news::reading {
namespace {

/// UTF-8 that bytes aren't, and ASCII that they aren't either, tell nothing.
bool tells(std::string_view name) {
  return !name.empty() && !starts_with_ignoring_case(name, "utf") &&
         !starts_with_ignoring_case(name, "us-ascii") && !starts_with_ignoring_case(name, "ascii");
}

/// "charset=koi8-r", "encoding = 'koi8-r'" somewhere in the text, which is in lower case.
bool names_one(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at)) {
    at += key.size();
    const std::size_t sign = text.find_first_not_of(" \t\r\n", at);
    if (sign == std::string_view::npos || text[sign] != '=') continue;
    const std::size_t begin = text.find_first_not_of(" \t\r\n\"'", sign + 1);
    if (begin == std::string_view::npos) return false;
    if (tells(text.substr(begin, text.find_first_of(" \t\r\n\"';/>?", begin) - begin))) return true;
  }
  return false;
}

bool declares_encoding(std::string_view bytes, Format format) {
  constexpr std::size_t kBeginning = 8192;
  switch (format) {
    case Format::html:
    case Format::feed:
    case Format::newsml:
    case Format::nitf:
    case Format::sgml:
    case Format::xml: {
      const std::string head = lower_ascii(bytes.substr(0, kBeginning));
      return names_one(head, "encoding") || (format == Format::html && names_one(head, "charset"));
    }
    case Format::mail:
      return names_one(lower_ascii(bytes), "charset");
    default:
      return false;
  }
}

}  // namespace

std::optional<RawDocument> in_said_encoding(const RawDocument& document, Format format,
                                            const std::string& encoding) {
  if (encoding.empty() || tells(document.origin.charset)) return std::nullopt;
  const bool unicode = sniff_encoding(document.bytes) != Encoding::utf8 || is_utf8(document.bytes);
  if (unicode || declares_encoding(document.bytes, format)) return std::nullopt;
  RawDocument out = document;
  out.bytes = from_charset(document.bytes, encoding);
  return out.bytes.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace news::reading
