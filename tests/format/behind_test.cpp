// Quotes that are a batch ahead of their articles, as a writer leaves them that dies in between.
#include "layouts.h"

#include <news/schema/internal/quote_runs.h>

#include "author.h"
#include "support/catch.h"

using namespace news;
using searcher::SearchRequest;
using tests::asking;
using tests::Author;
using tests::kPersons;
using tests::Layouts;

namespace {

void add_twenty(const Layouts& layouts, Author& author) {
  std::vector<schema::Article> articles;
  for (int i = 0; i < 20; ++i) articles.push_back(author.article("a" + std::to_string(i)));
  layouts.add(articles);
}

/// What a writer leaves that changed the quotes of some articles and died before it came to the articles.
template <class F>
void break_off(const std::filesystem::path& index, const std::vector<std::string>& touched, F&& change) {
  Xapian::WritableDatabase quotes((index / "g0001" / "quotes").string());
  change(quotes);
  quotes.set_metadata(schema::kTouchedKey, schema::touched_entry(touched));
  schema::set_revision(quotes, schema::revision_of(quotes) + 1);
  quotes.commit();
}

}  // namespace

TEST_CASE("quotes that are a batch ahead of their articles are not found") {
  Layouts layouts;
  Author author(9);
  add_twenty(layouts, author);
  for (const auto& index : {layouts.base(), layouts.newest()}) {
    const auto total = [&](const std::string& query) {
      return searcher::Searcher(index).search(asking(query)).total;
    };
    const auto rest = total("") - total("id:a3") - total("id:a15");
    REQUIRE(total("id:a3") > 1);
    break_off(index, {"a3", "a15", "gone"}, [](Xapian::WritableDatabase&) {});
    CHECK(total("") == rest);
    CHECK(total("id:a3") == 0);
    const auto results = searcher::Searcher(index).search(asking(""));
    REQUIRE(results.warnings.size() == 1);
    CHECK(results.warnings[0].find("quotes of 3 articles are left out") != std::string::npos);
  }
}

TEST_CASE("a writer that repairs the quotes keeps the layout of the index") {
  Layouts layouts;
  Author author(5);
  add_twenty(layouts, author);
  for (const auto& index : {layouts.base(), layouts.newest()}) {
    const std::vector<std::string> touched = {"a3", "a8", "a9"};
    break_off(index, touched, [&](Xapian::WritableDatabase& quotes) {
      for (const std::string& article : touched) {
        for (const Xapian::docid quote : schema::quotes_of(quotes, article)) quotes.delete_document(quote);
      }
    });
    // The form that older writers left.
    CHECK(Xapian::Database((index / "g0001" / "quotes").string()).get_metadata("news.touched") ==
          "2 a32 a82 a9");
  }
  layouts.add({author.article("b")});
  CHECK(indexer::check(layouts.newest()) == std::vector<std::string>{});
  searcher::Searcher base(layouts.base());
  searcher::Searcher newest(layouts.newest());
  for (const std::string& name : kPersons) {
    SearchRequest request = asking("");
    request.filters["person"] = {name};
    CHECK(tests::answer(newest, request) == tests::answer(base, request));
  }
}
