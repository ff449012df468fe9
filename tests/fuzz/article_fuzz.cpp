// Any bytes as a page or as JSON, through reading and all annotators. What comes out is valid: offsets lie in
// the text they refer to and quote it, and the JSON form gives the same article back.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <news/schema/error.h>
#include <news/schema/internal/article_json.h>

#include "people/people.h"
#include "quotes/quotes.h"
#include "reading/reading.h"
#include "topics/topics.h"

namespace {

struct Annotators {
  news::people::Finder people{NEWS_SOURCE_DIR "/data/people"};
  news::quotes::Finder quotes{NEWS_SOURCE_DIR "/data/quotes"};
  news::topics::Finder topics{NEWS_SOURCE_DIR "/data/topics"};
};

void require(bool holds) {
  if (!holds) std::abort();
}

std::size_t length_of(const news::schema::Article& article, const news::schema::Span& span) {
  if (span.in == "headline") return article.headline.size();
  if (span.in == "subheadline") return article.subheadline.size();
  if (span.in == "body") return article.body.size();
  require(span.item < article.captions.size());
  return std::max(article.captions[span.item].text.size(), article.captions[span.item].alt.size());
}

void check(news::schema::Article article) {
  static const Annotators annotators;
  article.persons = annotators.people.find(article);
  article.quotes = annotators.quotes.find(article);
  news::people::Finder::weigh(article);
  article.topics = annotators.topics.find(article);
  for (const auto& person : article.persons) {
    for (const auto& span : person.spans) {
      require(span.begin <= span.end && span.end <= length_of(article, span));
    }
  }
  for (const auto& quote : article.quotes) {
    require(quote.begin <= quote.end && quote.end <= article.body.size());
    require(article.body.compare(quote.begin, quote.end - quote.begin, quote.text) == 0);
  }
  const std::string json = news::schema::article_to_json(article);
  require(news::schema::article_to_json(news::schema::article_from_json(json)) == json);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  news::reading::RawDocument document;
  document.where = "fuzz";
  document.bytes.assign(reinterpret_cast<const char*>(data), size);
  for (const auto format :
       {news::reading::Format::text, news::reading::Format::json, news::reading::Format::csv}) {
    document.format = format;
    for (const auto& read : news::reading::read(document, {}).articles) check(read.article);
  }
  return 0;
}
