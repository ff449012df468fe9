#include "reading/html/site_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "reading/characters.h"
#include "reading/stamps.h"

namespace news::reading::html {
namespace {

/// What stands between a headline and the name of its site.
constexpr auto kSeparators = std::to_array<std::string_view>(
    {" | ", " – ", " — ", " - ", " :: ", " · ", " • ", " » ", " « ", " / ", " ~ ", " > ", "｜", " : "});

}  // namespace

SiteNames::SiteNames(const Page& page) {
  const auto add = [&](std::string_view name) {
    if (std::string key = phrase_key(name); !key.empty()) keys_.push_back(std::move(key));
  };
  add(page.meta.first({"og:site_name"}).text);
  add(page.linked.publisher);
  add(page.meta.first({"application-name"}).text);
  const std::string host =
      host_of(page.meta.canonical().empty() ? page.meta.first({"og:url"}).text : page.meta.canonical());
  add(host);
  if (const std::size_t dot = host.rfind('.'); dot != std::string::npos) add(host.substr(0, dot));
}

bool SiteNames::is_site(std::string_view text) const {
  return std::find(keys_.begin(), keys_.end(), phrase_key(text)) != keys_.end();
}

bool SiteNames::is_host(std::string key) const {
  std::erase(key, ' ');
  return std::find(keys_.begin(), keys_.end(), key) != keys_.end();
}

std::string SiteNames::without_site(const std::string& title, bool guess) const {
  for (const std::string_view separator : kSeparators) {
    const std::size_t last = title.rfind(separator);
    if (last == std::string::npos) continue;
    const std::string tail = title.substr(last + separator.size());
    const std::size_t first = title.find(separator);
    const std::string head = title.substr(0, first);
    if (is_site(tail)) return without_site(title.substr(0, last), false);
    if (is_site(head)) return without_site(title.substr(first + separator.size()), false);
    const bool strong = separator != " : " && separator != " / ";
    const bool short_tail = count_words(tail) <= 4 && count_words(title.substr(0, last)) > count_words(tail);
    if (guess && strong && short_tail) return title.substr(0, last);
  }
  // Where no blanks part words, none part the site's name either: "题目_网站".
  const bool no_blanks =
      title.find(' ') == std::string::npos && !title.empty() && (title.front() & '\x80') != 0;
  const std::size_t sign = no_blanks && guess ? title.find_last_of("_|-") : std::string::npos;
  return sign != std::string::npos && sign > title.size() / 2 ? title.substr(0, sign) : title;
}

bool has_separator(std::string_view title) {
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [&](std::string_view sign) { return title.find(sign) != std::string_view::npos; });
}

}  // namespace news::reading::html
