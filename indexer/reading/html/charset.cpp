#include "reading/html/charset.h"

#include <algorithm>

#include "reading/characters.h"
#include "reading/charset.h"

namespace news::reading::html {
namespace {

/// The encoding that a page names at its beginning; empty for none.
std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kBeginning = 4096;
  const std::string head = lower_ascii(bytes.substr(0, kBeginning));
  for (const std::string_view key : {"charset", "<?xml"}) {
    std::size_t at = head.find(key);
    if (key == "<?xml" && at != std::string::npos) at = head.find("encoding", at);
    if (at == std::string::npos) continue;
    at = head.find('=', at);
    if (at == std::string::npos) continue;
    at = head.find_first_not_of(" \t\r\n=\"'", at);
    if (at == std::string::npos) continue;
    const std::size_t end = std::min(head.find_first_of(" \t\r\n\"';/>?", at), head.size());
    if (end > at) return head.substr(at, end - at);
  }
  return {};
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
