#include "unit/quotes/sample.h"

#include "support/catch.h"

using quotes_test::speakers;

TEST_CASE("German") {
  CHECK(speakers("„Der Hafen öffnet im Mai wieder“, sagte Lund.", "de") == "Lund");
  CHECK(speakers("Lund sagte: „Der Hafen öffnet im Mai wieder.“", "de") == "Lund");
  CHECK(speakers("„Der Hafen öffnet im Mai wieder“, so Ada Lund.", "de") == "Ada Lund");
  CHECK(speakers("Am Montag sagte Ada Lund: „Der Hafen öffnet im Mai wieder.“", "de") == "Ada Lund");
}

TEST_CASE("French") {
  CHECK(speakers("« Le port va rouvrir au mois de mai », a déclaré Ada Lund.", "fr") == "Ada Lund");
  CHECK(speakers("« Le port va rouvrir au mois de mai », dit-elle.", "fr") == "elle");
  CHECK(speakers("Selon Ada Lund, le port « va rouvrir au mois de mai ».", "fr") == "Ada Lund");
}

TEST_CASE("Spanish, Italian, Portuguese and Dutch") {
  CHECK(speakers("«El puerto va a abrir en mayo», dijo Ada Lund.", "es") == "Ada Lund");
  CHECK(speakers("Lund dijo: “El puerto va a abrir en mayo”.", "es") == "Lund");
  CHECK(speakers("«Il porto riaprirà nel mese di maggio», ha detto Ada Lund.", "it") == "Ada Lund");
  CHECK(speakers("“O porto vai abrir no mês de maio”, disse Ada Lund.", "pt") == "Ada Lund");
  CHECK(speakers("“De haven gaat in mei weer open”, zei Ada Lund.", "nl") == "Ada Lund");
}

TEST_CASE("Russian and Ukrainian") {
  CHECK(speakers("«Порт снова откроется в мае», — сказал Лунд.", "ru") == "Лунд");
  CHECK(speakers("«Порт знову відкриється у травні», — сказала Ада Лунд.", "uk") == "Ада Лунд");
}

TEST_CASE("No more is claimed than what was measured, and that was English") {
  const auto confidence = [](const std::string& body, const std::string& language) {
    return quotes_test::quotes_of(body, language).at(0).confidence;
  };
  CHECK(confidence("“The harbour will open again in May,” said Ada Lund.", "en-GB") > 0.95);
  CHECK(confidence("„Der Hafen öffnet im Mai wieder“, sagte Ada Lund.", "de") == 0.9);
}

TEST_CASE("An unknown language is read with the words of all that use Latin script") {
  CHECK(speakers("“The harbour will open again in May,” said Lund.", "und") == "Lund");
  CHECK(speakers("„Der Hafen öffnet im Mai wieder“, sagte Lund.", "") == "Lund");
}

TEST_CASE("A region in the language's code is no matter") {
  CHECK(speakers("“The harbour will open again in May,” said Lund.", "en-GB") == "Lund");
}

TEST_CASE("A language without words gives quotes without speakers") {
  const auto quotes = quotes_test::quotes_of("„Přístav se otevře v květnu“, řekl Lund.", "cs");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].speaker_text.empty());
}

TEST_CASE("Whose spokesman or lawyer speaks doesn't speak: German") {
  CHECK(speakers("„Der Hafen öffnet im Mai“, sagte ein Anwalt von Tom Lund.", "de") == "ein Anwalt");
  CHECK(speakers("„Der Hafen öffnet im Mai“, sagte der Sprecher von Lund.", "de") == "der Sprecher");
  CHECK(speakers("„Der Hafen öffnet im Mai“, sagte ein Polizist zu Lund.", "de") == "ein Polizist");
  CHECK(speakers("„Der Hafen öffnet im Mai“, sagte Lund ein Polizist.", "de") == "ein Polizist");
  CHECK(speakers("Ein Nachbar von Tom Lund sagte: „Der Hafen öffnet im Mai.“", "de") == "Ein Nachbar");
  CHECK(speakers("„Der Hafen öffnet im Mai“, sagte Ada von Lund.", "de") == "Ada von Lund");
}

