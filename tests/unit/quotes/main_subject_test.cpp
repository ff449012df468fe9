#include "unit/quotes/sample.h"

#include "support/catch.h"

using quotes_test::speakers;

// Who shares the verb of a clause that has no subject of its own.

TEST_CASE("A dateline is no subject") {
  CHECK(
      speakers(
          "HARTLEY — Two council officials left, saying they saw “possible conflicts of interest” there.") ==
      "Two council officials");
  CHECK(speakers("HARTLEY (AP) — Ada Lund left early, saying the plan was “a waste of good time.”") ==
        "Ada Lund");
  CHECK(
      speakers(
          "New Hartley, Maine - In June police opened a case, accusing him of “a clear breach of trust.”") !=
      "New Hartley");
  // An aside between dashes is none.
  CHECK(speakers("Ada Lund — Mayor of Ostby — left early, saying the plan was “a waste of good time.”") ==
        "Ada Lund");
}

TEST_CASE("What a sentence opens with is no subject when it tells when or how") {
  CHECK(speakers(
            "Hours after Mayor Ada Lund said she was not ready, harbour master Bo Moe also refused, saying "
            "that he was “very much dismayed” by it.") == "Bo Moe");
  CHECK(speakers(
            "Previously known for her defense of the mayor, the former aide is now denouncing him as being "
            "“a very small man.”") == "the former aide");
  CHECK(speakers(
            "Speaking of false friends, the cruise lovers of Ostby, Inc., now hailed my plan as “nothing but "
            "trash.”") != "Speaking");
  CHECK(speakers("Italy is glad that the plan failed, calling it “a waste of good time.”") == "Italy");
  CHECK(speakers("Manning left the room, saying the plan was “a waste of good time.”") == "Manning");
}

TEST_CASE("A case of the courts is one sentence") {
  CHECK(
      speakers(
          "Ada Lund, who likes the rule of Dahl v. Ostby and other rules, closed by writing that “it is time "
          "to right that wrong.”") == "Ada Lund");
}
