#include "query_parser.h"

#include <news/schema/error.h>

#include "explain.h"
#include "support/catch.h"

using namespace news::searcher;
using news::schema::Error;
using news::schema::ErrorCode;

namespace {

std::string reading(const std::string& query, ParseOptions options = {}) {
  return reading_of(parse_query(query, options), options.target);
}

struct Failure {
  std::string what;
  std::string hint;
};

Failure failure(const std::string& query, ParseOptions options = {}) {
  try {
    (void)parse_query(query, options);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::bad_query);
    return {error.what(), error.hint()};
  }
  FAIL("no error for: " << query);
  return {};
}

std::string repeat(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("words side by side are all wanted") {
  CHECK(reading("copper zinc tin") == "copper AND zinc AND tin");
  CHECK(reading("  copper\tzinc\n") == "copper AND zinc");
  CHECK(reading("copper\u00A0zinc") == "copper AND zinc");
  CHECK(reading("copper") == "copper");
}

TEST_CASE("operators in capitals") {
  CHECK(reading("copper OR zinc") == "copper OR zinc");
  CHECK(reading("copper zinc OR tin lead") == "(copper AND zinc) OR (tin AND lead)");
  CHECK(reading("copper (zinc OR tin)") == "copper AND (zinc OR tin)");
  CHECK(reading("copper AND NOT zinc") == "copper AND NOT zinc");
  CHECK(reading("copper NOT (zinc OR tin)") == "copper AND NOT (zinc OR tin)");
  CHECK(reading("NOT copper") == "NOT copper");
  CHECK(reading("NOT NOT copper") == "copper");
  CHECK(reading("copper and zinc or not tin") == "copper AND and AND zinc AND or AND not AND tin");
  CHECK(reading("\"AND\"") == "\"AND\"");
}

TEST_CASE("a minus is NOT only before something and after a blank") {
  CHECK(reading("copper -zinc") == "copper AND NOT zinc");
  CHECK(reading("-zinc") == "NOT zinc");
  CHECK(reading("copper -\"tin mine\"") == "copper AND NOT \"tin mine\"");
  CHECK(reading("copper -(zinc tin)") == "copper AND NOT (zinc AND tin)");
  CHECK(reading("(-zinc copper)") == "NOT zinc AND copper");
  CHECK(reading("copper -headline:zinc") == "copper AND NOT headline:zinc");
  CHECK(reading("rare-earth") == "\"rare earth\"");
  CHECK(reading("copper zinc-") == "copper AND zinc");
}

TEST_CASE("phrases") {
  CHECK(reading("\"rare earth\"") == "\"rare earth\"");
  CHECK(reading("\"Rare, earth!\"") == "\"Rare earth\"");
  for (const char* query :
       {"\u201Crare earth\u201D", "\u201Erare earth\u201C", "\u00ABrare earth\u00BB", "\u201Crare earth\""}) {
    CHECK(reading(query) == "\"rare earth\"");
  }
  CHECK(reading("\"the \u201Cfinal\u201D deal\"") == "\"the final deal\"");
  CHECK(reading("12:30") == "\"12 30\"");
  CHECK(reading("\"rare ear*\"") == "\"rare ear*\"");
}

TEST_CASE("fields") {
  CHECK(reading("headline:copper") == "headline:copper");
  CHECK(reading("Headline:copper") == "headline:copper");
  CHECK(reading("headline:\"copper mine\"") == "headline:\"copper mine\"");
  CHECK(reading("headline:(copper zinc) tin") == "(headline:copper AND headline:zinc) AND tin");
  CHECK(reading("person:\"Ada Okafor\"") == "person:\"Ada Okafor\"");
  CHECK(reading("topic:medtop:04000000") == "topic:medtop:04000000");
  CHECK(reading("topic:(medtop:04000000 OR medtop:11000000)") ==
        "topic:medtop:04000000 OR topic:medtop:11000000");
  CHECK(reading("id:urn:news:a-1") == "id:urn:news:a-1");
  CHECK(reading("id:-9") == "id:\"-9\"");
  CHECK(reading("id:\"a (1)\"") == "id:\"a (1)\"");
  CHECK(reading("person:\u201CAda Okafor\u201D") == "person:\"Ada Okafor\"");
  CHECK(reading("source:unknown") == "source:unknown");
}

TEST_CASE("exact is carried into what it stands before") {
  CHECK(reading("exact:minerals") == "exact:minerals");
  CHECK(reading("exact:\"rare earths\" zinc") == "exact:\"rare earths\" AND zinc");
  CHECK(reading("exact:headline:minerals") == "exact:headline:minerals");
  CHECK(reading("headline:exact:minerals") == "exact:headline:minerals");
  CHECK(reading("exact:(minerals zinc) mines") == "(exact:minerals AND exact:zinc) AND mines");
  ParseOptions options;
  options.exact = true;
  CHECK(reading("minerals", options) == "exact:minerals");
}

TEST_CASE("dates") {
  CHECK(reading("published:2024-05") == "published:2024-05");
  CHECK(reading("published:2024..2025") == "published:2024..2025");
  CHECK(reading("copper 2024..2025") == "copper AND published:2024..2025");
  CHECK(reading("2024-05..") == "published:2024-05..");
  CHECK(reading("modified:(2024 OR 2025-01-31)") == "modified:2024 OR modified:2025-01-31");
  CHECK(reading("published:unknown") == "published:unknown");
  CHECK(reading("\"2024..2025\"") == "\"2024 2025\"");
  CHECK(reading("2024") == "2024");
  CHECK(reading("copper 2024...") == "copper AND 2024");
}

TEST_CASE("any word suffices") {
  ParseOptions options;
  options.any = true;
  CHECK(reading("copper zinc", options) == "copper OR zinc");
  CHECK(reading("copper zinc AND tin", options) == "copper OR (zinc AND tin)");
  CHECK(reading("copper zinc -tin", options) == "(copper OR zinc) AND NOT tin");
  CHECK(reading("-tin", options) == "NOT tin");
}

TEST_CASE("a reading reads as itself") {
  for (const char* query :
       {"copper zinc OR tin lead", "copper -(zinc OR \"tin mine\")",
        "exact:headline:(a OR \"b c\") 2024..2025", "person:\"Ada Okafor\" topic:medtop:04000000 NOT miners",
        "caption:min*", "\"OR\" \"a\"", "quote:\"a b\" U.S."}) {
    const std::string once = reading(query);
    CHECK(reading(once) == once);
  }
}

TEST_CASE("the empty query is everything") {
  CHECK(reading("") == "all articles");
  CHECK(reading(" \t") == "all articles");
  ParseOptions quotes;
  quotes.target = Target::quotes;
  CHECK(reading("", quotes) == "all quotes");
}

TEST_CASE("plain words have no operators") {
  ParseOptions options;
  options.plain_words = true;
  CHECK(reading("NOT \"Trump: the -deal (", options) == "\"NOT\" AND Trump AND the AND deal");
  CHECK(reading("deal the deal", options) == "deal AND the");
  CHECK(reading("min* rare-earth", options) == "min AND rare AND earth");
  CHECK(reading("&&&", options) == "nothing: the query holds no letter and no digit");
  CHECK(reading("", options) == "all articles");
  CHECK(reading("caf\xE9 noir", options) == "caf AND noir");
  options.any = true;
  CHECK(reading("rare earth", options) == "rare OR earth");
}

TEST_CASE("scripts without blanks") {
  CHECK(parse_query("北京市", {}).words.size() == 2);
  CHECK(parse_query("市", {}).open_end);
  CHECK_FALSE(parse_query("北京", {}).open_end);
  CHECK_FALSE(parse_query("北京*", {}).open_end);
}

TEST_CASE("an unknown field shows how to quote it") {
  const Failure unknown = failure("tin foo:bar zinc");
  CHECK(unknown.what ==
        "unknown field `foo`\n"
        "  tin foo:bar zinc\n"
        "      ^^^");
  CHECK(unknown.hint ==
        "write \"foo:bar\" in quotation marks to search for the words, or use one of: exact, id, headline, "
        "subheadline, "
        "body, caption, quote, related, person, topic, source, speaker, author, section, keyword, language, "
        "published, "
        "modified");
  CHECK(failure("Okafor: mines closed").what == "unknown field `Okafor`\n  Okafor: mines closed\n  ^^^^^^");
  CHECK(failure("see https://example.org/a").what ==
        "unknown field `https`\n  see https://example.org/a\n      ^^^^^");
  CHECK(failure("Öztürk:a").what == "unknown field `Öztürk`\n  Öztürk:a\n  ^^^^^^");
  CHECK(failure("headline:foo:bar").what == "unknown field `foo`\n  headline:foo:bar\n           ^^^");
}

TEST_CASE("quotation marks and parentheses have to be closed") {
  CHECK(failure("tin \"rare earth").what == "this quotation mark isn't closed\n  tin \"rare earth\n      ^");
  CHECK(failure("tin \"rare earth\u201D").what ==
        "this quotation mark isn't closed\n  tin \"rare earth\u201D\n      ^");
  CHECK(failure("(tin").what == "this parenthesis isn't closed\n  (tin\n  ^");
  CHECK(failure("tin (").what == "this parenthesis isn't closed\n  tin (\n      ^");
  CHECK(failure("tin)").what == "no parenthesis is open here\n  tin)\n     ^");
  CHECK(failure(")").what == "no parenthesis is open here\n  )\n  ^");
  CHECK(failure("tin ( )").what == "there is nothing between these parentheses\n  tin ( )\n      ^^^");
  CHECK(failure("tin \"\"").what == "there is no word between these quotation marks\n  tin \"\"\n      ^^");
  CHECK(failure("\"&\"").what == "there is no word between these quotation marks\n  \"&\"\n  ^^^");
}

TEST_CASE("operators need what they join") {
  CHECK(failure("tin AND").what == "`AND` needs something behind it\n  tin AND\n      ^^^");
  CHECK(failure("OR tin").what == "`OR` needs something before it\n  OR tin\n  ^^");
  CHECK(failure("tin OR OR zinc").what == "`OR` needs something behind it\n  tin OR OR zinc\n      ^^");
  CHECK(failure("tin AND )").what == "`AND` needs something behind it\n  tin AND )\n      ^^^");
  CHECK(failure("(OR tin)").what == "`OR` needs something before it\n  (OR tin)\n   ^^");
  CHECK(failure("tin NOT").what == "`NOT` needs something behind it\n  tin NOT\n      ^^^");
  CHECK(failure("tin -AND zinc").what == "`-` needs something behind it\n  tin -AND zinc\n      ^");
  CHECK(failure("tin AND").hint ==
        "write copper AND zinc; for the word itself write \"AND\" in quotation marks");
  CHECK(failure("tin --zinc").what == "two minus signs in a row\n  tin --zinc\n      ^^");
  CHECK(failure("headline:-tin").what == "`-` stands behind a colon\n  headline:-tin\n           ^");
  CHECK(failure("person:-okafor").hint == "write it before the name: -headline:word");
  CHECK(failure("tin NEAR/3 zinc").what ==
        "`NEAR/3` isn't an operator here\n  tin NEAR/3 zinc\n      ^^^^^^");
  CHECK(failure("tin XOR zinc").what.starts_with("`XOR` isn't an operator here\n"));
  CHECK(failure("\"rare earth\"~3").what ==
        "`~3` means neither nearness nor weight here\n  \"rare earth\"~3\n              ^^");
  CHECK(failure("copper^2.5 zinc").what ==
        "`^2.5` means neither nearness nor weight here\n  copper^2.5 zinc\n        ^^^^");
  CHECK(failure("(tin zinc)^2").what.starts_with("`^2` means"));
  CHECK(failure("headline:copper~2").what.starts_with("`~2` means"));
  CHECK(failure("tru?p").what == "`?` doesn't stand for a letter\n  tru?p\n     ^");
  CHECK(reading("who said what? why??") == "who AND said AND what AND why");
  CHECK(reading("about ~5 percent") == "about AND 5 AND percent");
  CHECK(reading("\"tru?p\"") == "\"tru p\"");
  CHECK(failure("tin \u2013zinc").what == "a dash stands right before a word\n  tin \u2013zinc\n      ^");
  CHECK(failure("tin \u2014zinc").hint.starts_with("write `-` to leave the word out"));
  CHECK(reading("tin \u2212zinc") == "tin AND NOT zinc");
  CHECK(failure("tin NEAR zinc").what == "`NEAR` isn't an operator here\n  tin NEAR zinc\n      ^^^^");
}

TEST_CASE("what holds no word is refused") {
  CHECK(failure("tin & zinc").what == "`&` holds no letter and no digit\n  tin & zinc\n      ^");
  CHECK(failure("tin - zinc").what == "`-` holds no letter and no digit\n  tin - zinc\n      ^");
  CHECK(failure("tin && zinc").hint ==
        "leave it out; operators are AND, OR, NOT in capitals, and `-` right before a word");
  CHECK(failure("person:%").what == "this holds no value for `person:`\n  person:%\n         ^");
  CHECK(failure("id:\"\"").what == "this holds no value for `id:`\n  id:\"\"\n     ^^");
}

TEST_CASE("a field needs a value right behind it") {
  CHECK(failure("headline: tin").what ==
        "nothing stands right behind `headline:`\n  headline: tin\n  ^^^^^^^^^");
  CHECK(failure("tin person:").what == "nothing stands right behind `person:`\n  tin person:\n      ^^^^^^^");
  CHECK(failure("exact:").hint ==
        "an example: exact:minerals; or put the words in quotation marks, with the colon");
  CHECK(failure("(headline:)").what ==
        "nothing stands right behind `headline:`\n  (headline:)\n   ^^^^^^^^^");
  CHECK(failure("headline:(tin person:okafor)").what ==
        "`person:` stands inside `headline:`\n  headline:(tin person:okafor)\n                ^^^^^^^");
  CHECK(failure("headline:caption:tin").what ==
        "`caption:` stands inside `headline:`\n  headline:caption:tin\n           ^^^^^^^^");
}

TEST_CASE("stars only end words that are long enough") {
  CHECK(failure("mi*").what == "`mi*` begins with 2 letters; 3 are needed\n  mi*\n  ^^^");
  CHECK(failure("m*").what == "`m*` begins with 1 letter; 3 are needed\n  m*\n  ^^");
  CHECK(failure("tin *").what ==
        "`*` stands for the rest of a word and can only be its end\n  tin *\n      ^");
  CHECK(failure("min*ral").what ==
        "`*` stands for the rest of a word and can only be its end\n  min*ral\n     ^");
  CHECK(failure("*fear").what == "`*` stands for the rest of a word and can only be its end\n  *fear\n  ^");
  CHECK(failure("\"ear* mine\"").hint == "in a phrase only the last word may have it: \"rare ear*\"");
  CHECK(failure("mineral-*").what == "`*` stands behind something that is no word\n  mineral-*\n  ^^^^^^^^^");
  CHECK(failure("person:oka*").what ==
        "`*` is for words of a text, and `person:` takes a whole value\n  person:oka*\n         ^^^^");
  CHECK(failure(repeat("abc* ", 17)).what.starts_with("more than 16 words with an open end\n"));
  CHECK_NOTHROW(parse_query(repeat("abc* ", 16), {}));
}

TEST_CASE("dates that are none") {
  CHECK(failure("published:2024-13").what ==
        "`2024-13` isn't a date or a range of dates\n  published:2024-13\n            ^^^^^^^");
  CHECK(failure("published:May").hint ==
        "write a day, a month, a year or a range: published:2024-05-03, published:2024-05, published:2024, "
        "published:2024-05..2025");
  CHECK(failure("tin 5..10").what == "`5..10` isn't a date or a range of dates\n  tin 5..10\n      ^^^^^");
  CHECK(failure("2025..2024").what ==
        "`2025..2024` isn't a date or a range of dates\n  2025..2024\n  ^^^^^^^^^^");
  CHECK(failure("tin 5..10").hint.ends_with("; or put it in quotation marks to search for the words"));
}

TEST_CASE("quotes have fewer fields") {
  ParseOptions options;
  options.target = Target::quotes;
  CHECK(reading("deal speaker:okafor quote:\"final deal\" id:a source:x published:2024", options) ==
        "deal AND speaker:okafor AND quote:\"final deal\" AND id:a AND source:x AND published:2024");
  const Failure caption = failure("deal caption:podium", options);
  CHECK(caption.what == "quotes have no field `caption`\n  deal caption:podium\n       ^^^^^^^^");
  CHECK(caption.hint ==
        "search the articles for it, or use one of: id, quote, person, topic, source, speaker, section, "
        "language, "
        "published");
  CHECK(failure("body:deal", options).what == "quotes have no field `body`\n  body:deal\n  ^^^^^");
}

TEST_CASE("limits say what they are") {
  CHECK(failure(std::string(10'001, 'a')).what == "the query has 10,001 bytes; the limit is 10,000");
  CHECK(failure(repeat("a ", 257)).what.starts_with("the query has more than 256 words\n"));
  CHECK_NOTHROW(parse_query(repeat("a ", 256), {}));
  CHECK(failure("\"" + repeat("a ", 33) + "\"")
            .what.starts_with("this phrase has 33 words; the limit is 32\n"));
  CHECK_NOTHROW(parse_query(repeat("(", 16) + "a" + repeat(")", 16), {}));
  CHECK(failure(repeat("(", 17) + "a" + repeat(")", 17))
            .what.starts_with("parentheses and NOT stand more than 16 deep in one another\n"));
  CHECK(failure(repeat("(", 2000)).what.starts_with("parentheses and NOT stand more than 16 deep"));
  CHECK(failure(repeat("NOT ", 400) + "a").what.starts_with("parentheses and NOT stand more than 16 deep"));
  ParseOptions plain;
  plain.plain_words = true;
  CHECK(failure(std::string(10'001, 'a'), plain).what == "the query has 10,001 bytes; the limit is 10,000");
  std::string many;
  for (int i = 0; i < 513; ++i) many += std::to_string(i) + " ";
  CHECK(failure(many, plain).what == "the query has more than 512 words");
}

TEST_CASE("a long query is shown around the place") {
  const std::string what = failure(repeat("copper ", 30) + "foo:bar " + repeat("zinc ", 20)).what;
  CHECK(what ==
        "unknown field `foo`\n"
        "  ...er copper copper copper copper copper foo:bar zinc zinc zinc zinc zinc zi...\n"
        "                                           ^^^");
}

TEST_CASE("wide and combining characters keep the carets in place") {
  CHECK(failure("北京 & tin").what == "`&` holds no letter and no digit\n  北京 & tin\n       ^");
  CHECK(failure("cafe\u0301 & tin").what == "`&` holds no letter and no digit\n  cafe\u0301 & tin\n       ^");
}

TEST_CASE("nothing in a query reaches a terminal as a command") {
  CHECK(failure(std::string("tin \x1B[31m:x & ")).what.find('\x1B') == std::string::npos);
  CHECK(failure("\u202Eabc:x").what.find("\u202E") == std::string::npos);
  CHECK(failure("caf\xE9 noir").what == "byte 4 of the query isn't UTF-8\n  caf\uFFFD noir\n     ^");
  CHECK(failure("caf\xE9 noir").hint == "set the terminal and the shell to UTF-8 and type the query anew");
}

TEST_CASE("any bytes are read or refused") {
  std::uint32_t state = 12345;
  const auto random = [&] { return state = state * 1664525U + 1013904223U, state >> 16; };
  const std::string alphabet =
      "ab\"():*-. \t&ANDORNOT\xE2\x80\x9C\xE5\x8C\x97" + std::string(1, '\0') + "published:2024..";
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    for (std::uint32_t i = random() % 40; i > 0; --i) {
      query += random() % 50 == 0 ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
    }
    ParseOptions options;
    options.any = random() % 2 == 0;
    options.plain_words = random() % 8 == 0;
    std::string once;
    try {
      once = reading(query, options);
    } catch (const Error& error) {
      REQUIRE(error.code() == ErrorCode::bad_query);
      continue;
    }
    INFO(query);
    if (!options.plain_words && once != "all articles") REQUIRE(reading(once) == once);
  }
}
