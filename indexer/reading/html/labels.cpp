#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "reading/characters.h"
#include "reading/head_lines.h"
#include "reading/html/fields.h"
#include "reading/language_codes.h"
#include "reading/stamps.h"

namespace news::reading::html {
namespace {

void put(ReadArticle& read, std::string& field, const char* name, std::string text, std::string rule,
         double confidence) {
  if (!field.empty() || text.empty()) return;
  read.trace.push_back({name, std::move(rule), text, confidence});
  field = std::move(text);
}

void read_source(const Page& page, ReadArticle& read) {
  schema::Article& article = read.article;
  put(read, article.source, "source", page.linked.publisher, "source.json-ld", 0.95);
  put(read, article.source, "source", page.meta.first({"og:site_name"}).text, "source.og:site_name", 0.95);
  put(read, article.source, "source",
      page.meta.first({"dc.publisher", "dcterms.publisher", "publisher", "application-name"}).text,
      "source.meta", 0.8);
  put(read, article.source, "source", host_of(article.url), "source.host", 0.8);
  // A front page is no article's address, but tells the site.
  put(read, article.source, "source", host_of(page.meta.canonical()), "source.host", 0.7);
}

void read_section(const Page& page, ReadArticle& read) {
  schema::Article& article = read.article;
  put(read, article.section, "section", page.linked.section, "section.json-ld", 0.95);
  const MetaTags::Found found =
      page.meta.first({"article:section", "og:article:section", "section", "parsely-section",
                       "cxenseparse:section", "sailthru.section", "dc.subject"});
  constexpr std::size_t kLongest = 60;
  if (found.text.size() <= kLongest)
    put(read, article.section, "section", found.text, "section." + std::string(found.name), 0.9);
}

void read_keywords(const Page& page, ReadArticle& read) {
  constexpr std::size_t kMost = 30;  // more aren't meant for people
  constexpr std::size_t kKept = 15;
  constexpr std::size_t kLongest = 80;
  const auto take = [&](std::vector<std::string> keywords, std::string rule) {
    std::vector<std::string>& out = read.article.keywords;
    if (!out.empty() || keywords.empty()) return;
    if (keywords.size() > kMost) {
      read.trace.push_back({"dropped", "keywords.too many", keywords.front() + ", ...", 0.8});
      return;
    }
    for (std::string& keyword : keywords) {
      if (out.size() < kKept && keyword.size() <= kLongest &&
          std::find(out.begin(), out.end(), keyword) == out.end())
        out.push_back(std::move(keyword));
    }
    for (const std::string& keyword : out) read.trace.push_back({"keywords", rule, keyword, 0.9});
  };
  take(page.linked.keywords, "keywords.json-ld");
  take(page.meta.all("article:tag"), "keywords.article:tag");
  for (const std::string_view name :
       {"news_keywords", "parsely-tags", "sailthru.tags", "keywords", "dc.subject"})
    take(split_list(page.meta.first({name}).text), "keywords." + std::string(name));
}

void read_language(const Page& page, ReadArticle& read) {
  const auto take = [&](const std::string& language) {
    if (read.article.language.empty() && !language_code(language).empty()) read.article.language = language;
  };
  take(page.linked.language);
  take(page.meta.language());
  take(
      page.meta.first({"content-language", "language", "dc.language", "dcterms.language", "og:locale"}).text);
}

}  // namespace

void read_labels(const Page& page, ReadArticle& read) {
  read_source(page, read);
  read_section(page, read);
  read_keywords(page, read);
  read_language(page, read);
}

}  // namespace news::reading::html
