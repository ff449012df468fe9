#include "query_index.h"
#include "support/catch.h"

using namespace news;
using news::tests::brief;
using news::tests::QueryIndex;
using searcher::SearchRequest;
using searcher::Target;

namespace {

/// Articles that say the same things in different parts.
void fill_parts(tests::SmallIndex& index) {
  schema::Article headline = brief("headline", "The harbour was quiet.");
  headline.headline = "Copper mine reopens";
  index.add(headline);
  schema::Article body = brief("body", "In Velmark a copper mine closed.");
  body.headline = "Harbour news";
  index.add(body);
  schema::Article caption = brief("caption", "Nothing to report.");
  caption.captions.push_back({"A copper mine", "Trucks at dawn", "Photo: Copper Agency"});
  index.add(caption);
  schema::Article quoted =
      brief("quoted", "Mayor Ilse Varga said: “The copper mine stays shut.” Miners left.");
  quoted.persons.push_back({"Ilse Varga", 1, 1, {}, {}});
  tests::note_quotes(quoted, "Ilse Varga");
  index.add(quoted);
  schema::Article related = brief("related", "Weather.");
  related.related.push_back({"Copper mine sold", "", "", ""});
  index.add(related);
  schema::Article apart = brief("apart", "The mine had copper once.");
  apart.headline = "Trucks";
  apart.subheadline = "Copper";
  index.add(apart);
}

const QueryIndex& parts() {
  static const QueryIndex index(fill_parts);
  return index;
}

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return request;
}

}  // namespace

TEST_CASE("words, phrases and operators find what they say") {
  CHECK(parts().found("copper mine") == "apart body caption headline quoted");
  CHECK(parts().found("\"copper mine\"") == "body caption headline quoted");
  CHECK(parts().found("copper-mine") == "body caption headline quoted");
  CHECK(parts().found("\"mine copper\"").empty());
  CHECK(parts().found("copper -velmark") == "apart caption headline quoted");
  CHECK(parts().found("velmark OR trucks") == "apart body caption");
  CHECK(parts().found("(velmark OR trucks) AND NOT caption:dawn") == "apart body");
  CHECK(parts().found("NOT copper") == "related");
  CHECK(parts().found("-copper -mine") == "related");
  CHECK(parts().found("copper OR NOT mine") == "apart body caption headline quoted related");
  CHECK(parts().found("") == "apart body caption headline quoted related");
  CHECK(parts().found("nowhere").empty());
  SearchRequest any = asking("velmark trucks -dawn");
  any.any = true;
  CHECK(parts().found(any) == "apart body");
}

TEST_CASE("fields look into their part only") {
  CHECK(parts().found("headline:copper") == "headline");
  CHECK(parts().found("headline:\"copper mine\"") == "headline");
  CHECK(parts().found("subheadline:copper") == "apart");
  CHECK(parts().found("caption:copper") == "caption");
  CHECK(parts().found("body:copper") == "apart body quoted");
  CHECK(parts().found("body:\"copper mine\"") == "body quoted");
  CHECK(parts().found("body:(copper mine)") == "apart body quoted");
  CHECK(parts().found("related:copper") == "related");
  CHECK(parts().found("quote:copper") == "quoted");
  CHECK(parts().found("quote:\"copper mine stays\"") == "quoted");
  CHECK(parts().found("quote:\"said the copper\"").empty());
  CHECK(parts().found("quote:\"shut miners\"").empty());
  CHECK(parts().found("quote:mines") == "quoted");
  CHECK(parts().found("exact:quote:mines").empty());
  CHECK(parts().found("id:quoted") == "quoted");
  CHECK(parts().found("id:Quoted").empty());
  CHECK(parts().found("copper -body:copper") == "caption headline");
  CHECK(parts().found("body:nowhere").empty());
}

TEST_CASE("a part's phrase is found behind other articles, in any order of the words' frequency") {
  const QueryIndex index([](tests::SmallIndex& small) {
    for (int i = 0; i < 300; ++i) {
      schema::Article article = brief("a" + std::to_string(i), i % 3 == 0 ? "zinc and tin" : "tin and zinc");
      article.headline = "zinc and lead";
      if (i == 277) article.body = "lead and nickel of zinc and tin and nickel";
      small.add(article);
    }
  });
  CHECK(index.found("body:\"zinc and tin\" body:nickel") == "a277");
  CHECK(index.found("body:lead") == "a277");
  CHECK(index.found("body:\"and nickel\"") == "a277");
  CHECK(index.ranked(asking("body:\"zinc and tin\"")).size() == 101);
  CHECK(index.ranked(asking("body:\"tin and zinc\" OR body:nickel")).size() == 200);
  CHECK(index.ranked(asking("zinc -body:\"zinc and tin\"")).size() == 199);
}

