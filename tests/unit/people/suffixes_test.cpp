#include "found.h"
#include "support/catch.h"

using news::people::test::Names;
using news::people::test::names_in;
using news::people::test::person;
using news::people::test::persons_of;

TEST_CASE("a name with a numeral and the same name without it are one person's") {
  CHECK(names_in("Henry S. Carvel III came on Monday. Then Henry Carvel spoke. Mr. Carvel left.") ==
        Names{"Henry S. Carvel III"});
  CHECK(names_in("They met Robert S. Mueller III. Then Robert Mueller spoke.") == Names{"Robert Mueller"});
  CHECK(names_in("They met Robert Mueller III.") == Names{"Robert Mueller"});
  CHECK(names_in("They met Henry Carvel II there. Later Henry Carvel III spoke.") ==
        Names{"Henry Carvel II", "Henry Carvel III"});
  CHECK(names_in("They met Martin Luther King III there. He spoke of Martin Luther King.") ==
        Names{"Martin Luther King III", "Martin Luther King Jr."});
  // The full stop is the sentence's.
  CHECK(names_in("They met Henry Carvel III. It rained.") == Names{"Henry Carvel III"});
}

TEST_CASE("junior has a comma, a full name, both or neither") {
  const auto persons = persons_of(
      "Donald Trump Jr. met a lawyer on Monday. Trump Jr. said so. Then President Trump defended Trump, Jr. "
      "in "
      "public. Donald Trump, Jr. left. Don Jr. came back. Then Mr. Trump spoke.",
      "Donald Trump Jr. Meets Lawyer");
  CHECK(person(persons, "Donald Trump Jr.").mentions == 6);
  CHECK(person(persons, "Donald Trump").mentions == 2);
  CHECK(names_in("Edgar Benning, Jr. came. Then Benning Jr. spoke, and Edgar Benning sang.") ==
        Names{"Edgar Benning Jr."});
  CHECK(names_in("Then Benning Jr. spoke at length.") == Names{"Benning Jr."});
}

TEST_CASE("a father who is named beside his son is another person") {
  CHECK(names_in("Edgar Benning Jr. runs the mill. His father, Edgar Benning, built it.") ==
        Names{"Edgar Benning", "Edgar Benning Jr."});
  CHECK(names_in("Edgar Benning Jr. runs the mill. Edgar Benning, who built it, was proud of his son.") ==
        Names{"Edgar Benning", "Edgar Benning Jr."});
  CHECK(names_in("Edgar Benning built the mill. It is old. Edgar Benning Jr. runs the shop.") ==
        Names{"Edgar Benning", "Edgar Benning Jr."});
  CHECK(names_in("Edgar Benning Jr. runs the mill that Edgar Benning Sr. built. Then Benning Sr. left.") ==
        Names{"Edgar Benning Jr.", "Edgar Benning Sr."});
}

TEST_CASE("a headline's junior is not his father") {
  CHECK(names_in("It was late when the lawyer came.", "Donald Trump Jr. Meets Russian Lawyer") ==
        Names{"Donald Trump Jr."});
  CHECK(person(persons_of("Donald Trump and Donald Trump Jr. came.", "Trump Jr. Says He Met Lawyer"),
               "Donald Trump")
            .mentions == 1);
}

TEST_CASE("a degree makes nobody another person") {
  CHECK(names_in("Jane Lindqvist, MD, came on Monday. Then Jane Lindqvist spoke.") ==
        Names{"Jane Lindqvist"});
  CHECK(names_in("Peter Osborn MP came on Monday. Then Peter Osborn spoke.") == Names{"Peter Osborn"});
}

TEST_CASE("a king's number is part of the name") {
  CHECK(names_in("They met King Harald V in Oslo. Then King Harald left.") == Names{"King Harald V"});
  CHECK(names_in("They spoke of Pope Paul VI and of Pope Pius XII.") ==
        Names{"Pope Paul VI", "Pope Pius XII"});
  CHECK(names_in("They spoke of King Harald V. It rained.") == Names{"King Harald V"});
}
