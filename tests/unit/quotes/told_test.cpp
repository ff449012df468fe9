#include "unit/quotes/sample.h"

#include "support/catch.h"

using quotes_test::speakers;

// Whose words are told by somebody else, and who only stands near a quote.

TEST_CASE("What is said of a thing, or of what will be, is told by who says so") {
  CHECK(speakers("Ada Lund said the storm felt like “a rocking chair gone crazy.”") == "Ada Lund");
  CHECK(speakers("Ada Lund said that her plan would call for “a massive and quick response.”") == "Ada Lund");
  CHECK(speakers("Ada Lund said his choice must add “something to the debate about roads.”") == "Ada Lund");
  CHECK(speakers("Ada Lund said Ostby will answer any threat with “a massive and quick response.”") ==
        "Ada Lund");
  CHECK(speakers("Ada Lund said Bo Moe showed “a sad lack of interest in the port.”") == "Ada Lund");
  CHECK(
      speakers(
          "Ada Lund said it was late and that Ostby believes the gate “has to be at the end of the road.”") ==
      "Ada Lund");
  // Who speaks by the inner verb is who is quoted.
  CHECK(speakers("Ada Lund said Bo Moe had called it “a waste of time and money.”") == "Bo Moe");
  CHECK(speakers("Ada Lund said the spokesman described it as “a waste of time and money.”") ==
        "the spokesman");
}

TEST_CASE("Who is reported to have said something said it") {
  CHECK(speakers("“This is the race of my life,” Bo Moe is reported to have said.") == "Bo Moe");
  CHECK(speakers("“This is the race of my life,” Bo Moe was quoted as saying.") == "Bo Moe");
  CHECK(speakers("A walker fell when the driver is said to have screamed: “I will get all of you.”") ==
        "the driver");
  CHECK(speakers("Ada Lund was told that “this is the race of my life.”") == "-");
}

TEST_CASE("A colon behind words of others gives them to nobody") {
  CHECK(speakers("Lund even had stickers that said: “Let us make the port great again!”") == "-");
  CHECK(speakers("It is hard to describe “the long road home” in words.") == "-");
}

TEST_CASE("What goes on with that behind but was said by the same") {
  CHECK(speakers("Ada Lund said the plan would work, but that it was “far too slow for the port.”") ==
        "Ada Lund");
  CHECK(speakers(
            "According to the guards, the warden was slow to act, saying that “it is warm in the south.”") ==
        "the warden");
}

TEST_CASE("Who speaks behind a quote goes on behind it") {
  CHECK(speakers("The mayor too often “waits for a better day,” the harbour master added, saying that he "
                 "“avoids the "
                 "battle.”") == "the harbour master / the harbour master");
  CHECK(speakers(
            "It is sad that the port refused the plan, telling us that “there is no money left for it.”") ==
        "-");
  CHECK(speakers("The port is slow. It is urging all towns not to close “any of the gates of the port.”") ==
        "It");
  CHECK(speakers("As Ada Lund put it bluntly last Tuesday, “they change the plan and we change the port.”") ==
        "Ada Lund");
}

TEST_CASE("Who is shown saying something says it") {
  CHECK(speakers("The group made a spot that shows Bo Moe saying, “I really love this port.”") == "Bo Moe");
}

TEST_CASE("Somebody may be known by an age or a possession only") {
  CHECK(speakers("“We had so many friends here,” the 54-year-old said.") == "the 54-year-old");
  CHECK(speakers("“We had so many friends here,” said the 54-year-old.") == "the 54-year-old");
  CHECK(speakers("“We had so many friends here,” said 54-year-old Bo Moe.") == "54-year-old Bo Moe");
  CHECK(speakers("“You cannot leave on Friday!” the restaurant's manager told employees in a notice.") ==
        "the restaurant's manager");
}

TEST_CASE("What a sentence asks about or drops is nobody's answer") {
  CHECK(speakers("Asked about the “old and tired” plan, Ada Lund said: “We have a better one.”") ==
        "- / Ada Lund");
  CHECK(speakers("Dropping the claim that it was “content-based,” Ada Lund said: “We have a better one.”") ==
        "- / Ada Lund");
  CHECK(speakers("This saved her from the “soft on crime” charges so many members faced.") == "-");
  CHECK(speakers("They love the slogan “by any means necessary,” because they think it is short.") == "-");
}

TEST_CASE("A sentence may open with what somebody says of an act") {
  CHECK(speakers("Closing the port would “send the wrong signal to all of us,” she said.") == "she");
  CHECK(speakers("Based on the last winter, “I don't see how anyone can open it,” Bo Moe said.") == "Bo Moe");
  CHECK(speakers("They closed the “open gap,” a flaw in the wall that allowed the water in.") == "-");
}

TEST_CASE("A participle that opens the sentence waits for its subject") {
  CHECK(speakers("Calling it “a waste of good money,” Ada Lund left the room.") == "Ada Lund");
  CHECK(speakers("Citing “a waste of good money” in the town, the mayor left the room.") == "the mayor");
  CHECK(speakers("Calling it “a waste of good money” is cheap.") == "-");
}

TEST_CASE("Where a name goes on before its verb") {
  CHECK(speakers("“There was a lot to do,” Bo Moe, the port's deputy pilot said.") == "Bo Moe");
  CHECK(
      speakers("The plan “is as good as the port,” one official who spoke to nobody else told the paper.") ==
      "one official");
  CHECK(speakers("“It was far worse than last year” because the storm was near, Bo Moe told the paper.") ==
        "Bo Moe");
  CHECK(
      speakers("“Clearly, he is off,” Rep. Bo Moe (R) of Maine, the chairman of the House Harbour Committee, "
               "observed.") == "Rep. Bo Moe");
  CHECK(speakers("“As long as the gates are down we wait.” --Ada Lund on “Evening Report”") == "Ada Lund");
}
