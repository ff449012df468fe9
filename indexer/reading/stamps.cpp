#include "reading/stamps.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <utility>

#include <news/schema/day.h>

#include "reading/addresses.h"
#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/json_text.h"
#include "reading/language_codes.h"

namespace news::reading {
namespace {

bool is_tracking(std::string_view parameter) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"fbclid", "gclid", "dclid", "igshid", "mc_cid", "mc_eid", "msclkid",
                                       "yclid", "cmpid", "ocid", "smid", "ns_campaign"});
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return starts_with_ignoring_case(name, "utm_") || starts_with_ignoring_case(name, "at_campaign") ||
         std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view known) { return equals_ignoring_case(name, known); });
}

/// Where the host begins: behind "https://"; npos for what is no such address.
std::size_t host_begin(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme == 0 || scheme > 8) return std::string_view::npos;
  return scheme + 3;
}

std::string query_without_tracking(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || is_tracking(parameter) || is_feed_mark(parameter)) continue;
    out.append(out.empty() ? "?" : "&").append(parameter);
  }
  return out;
}

std::string hash_of(const schema::Article& article) {
  std::string content;
  content.reserve(article.body.size() + article.headline.size() + 256);
  const auto put = [&](const std::string& part) { content.append(part).append(1, '\0'); };
  put(article.source);
  put(article.headline);
  put(article.subheadline);
  put(article.body);
  for (const schema::Caption& caption : article.captions) put(caption.text);
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  std::array<char, 33> out{};
  std::snprintf(out.data(), out.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return out.data();
}

/// What the source calls an article that is called otherwise here: by that it takes articles back.
void keep_own_id(schema::Article& article) {
  const std::string own = article.id.empty() ? canonical_url(article.url) : article.id;
  if (!own.empty()) article.extra.emplace(kOwnIdKey, json_text(own));
}

void stamp_id(ReadArticle& read, const ReadOptions& options) {
  schema::Article& article = read.article;
  const char* rule = "id.own";
  if (options.id_from_path) keep_own_id(article);
  if (options.id_from_path && !read.path.empty()) {
    article.id = read.path;
    rule = "id.path";
  } else if (article.id.empty() && host_begin(article.url) != std::string_view::npos &&
             !is_home_page(article.url)) {  // All that a site has may lead to its front page.
    article.id = canonical_url(article.url);
    rule = "id.url";
  } else if (article.id.empty()) {
    article.id = hash_of(article);
    rule = "id.content";
  }
  article.id.insert(0, options.id_prefix);
  read.trace.push_back({"id", rule, article.id, 1});
}

void stamp_language(ReadArticle& read, const ReadOptions& options) {
  schema::Article& article = read.article;
  const char* rule = "language.own";
  std::string code = language_code(article.language);
  if (code.empty()) {
    rule = "language.option";
    code = language_code(options.language);
  }
  if (code.empty()) {
    rule = "language.detected";
    constexpr std::size_t kEnough = 4096;
    std::string sample(beginning_of(article.body, kEnough));
    if (sample.size() < kEnough) {
      sample.append("\n").append(article.headline).append("\n").append(article.subheadline);
      for (const schema::Caption& caption : article.captions) {
        if (sample.size() > kEnough) break;
        sample.append("\n").append(caption.text);
      }
    }
    code = detect_language(sample);
  }
  article.language = std::move(code);
  read.trace.push_back({"language", rule, article.language, rule[9] == 'd' ? 0.9 : 1.0});
}

/// The form of a date; empty for what is none, which is told in the trace. `why` says what is wrong.
std::string date_or_none(ReadArticle& read, const std::string& date, const std::string& field,
                         std::string& why) {
  const auto found = read_stamp(date);
  if (found && found->plausible && !found->ambiguous) return found->iso;
  const std::string given(beginning_of(squeeze(date), 60));
  const auto [rule, what] = !found ? std::pair("date.unreadable", "is not a date that can be read")
                            : !found->plausible
                                ? std::pair("date.implausible", "is not a plausible date")
                                : std::pair("date.ambiguous", "can be read in two ways (day and month)");
  why = field + " \"" + given + "\" " + what;
  read.trace.push_back({"dropped", rule, field + " " + given, 1});
  return {};
}

/// Puts a date into its form. What is none gives way to the next date of the document; where there is none,
/// it is taken out with a warning.
void stamp_date(ReadArticle& read, bool modified) {
  const std::string field = modified ? "modified" : "published";
  std::string& date = modified ? read.article.modified : read.article.published;
  if (date.empty()) return;
  std::string why;
  date = date_or_none(read, date, field, why);
  if (!date.empty()) return;
  for (const OtherDate& other : read.other_dates) {
    if (other.modified != modified) continue;
    std::string ignored;
    date = date_or_none(read, other.value, field, ignored);
    if (date.empty()) continue;
    read.trace.push_back({field, other.rule, date, 1});
    return;
  }
  read.warnings.push_back(why);
}

/// What a crawler says in another way than ours decides nothing.
void stamp_fetched(schema::Article& article) {
  if (article.fetched.empty()) return;
  const auto found = read_stamp(article.fetched);
  article.fetched = found && found->plausible && !found->ambiguous ? found->iso : std::string();
}

/// What can't be read holds the article back for good, which somebody should know.
void stamp_embargo(ReadArticle& read) {
  std::string& until = read.article.embargoed;
  if (until.empty() || until == schema::kWithheld || schema::parse_moment(until)) return;
  read.warnings.push_back("embargo \"" + std::string(beginning_of(squeeze(until), 60)) +
                          "\" is not a date that can be read: not shown until a version without it comes");
  until = schema::kWithheld;
}

}  // namespace

