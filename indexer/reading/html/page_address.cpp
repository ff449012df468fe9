#include "reading/html/page_address.h"

#include <algorithm>
#include <vector>

#include "reading/addresses.h"
#include "reading/characters.h"

namespace news::reading::html {
namespace {

/// Addresses of a page stand in its head; browsers put theirs before it.
std::string_view head_of(std::string_view source) {
  constexpr std::size_t kLongest = 64 * 1024;
  return source.substr(0, kLongest);
}

std::string_view until_blank(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t\r\n\"'<>"));
}

/// "<!-- saved from url=(0043)https://... -->" of browsers, and SingleFile's "url: https://...".
std::string saved_from(std::string_view source) {
  const std::string_view head = head_of(source).substr(0, 4096);
  constexpr std::string_view kBrowser = "<!-- saved from url=(";
  if (const std::size_t at = head.find(kBrowser); at != std::string_view::npos) {
    const std::string_view rest = head.substr(at + kBrowser.size());
    const std::string_view url = until_blank(rest.substr(std::min(rest.find(')'), rest.size() - 1) + 1));
    if (is_address(url)) return std::string(url);
  }
  const std::size_t single = head.find("Page saved with SingleFile");
  if (single == std::string_view::npos) return {};
  const std::string_view comment = head.substr(single, head.find("-->", single) - single);
  constexpr std::string_view kUrl = "url: ";
  const std::size_t at = comment.find(kUrl);
  if (at == std::string_view::npos) return {};
  const std::string_view url = until_blank(comment.substr(at + kUrl.size()));
  return is_address(url) ? std::string(url) : std::string();
}

std::string base_element(std::string_view source) {
  const std::string lower = lower_ascii(head_of(source));
  const std::size_t tag = lower.find("<base ");
  if (tag == std::string::npos) return {};
  const std::size_t end = std::min(lower.find('>', tag), lower.size());
  const std::size_t href = lower.find("href=", tag);
  if (href >= end) return {};
  std::string_view value = source.substr(href + 5, end - href - 5);
  if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
  return std::string(until_blank(value));
}

}  // namespace

void read_address(const Page& page, std::string_view source, const Origin& origin, ReadArticle& read) {
  struct Candidate {
    std::string url;
    const char* rule;
    double confidence;
  };
  const std::string saved = saved_from(source);
  const std::string& fetched = origin.url.empty() ? saved : origin.url;
  const auto whole = [&](const std::string& url) { return resolve_address(url, fetched); };
  std::vector<Candidate> all = {{whole(page.meta.canonical()), "url.canonical", 0.95},
                                {whole(page.meta.first({"og:url"}).text), "url.og:url", 0.95},
                                {whole(page.linked.url), "url.json-ld", 0.95},
                                {origin.url, "url.fetched", 0.9},
                                {saved, "url.saved from", 0.9}};
  std::erase_if(all, [](const Candidate& each) { return !is_address(each.url); });
  const auto deep =
      std::find_if(all.begin(), all.end(), [](const Candidate& each) { return !is_home_page(each.url); });
  for (auto each = all.begin(); each != deep; ++each) {
    // The page that was fetched may be the front page; a file that nobody fetched is none.
    if (deep == all.end() && !fetched.empty()) break;
    read.trace.push_back({"dropped", std::string(each->rule) + " is the home page", each->url, 0.8});
  }
  const auto chosen = deep == all.end() && !fetched.empty() ? all.begin() : deep;
  if (chosen == all.end()) return;
  read.article.url = chosen->url;
  read.trace.push_back({"url", chosen->rule, chosen->url, chosen->confidence});
}

std::string base_of(std::string_view source, const Origin& origin, const std::string& address) {
  std::string from = origin.url.empty() ? saved_from(source) : origin.url;
  if (from.empty()) from = address;
  const std::string base = base_element(source);
  return base.empty() ? from : resolve_address(base, from);
}

}  // namespace news::reading::html
