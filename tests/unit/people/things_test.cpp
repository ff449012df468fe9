#include "found.h"
#include "support/catch.h"

using news::people::test::covered;
using news::people::test::Names;
using news::people::test::names;
using news::people::test::names_in;
using news::people::test::person;
using news::people::test::persons_of;

// What is named like persons, and stands where they stand.

TEST_CASE("a figure is no part of a name") {
  CHECK(names_in("The money supply, Sterling M3, rose in May, and Sterling M3 fell in June.").empty());
  CHECK(names_in("The Laura K12 sells well.").empty());
  CHECK(names_in("She met Laura Whitlock in Hall 12.") == Names{"Laura Whitlock"});
}

TEST_CASE("partners are a firm") {
  CHECK(names_in("The issue was sold by Ryland, Beck and Co of Ostby, and Wilson and Co helped.").empty());
  CHECK(names_in("“We like it,” said Joseph Arden, analyst with Birch, Wilson and Co.") ==
        Names{"Joseph Arden"});
  CHECK(names_in("The issue was sold by Laurie Milbank and Co in May.").empty());
  CHECK(names_in("“We like it,” said Ann Wilson and Bo Moe.") == Names{"Ann Wilson", "Bo Moe"});
}

TEST_CASE("partners behind the word for a firm") {
  CHECK(names_in("He joined the law firm of Sheppard, Mullin, Richter, and Hampden in May.").empty());
}

TEST_CASE("the form of a firm is no surname") {
  CHECK(names_in("Olin Corp said it would go on. Later Olin Corp agreed.").empty());
  CHECK(names_in("Tandy Labs said it would go on. Later Tandy Labs agreed.").empty());
}

TEST_CASE("two places that are somebody's names, with an age") {
  CHECK(names_in("ARRESTED – Chad Hull, 37, of Ostby.") == Names{"Chad Hull"});
  CHECK(names_in("They drove from Chad to Hull.").empty());
}

TEST_CASE("a house with its founder's name") {
  CHECK(names_in("The rating was cut by Moody's. Moody's said it was late. Moody's sees no change.").empty());
  CHECK(names_in("A day later its rival Christie's sold the picture.").empty());
  CHECK(names_in("Albertsen's said it would open 33 shops. Albertsen's has forty.").empty());
  CHECK(names_in("“It is late,” Roger Moody said. Moody's wife agreed.") == Names{"Roger Moody"});
}

TEST_CASE("half of a town") {
  const Names members{"Anna Corbett", "Peter Whitlock", "Thomas Pell"};
  CHECK(names_in("The members are Peter Whitlock (Clwyd West), Anna Corbett (Harrow East), Thomas Pell "
                 "(Blackpool South).") == members);
  CHECK(names_in("Peter Whitlock, Clwyd West, and Anna Corbett, Harrow East, and Thomas Pell, Blackpool "
                 "South, spoke.") == members);
  CHECK(names_in("They met Peter West and Ann North there.") == Names{"Ann North", "Peter West"});
}

TEST_CASE("a month before a name") {
  const std::string body = "The board will elect in April John Whitlock as chief. In May Anna Pell resigned.";
  CHECK(names_in(body) == Names{"Anna Pell", "John Whitlock"});
  CHECK(names_in("She met April Johnson there.") == Names{"April Johnson"});
}

TEST_CASE("a state and a date in a dateline") {
  CHECK(names_in("WILMINGTON, Del., March 4 - BRNF Liquidating Trust said it would go on.").empty());
}

TEST_CASE("where somebody comes from, with a hyphen, ends before the name") {
  CHECK(names_in("It met Paris-based Anna Whitlock there.") == Names{"Anna Whitlock"});
  CHECK(names_in("It met Miami-born Anna Whitlock there.") == Names{"Anna Whitlock"});
  CHECK(names_in("It named London-educated singer Anna Whitlock.") == Names{"Anna Whitlock"});
}

TEST_CASE("an office that is a verb, or longer than it looks") {
  CHECK(names_in("She went to the network to host Crossover and left.").empty());
  CHECK(names_in("She is Vice President and Chief Brand Officer of the club.").empty());
  CHECK(names_in("They heard host Peter Whitlock.") == Names{"Peter Whitlock"});
}

TEST_CASE("a firm in one word behind an office") {
  CHECK(names_in("A telex from committee chairman Norbank went out.").empty());
  CHECK(names_in("“No,” said spokesman Chris Eubank. Eubank left.") == Names{"Chris Eubank"});
}

TEST_CASE("a town behind somebody's age") {
  CHECK(names_in("Hayley N. Hull, 30, Bulpitt, was arrested for theft. Tim Berg, 44, Bulpitt, was seen.") ==
        Names{"Hayley N. Hull", "Tim Berg"});
}

TEST_CASE("products and works that look like persons") {
  CHECK(names_in("Users of Kali Linux and Gentoo Linux should act. Kali Linux is free.").empty());
  CHECK(names_in("It was late. Gee, I can’t imagine why.").empty());
  CHECK(names_in("He read Mein Kampf there, and bought a Raspberry Pi.").empty());
  CHECK(
      names_in("The company owns half of Teles Pires Mining. He works for Anders Lund Associates.").empty());
}

TEST_CASE("who is called by a title and the given name") {
  const std::string body = "Oil minister Sheikh Ali al-Kadir al-Nasser spoke. Sheikh Ali has said so before.";
  const auto persons = persons_of(body);
  REQUIRE(names(persons) == Names{"Ali al-Kadir al-Nasser"});
  CHECK(covered(persons[0], body, "body") == Names{"Ali al-Kadir al-Nasser", "Ali"});
  CHECK(names_in("Prince Karim bin Faisal left. Prince Karim said it was late.") ==
        Names{"Karim bin Faisal"});
  // Another Ali is no sheikh.
  CHECK(names_in("Ali Hassan Rezaei left. Sheikh Ali said it was late.").size() == 2);
}

TEST_CASE("a given name that is doubled") {
  CHECK(names_in("Dee Dee Marsden said she would go.") == Names{"Dee Dee Marsden"});
}

TEST_CASE("abbreviated ranks") {
  CHECK(names_in("Supt Peters said so. Supt Audley Peters was there.") == Names{"Audley Peters"});
  CHECK(names_in("Honourable Natalie Wheaton said so.") == Names{"Natalie Wheaton"});
}