TEST_CASE("Whose spokesman or lawyer speaks doesn't speak: French and Spanish") {
  CHECK(speakers("« Le port va rouvrir en mai », a dit le porte-parole d'Emmanuel Lund.", "fr") ==
        "le porte-parole");
  CHECK(speakers("« Le port va rouvrir en mai », a dit la mère d’Anne Lund.", "fr") == "la mère");
  CHECK(speakers("« Le port va rouvrir en mai », a déclaré l'avocat de Rachida Lund.", "fr") == "l'avocat");
  CHECK(speakers("«El puerto va a abrir en mayo», dijo el portavoz de Pedro Lund.", "es") == "el portavoz");
}

TEST_CASE("Who is spoken to doesn't speak: Russian") {
  CHECK(speakers("«Вы уехали слишком рано», — сказали Басову жители.", "ru") == "жители");
  CHECK(speakers("«Он приедет завтра утром», — сказал Анне Петровой сосед.", "ru") != "Анне Петровой");
}

TEST_CASE("Verbs that report speech beside those for saying") {
  CHECK(speakers("« Le port va rouvrir », s’est indignée Ada Lund.", "fr") == "Ada Lund");
  CHECK(speakers("« Le port va rouvrir », se félicite Ada Lund.", "fr") == "Ada Lund");
  CHECK(speakers("Ada Lund a rétorqué : « Le port va rouvrir en mai. »", "fr") == "Ada Lund");
  CHECK(speakers("—No —contestó la alcaldesa Ada Lund—, el puerto no va a abrir.", "es") ==
        "la alcaldesa Ada Lund / la alcaldesa Ada Lund");
  CHECK(speakers("«No tenemos miedo a nada», le respondió Ada Lund.", "es") == "Ada Lund");
  CHECK(speakers("«Это не так, и вы знаете», — возразил ей тренер Олег Басов.", "ru") == "тренер Олег Басов");
}

TEST_CASE("The name behind an office speaks, however long the office is") {
  CHECK(speakers("« Le port va rouvrir », a indiqué le ministre de l'Intérieur Ada Lund.", "fr") ==
        "le ministre de l'Intérieur Ada Lund");
  CHECK(speakers("« Le port va rouvrir », a dit mardi le maire de Nice Ada Lund au conseil.", "fr") ==
        "le maire de Nice Ada Lund");
  CHECK(speakers("Selon le ministre de l'Intérieur, Ada Lund, « le port va rouvrir en mai ».", "fr") ==
        "Ada Lund");
  CHECK(speakers("«El puerto va a abrir», dijo la ministra de Hacienda Ada Lund.", "es") ==
        "la ministra de Hacienda Ada Lund");
  CHECK(speakers("«El puerto va a abrir», dijo el portavoz del PP en el Congreso, Bo Moe.", "es") ==
        "Bo Moe");
  CHECK(speakers("За словами Подольського, «порт відкриють у травні».", "uk") == "Подольського");
  CHECK(speakers("„Der Hafen öffnet bald“, sagte die Sprecherin der Polizei, Ada Lund, am Montag.", "de") ==
        "Ada Lund");
  CHECK(speakers("Die Sprecherin der Grünen, Ada Lund, sagte: „Der Hafen öffnet bald wieder.“", "de") ==
        "Ada Lund");
  CHECK(speakers("Die Ex-Frau des Angeklagten, Ada Lund, sagte: „Er war ein anderer Mensch.“", "de") ==
        "Ada Lund");
}

TEST_CASE("Words for the day or for who listens may stand before the speaker") {
  CHECK(speakers("« Le port va rouvrir », a déclaré à l'AFP Ada Lund.", "fr") == "Ada Lund");
  CHECK(speakers("„Der Hafen öffnet bald“, sagte am Montag Ada Lund.", "de") == "Ada Lund");
  CHECK(speakers("«Порт откроется в мае», — сообщил ТАСС адвокат Олег Басов.", "ru") == "адвокат Олег Басов");
}
