#include "unit/quotes/sample.h"

#include "support/catch.h"

using quotes_test::quotes_of;
using quotes_test::speakers;

TEST_CASE("A cue behind the quote names the speaker") {
  CHECK(speakers("“The harbour will open again in May,” Lund said.") == "Lund");
  CHECK(speakers("“The harbour will open again in May,” Mayor Ada Lund said on Monday.") == "Mayor Ada Lund");
  CHECK(speakers("“The harbour will open again in May,” she told reporters in Ostby.") == "she");
  CHECK(speakers("“The harbour will open again in May,” the harbour master said.") == "the harbour master");
  CHECK(speakers("“The harbour will open again,” Ostby Council chairwoman Ada Lund said.") ==
        "Ostby Council chairwoman Ada Lund");
  CHECK(speakers("“The harbour will open again,” Ostby police Chief Ada Lund said Monday.") ==
        "Ostby police Chief Ada Lund");
  CHECK(speakers("“Who will pay for all of this?” Lund asked. The council left.") == "Lund");
  CHECK(speakers("“We are not going to pay for it.” Lund said.") == "Lund");
}

TEST_CASE("The verb may stand before the speaker") {
  CHECK(speakers("“The harbour will open again in May,” said Lund.") == "Lund");
  CHECK(speakers("“The harbour will open again in May,” said retired harbour pilot Bo Moe.") ==
        "retired harbour pilot Bo Moe");
  CHECK(speakers(
            "“The harbour will open again in May,” said a former city official who asked not to be named.") ==
        "a former city official");
  CHECK(
      speakers("“The harbour will open again in May,” added the mayor, who was visiting Ostby on Monday.") ==
      "the mayor");
  CHECK(speakers("“The harbour will open again in May,” said Lund's spokesman, Bo Moe.") == "Bo Moe");
}

TEST_CASE("An aside between the name and its verb is skipped") {
  CHECK(speakers("“The water here is clean again,” Hugo Dahl, a doctor, said.") == "Hugo Dahl");
  CHECK(speakers("“The water here is clean again,” Hugo Dahl, a doctor from Ostby, Norland, said.") ==
        "Hugo Dahl");
  CHECK(speakers("“The water here is clean again,” Dahl, 56, said.") == "Dahl");
  CHECK(speakers("“The water here is clean again,” Sen. Rita Vik (D-N.Y.) said.") == "Sen. Rita Vik");
  CHECK(speakers("“The water here is clean again,” Dahl, who runs the clinic in Ostby, said.") == "Dahl");
  CHECK(speakers("“The water here is clean again,” Dahl, who runs the clinic in Ostby said.") == "Dahl");
  CHECK(speakers("“The water here is clean again,” Lund's campaign manager, Rita Vik, said.") == "Rita Vik");
  CHECK(speakers("“The water here is clean again,” Rita Vik, Lund's campaign manager, said.") == "Rita Vik");
  CHECK(speakers("“The water here is clean again,” a spokesman for Lund said.") == "a spokesman for Lund");
  CHECK(speakers("“The water here is clean again,” Bo Moe of Harbour Watch said.") == "Bo Moe");
  CHECK(speakers("Hugo Dahl, a doctor, said the water “was never this clean before.”") == "Hugo Dahl");
}

TEST_CASE("A cue before the quote names the speaker") {
  CHECK(speakers("Lund said: “The harbour will open again in May.”") == "Lund");
  CHECK(speakers("Lund said the harbour was “open to all ships from May.”") == "Lund");
  CHECK(speakers("On Monday, Lund told the council that the harbour “will open again in May.”") == "Lund");
  CHECK(speakers("Lund later argued that the harbour “will open again in May.”") == "Lund");
  CHECK(speakers("Lund called the plan “a waste of time and money.”") == "Lund");
  CHECK(speakers("Lund went to Ostby and said “the harbour will open again.”") == "Lund");
  CHECK(speakers("Asked about Moe, Lund said, “I have never met the man.”") == "Lund");
}

TEST_CASE("A participle shares the subject of its sentence") {
  CHECK(speakers("Lund defended the plan on Monday, saying “nobody else had a better one.”") == "Lund");
  CHECK(speakers("“It is a good plan,” Lund said, adding that “nobody else had a better one.”") ==
        "Lund / Lund");
  CHECK(speakers("Speaking in Ostby, Lund attacked the council, calling it “a club of old friends.”") ==
        "Lund");
  CHECK(speakers("The council left the room, with Bo Moe shouting “you will all regret this.”") == "Bo Moe");
}

