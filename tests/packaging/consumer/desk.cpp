#include <iostream>

#include <news/searcher/searcher.h>

int main(int, char** argv) try {
  news::searcher::Searcher searcher(argv[1]);
  news::searcher::SearchRequest request;
  request.query = argv[2];
  request.facets = {{"person"}, {"topic"}};
  const news::searcher::SearchResults results = searcher.search(request);
  for (const auto& hit : results.hits) std::cout << hit.rank << ". " << hit.article.headline << '\n';
  for (const auto& facet : results.facets) {
    for (const auto& value : facet.values) {
      std::cout << facet.field << ": " << value.label << ", " << value.count << '\n';
    }
  }
} catch (const news::schema::Error& error) {
  std::cerr << error.what() << "\nhint: " << error.hint() << '\n';
  return 2;
}
