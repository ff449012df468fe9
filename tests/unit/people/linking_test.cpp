#include "found.h"
#include "support/catch.h"

using news::people::test::covered;
using news::people::test::Names;
using news::people::test::names;
using news::people::test::names_in;
using news::people::test::person;
using news::people::test::persons_of;

TEST_CASE("the longest form names the person") {
  CHECK(names_in("Margaret Whitlock came. Later Margaret Anne Whitlock left.") ==
        Names{"Margaret Anne Whitlock"});
  CHECK(names_in("M. Whitlock came. Later Margaret Whitlock left.") == Names{"Margaret Whitlock"});
}

TEST_CASE("surnames, titled surnames and given names are linked") {
  const std::string body =
      "Margaret Whitlock came. Whitlock sat. Ms Whitlock rose. Sen. Whitlock spoke. Then Margaret left.";
  const auto persons = persons_of(body);
  REQUIRE(names(persons) == Names{"Margaret Whitlock"});
  CHECK(persons[0].mentions == 5);
  CHECK(covered(persons[0], body, "body") ==
        Names{"Margaret Whitlock", "Whitlock", "Whitlock", "Whitlock", "Margaret"});
}

TEST_CASE("a surname is linked before the full name comes") {
  const std::string body = "It was Whitlock who saw it.\n\nMargaret Whitlock, 54, is a baker.";
  const auto persons = persons_of(body);
  REQUIRE(persons.size() == 1);
  CHECK(persons[0].mentions == 2);
}

TEST_CASE("two people with one surname are kept apart, the bare surname goes to the one named last") {
  const std::string body =
      "Margaret Whitlock came. Whitlock sat.\n\nEdgar Whitlock came. Whitlock fell and Whitlock rose.";
  const auto persons = persons_of(body);
  REQUIRE(names(persons) == Names{"Edgar Whitlock", "Margaret Whitlock"});
  CHECK(person(persons, "Margaret Whitlock").mentions == 2);
  CHECK(person(persons, "Edgar Whitlock").mentions == 3);
}

TEST_CASE("a headline's bare surname goes to the person whom the text names more often") {
  const std::string body =
      "Edgar Whitlock fell. Margaret Whitlock won. They saw Margaret Whitlock. We saw Margaret Whitlock.";
  const auto persons = persons_of(body, "Now Whitlock wins again in the old harbour");
  CHECK(person(persons, "Margaret Whitlock").spans.front().in == "headline");
}

TEST_CASE("father and son are two") {
  CHECK(names_in("Harold Benning came with Harold Benning Jr. on Monday.") ==
        Names{"Harold Benning", "Harold Benning Jr."});
}

TEST_CASE("short forms of given names are one person, other given names are not") {
  CHECK(names_in("Michael Whitlock came. Mike Whitlock left.").size() == 1);
  CHECK(names_in("Michael Whitlock came. Martin Whitlock left.").size() == 2);
}

TEST_CASE("accents do not make two persons") {
  CHECK(names_in("José Muñozar came. Jose Munozar left.").size() == 1);
}

TEST_CASE("a name within a longer one is the same person") {
  CHECK(names_in("Ana Lucía Torres Beltrán won. Torres Beltrán smiled.") ==
        Names{"Ana Lucía Torres Beltrán"});
  CHECK(names_in("Willem van der Hoek won. Then van der Hoek smiled.") == Names{"Willem van der Hoek"});
}

TEST_CASE("family names with an article are linked without it") {
  const auto persons = persons_of("Karim al-Rashidi came. Al-Rashidi sat. Rashidi rose.");
  REQUIRE(persons.size() == 1);
  CHECK(persons[0].mentions == 3);
}

TEST_CASE("given names alone are not linked when two bear them") {
  const auto persons = persons_of("Margaret Whitlock met Margaret Corbett. They left when Margaret fell.");
  CHECK(person(persons, "Margaret Whitlock").mentions + person(persons, "Margaret Corbett").mentions == 2);
}

TEST_CASE("a place with a person's surname is not the person") {
  const std::string body = "Denise Washington won. She lives in Washington. But later, Washington said so.";
  const auto persons = persons_of(body);
  REQUIRE(names(persons) == Names{"Denise Washington"});
  CHECK(persons[0].mentions == 2);
}

TEST_CASE("what bears a person's surname is not the person") {
  const std::string body = "Margaret Whitlock won. The Whitlock Foundation and Whitlock Tower are hers.";
  CHECK(persons_of(body).at(0).mentions == 1);
}

TEST_CASE("a surname alone is kept with a title or when it speaks, and not otherwise") {
  CHECK(names_in("Nobody asked Mr. Whitlock about it.") == Names{"Whitlock"});
  CHECK(names_in("\"No,\" Henderson said on Monday.") == Names{"Henderson"});
  CHECK(names_in("They drove past Henderson in the rain.").empty());
}

TEST_CASE("a caption's full name explains the surname in the text") {
  news::schema::Article article;
  article.body = "Everybody waited for Whitlock to speak.";
  article.captions.push_back({"", "Margaret Whitlock at a desk", ""});
  const auto persons = news::people::test::finder().find(article);
  REQUIRE(names(persons) == Names{"Margaret Whitlock"});
  CHECK(persons[0].mentions == 2);
}

TEST_CASE("variants of the alias file lead to the canonical name") {
  CHECK(names_in("They met Wolodymyr Selenskyj there.") == Names{"Volodymyr Zelenskyy"});
  CHECK(names_in("It was a move that irked Zelensky, they said.") == Names{"Volodymyr Zelenskyy"});
  CHECK(names_in("Muammar Qaddafi came. Gadhafi left.") == Names{"Muammar Gaddafi"});
  CHECK(names_in("In 1961 President Kennedy spoke there.") == Names{"John F. Kennedy"});
}