TEST_CASE("Clauses with while and but keep their own speakers") {
  CHECK(
      speakers(
          "Lund said the plan is “good for the whole town,” while harbour master Bo Moe added it is “far too "
          "expensive for us.”") == "Lund / harbour master Bo Moe");
  CHECK(speakers("Lund said the plan is “good for the whole town,” but Moe said it is “far too expensive for "
                 "us.”") == "Lund / Moe");
}

TEST_CASE("The source may be named with according to") {
  CHECK(speakers("“The bridge was never safe,” according to Bo Moe.") == "Bo Moe");
  CHECK(speakers("According to Bo Moe, the bridge “was never safe to cross.”") == "Bo Moe");
}

TEST_CASE("A label or a signature names the speaker") {
  CHECK(speakers("LUND: “I have never said such a thing.”") == "LUND");
  CHECK(speakers("Ada Lund: “I have never said such a thing.”") == "Ada Lund");
  CHECK(speakers("“I have never said such a thing.” — Ada Lund") == "Ada Lund");
  // Who asks and who answers isn't said here.
  CHECK(speakers("Lund said no.\n\nQ: “Have you ever said such a thing?”") == "-");
}

TEST_CASE("A transcript has the speaker inside the quotation marks, in capitals") {
  CHECK(speakers("“LUND: Let us begin with the harbour and the fees.”") == "LUND");
  CHECK(speakers("“ADA LUND: Let us begin with the harbour and the fees.”") == "ADA LUND");
  CHECK(speakers("“Remember: the harbour belongs to all of us.”") == "-");
  CHECK(speakers("“OK: the harbour belongs to all of us.”") == "-");
}

TEST_CASE("Verbs in no list count behind a quote that pauses") {
  CHECK(speakers("“You will never get this bridge,” Lund thundered.") == "Lund");
  CHECK(speakers("“You will never get this bridge,” thundered Ada Lund.") == "Ada Lund");
  CHECK(speakers("The “never again” painted on walls faded.") == "-");
}

TEST_CASE("The parts of an interrupted sentence are one utterance") {
  const auto quotes = quotes_of("“The harbour,” Lund said, “will open again in May.” Then the rain came.");
  REQUIRE(quotes.size() == 2);
  CHECK(speakers(quotes) == "Lund / Lund");
  CHECK(quotes[0].utterance == quotes[1].utterance);
  CHECK(quotes[0].cue == "said");
}

TEST_CASE("A speaker is carried to the whole sentences of a paragraph") {
  const auto quotes = quotes_of("“It will open again in May,” Lund said. “We have waited long enough.”");
  CHECK(speakers(quotes) == "Lund / Lund");
  CHECK(quotes[0].utterance == quotes[1].utterance);
  // A few words in a sentence of their own may be anybody's.
  CHECK(
      speakers("“It will open again in May,” Lund said. The town has been “a cold and empty place” since.") ==
      "Lund / -");
}

TEST_CASE("A quote over two paragraphs is one utterance") {
  const auto quotes = quotes_of(
      "“The harbour will open again in May,” Lund said. “We have waited long enough.\n\n"
      "“Now the ships can come again.”");
  CHECK(speakers(quotes) == "Lund / Lund / Lund");
  REQUIRE(quotes.size() == 3);
  CHECK(quotes[1].utterance == quotes[2].utterance);
}

TEST_CASE("A quote over paragraphs may name its speaker in the last one") {
  const auto quotes = quotes_of(
      "“The harbour will open again in May.\n\n“The town has waited long enough.\n\n“Now the ships can "
      "come,” "
      "Lund said.");
  CHECK(speakers(quotes) == "Lund / Lund / Lund");
  REQUIRE(quotes.size() == 3);
  CHECK(quotes[0].utterance == quotes[2].utterance);
  // Other marks: the first text is somebody's who quotes Lund.
  CHECK(speakers("\"The harbour will open again, as the mayor has promised.\n\n“Now the ships can come,” "
                 "Lund said.") == "- / Lund");
}

TEST_CASE("Name and quote may stand in different sentences") {
  CHECK(speakers("Lund was angry about the decision:\n\n“Nobody has asked the people of this town.”") ==
        "Lund");
  CHECK(speakers("“Nobody has asked us,” Lund said.\n\n“We will not accept this decision.”") ==
        "Lund / Lund");
}

