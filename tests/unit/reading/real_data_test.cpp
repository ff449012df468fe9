#include "support/catch.h"

#include <filesystem>

#include "read_support.h"

using news::reading::Format;
using namespace news::reading::tests;

TEST_CASE("a scraped page of a real site is taken apart") {
  const std::string path = std::string(NEWS_REAL_DATA) + "/seed/rare-earth.txt";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: " << path << " is not there");
    return;
  }
  const auto read = read_page_text(file_content(path));
  CHECK(paragraphs(read.article).size() == 11);
  CHECK(read.article.captions.size() == 2);
  CHECK(read.article.related.size() == 12);
  for (const auto& related : read.article.related) {
    CHECK_FALSE(related.alt_title.empty());
    CHECK_FALSE(related.teaser.empty());
  }
}

TEST_CASE("a large collection is read whole") {
  const std::string path = std::string(NEWS_REAL_DATA) + "/allsides/articles.jsonl.gz";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: " << path << " is not there");
    return;
  }
  news::reading::Source source({path}, Format::automatic);
  news::reading::RawDocument document;
  std::size_t articles = 0;
  std::size_t rejected = 0;
  std::size_t english = 0;
  std::size_t dated = 0;
  while (source.next(document)) {
    const auto result = news::reading::read(document, {});
    articles += result.articles.size();
    rejected += result.rejected.size();
    for (const auto& read : result.articles) {
      english += read.article.language == "en" ? 1 : 0;
      dated += read.article.published.empty() ? 0 : 1;
    }
  }
  CHECK(articles == 36'254);
  CHECK(rejected == 0);
  CHECK(source.take_rejected().empty());
  CHECK(english * 100 > articles * 99);
  CHECK(dated * 100 > articles * 85);
}
