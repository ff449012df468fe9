#include "snippet.h"

#include <ctime>
#include <string>
#include <vector>

#include <news/schema/internal/fold.h>

#include "passages.h"
#include "support/catch.h"
#include "support/small_index.h"

namespace news::searcher {
namespace {

using schema::Article;

Pattern word(const std::string& form, const std::string& field = {}) {
  return {field, {{form}}, false, false};
}

Pattern phrase(const std::vector<std::string>& forms, const std::string& field = {}) {
  Pattern pattern{field, {}, false, false};
  for (const std::string& form : forms) pattern.words.push_back({form});
  return pattern;
}

Pattern adjacent(const std::vector<std::string>& forms) {
  Pattern pattern = phrase(forms);
  pattern.optional = true;
  return pattern;
}

/// "body: ..the [rare earth] mine..": dots where text was left out, brackets around the marks.
std::string drawn(const Snippet& snippet) {
  std::string text = snippet.text;
  for (auto mark = snippet.marks.rbegin(); mark != snippet.marks.rend(); ++mark) {
    text.insert(mark->end, "]");
    text.insert(mark->begin, "[");
  }
  if (snippet.cut_before) text.insert(0, "..");
  if (snippet.cut_after) text += "..";
  return snippet.in + (snippet.speaker.empty() ? "" : " of " + snippet.speaker) + ": " + text;
}

Hit shown(const Article& article, const std::vector<Pattern>& patterns, SearchRequest request = {}) {
  Hit hit;
  hit.article = article;
  if (request.target == Target::quotes) hit.quote = 0;
  Highlighter(patterns, request, Xapian::Database()).show(hit);
  return hit;
}

std::vector<std::string> drawn_all(const Article& article, const std::vector<Pattern>& patterns,
                                   const SearchRequest& request = {}) {
  std::vector<std::string> out;
  for (const Snippet& snippet : shown(article, patterns, request).snippets) out.push_back(drawn(snippet));
  return out;
}

std::string only(const Article& article, const std::vector<Pattern>& patterns,
                 const SearchRequest& request = {}) {
  const auto all = drawn_all(article, patterns, request);
  REQUIRE(all.size() == 1);
  return all.front();
}

Article with_body(const std::string& body) {
  Article article;
  article.headline = "Nothing of the kind";
  article.body = body;
  return article;
}

using Lines = std::vector<std::string>;

TEST_CASE("a snippet marks what the query found and nothing else") {
  struct Case {
    std::string name;
    std::string body;
    std::vector<Pattern> patterns;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"a word lights wherever it stands",
       "Tin rose. Later tin fell, as tin does.",
       {word("tin")},
       "body: [Tin] rose. Later [tin] fell, as [tin] does."},
      {"a phrase is one mark",
       "The rare earth mine.",
       {phrase({"rare", "earth"})},
       "body: The [rare earth] mine."},
      {"words of a phrase elsewhere stay dark",
       "Earth is rare. The rare earth mine.",
       {phrase({"rare", "earth"})},
       "body: Earth is rare. The [rare earth] mine."},
      {"words of a phrase that are apart stay dark",
       "The rare, dear earth. The rare earth.",
       {phrase({"rare", "earth"})},
       "body: The rare, dear earth. The [rare earth]."},
      {"a phrase goes over a hyphen",
       "A rare-earth mine.",
       {phrase({"rare", "earth"})},
       "body: A [rare-earth] mine."},
      {"a phrase goes on in the next paragraph",
       "It is rare\n\nearth and dust.",
       {phrase({"rare", "earth"})},
       "body: It is [rare earth] and dust."},
      {"adjacent words light together, single ones by themselves",
       "The rare earth mine has earth that is rare.",
       {word("rare"), word("earth"), adjacent({"rare", "earth"})},
       "body: The [rare earth] mine has [earth] that is [rare]."},
      {"an optional phrase alone lights its words too",
       "Earth so rare.",
       {adjacent({"rare", "earth"})},
       "body: [Earth] so [rare]."},
      {"overlapping phrases are one mark",
       "The rare earth minerals here.",
       {phrase({"rare", "earth"}), phrase({"earth", "minerals"})},
       "body: The [rare earth minerals] here."},
      {"a phrase that begins anew within itself",
       "so so so what",
       {phrase({"so", "so", "what"})},
       "body: so [so so what]"},
      {"every form of a word",
       "Mineral, minerals and a miner.",
       {Pattern{"", {{"minerals", "mineral"}}, false, false}},
       "body: [Mineral], [minerals] and a miner."},
      {"a prefix",
       "Miners mined a mine in May.",
       {Pattern{"", {{"mine"}}, true, false}},
       "body: [Miners] [mined] a [mine] in May."},
      {"a phrase that ends in a prefix",
       "Copper mine, copper miner, copper.",
       {Pattern{"", {{"copper"}, {"mine"}}, true, false}},
       "body: [Copper mine], [copper miner], copper."},
      {"accents and case as written",
       "Çelik met ÇELİK’s ÖZTÜRK.",
       {word("öztürk")},
       "body: Çelik met ÇELİK’s [ÖZTÜRK]."},
      {"scripts without blanks", "新疆的稀土矿。", {phrase({"稀土", "土矿"})}, "body: 新疆的[稀土矿]。"},
      {"a field that isn't the body's", "Tin rose.", {word("tin", "caption")}, "body: Tin rose."},
      {"one of two fields", "Tin rose.", {word("tin", "caption"), word("rose")}, "body: Tin [rose]."},
      {"the body by its name", "Tin rose.", {word("tin", "body")}, "body: [Tin] rose."},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(only(with_body(c.body), c.patterns) == c.expected);
  }
}

TEST_CASE("the part that matched is named") {
  Article article;
  article.headline = "Tin mine opens";
  article.subheadline = "Zinc follows";
  article.body = "The mayor of Orsk spoke at length. Lead was not mentioned by anyone there.";
  article.captions = {{"Miners carry copper", "A cart full of nickel", "Photo: Ada Tin"}};
  article.related = {{"Cobalt prices", "", "Why cobalt is dear", "https://example.org"}};

  CHECK(drawn_all(article, {word("tin")}) ==
        Lines{"headline: [Tin] mine opens",
              "body: The mayor of Orsk spoke at length. Lead was not mentioned by anyone there."});
  CHECK(only(article, {word("zinc")}) == "subheadline: [Zinc] follows");
  CHECK(only(article, {word("copper")}) == "caption: Miners carry [copper]");
  CHECK(only(article, {word("nickel")}) == "caption: A cart full of [nickel]");
  CHECK(drawn_all(article, {word("tin"), word("lead")}) ==
        Lines{"headline: [Tin] mine opens",
              "body: The mayor of Orsk spoke at length. [Lead] was not mentioned by anyone there."});
  CHECK(drawn_all(article, {word("lead"), word("copper")}) ==
        Lines{"body: The mayor of Orsk spoke at length. [Lead] was not mentioned by anyone there.",
              "caption: Miners carry [copper]"});
  // Related links are no text of the article.
  CHECK(only(article, {word("cobalt")}).starts_with("body: The mayor"));
  CHECK(drawn_all(article, {word("cobalt", "related")}) == Lines{"related: [Cobalt] prices"});

  SearchRequest one;
  one.snippets = 1;
  CHECK(drawn_all(article, {word("tin")}, one) == Lines{"headline: [Tin] mine opens"});
  CHECK(drawn_all(article, {word("tin"), word("copper")}, one) == Lines{"caption: Miners carry [copper]"});
  SearchRequest none;
  none.snippets = 0;
  CHECK(drawn_all(article, {word("tin")}, none).empty());
}

TEST_CASE("words in a quote are shown as the speaker's") {
  Article article = with_body(
      "The ministry met on Monday. \u201CWe have far more tin than they think, and we will share it with all "
      "who ask,\u201D "
      "he said. Tin is traded in Orsk.\n\nAnother called it a \u201Csilver deal\u201D on Tuesday.");
  tests::note_quotes(article, "Jonas Verhoeven");

  SearchRequest narrow;
  narrow.snippet_bytes = 100;
  narrow.snippets = 1;
  CHECK(only(article, {word("share")}, narrow) ==
        "quote of Jonas Verhoeven: We have far more tin than they think, and we will [share] it with all who "
        "ask,");
  // A fragment alone says too little, unless the query asks for what stands in quotation marks.
  CHECK(only(article, {word("silver")}, narrow).starts_with("body: "));
  CHECK(only(article, {phrase({"silver", "deal"}, "quote")}, narrow) ==
        "quote of Jonas Verhoeven: [silver deal]");
  CHECK(only(article, {word("tin", "quote")}, narrow)
            .starts_with("quote of Jonas Verhoeven: We have far more [tin]"));
  // Both inside and outside: it is the body's.
  CHECK(only(article, {word("share"), word("traded")}).starts_with("body: "));
  CHECK(only(article, {word("share"), word("monday")}).starts_with("body: "));

  article.quotes[0].speaker.clear();
  CHECK(only(article, {word("share")}, narrow).starts_with("quote: We have"));
  article.quotes[0].kind = schema::QuoteKind::indirect;
  CHECK(only(article, {word("share")}, narrow).starts_with("body: "));
  CHECK(only(article, {word("share", "quote")}, narrow).find('[') == std::string::npos);
  // Offsets that lie outside the body do no harm.
  article.quotes[0].kind = schema::QuoteKind::quotation;
  article.quotes[0].end = 100000;
  CHECK(only(article, {word("share")}, narrow).starts_with("body: "));
}

TEST_CASE("a quote as a result shows its words") {
  Article article =
      with_body("He said: \u201CTin is the future of this valley and of all who live in it.\u201D");
  tests::note_quotes(article, "Jonas Verhoeven");
  SearchRequest request;
  request.target = Target::quotes;
  CHECK(only(article, {word("tin"), word("valley")}, request) ==
        "quote of Jonas Verhoeven: [Tin] is the future of this [valley] and of all who live in it.");
  CHECK(only(article, {}, request) ==
        "quote of Jonas Verhoeven: Tin is the future of this valley and of all who live in it.");
}

TEST_CASE("without a match the article's beginning is shown") {
  Article article =
      with_body("First things first. Second things later, but still within reach of the eye.\n\nThird.");
  CHECK(only(article, {}) ==
        "body: First things first. Second things later, but still within reach of the eye. Third.");
  SearchRequest narrow;
  narrow.snippet_bytes = 30;
  CHECK(only(article, {}, narrow) == "body: First things first...");
  article.body.clear();
  article.captions = {{"", "A quiet harbour", ""}};
  CHECK(only(article, {}) == "caption: A quiet harbour");
  article.captions.clear();
  CHECK(drawn_all(article, {}).empty());
}

TEST_CASE("the passage with most of the query is chosen") {
  const std::string filler = "Nothing happened for a long while in the valley. Clouds went by. ";
  std::string body = "Tin came first. ";
  for (int i = 0; i < 20; ++i) body += filler;
  body += "The rare earth mine met tin. ";
  for (int i = 0; i < 20; ++i) body += filler;
  body += "Rare was the earth.";
  SearchRequest one;
  one.snippets = 1;
  one.snippet_bytes = 80;
  CHECK(only(with_body(body), {word("rare"), word("earth"), word("tin"), adjacent({"rare", "earth"})}, one) ==
        "body: ..The [rare earth] mine met [tin]. Nothing happened for a long while in the valley...");
  CHECK(only(with_body(body), {word("rare"), word("was")}, one) ==
        "body: ..Clouds went by. [Rare] [was] the earth.");
  // A second passage shows what the first doesn't.
  one.snippets = 2;
  const auto two =
      drawn_all(with_body("Tin here. " + body + " Zinc there."), {word("tin"), word("zinc")}, one);
  REQUIRE(two.size() == 2);
  CHECK(two[0].find("[Tin]") != std::string::npos);
  CHECK(two[1].find("[Zinc]") != std::string::npos);
  CHECK(drawn_all(with_body(body), {word("clouds")}, one).size() == 1);
}

TEST_CASE("a passage begins with its sentence where that fits") {
  const std::string before = "Clouds went by all day. ";
  const std::string sentence =
      "The mayor of Orsk, who had come from far away, and who was tired, said that the tin was gone. ";
  std::string body = before + before + before + sentence;
  for (int i = 0; i < 10; ++i) body += before;
  SearchRequest one;
  one.snippets = 1;
  one.snippet_bytes = 100;
  CHECK(only(with_body(body), {word("tin")}, one) ==
        "body: ..The mayor of Orsk, who had come from far away, and who was tired, said that the [tin] was "
        "gone...");
}

TEST_CASE("a phrase is whole wherever a text is cut") {
  SearchRequest one;
  one.snippets = 1;
  one.snippet_bytes = 40;
  for (std::size_t padding = 0; padding < 90; ++padding) {
    const Hit hit = shown(
        with_body("a " + std::string(padding, 'x') + " so rare earth it is and it goes on and on and on"),
        {phrase({"rare", "earth"})}, one);
    REQUIRE(hit.snippets.size() == 1);
    INFO(drawn(hit.snippets[0]));
    CHECK(drawn(hit.snippets[0]).find("[rare earth]") != std::string::npos);
  }
}

TEST_CASE("a rare word weighs more than a common one") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 100; ++i) {
    Xapian::Document document;
    for (const char* term : {"the", "of"}) document.add_term(term);
    if (i == 0) document.add_term("tin");
    database.add_document(document);
  }
  std::string body = "The end of the line. ";
  for (int i = 0; i < 20; ++i) body += "Clouds went by as clouds go by. ";
  body += "Tin fell.";
  SearchRequest one;
  one.snippets = 1;
  one.snippet_bytes = 60;
  Hit hit;
  hit.article = with_body(body);
  Highlighter({word("the"), word("of"), word("tin")}, one, database).show(hit);
  REQUIRE(hit.snippets.size() == 1);
  CHECK(drawn(hit.snippets[0]).find("[Tin] fell.") != std::string::npos);
}

