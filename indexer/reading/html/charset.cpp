#include "reading/html/charset.h"

#include <algorithm>

#include "reading/characters.h"
#include "reading/charset.h"

namespace news::reading::html {
namespace {

/// What stands behind a key's '=', with quotes or without.
std::string_view value_behind(std::string_view head, std::size_t at) {
  at = head.find_first_not_of(" \t\r\n", at);
  if (at == std::string_view::npos || head[at] != '=') return {};
  at = head.find_first_not_of(" \t\r\n=\"'", at);
  if (at == std::string_view::npos) return {};
  return head.substr(at, head.find_first_of(" \t\r\n\"';/>?", at) - at);
}

/// The encoding that a page names at its beginning; empty for none. Where UTF-8 is named beside another, as
/// by what an archive puts before a page, the other tells more: it is asked for only when UTF-8 doesn't fit.
std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kBeginning = 8192;
  const std::string head = lower_ascii(bytes.substr(0, kBeginning));
  std::string named;
  const std::size_t xml = head.find("<?xml");
  const std::size_t encoding = xml == std::string::npos ? xml : head.find("encoding", xml);
  if (encoding != std::string::npos) named = value_behind(head, encoding + 8);
  constexpr std::string_view kKey = "charset";
  for (std::size_t at = head.find(kKey); at != std::string::npos; at = head.find(kKey, at + kKey.size())) {
    const std::string_view value = value_behind(head, at + kKey.size());
    if (!value.empty() && (named.empty() || named.starts_with("utf"))) named = value;
  }
  return named;
}

}  // namespace

std::string decode_page(std::string_view bytes, std::string_view served, std::vector<std::string>& warnings) {
  const std::string declared = declared_charset(bytes);
  std::string text = to_utf8(bytes, {served, declared}, warnings);
  const auto nuls = std::erase(text, '\0');
  if (nuls != 0)
    warnings.push_back("dropped " + std::to_string(nuls) + (nuls == 1 ? " NUL byte" : " NUL bytes"));
  return text;
}

}  // namespace news::reading::html