TEST_CASE("a full name of the alias file is found whatever its words are by themselves") {
  CHECK(names_in("It was said of Martin Luther King Jr. and others.") == Names{"Martin Luther King Jr."});
  CHECK(names_in("It was said of Marine Le Pen by others.") == Names{"Marine Le Pen"});
  CHECK(names_in("Former President Bill Clinton spoke, and Mrs. Clinton too.") ==
        Names{"Bill Clinton", "Hillary Clinton"});
  CHECK(names_in("They saw Kim Jong Un there. Then Kim left.") == Names{"Kim Jong Un"});
  CHECK(names_in("It was said of John Kerry Top stories by others.") == Names{"John Kerry"});
  // Whom a suffix or a longer variant makes somebody else.
  CHECK(names_in("They met Martin Luther King III there.") == Names{"Martin Luther King III"});
  CHECK(names_in("They wrote of Muhammad Ali Jinnah there.") == Names{"Muhammad Ali Jinnah"});
}

TEST_CASE("middle initials and short given names of the alias file don't make two persons") {
  CHECK(names_in("William P. Barr spoke there.") == Names{"William Barr"});
  CHECK(names_in("Later Jerry Nadler left.") == Names{"Jerrold Nadler"});
}

TEST_CASE("who is known by one word needs no other") {
  CHECK(names_in("The play is as old as Shakespeare, they say.") == Names{"William Shakespeare"});
  CHECK(names_in("The altar was built for Poseidon.") == Names{"Poseidon"});
  CHECK(names_in("They met on the Plains of Arafat, with the Order of Lenin on their coats.").empty());
}

TEST_CASE("a full name in the article goes before a single-word alias") {
  CHECK(names_in("Anna Zelensky won. Later Zelensky smiled.") == Names{"Anna Zelensky"});
}

TEST_CASE("a surname that many bear never becomes somebody famous") {
  CHECK(names_in("\"No,\" Johnson said on Monday.") == Names{"Johnson"});
  CHECK(names_in("Mr. Bush was asked.") == Names{"Bush"});
}

TEST_CASE("a title tells the president from his relatives") {
  const auto persons = persons_of("Eric Trump came. Later President Trump spoke.");
  CHECK(names(persons) == Names{"Donald Trump", "Eric Trump"});
}

TEST_CASE("names in scripts without capitals come from the alias file") {
  const std::string body = "记者说习近平在北京。";
  const auto persons = persons_of(body);
  REQUIRE(names(persons) == Names{"Xi Jinping"});
  CHECK(covered(persons[0], body, "body") == Names{"习近平"});
  CHECK(names_in("Вчера Путин выступил в Москве.") == Names{"Vladimir Putin"});
}

TEST_CASE("middle names tell people apart") {
  CHECK(names_in("John R. Benning met John B. Benning.") == Names{"John B. Benning", "John R. Benning"});
  CHECK(names_in("John Robert Benning met John Brian Benning.") ==
        Names{"John Brian Benning", "John Robert Benning"});
  CHECK(names_in("John R. Benning came. John Benning left. Then John Robert Benning sat.").size() == 1);
  CHECK(names_in("President George W. Bush came with George H.W. Bush on Monday.") ==
        Names{"George H. W. Bush", "George W. Bush"});
}

TEST_CASE("a senator isn't a president of the same name") {
  CHECK(names_in("Senator John Kennedy came. Kennedy spoke.") == Names{"John Kennedy"});
  CHECK(names_in("So President Kennedy came.") == Names{"John F. Kennedy"});
}

TEST_CASE("a company of one word is no person") {
  CHECK(names_in("\"We are sorry,\" Meta said.").empty());
}

TEST_CASE("a nickname in marks is a part of the name, and names the person elsewhere") {
  const std::string body =
      "Edgar “El Gallo” Benning came. They asked El Gallo Benning. Then Benning left, and El Gallo followed. "
      "Rufus Whitlock spoke. Margaret \"Rufus\" Whitlock listened. Harold 'Dusty' Ferrant slept, said Dusty.";
  const auto persons = persons_of(body);
  CHECK(names(persons) == Names{"Edgar Benning", "Harold Ferrant", "Margaret Whitlock"});
  CHECK(covered(person(persons, "Edgar Benning"), body, "body") ==
        Names{"Edgar “El Gallo” Benning", "Gallo Benning", "Benning", "Gallo"});
  CHECK(person(persons, "Margaret Whitlock").mentions == 2);
  CHECK(covered(person(persons, "Harold Ferrant"), body, "body") == Names{"Harold 'Dusty' Ferrant", "Dusty"});
}

TEST_CASE("what stands in marks beside a name is no nickname") {
  CHECK(names_in(
            "They called Benning “Mad Max” Tuesday. Edgar Benning sang \"Two Rivers\" with Thomas Pell.") ==
        Names{"Edgar Benning", "Thomas Pell"});
  CHECK(names_in("They dubbed Benning “Lyin’ Ed” and laughed at Edgar Benning.") == Names{"Edgar Benning"});
}

TEST_CASE("a surname with a small word at the beginning of a sentence, found in one place only as a name") {
  const auto persons = persons_of(
      "Belgian Minister Herman De Croone said no. De Croone said it was late.\n\nDe Croone, here for "
      "talks, said if a bill passed, it would be late.\n\nThe aide of De Croone left.");
  REQUIRE(names(persons) == Names{"Herman De Croone"});
  CHECK(persons[0].mentions == 4);
}
