#include <string>

#include "found.h"
#include "support/catch.h"

using news::people::test::finder;
using news::people::test::Names;
using news::people::test::names;
using news::people::test::person;

namespace {

std::vector<news::schema::Person> persons_in(const std::string& language, const std::string& body) {
  news::schema::Article article;
  article.language = language;
  article.body = body;
  return finder().find(article);
}

}  // namespace

TEST_CASE("people of a German article: titles, women's offices, surnames alone") {
  const auto persons = persons_in("de",
                                  "Bürgermeisterin Annegret Wiesental hat am Montag den Bau der neuen Brücke "
                                  "angekündigt. „Wir haben lange auf "
                                  "diesen Tag gewartet“, sagte Wiesental. Der Fraktionsvorsitzende Jörg "
                                  "Hallmann widersprach ihr.\n\nDie Kosten der "
                                  "Brücke schätzt das Ministerium auf zwölf Millionen Euro. Nach Angaben von "
                                  "Polizeisprecher Uwe Brandel wurde "
                                  "niemand verletzt. Frau Dr. Petra Sommerlath leitet die Klinik Am "
                                  "Stadtgarten. Die Deutsche Bahn und der Deutsche "
                                  "Wetterdienst schwiegen.");
  CHECK(names(persons) == Names{"Annegret Wiesental", "Jörg Hallmann", "Petra Sommerlath", "Uwe Brandel"});
  CHECK(person(persons, "Annegret Wiesental").mentions == 2);
}

TEST_CASE("people of a French article") {
  const auto persons = persons_in("fr",
                                  "La maire de Saint-Loy, Hélène Marchandeau, a annoncé lundi la "
                                  "construction d'un pont. « Nous attendons ce jour "
                                  "depuis longtemps », a déclaré Mme Marchandeau. Le ministre des Transports "
                                  "Bertrand Valcourt viendra en automne. "
                                  "M. Valcourt n'a pas voulu répondre.\n\nSelon le porte-parole de la "
                                  "police, Olivier Grandmaison, personne n'a été "
                                  "blessé. Le Parti socialiste et la Banque de France se taisent.");
  CHECK(names(persons) == Names{"Bertrand Valcourt", "Hélène Marchandeau", "Olivier Grandmaison"});
  CHECK(person(persons, "Hélène Marchandeau").mentions == 2);
  CHECK(person(persons, "Bertrand Valcourt").mentions == 2);
}

TEST_CASE("people of a Spanish article: the first of two surnames stands alone") {
  const auto persons = persons_in("es",
                                  "La alcaldesa Carmen Ibarrola anunció el lunes la construcción de un "
                                  "puente. «Esperamos este día desde hace mucho», "
                                  "dijo Ibarrola. El ministro de Transportes, Joaquín Beltrán Sáez, vendrá "
                                  "en otoño. El señor Beltrán no quiso "
                                  "responder.\n\nSegún el portavoz de la policía, Luis Montalvo, nadie "
                                  "resultó herido. El Partido Popular y el Banco "
                                  "de España callan.");
  CHECK(names(persons) == Names{"Carmen Ibarrola", "Joaquín Beltrán Sáez", "Luis Montalvo"});
  CHECK(person(persons, "Joaquín Beltrán Sáez").mentions == 2);
}

TEST_CASE("people of a Russian article, in whatever case they stand") {
  const auto persons = persons_in("ru",
                                  "Мэр города Анна Ветлугина объявила о строительстве моста. «Мы долго ждали "
                                  "этого дня», — сказала Ветлугина. С "
                                  "Ветлугиной согласен министр транспорта Игорь Самохвалов. По словам "
                                  "пресс-секретаря Олега Дробышева, никто не "
                                  "пострадал. Дробышев просил не спешить. В Нижнем Новгороде прошёл День "
                                  "города. Газета «Новые Известия» молчала.");
  CHECK(names(persons) == Names{"Анна Ветлугина", "Игорь Самохвалов", "Олег Дробышев"});
  CHECK(person(persons, "Анна Ветлугина").mentions == 3);
  CHECK(person(persons, "Олег Дробышев").mentions == 2);
}

TEST_CASE("people of a Ukrainian article, in whatever case they stand") {
  const auto persons = persons_in("uk",
                                  "Мерка міста Оксана Вітлицька оголосила про будівництво мосту. «Ми довго "
                                  "чекали на цей день», — сказала "
                                  "Вітлицька. Міністра транспорту Ігоря Самойленка чекають восени, "
                                  "Самойленко обіцяв приїхати. Верховна Рада та "
                                  "Збройні Сили мовчать.");
  CHECK(names(persons) == Names{"Ігор Самойленко", "Оксана Вітлицька"});
  CHECK(person(persons, "Ігор Самойленко").mentions == 2);
}

TEST_CASE("a person of the alias file is known in every case") {
  CHECK(names(persons_in("ru", "Встреча с Владимиром Путиным прошла в среду.")) == Names{"Vladimir Putin"});
  CHECK(names(persons_in("uk", "Зустріч із Володимиром Зеленським відбулася в середу.")) ==
        Names{"Volodymyr Zelenskyy"});
}

TEST_CASE("in languages without lists nothing is made up") {
  CHECK(
      persons_in("pl",
                 "Ministerstwo Infrastruktury milczy. Rada Miasta zbierze się jesienią. Komisja Europejska i "
                 "Bank Światowy wspierają projekt.")
          .empty());
  CHECK(persons_in("hu", "A Magyar Nemzeti Bank hallgat. Budapesten esett az eső.").empty());
  CHECK(persons_in("fi", "Suomen Pankki vaikenee. Helsingin Sanomat kirjoitti asiasta.").empty());
  CHECK(persons_in("bg", "Министерството мълчи. Народното събрание заседава в София.").empty());
}
