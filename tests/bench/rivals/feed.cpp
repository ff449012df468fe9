// Reads articles with the parser that all rivals share and writes them for those in other languages, or for
// Omega's scriptindex. See ../README.md.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "article_stream.h"

namespace {

using news::bench::ArticleStream;
using news::bench::StreamArticle;

void put(std::string_view bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

/// A field of a record: its length in four bytes, the highest first, then its bytes.
void put_counted(std::string_view bytes) {
  const std::size_t n = bytes.size();
  const char length[4] = {static_cast<char>(n >> 24), static_cast<char>(n >> 16), static_cast<char>(n >> 8),
                          static_cast<char>(n)};
  put({length, 4});
  put(bytes);
}

void put_record(const StreamArticle& article) {
  for (const auto field : {article.id, article.headline, article.body, article.date, article.source})
    put_counted(field);
}

/// A field of scriptindex's format: further lines of a value start with "=".
void put_field(std::string_view name, std::string_view value) {
  put(name);
  for (std::size_t from = 0; from <= value.size();) {
    const std::size_t end = std::min(value.find('\n', from), value.size());
    put("=");
    put(value.substr(from, end - from));
    put("\n");
    from = end + 1;
  }
}

/// 20240131 of 2024-01-31T12:00:00Z.
std::string compact_day(std::string_view date) {
  return std::string(date.substr(0, 4)).append(date.substr(5, 2)).append(date.substr(8, 2));
}

void put_omega(const StreamArticle& article) {
  put_field("id", article.id);
  put_field("headline", article.headline);
  put_field("body", article.body);
  if (article.date.size() >= 10) put_field("date", compact_day(article.date));
  put_field("source", article.source);
  put("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const bool omega = argc == 3 && std::string_view(argv[1]) == "--omega";
  if (argc != 2 && !omega) {
    std::fputs("usage: feed [--omega] ARTICLES.jsonl\n", stderr);
    return 2;
  }
  try {
    ArticleStream articles(argv[argc - 1]);
    for (StreamArticle article; articles.next(article);) omega ? put_omega(article) : put_record(article);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "feed: %s\n", error.what());
    return 1;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