TEST_CASE("Nobody inside another quote is a speaker") {
  CHECK(speakers("“Moe said it was safe,” and the crowd left.") == "-");
  CHECK(speakers("“I know what Moe said, and it is wrong,” said Lund.") == "Lund");
}

TEST_CASE("Nouns that look like cues are none") {
  CHECK(speakers("The report of the claims board and its “never again for anybody” motto vanished.") == "-");
  CHECK(speakers("Lund delivered a snappy retort: “Nobody is tearing this up.”") == "Lund");
}

TEST_CASE("Two names together are nobody in particular, but their words are kept") {
  news::schema::Article article;
  article.language = "en";
  article.body = "“The harbour will open again in May,” Ada Lund and Bo Moe said.";
  quotes_test::add_person(article, "Ada Lund");
  quotes_test::add_person(article, "Bo Moe");
  const auto quotes = quotes_test::finder().find(article);
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].speaker_text == "Ada Lund and Bo Moe");
  CHECK(quotes[0].speaker.empty());
}

TEST_CASE("Passives name the speaker with by only") {
  CHECK(speakers("Lund was asked by Bo Moe whether the town “can afford a new bridge now.”") == "Bo Moe");
  CHECK(speakers("Lund was told that the town “can afford a new bridge now.”") == "-");
}

TEST_CASE("A cue that ends the sentence governs all of it") {
  CHECK(speakers("The “open roads for all” plan will cost more than planned, Lund said.") == "Lund");
  CHECK(speakers("Nothing the mayor wrote “will ever change our minds,” Bo Moe said.") == "Bo Moe");
}

TEST_CASE("Who says that she thinks is who speaks") {
  CHECK(speakers("Ada Lund said she believed the town “can afford a new bridge now.”") == "Ada Lund");
}

TEST_CASE("Two speakers are nobody in particular, on both sides of the verb") {
  CHECK(speakers("“The harbour will open again in May,” said Ada Lund and Bo Moe.") == "Ada Lund and Bo Moe");
  CHECK(speakers("“The harbour will open again in May,” Ada Lund and Bo Moe said.") == "Ada Lund and Bo Moe");
  CHECK(speakers("“The harbour will open again in May,” said Ada Lund and the mayor.") ==
        "Ada Lund and the mayor");
  CHECK(speakers("“The harbour will open again in May,” said Ada Lund and left the room.") == "Ada Lund");
  CHECK(speakers("“It will open in May,” said former Gov. and Council Chairman Bo Moe.") ==
        "former Gov. and Council Chairman Bo Moe");
}

TEST_CASE("Names of papers, programmes and firms are no quotes") {
  const auto said = [](const std::string& body, const std::string& language) {
    return quotes_test::texts(body, language);
  };
  CHECK(said("Ada Lund sagte der „Ostbyer Zeitung“, der Hafen öffne bald.", "de").empty());
  CHECK(said("„Der Hafen öffnet bald“, sagte Ada Lund dem „Boten am Sonntag“.", "de") ==
        "Der Hafen öffnet bald");
  CHECK(said("„Der Hafen öffnet bald“, sagte Ada Lund im Ostby-„Morgenmagazin“.", "de") ==
        "Der Hafen öffnet bald");
  CHECK(said("Ada Lund a dit dans « Le Journal d’Ostby » être prête.", "fr").empty());
  CHECK(said("L’acteur Bo Moe, dit « Bobo », est mort lundi.", "fr").empty());
  CHECK(said("Ada Lund dijo al diario \"El Faro\" que seguirá.", "es").empty());
  CHECK(said("Ада Лунд заявила газете «Маяк», что порт откроется.", "ru").empty());
  CHECK(said("«Маяк» обыграл «Якорь» в Остбю.", "ru").empty());
  CHECK(said("Ada Lund told “Good Morning Ostby” that she was ready.", "en").empty());
  CHECK(said("Ada Lund said “The Long Fjord” changed her life.", "en").empty());
}

