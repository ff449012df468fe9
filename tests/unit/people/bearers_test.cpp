#include "found.h"
#include "support/catch.h"

using news::people::test::covered;
using news::people::test::Names;
using news::people::test::names;
using news::people::test::names_in;
using news::people::test::person;
using news::people::test::persons_of;
using news::schema::Person;

namespace {

/// Whose mention ends behind this text?
std::string bearer_of(const std::string& body, const std::string& language, std::string_view before) {
  news::schema::Article article;
  article.body = body;
  article.language = language;
  const std::size_t end = body.rfind(before) + before.size();
  for (const Person& each : news::people::test::finder().find(article)) {
    for (const auto& span : each.spans) {
      if (span.in == "body" && span.end == end) return each.name;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("a title tells which bearer of a surname is meant") {
  const std::string two = "Governor Sarah Whitlock met Mayor Peter Whitlock in Tarn on Monday.\n\n";
  CHECK(bearer_of(two + "It was late when Governor Whitlock said so.", "en", "Governor Whitlock") ==
        "Sarah Whitlock");
  CHECK(bearer_of(two + "It was late when Gov. Whitlock said so.", "en", "Gov. Whitlock") ==
        "Sarah Whitlock");
  CHECK(bearer_of(two + "It was late when Mayor Whitlock said so.", "en", "Mayor Whitlock") ==
        "Peter Whitlock");
  CHECK(person(persons_of(two + "It was late when Governor Whitlock said so."), "Peter Whitlock").roles ==
        Names{"Mayor"});
  // An apposition gives a title as well.
  const std::string after = "Ann Benning, the mayor of Tarn, met Edgar Benning, a farmer.\n\n";
  CHECK(bearer_of(after + "It was late when Mayor Benning said so.", "en", "Mayor Benning") == "Ann Benning");
}

TEST_CASE("a title that nobody of the surname has names nobody of them") {
  const std::string two = "Governor Sarah Whitlock met Mayor Peter Whitlock in Tarn on Monday.\n\n";
  CHECK(bearer_of(two + "It was late when Judge Whitlock said so.", "en", "Judge Whitlock").empty());
  CHECK(bearer_of("Sarah Whitlock met Peter Whitlock.\n\nThen I suspect Whitlock said so.", "en",
                  "suspect Whitlock") == "Peter Whitlock");
}

TEST_CASE("a title that nobody of the surname has goes to the one whom the article is about") {
  CHECK(bearer_of(
            "Margaret Whitlock came. Margaret Whitlock sat. Whitlock rose. Whitlock ran.\n\nHer son is Edgar "
            "Whitlock."
            "\n\nOn Monday Judge Whitlock fell.",
            "en", "Judge Whitlock") == "Margaret Whitlock");
}

TEST_CASE("a title that the article has for another isn't the principal's") {
  const std::string about =
      "Secretary Margaret Whitlock came. Margaret Whitlock sat. Whitlock rose. Whitlock ran. Whitlock fell.";
  CHECK(bearer_of(about + "\n\nHer cousin is Edgar Whitlock.\n\nOn Monday Senator Whitlock fell.", "en",
                  "Senator Whitlock")
            .empty());
  CHECK(bearer_of(about + "\n\nHer cousin Edgar Whitlock — now a U.S. senator — came.\n\nOn Monday Senator "
                          "Whitlock fell.",
                  "en", "Senator Whitlock") == "Edgar Whitlock");
}

TEST_CASE("the alias file's president has the same given name, or is another") {
  CHECK(names_in("They met President Vladimir V. Putin. It was late when President Putin left.") ==
        Names{"Vladimir Putin"});
  CHECK(names_in("They met President Edgar Nixon of the union. It was late when President Nixon left.") ==
        Names{"Edgar Nixon"});
  CHECK(names_in("They met Donald Trump Jr. there. It was late when President Trump left.") ==
        Names{"Donald Trump", "Donald Trump Jr."});
}

TEST_CASE("a senator whom the alias file knows is not the secretary of that surname") {
  CHECK(bearer_of("Secretary Sonny Perdue came. Then Sonny Perdue left.\n\nIt was late when Senator Perdue "
                  "said so.",
                  "en", "Senator Perdue") == "David Perdue");
}

TEST_CASE("the president's daughter isn't president") {
  CHECK(
      bearer_of("Then the president's daughter Ivanka Trump came.\n\nIt was late when President Trump left.",
                "en", "President Trump") == "Donald Trump");
}

TEST_CASE("Mr and Ms tell which bearer of a surname is meant") {
  const std::string two = "Karen Benning and her brother Steven Benning run the bakery.\n\n";
  CHECK(bearer_of(two + "He sells more, Ms. Benning said.", "en", "Ms. Benning") == "Karen Benning");
  CHECK(bearer_of(two + "He sells more, Mr. Benning said.", "en", "Mr. Benning") == "Steven Benning");
  CHECK(bearer_of(
            "Thomas Berger und Sabine Berger kamen am Montag.\n\nDann hat Herr Berger gesagt, es sei gut.",
            "de", "Herr Berger") == "Thomas Berger");
  CHECK(bearer_of("Claire Morel et Paul Morel sont venus lundi.\n\nEnsuite Mme Morel a dit que tout va bien.",
                  "fr", "Mme Morel") == "Claire Morel");
}

TEST_CASE("Mrs Whitlock is not her husband") {
  const std::string body = "Peter Whitlock came late.\n\nThen Mrs. Whitlock rose, and Mrs. Whitlock spoke.";
  const auto persons = persons_of(body);
  REQUIRE(names(persons) == Names{"Peter Whitlock", "Whitlock"});
  CHECK(person(persons, "Whitlock").mentions == 2);
  // The bare surname stays his.
  CHECK(bearer_of(body + " Whitlock sat.", "en", "spoke. Whitlock") == "Peter Whitlock");
}

TEST_CASE("the article's Mr and Ms are better than the list of given names") {
  CHECK(names_in("Mr. Mary Whitlock came late.\n\nThen Mr. Whitlock rose.") == Names{"Mary Whitlock"});
  CHECK(names_in("Mary Whitlock came late.\n\nThen Mr. Whitlock rose. Later Mr. Whitlock sat.\n\nNow Mr. "
                 "Whitlock ate, and Mr. Whitlock slept.") == Names{"Mary Whitlock"});
}

TEST_CASE("Mr names a bearer without a title that Mr never replaces") {
  const std::string two = "The engineer David Benning stood before Judge Robert Benning.\n\n";
  CHECK(bearer_of(two + "Then Judge Benning spoke. It was Mr. Benning who left.", "en", "Mr. Benning") ==
        "David Benning");
}

TEST_CASE("a surname without its suffix is the one's who has none") {
  const std::string two = "Harold Benning came with Edgar Benning Jr. on Monday.\n\n";
  CHECK(bearer_of(two + "It was late when Benning said so.", "en", "when Benning") == "Harold Benning");
  CHECK(bearer_of(two + "It was late when Benning Jr. said so.", "en", "Benning Jr") == "Edgar Benning Jr.");
  CHECK(bearer_of("Edgar Benning Jr. came.\n\nIt was late when Benning said so.", "en", "when Benning") ==
        "Edgar Benning Jr.");
}

TEST_CASE("the bare surname is the one's whom the article is about") {
  const std::string body =
      "Margaret Whitlock came. Whitlock sat. Whitlock rose.\n\nHer son is Edgar Whitlock.\n\nOn Monday "
      "Whitlock "
      "fell.";
  CHECK(bearer_of(body, "en", "Monday Whitlock") == "Margaret Whitlock");
  CHECK(bearer_of("Margaret Whitlock came.\n\nHer son is Edgar Whitlock.\n\nOn Monday Whitlock fell.", "en",
                  "Monday Whitlock") == "Edgar Whitlock");
}

TEST_CASE("who is called Ms. and she is no man, whatever the given name") {
  CHECK(names_in("Leland Osgood, a friend, told the committee that she had left. It was late when Ms. Osgood "
                 "came.") == Names{"Leland Osgood"});
  CHECK(names_in("Peter Osgood told the committee that he had left. It was late when Ms. Osgood came.") ==
        Names{"Osgood", "Peter Osgood"});
}
