#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <news/searcher/searcher.h>

#include "support/small_index.h"
#include "support/temp_dir.h"

namespace news::searcher {

using schema::Article;
using Ids = std::vector<std::string>;

inline SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return request;
}

inline Ids ids(const SearchResults& results) {
  Ids out;
  for (const Hit& hit : results.hits) out.push_back(hit.article.id);
  return out;
}

struct Index {
  Index() : writer(directory.path()) {}
  [[nodiscard]] const std::filesystem::path& path() const { return directory.path(); }
  Searcher open() {
    writer.commit();
    writer.switch_here();
    return Searcher(path());
  }
  /// An article of so many words, of which `times` are "tin".
  void add(const std::string& id, int times, const std::string& published = {}) {
    Article article;
    article.id = id;
    article.published = published;
    article.headline = "From the valley";
    for (int i = 0; i < 30; ++i) article.body += i < times ? "tin " : "lead ";
    writer.add(article);
  }

  tests::TempDir directory;
  tests::SmallIndex writer;
};

inline Article random_article(int number, std::mt19937& random) {
  Article article;
  article.id = std::to_string(number);
  const auto some = [&](std::vector<std::string> from) {
    std::vector<std::string> out;
    for (const std::string& value : from) {
      if (random() % 3 == 0) out.push_back(value);
    }
    return out;
  };
  for (const auto& name :
       some({"Ada Okafor", "Bo Lind", "Cleo Brandt", "Zoë Öztürk", "zoe ozturk", "Okafor", "Unknown"})) {
    article.persons.emplace_back();
    article.persons.back().name = name;
  }
  for (const auto& id : some({"t11", "t12", "t2"})) {
    article.topics.emplace_back();
    article.topics.back().id = id;
  }
  const std::vector<std::string> sources = {"", "Harbour Gazette", "Valley Post", "Unknown"};
  article.source = sources[random() % 4];
  article.section = random() % 3 == 0 ? "" : random() % 2 == 0 ? "business" : "sport";
  article.language = random() % 3 == 0 ? "" : random() % 2 == 0 ? "en" : "de";
  article.authors = some({"Dan Weiss", "Eva Sand", "unknown"});
  article.keywords = some({"mining", "lead"});
  const std::vector<std::string> days = {"", "2023-12-31", "2024-05-03", "2024-05-04", "2024-06-01"};
  article.published = days[random() % days.size()];
  article.headline = random() % 2 == 0 ? "Tin in the valley" : "Lead in the valley";
  article.body = "They said \u201Cthere is tin and lead\u201D.";
  tests::note_quotes(article, article.persons.empty() ? "" : article.persons[0].name);
  return article;
}

}  // namespace news::searcher
