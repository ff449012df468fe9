#include "forms.h"

#include "query_index.h"
#include "support/catch.h"

using namespace news;
using news::tests::brief;
using news::tests::QueryIndex;
using searcher::SearchRequest;

namespace {

SearchRequest asking(const std::string& query, const std::string& language = "") {
  SearchRequest request;
  request.query = query;
  request.language = language;
  return request;
}

std::vector<std::string> forms_of(const QueryIndex& index, const SearchRequest& request) {
  return index.build(request).explanation.words.at(0).forms;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a word finds its other forms, most frequent first") {
  const QueryIndex index([](tests::SmallIndex& small) {
    small.add(brief("one", "minerals"));
    small.add(brief("two", "Minerals’ price"));
    small.add(brief("three", "the mineral, minerals"));
    small.add(brief("other", "mines"));
  });
  CHECK(forms_of(index, asking("mineral")) == Words{"minerals", "mineral"});
  CHECK(index.found("mineral") == "one three two");
  CHECK(index.found("\"the mineral\"") == "three");
  CHECK(index.found("\"the minerals\"") == "three");
  CHECK(index.found("exact:mineral") == "three");
  CHECK(index.found("exact:\"the minerals\"").empty());
  SearchRequest exact = asking("mineral");
  exact.exact = true;
  CHECK(index.found(exact) == "three");
  CHECK(forms_of(index, exact) == Words{"mineral"});
}

TEST_CASE("accents don't matter in either direction, unless exact") {
  const QueryIndex index([](tests::SmallIndex& small) {
    small.add(brief("accents", "Öztürk spoke"));
    small.add(brief("plain", "Ozturk spoke"));
    small.add(brief("german", "Oeztuerk spoke"));
  });
  CHECK(index.found("ozturk") == "accents plain");
  CHECK(index.found("öztürk") == "accents german plain");
  CHECK(index.found("ÖZTÜRK") == "accents german plain");
  CHECK(index.found("oeztuerk") == "accents german");
  CHECK(index.found("exact:öztürk") == "accents");
  CHECK(index.found("\"ozturk spoke\"") == "accents plain");
  CHECK(index.found("ozt*") == "accents plain");
  CHECK(index.found("özt*") == "accents german plain");
  CHECK(index.found("exact:ozt*") == "plain");
  const auto pattern = index.build("ozt*").patterns.at(0);
  CHECK(pattern.words.at(0) == Words{"ozt", "öztürk"});
}

TEST_CASE("the languages of the index give the stems, or the one asked for") {
  const QueryIndex index([](tests::SmallIndex& small) {
    for (int i = 0; i < 30; ++i) small.add(brief("en" + std::to_string(i), "weather"));
    for (int i = 0; i < 10; ++i) small.add(brief("fr" + std::to_string(i), "météo", "fr"));
    small.add(brief("french", "les élections", "fr"));
    small.add(brief("german", "viele Wahlen", "de"));
    small.add(brief("unknown", "nothing", "und"));
  });
  CHECK(searcher::query_languages("", index.snapshot().articles) == Words{"en", "fr"});
  CHECK(searcher::query_languages("DE", index.snapshot().articles) == Words{"de"});
  CHECK(searcher::query_languages("pt-BR", index.snapshot().articles) == Words{"pt"});
  CHECK(index.found("élection") == "french");
  CHECK(index.found("wahl").empty());
  CHECK(index.found(asking("wahl", "de")) == "german");
  CHECK(index.found(asking("élection", "de")).empty());
  CHECK(index.failure(asking("a", "english"), schema::ErrorCode::bad_argument) ==
        "`english` isn't a language code\ngive an ISO 639-1 code: en, de, fr");
}

TEST_CASE("an empty index is asked in English") {
  const QueryIndex index([](tests::SmallIndex&) {});
  CHECK(searcher::query_languages("", index.snapshot().articles) == Words{"en"});
  CHECK(index.found("copper mine body:zinc person:okafor topic:sport").empty());
  CHECK(index.found("").empty());
}

TEST_CASE("too many forms are cut and named, the word itself never") {
  const QueryIndex index([](tests::SmallIndex& small) {
    std::string text;
    for (int i = 0; i < 90; ++i) {
      const std::string form = "form" + std::to_string(100 + i);
      text += form + " ";
      small.articles().add_synonym("en:rarest", form);
    }
    small.add(brief("many", text));
    small.add(brief("again", text));
    small.add(brief("itself", "rarest"));
  });
  const auto built = index.build("rarest");
  const auto& word = built.explanation.words.at(0);
  CHECK(word.forms.size() == 64);
  CHECK(word.forms.back() == "rarest");
  CHECK(word.left_out.size() == 21);
  CHECK(word.left_out.front() == "form163");
  CHECK(word.left_out.back() == "...");
}

TEST_CASE("of the words with a beginning the most frequent are searched for, and what isn't is told") {
  const QueryIndex index([](tests::SmallIndex& small) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "con" + std::to_string(1000 + i) + " ";
    small.add(brief("rare", text));
    small.add(brief("first", "the congress met"));
    small.add(brief("second", "congress again, and the cónclave"));
    small.add(brief("third", "a cónclave"));
    small.add(brief("typed", "con"));
  });
  CHECK(index.found("con*") == "first rare second third typed");
  const auto built = index.build("con*");
  const auto& word = built.explanation.words.at(0);
  CHECK(word.forms.size() == 200);
  CHECK(word.forms.at(0) == "congress");
  CHECK(word.forms.at(1) == "cónclave");
  CHECK(word.left_out_count == 103);
  REQUIRE(built.notes.size() == 1);
  CHECK(built.notes.at(0) ==
        "con* stands for its 200 most frequent words; 103 rarer ones aren't searched for: type more letters");
  CHECK(index.build("congr*").notes.empty());
}

TEST_CASE("a language without endings is told") {
  const QueryIndex index([](tests::SmallIndex& small) { small.add(brief("one", "two tankers")); });
  SearchRequest request = asking("tankers");
  request.language = "xx";
  REQUIRE(index.build(request).notes.size() == 1);
  CHECK(index.build(request).notes.at(0).ends_with("the language xx"));
  for (const char* known : {"en", "de-AT", ""}) {
    request.language = known;
    CHECK(index.build(request).notes.empty());
  }
}

TEST_CASE("forms that no article holds any more don't count") {
  const QueryIndex index([](tests::SmallIndex& small) {
    small.add(brief("old", "tankers"));
    small.add(brief("new", "tanker"));
    small.remove("old");
  });
  CHECK(forms_of(index, asking("tanker")) == Words{"tanker"});
  CHECK(forms_of(index, asking("tankers")) == Words{"tanker"});
  CHECK(index.found("tankers") == "new");
  CHECK(forms_of(index, asking("barges")).empty());
}

TEST_CASE("scripts without blanks are found by their pairs") {
  const QueryIndex index([](tests::SmallIndex& small) {
    small.add(brief("capital", "北京市长", "zh"));
    small.add(brief("other", "南京市 北方", "zh"));
    small.add(brief("lone", "市", "zh"));
  });
  CHECK(index.found("北京") == "capital");
  CHECK(index.found("京市") == "capital other");
  CHECK(index.found("北京市") == "capital");
  CHECK(index.found("北") == "capital other");
  CHECK(index.found("市") == "capital lone");
  CHECK(index.found("body:北京市") == "capital");
}
