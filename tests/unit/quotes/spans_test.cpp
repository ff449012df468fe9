#include "unit/quotes/sample.h"

#include "support/catch.h"

using quotes_test::texts;

TEST_CASE("Every style of quotation marks is read") {
  CHECK(texts("Lund said “the sea is cold today.”") == "the sea is cold today.");
  CHECK(texts("Lund said \"the sea is cold today.\"") == "the sea is cold today.");
  CHECK(texts("Lund said ``the sea is cold today.''") == "the sea is cold today.");
  CHECK(texts("Lund sagte: „Das Meer ist heute kalt.“") == "Das Meer ist heute kalt.");
  CHECK(texts("Lund powiedział: „Morze jest dziś zimne.”") == "Morze jest dziś zimne.");
  CHECK(texts("Lund sade: ”Havet är kallt i dag.”") == "Havet är kallt i dag.");
  CHECK(texts("Lund a dit : « La mer est froide. »") == "La mer est froide.");
  CHECK(texts("Lund a dit : «\u00A0La mer est froide.\u00A0»") == "La mer est froide.");
  CHECK(texts("Lund sagde: »Havet er koldt i dag.«") == "Havet er koldt i dag.");
  CHECK(texts("Lund said ‹the sea is cold today›.") == "the sea is cold today");
  CHECK(texts("隆德说：「今天的海水很冷很冷。」") == "今天的海水很冷很冷。");
  CHECK(texts("隆德说：『今天的海水很冷很冷。』") == "今天的海水很冷很冷。");
}

TEST_CASE("A quote in a quote belongs to the outer one") {
  CHECK(texts("“He told me ‘never again’ and left,” Lund said.") == "He told me ‘never again’ and left,");
  CHECK(texts("“He told me \"never again\" and left,” Lund said.") == "He told me \"never again\" and left,");
  CHECK(texts("« Il m'a dit « jamais » et il est parti », dit Lund.") ==
        "Il m'a dit « jamais » et il est parti");
  CHECK(texts("「彼は「二度としない」と言いました」と言った。") == "彼は「二度としない」と言いました");
}

TEST_CASE("Apostrophes quote nothing") {
  CHECK(texts("It’s the voters’ choice, and Lund’s people knew it in the ’90s.") == "");
  CHECK(texts("It's the voters' choice, and Lund's people knew it in the '90s.") == "");
  CHECK(texts("“It’s the voters’ choice, isn’t it,” Lund said.") == "It’s the voters’ choice, isn’t it,");
}

TEST_CASE("Single marks quote where there are no double ones") {
  CHECK(texts("‘The sea is cold today,’ Lund said. ‘It’s the north wind.’") ==
        "The sea is cold today, / It’s the north wind.");
  CHECK(texts("'The sea is cold today,' Lund said.") == "The sea is cold today,");
}

TEST_CASE("A quote that isn't closed ends with its paragraph") {
  CHECK(texts("Lund said: “The sea is cold today.\n\nMoe left “without a single word” then.") ==
        "The sea is cold today. / without a single word");
  CHECK(texts("Lund said: \"The sea is cold today.\n\nMoe left.") == "The sea is cold today.");
}

TEST_CASE("Odd marks are repaired within their paragraph") {
  // The first quote lacks its closing mark.
  CHECK(texts("“The sea is cold, Lund said. “We stay at home today.”") ==
        "The sea is cold, Lund said. / We stay at home today.");
  // The closing mark is the wrong one.
  CHECK(texts("“The sea is cold today,“ Lund said. Moe left.") == "The sea is cold today,");
  CHECK(texts("“The sea is cold today,\" Lund said. Moe left.") == "The sea is cold today,");
  CHECK(texts("\"The sea is cold today,'' Lund said. Moe left.") == "The sea is cold today,");
  CHECK(texts("Six feet and 2\" tall, Lund left.") == "");
}

TEST_CASE("Empty quotes and lonely marks give nothing") {
  CHECK(texts("“”") == "");
  CHECK(texts("\"\"") == "");
  CHECK(texts("“ ” « » „“ \" \"") == "");
  CHECK(texts("”") == "");
  CHECK(texts("Nothing here: “...”") == "");
}

TEST_CASE("British single marks may hold double ones") {
  CHECK(quotes_test::texts(
            "‘The harbour will open again,’ Lund said.\n\n‘She told us “never again” and left,’ Moe said. "
            "‘It’s the voters’ wish.’") ==
        "The harbour will open again, / She told us “never again” and left, / It’s the voters’ wish.");
  CHECK(quotes_test::texts("‘She told us “never come back here” and left,’ Moe said.") ==
        "She told us “never come back here” and left,");
}

TEST_CASE("Single marks inside double ones stay inside") {
  CHECK(quotes_test::texts("“He said, ‘I heard her say no,’ and left,” Lund said. ‘Ostby’ is far.") ==
        "He said, ‘I heard her say no,’ and left,");
}

TEST_CASE("A few words in double marks leave speech in single ones") {
  CHECK(texts("Lund said: 'We stay at home today.' Her shirt said \"No Fear\" on it.\n\nMoe said: 'The sea "
              "is cold.'") == "We stay at home today. / No Fear / The sea is cold.");
  CHECK(texts("Lund said: 'You told her \"we are done\" and left.' Moe said: 'The sea is cold.'") ==
        "You told her \"we are done\" and left. / The sea is cold.");
  CHECK(texts("Lund said, \"He told me, 'Go home,' and 'Stay there,' you know.\"") ==
        "He told me, 'Go home,' and 'Stay there,' you know.");
}
