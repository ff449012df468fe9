#include "unit/quotes/sample.h"

#include "support/catch.h"

using quotes_test::quotes_of;
using quotes_test::speakers;
using quotes_test::texts;

TEST_CASE("A clause inside the marks names the speaker: Russian and Ukrainian") {
  const std::string body = "«Мы уезжаем завтра утром, — сказала Анна Петрова. — И не вернёмся никогда».";
  CHECK(speakers(body, "ru") == "Анна Петрова / Анна Петрова");
  CHECK(texts(body, "ru") == "Мы уезжаем завтра утром, / И не вернёмся никогда");
  CHECK(speakers("«Ми їдемо завтра вранці, — сказала Анна Петренко. — І не повернемося».", "uk") ==
        "Анна Петренко / Анна Петренко");
  CHECK(speakers("«Мы уезжаем завтра, — сказал Лунд, — и не вернёмся».", "ru") == "Лунд / Лунд");
}

TEST_CASE("A clause inside the marks names the speaker: French and Spanish") {
  const std::string body = "« Nous avons peur de tout, a dit Claire Duval. Et nous avons froid. »";
  CHECK(speakers(body, "fr") == "Claire Duval / Claire Duval");
  CHECK(texts(body, "fr") == "Nous avons peur de tout, / Et nous avons froid.");
  CHECK(speakers("« Nous partons, dit-elle, demain matin. »", "fr") == "elle / elle");
  CHECK(speakers("«Nos quedamos en casa —dijo Ana Lund— toda la semana».", "es") == "Ana Lund / Ana Lund");
}

TEST_CASE("A clause inside the marks beats the speaker before") {
  CHECK(
      speakers("«Мы всё сделали в этом году», — заявил Собянин.\n\n«Мы уезжаем завтра утром, — сказала Анна "
               "Петрова. — И не вернёмся».",
               "ru") == "Собянин / Анна Петрова / Анна Петрова");
}

TEST_CASE("Who quotes somebody that quotes keeps the whole") {
  CHECK(speakers("« Il pleut toujours ici, a dit Paul, et je le crois », a expliqué Claire Duval.", "fr") ==
        "Claire Duval");
}

TEST_CASE("Parts of one interrupted quote are one utterance") {
  const auto quotes = quotes_of("«Мы уезжаем завтра, — сказал Лунд, — и не вернёмся».", "ru");
  REQUIRE(quotes.size() == 2);
  CHECK(quotes[0].utterance == quotes[1].utterance);
}

TEST_CASE("A dash begins what is said") {
  CHECK(speakers("—No lloverá en toda la semana —dijo Ana Lund—. Nos quedamos.", "es") ==
        "Ana Lund / Ana Lund");
  CHECK(texts("—No lloverá en toda la semana —dijo Ana Lund—. Nos quedamos.", "es") ==
        "No lloverá en toda la semana / Nos quedamos.");
  CHECK(speakers("— Nous partons demain matin, dit Claire Duval. Elle ferme la porte.", "fr") ==
        "Claire Duval");
  CHECK(texts("— Nous partons demain matin, dit Claire Duval. Elle ferme la porte.", "fr") ==
        "Nous partons demain matin,");
  CHECK(speakers("— Мы уезжаем завтра утром, — сказала Анна Петрова.", "ru") == "Анна Петрова");
  CHECK(speakers("– Коли ви їдете? – запитав Петро Коваль.", "uk") == "Петро Коваль");
}

TEST_CASE("A dash before a point of a list says nothing") {
  CHECK(quotes_of("— Les transports publics, la voirie et les écoles.", "fr").empty());
  CHECK(quotes_of("- Дороги, школы и больницы города.", "ru").empty());
}

TEST_CASE("English has neither") {
  CHECK(quotes_of("— We leave tomorrow morning, said Ada Lund.").empty());
  CHECK(texts("“We leave tomorrow, said the man, and never come back.”") ==
        "We leave tomorrow, said the man, and never come back.");
}

TEST_CASE("The North, Poland, Italy and Portugal begin with a dash, too") {
  CHECK(speakers("– Vi hade inget annat val än att stänga hamnen, säger Ada Lund.", "sv") == "Ada Lund");
  CHECK(texts("– Vi hade inget annat val än att stänga hamnen, säger Ada Lund.", "sv") ==
        "Vi hade inget annat val än att stänga hamnen,");
  CHECK(speakers("– Det var den sista dagen för oss alla, säger hon till tidningen.", "sv") == "hon");
  CHECK(speakers("– Vi hadde ikke noe annet valg, sier ordføreren i byen.", "nb") == "ordføreren");
  CHECK(speakers("– Vi hadde ikkje noko anna val, seier Ada Lund.", "nn") == "Ada Lund");
  CHECK(speakers("– Vi havde ikke andet valg end at lukke, siger Ada Lund.", "da") == "Ada Lund");
  CHECK(speakers("– Meillä ei ollut muuta vaihtoehtoa, sanoo pormestari Aino Lundi.", "fi") ==
        "pormestari Aino Lundi");
  CHECK(speakers("– Nie mieliśmy innego wyboru – powiedziała Anna Lundska.", "pl") == "Anna Lundska");
  CHECK(speakers("— Non avevamo altra scelta, ha detto Anna Lundi.", "it") == "Anna Lundi");
  CHECK(speakers("— Não tínhamos outra escolha, disse Ana Lunda.", "pt") == "Ana Lunda");
  CHECK(speakers("– Nie mieliśmy wyboru – powiedziała Anna Lundska.\n\n– To trudne dla wszystkich – dodała.",
                 "pl") == "Anna Lundska / Anna Lundska");
  CHECK(quotes_of("– Skolor, vägar och sjukhus i hela kommunen.", "sv").empty());
  CHECK(quotes_of("– Szkoły, drogi i szpitale w całej gminie.", "pl").empty());
}

TEST_CASE("Marks in the languages of the North and in Polish") {
  CHECK(speakers("”Vi hade inget annat val”, sade Ada Lund.", "sv") == "Ada Lund");
  CHECK(speakers("»Vi havde ikke andet valg«, sagde Ada Lund.", "da") == "Ada Lund");
  CHECK(speakers("«Vi hadde ikke noe annet valg», sa Ada Lund.", "no") == "Ada Lund");
  CHECK(speakers("”Meillä ei ollut muuta vaihtoehtoa”, Aino Lundi sanoi.", "fi") == "Aino Lundi");
  CHECK(speakers("„Nie mieliśmy innego wyboru” – powiedział burmistrz.", "pl") == "burmistrz");
}
