#include <news/schema/internal/tokens.h>

#include <random>
#include <string>
#include <vector>

#include <news/schema/internal/fold.h>

#include "support/catch.h"

using news::schema::Token;
using news::schema::Tokens;

namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  Tokens tokens(text);
  for (Token token; tokens.next(token);) out.emplace_back(token.term);
  return out;
}

/// The stretches of the text that the tokens stand for.
std::vector<std::string> stretches(std::string_view text) {
  std::vector<std::string> out;
  Tokens tokens(text);
  for (Token token; tokens.next(token);) out.emplace_back(text.substr(token.begin, token.end - token.begin));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words are folded runs of letters and digits") {
  CHECK(words("Rare Earth, 2025!") == Words{"rare", "earth", "2025"});
  CHECK(words("rare-earth and/or mine–mill") == Words{"rare", "earth", "and", "or", "mine", "mill"});
  CHECK(words("") == Words{});
  CHECK(words(" \t\n.,;") == Words{});
}

TEST_CASE("an apostrophe stays inside a word only") {
  CHECK(words("Ukraine’s l'été 'quoted' O'Neill dogs'") ==
        Words{"ukraine's", "l'été", "quoted", "o'neill", "dogs"});
}

TEST_CASE("numbers keep their points, names their ampersand, acronyms lose their points") {
  CHECK(words("3.5 per cent of 10,000. AT&T & R&D") ==
        Words{"3.5", "per", "cent", "of", "10,000", "at&t", "r&d"});
  CHECK(words("the U.S. and the U.N.") == Words{"the", "us", "and", "the", "un"});
  CHECK(words("U.S.A today, p.m.") == Words{"usa", "today", "pm"});
  CHECK(words("A. Smith") == Words{"a", "smith"});
  CHECK(words("e.g.oats") == Words{"e", "g", "oats"});
}

TEST_CASE("case folding is full and compatibility forms are unified") {
  CHECK(words("Straße ÖZTÜRK ﬁsh Ｗｉｄｅ") == Words{"strasse", "öztürk", "fish", "wide"});
  // The same name, composed and decomposed.
  CHECK(words("\u00D6ztürk") == words("O\u0308ztu\u0308rk"));
}

TEST_CASE("soft hyphens and zero-width characters vanish from words") {
  CHECK(words("coope\u00ADration rare\u200Bearth") == Words{"cooperation", "rareearth"});
}

TEST_CASE("scripts without blanks are cut into overlapping pairs") {
  CHECK(words("北京大学") == Words{"北京", "京大", "大学"});
  CHECK(words("中") == Words{"中"});
  CHECK(words("AI技术 2025年") == Words{"ai", "技术", "2025", "年"});
  CHECK(stretches("x北京y") == Words{"x", "北京", "y"});
}

TEST_CASE("tokens say where they stand") {
  CHECK(stretches("Über “Ukraine’s” U.S. plan") == Words{"Über", "Ukraine’s", "U.S.", "plan"});
}

TEST_CASE("a long word is cut at a whole character") {
  const std::string word = std::string(63, 'a') + "öö";
  REQUIRE(words(word).size() == 1);
  CHECK(words(word)[0] == std::string(63, 'a'));
}

TEST_CASE("bytes that are not UTF-8 separate words") {
  CHECK(words("caf\xE9 rare\xFF"
              "earth") == Words{"caf", "rare", "earth"});
  CHECK(words("\xF0\x9F\x98") == Words{});
}

TEST_CASE("hostile texts are cut in linear time") {
  std::string dots;
  for (int i = 0; i < 1'000'000; ++i) dots += "a.";
  dots += "zz";
  CHECK(words(dots).size() > 1000);
  CHECK(words(std::string(4'000'000, 'x')).size() == 1);
  std::string marks = "a";
  for (int i = 0; i < 500'000; ++i) marks += "\u0301";
  CHECK(words(marks).size() == 1);
}

TEST_CASE("the short way through a text gives the words that the long way gives") {
  static const std::vector<std::string> kPieces = {"a",
                                                   "Word",
                                                   "é",
                                                   "Ü",
                                                   "ß",
                                                   "ſ",
                                                   "ı",
                                                   "İ",
                                                   "ŉ",
                                                   "ŀ",
                                                   "ĳ",
                                                   "×",
                                                   "'",
                                                   "’",
                                                   "&",
                                                   "1",
                                                   "2.5",
                                                   "1,0",
                                                   "²",
                                                   "º",
                                                   "µ",
                                                   "Ж",
                                                   "ё",
                                                   "\u0301",
                                                   "\u00AD",
                                                   "ǆ",
                                                   "ﬁ",
                                                   "Ａ",
                                                   "Ⅷ",
                                                   "\xC3",
                                                   "\xE2\x80",
                                                   "aaaaaaaaaaaaaaaa",
                                                   "Bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                                                   "—",
                                                   "…",
                                                   "@",
                                                   "[",
                                                   "`",
                                                   "{",
                                                   "/",
                                                   "\x7F"};
  std::mt19937 random(5);
  for (int round = 0; round < 50000; ++round) {
    std::string text;
    const std::size_t pieces = 1 + random() % 10;
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % kPieces.size()];
    INFO(text);
    // Dropped behind a word, and known to the long way alone.
    const std::string invisible = text + "\u200B";
    REQUIRE(words(text) == words(invisible));
    REQUIRE(stretches(text) == stretches(invisible));
    // Where there is room behind a word it is read in larger steps.
    const std::string room = text + std::string(40, ' ');
    REQUIRE(words(text) == words(room));
    REQUIRE(stretches(text) == stretches(room));
  }
}

TEST_CASE("each character of the Latin blocks is folded as ICU folds it") {
  for (char32_t c = 0xA1; c < 0x250; ++c) {
    std::string text = "x";
    news::schema::append_utf8(text, c);
    const std::string word = text + 'Y';
    if (news::schema::is_letter(c)) CHECK(words(word) == Words{news::schema::fold_case(word)});
  }
}
