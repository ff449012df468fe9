#include "reading/addresses.h"

#include <libxml/uri.h>
#include <libxml/xmlmemory.h>

#include <algorithm>
#include <array>

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

bool is_feed_mark(std::string_view parameter) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"at_bbc_team",  "at_custom1",     "at_custom2",  "at_custom3",
                                       "at_custom4",   "at_format",      "at_link_id",  "at_link_origin",
                                       "at_link_type", "at_medium",      "at_ptr_name", "cmp",
                                       "ito",          "ns_fee",         "ns_linkname", "ns_mchannel",
                                       "ns_source",    "traffic_source", "wt_mc",       "xtor"});
  /// Those that count only where they name the feed: "?source=12" may be what is shown.
  static constexpr auto kOrigins =
      std::to_array<std::string_view>({"emc", "from", "partner", "ref", "source", "src"});
  const std::size_t sign = std::min(parameter.find('='), parameter.size());
  const auto is_name = [&](std::string_view known) {
    return equals_ignoring_case(parameter.substr(0, sign), known);
  };
  if (std::any_of(kNames.begin(), kNames.end(), is_name)) return true;
  const std::string_view value = parameter.substr(std::min(sign + 1, parameter.size()));
  return (starts_with_ignoring_case(value, "rss") || equals_ignoring_case(value, "feed")) &&
         std::any_of(kOrigins.begin(), kOrigins.end(), is_name);
}

std::string without_feed_marks(std::string_view address) {
  const std::size_t query = std::min(address.find_first_of("?#"), address.size());
  if (!address.substr(query).starts_with('?')) return std::string(address);
  const std::size_t end = std::min(address.find('#', query), address.size());
  std::string out(address.substr(0, query));
  char joint = '?';
  for (std::size_t at = query + 1; at < end;) {
    const std::size_t next = std::min(address.find('&', at), end);
    const std::string_view parameter = address.substr(at, next - at);
    at = next + 1;
    if (is_feed_mark(parameter)) continue;
    out.append(1, joint).append(parameter);
    joint = '&';
  }
  return out.append(address.substr(end));
}

}  // namespace news::reading