std::string canonical_url(std::string_view url) {
  url = trim(url);
  url = url.substr(0, url.find('#'));
  const std::size_t begin = host_begin(url);
  if (begin == std::string_view::npos) return std::string(url);
  const std::size_t end = std::min(url.find_first_of("/?", begin), url.size());
  std::string out = lower_ascii(url.substr(0, end));
  for (const std::string_view port : {":80", ":443"}) {
    if (out.ends_with(port)) out.resize(out.size() - port.size());
  }
  const std::size_t query = std::min(url.find('?', end), url.size());
  out.append(url.substr(end, query - end));
  if (query < url.size()) out += query_without_tracking(url.substr(query + 1));
  return out;
}

std::string id_of_part(std::string_view url) {
  static constexpr auto kPlaces =
      std::to_array<std::string_view>({"article", "comment", "comments", "content", "disqus_thread", "feed",
                                       "main", "reply", "respond", "rss", "top"});
  url = trim(url);
  const std::size_t at = url.find('#');
  if (at == std::string_view::npos || host_begin(url) == std::string_view::npos) return {};
  const std::string_view fragment = url.substr(at + 1);
  const bool place = std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view known) {
    return equals_ignoring_case(fragment, known);
  });
  if (fragment.empty() || place || fragment.find('=') != std::string_view::npos) return {};
  return canonical_url(url).append("#").append(fragment);
}

std::string host_of(std::string_view url) {
  url = trim(url);
  const std::size_t begin = host_begin(url);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = std::min(url.find_first_of("/?#:", begin), url.size());
  std::string host = lower_ascii(url.substr(begin, end - begin));
  if (const std::size_t user = host.rfind('@'); user != std::string::npos) host.erase(0, user + 1);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

void stamp(ReadArticle& read, const ReadOptions& options) {
  stamp_id(read, options);
  // Nothing else matters of what is taken back.
  if (read.canceled) return;
  stamp_language(read, options);
  schema::Article& article = read.article;
  const bool had_date = !article.published.empty();
  stamp_date(read, false);
  stamp_date(read, true);
  if (article.published.empty()) {
    if (const auto day = day_of_url(article.url)) {
      article.published = day->iso();
      read.trace.push_back({"published", "date.url", article.published, 0.8});
    }
  }
  stamp_fetched(article);
  stamp_embargo(read);
  if (article.published.empty() && !had_date) read.warnings.emplace_back("no date");
}

}  // namespace news::reading
