#include "found.h"
#include "support/catch.h"

using news::people::test::Names;
using news::people::test::names;
using news::people::test::person;
using news::people::test::persons_of;

namespace {

Names roles(const std::string& body, const std::string& name) {
  return person(persons_of(body), name).roles;
}

}  // namespace

TEST_CASE("roles before a name") {
  CHECK(roles("Treasury Secretary Margaret Whitlock came.", "Margaret Whitlock") ==
        Names{"Treasury Secretary"});
  CHECK(roles("They met French President Henri Castellane there.", "Henri Castellane") ==
        Names{"French President"});
  CHECK(roles("They met US President Harold Benning there.", "Harold Benning") == Names{"US President"});
  CHECK(roles("They saw White House national security advisor Mike Pell there.", "Mike Pell") ==
        Names{"White House national security advisor"});
  CHECK(roles("They met Secretary of State Margaret Whitlock there.", "Margaret Whitlock") ==
        Names{"Secretary of State"});
  CHECK(roles("They met Special Envoy to the Middle East Steve Corbett there.", "Steve Corbett") ==
        Names{"Special Envoy to the Middle East"});
  CHECK(roles("So the former mayor Thomas Pell left.", "Thomas Pell") == Names{"former mayor"});
}

TEST_CASE("roles after a name") {
  CHECK(roles("Margaret Whitlock, the President of Norland, came.", "Margaret Whitlock") ==
        Names{"President of Norland"});
  CHECK(roles("Margaret Whitlock, a spokeswoman for the harbour, came.", "Margaret Whitlock") ==
        Names{"spokeswoman for the harbour"});
}

TEST_CASE("a role of several titles after a name, without an article") {
  CHECK(roles("Margaret Whitlock, Vice Chairman of the Harbour Council, came.", "Margaret Whitlock") ==
        Names{"Vice Chairman of the Harbour Council"});
  CHECK(roles("Margaret Whitlock, Deputy General Manager of Norland Trust, came.", "Margaret Whitlock") ==
        Names{"Deputy General Manager of Norland Trust"});
  CHECK(roles("They met Margaret Whitlock, Vice Chairman Thomas Pell and Ann Corbett.", "Margaret Whitlock")
            .empty());
}

TEST_CASE("clauses, lists and possessives are no roles") {
  CHECK(roles("Margaret Whitlock, who met the president, came.", "Margaret Whitlock").empty());
  CHECK(roles("Margaret Whitlock, and President Thomas Pell, came.", "Margaret Whitlock").empty());
  CHECK(roles("They met the president's Margaret Whitlock.", "Margaret Whitlock").empty());
  CHECK(roles("Mr. Thomas Pell came.", "Thomas Pell").empty());
}

TEST_CASE("a role doesn't reach over the end of a sentence") {
  CHECK(roles("She was taken to a doctor. Thomas Pell drove.", "Thomas Pell").empty());
  CHECK(roles("He wrote to the attorney general. Thomas Pell drove.", "Thomas Pell").empty());
  CHECK(roles("So they met Sen. Thomas Pell there.", "Thomas Pell") == Names{"Sen"});
  CHECK(roles("So they met then-Gov. Thomas Pell there.", "Thomas Pell") == Names{"then-Gov"});
}

TEST_CASE("a role is kept once") {
  CHECK(roles("President Margaret Whitlock came. President Whitlock left.", "Margaret Whitlock") ==
        Names{"President"});
}

TEST_CASE("titles are no part of names") {
  CHECK(names(persons_of("Gen. Thomas Pell met Rev. Ann Corbett and Dr Giles Ferrant.")) ==
        Names{"Ann Corbett", "Giles Ferrant", "Thomas Pell"});
  CHECK(names(persons_of("Lieutenant-Colonel Thomas Pell met Assistant U.S. Attorney Ann Corbett.")) ==
        Names{"Ann Corbett", "Thomas Pell"});
}

TEST_CASE("a pope, a king, a prince are known by title and given name") {
  CHECK(names(persons_of("Then Pope Clement spoke. Clement smiled.")) == Names{"Pope Clement"});
}

TEST_CASE("a role between dashes") {
  CHECK(roles("Then Edgar Whitlock — now a U.S. senator — came.", "Edgar Whitlock") == Names{"U.S. senator"});
  CHECK(roles("Then Edgar Whitlock — a partner at the mill — came.", "Edgar Whitlock") ==
        Names{"partner at the mill"});
  CHECK(roles("Then Edgar Whitlock — a decision the mayor has defended — came.", "Edgar Whitlock").empty());
  CHECK(roles("Then Edgar Whitlock — probably the mayor — came.", "Edgar Whitlock").empty());
}

TEST_CASE("honorifics between the role and the name are no part of it") {
  CHECK(roles("They met Health Minister Dr Anna Whitlock there.", "Anna Whitlock") ==
        Names{"Health Minister"});
  CHECK(roles("They met army spokesman Lt. Col. Thomas Pell there.", "Thomas Pell") ==
        Names{"army spokesman"});
  CHECK(roles("They met Undersecretary for Education Mr. Tolfonden there.", "Tolfonden") ==
        Names{"Undersecretary for Education"});
}

TEST_CASE("what is major is no major") {
  CHECK(roles("The museum shows a major Margaret Whitlock exhibition.", "Margaret Whitlock").empty());
  CHECK(roles("They met army major Margaret Whitlock there.", "Margaret Whitlock") == Names{"army major"});
}

TEST_CASE("a house with of in the role") {
  CHECK(roles("They met Bank of Norland Governor Anna Whitlock there.", "Anna Whitlock") ==
        Names{"Bank of Norland Governor"});
  CHECK(
      roles("They met Foreign Minister Thomas Pell, Bank of Norland Governor Anna Whitlock and others there.",
            "Thomas Pell") == Names{"Foreign Minister"});
}