TEST_CASE("snippets keep to their length, to words and to UTF-8") {
  std::string sentence;
  for (int i = 0; i < 400; ++i) sentence += (i % 7 == 0 ? "straße, " : "wörter ");
  sentence += "Tin " + sentence;
  std::string unbroken;
  for (int i = 0; i < 3000; ++i) unbroken += "稀";
  std::string damaged = "tin \xC3\x28 tin \xFF\xFE ";
  for (int i = 0; i < 300; ++i) damaged += "\x80 tin \xF0\x9F\x98 ";
  for (const std::string& body :
       {sentence, unbroken + "土" + unbroken, damaged, std::string(5000, 'x') + " tin"}) {
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{20}, std::size_t{240}}) {
      SearchRequest request;
      request.snippet_bytes = bytes;
      const Hit hit = shown(with_body(body), {word("tin"), word("稀土")}, request);
      REQUIRE_FALSE(hit.snippets.empty());
      for (const Snippet& snippet : hit.snippets) {
        CHECK(snippet.text.size() <= 3 * bytes + 130);
        CHECK(schema::valid_utf8(snippet.text) == snippet.text);
        std::size_t last = 0;
        for (const Mark& mark : snippet.marks) {
          CHECK(mark.begin >= last);
          CHECK(mark.begin < mark.end);
          CHECK(mark.end <= snippet.text.size());
          const std::string marked = snippet.text.substr(mark.begin, mark.end - mark.begin);
          CHECK((marked == "tin" || marked == "Tin" || marked == "稀土"));
          last = mark.end;
        }
      }
    }
  }
  SearchRequest request;
  request.snippet_bytes = 100;
  const auto hit = shown(with_body(sentence), {word("tin")}, request);
  CHECK(hit.snippets[0].cut_before);
  const std::string& text = hit.snippets[0].text;
  INFO(text);
  CHECK((text.starts_with("wörter ") || text.starts_with("straße, ") || text.starts_with("Tin ")));
  CHECK((text.ends_with(" wörter") || text.ends_with(" straße,") || text.ends_with(" Tin")));
}