TEST_CASE("quotes are searched by their words") {
  SearchRequest request = asking("copper");
  request.target = Target::quotes;
  CHECK(parts().found(request) == "quoted#0");
  request.query = "quote:\"copper mine\" speaker:varga";
  CHECK(parts().found(request) == "quoted#0");
  request.query = "mines";
  CHECK(parts().found(request) == "quoted#0");
  request.query = "id:quoted";
  CHECK(parts().found(request) == "quoted#0");
  request.query = "left";
  CHECK(parts().found(request).empty());
}

TEST_CASE("adjacent words rank first as a phrase") {
  const QueryIndex index([](tests::SmallIndex& small) {
    small.add(brief("scattered", "earth of rare and earth of rare and so on"));
    small.add(brief("beside", "a page about one rare earth and what it costs"));
    for (int i = 0; i < 20; ++i) small.add(brief("other" + std::to_string(i), "a page about what it costs"));
  });
  SearchRequest request = asking("rare earth");
  CHECK(index.ranked(request) == std::vector<std::string>{"beside", "scattered"});
  CHECK(index.ranked(asking("RARE earths costs OR rare earth")).front() == "beside");
  request.phrase_first = false;
  CHECK(index.ranked(request).front() == "scattered");
  request.phrase_first = true;
  request.plain_words = true;
  CHECK(index.ranked(request).front() == "scattered");
  CHECK(index.ranked(asking("rare AND earth")).front() == "scattered");
  CHECK(index.ranked(asking("(rare) earth")).front() == "scattered");
  CHECK(index.ranked(asking("\"rare\" earth")).front() == "scattered");
}

TEST_CASE("long runs of words boost their pairs") {
  const QueryIndex index([](tests::SmallIndex& small) {
    small.add(brief("apart", "nine eight seven six five four three two one"));
    small.add(
        brief("pairs",
              "one two and three four and five six and seven eight and nine with more words still to come"));
  });
  CHECK(index.ranked(asking("one two three four five six seven eight nine")).front() == "pairs");
}

TEST_CASE("weight comes from words, not from values and related links") {
  CHECK(parts().build("copper").weighted);
  CHECK(parts().build("headline:copper").weighted);
  CHECK(parts().build("body:copper").weighted);
  CHECK(parts().build("quote:copper").weighted);
  CHECK_FALSE(parts().build("").weighted);
  CHECK_FALSE(parts().build("related:copper").weighted);
  CHECK_FALSE(parts().build("NOT copper").weighted);
  CHECK_FALSE(parts().build("person:varga id:quoted").weighted);
}

TEST_CASE("patterns tell a snippet what to look for") {
  const auto built = parts().build("copper-mine trucks headline:reopens \"at dawn\" -zinc body:velm*");
  REQUIRE(built.patterns.size() == 6);
  const auto& phrase = built.patterns[0];
  CHECK(phrase.field.empty());
  REQUIRE(phrase.words.size() == 2);
  CHECK(phrase.words[0] == std::vector<std::string>{"copper"});
  CHECK_FALSE(phrase.optional);
  CHECK(built.patterns[1].words.size() == 1);
  CHECK(built.patterns[2].field == "headline");
  CHECK(built.patterns[3].words.size() == 2);
  CHECK(built.patterns[4].field == "body");
  CHECK(built.patterns[4].prefix);
  CHECK(built.patterns[4].words == std::vector<std::vector<std::string>>{{"velm"}});
  CHECK(built.patterns[5].optional);
  CHECK(built.patterns[5].words.size() == 3);
}

TEST_CASE("an explanation says how the query was read") {
  const auto built = parts().build("copper mines OR person:varga");
  CHECK(built.explanation.reading == "(copper AND mines) OR person:varga");
  REQUIRE(built.explanation.words.size() == 2);
  CHECK(built.explanation.words[1].word == "mines");
  CHECK(built.explanation.words[1].forms == std::vector<std::string>{"mine"});
  CHECK(built.explanation.filters ==
        std::vector<std::string>{"person:varga is read as Ilse Varga (given as varga)"});
  CHECK(built.explanation.internal.find("Query(") == 0);
}

TEST_CASE("hostile queries end") {
  std::string many;
  for (int i = 0; i < 64; ++i) many += "body:copper ";
  CHECK(parts().found(many) == "apart body quoted");
  const QueryIndex index([](tests::SmallIndex& small) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "word" + std::to_string(i) + " ";
    small.add(brief("long", text));
  });
  CHECK(index.found("wor* word* word1*") == "long");
  CHECK(index.found("body:wor* \"word10 wor*\"") == "long");
  const auto built = index.build("wor*");
  CHECK(built.explanation.words.at(0).forms.size() == 200);
  CHECK(built.explanation.words.at(0).left_out.size() == 21);
  CHECK(built.explanation.words.at(0).left_out.back() == "...");
  CHECK(built.explanation.words.at(0).left_out_count == 2800);
}
