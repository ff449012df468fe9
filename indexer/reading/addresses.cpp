#include "reading/addresses.h"

#include <libxml/uri.h>
#include <libxml/xmlmemory.h>

#include <algorithm>

#include "reading/characters.h"

namespace news::reading {

bool is_address(std::string_view text) {
  return starts_with_ignoring_case(text, "http://") || starts_with_ignoring_case(text, "https://");
}

bool is_home_page(std::string_view address) {
  if (!is_address(address)) return false;
  const std::size_t host = address.find("://") + 3;
  const std::size_t end = std::min(address.find('#', host), address.size());
  const std::size_t path = std::min(address.find_first_of("/?", host), end);
  const std::string_view rest = address.substr(path, end - path);
  return rest.empty() || rest == "/";
}

std::string resolve_address(std::string_view reference, const std::string& base) {
  reference = trim(reference);
  constexpr std::size_t kLongest = 2000;
  if (reference.empty() || reference.size() > kLongest || reference.front() == '#') return {};
  if (is_address(reference)) return std::string(reference);
  const std::size_t colon = reference.find(':');
  if (colon != std::string_view::npos && colon < reference.find('/')) return {};  // mailto:, javascript:
  if (base.empty()) return std::string(reference);
  const std::string text(reference);
  xmlChar* whole = xmlBuildURI(reinterpret_cast<const xmlChar*>(text.c_str()),
                               reinterpret_cast<const xmlChar*>(base.c_str()));
  if (whole == nullptr) return text;
  std::string out = reinterpret_cast<const char*>(whole);
  xmlFree(whole);
  return out;
}

}  // namespace news::reading