TEST_CASE("the forms that were found are named in the order of the query") {
  Article article = with_body("Minerals of the rare earth. A mineral that is öztürk.");
  article.authors = {"Ada Okafor"};
  article.captions = {{"Earthly goods", "", ""}};
  const Pattern minerals{"", {{"minerals", "mineral", "mineralise"}}, false, false};
  CHECK(shown(article, {minerals, phrase({"rare", "earth"}), word("okafor", "author"), word("absent")})
            .matched == Lines{"minerals", "mineral", "rare", "earth", "okafor"});
  CHECK(shown(article, {Pattern{"", {{"earth"}}, true, false}}).matched == Lines{"earth", "earthly"});
  CHECK(shown(article, {phrase({"earth", "rare"})}).matched.empty());
}

TEST_CASE("a text is cut into sentences") {
  const auto pieces = [](std::string_view text, std::size_t longest) {
    Lines out;
    for (const Stretch& piece : cut_into_pieces(text, {0, text.size()}, longest)) {
      out.emplace_back(text.substr(piece.begin, piece.end - piece.begin));
    }
    return out;
  };
  CHECK(pieces("One. Two! \u201CThree?\u201D Four", 100) ==
        Lines{"One. ", "Two! ", "\u201CThree?\u201D ", "Four"});
  CHECK(pieces("Mr. Abel of the U.S. Navy paid 3.50 at 5 p.m. today. Done.", 100) ==
        Lines{"Mr. Abel of the U.S. Navy paid 3.50 at 5 p.m. today. ", "Done."});
  CHECK(pieces("Para one\n\nPara two", 100) == Lines{"Para one\n\n", "Para two"});
  CHECK(pieces("稀土。很多！", 100) == Lines{"稀土。", "很多！"});
  CHECK(pieces("aaaa bbbb, cccc dddd", 12) == Lines{"aaaa bbbb, ", "cccc dddd"});
  CHECK(pieces("", 100).empty());
}

TEST_CASE("a long article takes time linear in its length") {
  std::string body;
  for (int i = 0; i < 200000; ++i) body += "a. \u201Cb\u201D ";
  Article article = with_body(body);
  tests::note_quotes(article, "Jonas Verhoeven");
  const std::clock_t begin = std::clock();
  (void)shown(article, {word("a"), word("b"), phrase({"a", "b", "a"}), phrase({"b", "b"}),
                        Pattern{"", {{"a"}}, true, false}});
  CHECK(std::clock() - begin < 3 * CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace news::searcher