TEST_CASE("Few words that somebody says stay a quote") {
  CHECK(quotes_test::texts("Ada Lund a dit « Merci » et elle est partie.", "fr") == "Merci");
  CHECK(quotes_test::texts("Ада Лунд подчеркнула, что «Остбю открыт к диалогу с соседями».", "ru") ==
        "Остбю открыт к диалогу с соседями");
  CHECK(quotes_test::texts("Ада Лунд назвала проект «Большим шагом вперёд для жителей».", "ru") ==
        "Большим шагом вперёд для жителей");
  CHECK(quotes_test::texts("Ada Lund sprach von einem „Trauerspiel“.", "de") == "Trauerspiel");
  CHECK(quotes_test::texts("Ада Лунд назвала это «грубой ошибкой».", "ru") == "грубой ошибкой");
  CHECK(quotes_test::texts("«Нет», — сказала Ада Лунд.", "ru") == "Нет");
}

TEST_CASE("A name in quotation marks belongs to the words for the speaker") {
  CHECK(speakers("«Мы играли до конца», — сказал тренер «Маяка» Олег Басов.", "ru") ==
        "тренер «Маяка» Олег Басов");
  CHECK(speakers("In der Ostby-Sendung „Bo Moe“ sagte Ada Lund: „Der Hafen öffnet bald wieder.“", "de") ==
        "Ada Lund");
  CHECK(speakers("„Der Hafen öffnet bald“, sagte Ada Lund der „Ostbyer Zeitung“.", "de") == "Ada Lund");
}

TEST_CASE("A signature may stand in brackets") {
  CHECK(speakers("“He was my hero as a child.” (Bo Moe)") == "Bo Moe");
  CHECK(speakers("“He was my hero as a child.” (Reuters)") == "-");
}

TEST_CASE("An office that begins with a participle") {
  CHECK(speakers("“The harbour will open again in May,” says Ostby managing director Ada Lund.") ==
        "Ostby managing director Ada Lund");
  CHECK(speakers("“The harbour will open again in May,” said acting mayor Ada Lund.") ==
        "acting mayor Ada Lund");
  CHECK(speakers("“The harbour will open again in May,” said the managing editor.") == "the managing editor");
}

TEST_CASE("Two offices of one speaker") {
  CHECK(speakers("“The harbour will open again in May,” says author and biologist Ada Lund.") ==
        "author and biologist Ada Lund");
  CHECK(speakers("“The harbour will open again in May,” said Ostby chairman and chief executive Ada Lund.") ==
        "Ostby chairman and chief executive Ada Lund");
  CHECK(speakers("“The harbour will open again in May,” said the mayor and left.") == "the mayor");
}

TEST_CASE("Whom somebody quotes speaks") {
  CHECK(speakers("“The harbour will open again in May,” the agency quoted Lund as saying.") == "Lund");
  CHECK(speakers("“The harbour will open again in May,” the paper quoted her as saying.") == "her");
  CHECK(speakers("The agency quoted Ada Lund as saying “the harbour will open again in May”.") == "Ada Lund");
  CHECK(speakers("“The harbour will open again in May,” Lund was quoted as saying.") == "Lund");
  CHECK(speakers("“The harbour will open again in May,” the report quoted in court said.") == "the report");
}

TEST_CASE("Between the verb and the quote only who was told") {
  CHECK(
      speakers("Lund asked her, “Did you get it from the harbour?” She answered, “Yes, in May I got it.”") ==
      "Lund / She");
  CHECK(
      speakers("Lund asked Bo Moe: “Did you get it from the harbour?” Moe answered, “Yes, in May I did.”") ==
      "Lund / Moe");
}

TEST_CASE("What somebody made, before the name, is no quote") {
  CHECK(quotes_of("“Saltwater” director Ada Lund said on stage that nobody had been asked.").empty());
  CHECK(quotes_of("But “The Cold Harbour” actress Ada Lund said the prize was late.").empty());
  CHECK(speakers("Lund told “Ostby This Morning” co-host Bo Moe, “We will not leave this harbour.”") ==
        "Lund");
  CHECK(quotes_of("According to the team's coach, Ada Lund, in their first match the team's robot, named "
                  "“Better Idea of Ostby Girls,” scored two points.")
            .empty());
  CHECK(speakers("“Not today, not in this harbour” mayor Ada Lund said.") == "mayor Ada Lund");
}

TEST_CASE("Verbs of portraits: shares, laughs, smiles") {
  CHECK(speakers("“It was a long year for this harbour,” she shares with the magazine.") == "she");
  CHECK(speakers("“It was a long year for this harbour,” laughs Ada Lund.") == "Ada Lund");
  CHECK(speakers("Lund shares with Moe the wish for “a long harbour”.") == "-");
  CHECK(speakers("“It was a long year for this harbour,” Lund smiles.") == "Lund");
}
