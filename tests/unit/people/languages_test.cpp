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

TEST_CASE("foreign persons of the alias file are known in every case") {
  CHECK(names(persons_in("ru", "Встреча с Дональдом Трампом прошла в среду. С Трампом говорили долго.")) ==
        Names{"Donald Trump"});
  CHECK(names(persons_in("ru", "Письмо Эммануэлю Макрону пришло в среду, речь шла о Джо Байдене.")) ==
        Names{"Emmanuel Macron", "Joe Biden"});
  CHECK(names(persons_in("ru", "Встреча с Реджепом Тайипом Эрдоганом и с Си Цзиньпином прошла в среду.")) ==
        Names{"Recep Tayyip Erdoğan", "Xi Jinping"});
  CHECK(names(persons_in("uk", "Розмова з Петром Порошенком відбулася в середу.")) ==
        Names{"Petro Poroshenko"});
}

TEST_CASE("a name that only stands in another case is shown in the nominative") {
  CHECK(names(persons_in("uk", "Бачили Остапа Личка та Павла Бойка, говорили з Остапом Личком.")) ==
        Names{"Остап Личко", "Павло Бойко"});
  CHECK(names(persons_in("uk", "Зустріч із Кирилом Вершановим та Валерієм Заможним була в середу.")) ==
        Names{"Валерій Заможний", "Кирило Вершанов"});
  CHECK(names(persons_in("uk", "Слово Тараса Гаврилюка почули всі.")) == Names{"Тарас Гаврилюк"});
  CHECK(names(persons_in("uk", "Розмова з Петром Вершановим була довга.")) == Names{"Петро Вершанов"});
  CHECK(names(persons_in("ru", "Слово Сергея Заможного услышали все.")) == Names{"Сергей Заможный"});
  // The nominative that the article has is better than one that was made.
  CHECK(names(persons_in("ru", "Слово Игоря Личка услышали все. Потом Игорь Личка ушёл.")) ==
        Names{"Игорь Личка"});
}

TEST_CASE("a role before a genitive is another's") {
  const auto persons = persons_in(
      "ru",
      "Олег Дробышев молчал. Пришёл пресс-секретарь Дробышева. Это был адвокат Дробышева Тодд Гринвуд.");
  CHECK(names(persons) == Names{"Олег Дробышев", "Тодд Гринвуд"});
  CHECK(person(persons, "Олег Дробышев").roles.empty());
  CHECK(person(persons_in("ru", "Пришёл мэр Олег Дробышев."), "Олег Дробышев").roles == Names{"мэр"});
  CHECK(person(persons_in("ru", "Видели президента Олега Дробышева."), "Олег Дробышев").roles ==
        Names{"президента"});
}

TEST_CASE("a role before von, de and d' is another's") {
  const auto german =
      persons_in("de",
                 "Der Kanzler Uwe Brandel kam am Montag. Später war der Sprecher von Uwe Brandel "
                 "da, dann der Sprecher von Brandel.");
  REQUIRE(names(german) == Names{"Uwe Brandel"});
  CHECK(german[0].mentions == 3);
  CHECK(german[0].roles == Names{"Kanzler"});
  const auto spanish =
      persons_in("es", "Carmen Ibarrola llegó el lunes. Luego habló el portavoz de Carmen Ibarrola.");
  REQUIRE(names(spanish) == Names{"Carmen Ibarrola"});
  CHECK(spanish[0].roles.empty());
  CHECK(spanish[0].mentions == 2);
  CHECK(names(persons_in("fr", "C'est ce qu'a dit la mère d'Anne Grandmaison lundi matin.")) ==
        Names{"Anne Grandmaison"});
  // Where it is part of the name, the role is theirs.
  CHECK(person(persons_in("de", "Ursula von der Brandel kam. Dann ging Kanzlerin von der Brandel."),
               "Ursula von der Brandel")
            .roles == Names{"Kanzlerin"});
}

TEST_CASE("a small word between two persons doesn't make them one") {
  CHECK(names(persons_in("es", "Juan Ibarrola y Luis Montalvo ganaron el premio.")) ==
        Names{"Juan Ibarrola", "Luis Montalvo"});
  CHECK(names(persons_in("it", "Marco Rossi e Giulia Bianchi hanno vinto il premio.")) ==
        Names{"Giulia Bianchi", "Marco Rossi"});
  CHECK(names(persons_in("es", "El filósofo José Ibarra y Gasset nació en Tarn.")) ==
        Names{"José Ibarra y Gasset"});
  CHECK(names(persons_in("de",
                         "Jens Brandel vom Robert-Institut kam am Montag, und Eva Hallmann zum Thema "
                         "Rente auch.")) == Names{"Eva Hallmann", "Jens Brandel"});
  CHECK(names(persons_in("de", "Karl-Theodor zu Brandel kam am Montag.")) ==
        Names{"Karl-Theodor zu Brandel"});
}

TEST_CASE("whom a street or a house is named after isn't there") {
  CHECK(persons_in("fr", "Il habite avenue Jean Grandmaison, près de la Rue Paul Valcourt.").empty());
  CHECK(persons_in("es", "El hospital Gregorio Montalvo y la calle Carmen Ibarrola están cerca.").empty());
  CHECK(persons_in("it", "Abita in Via Giuseppe Bianchi, vicino a piazza Marco Rossi.").empty());
  CHECK(persons_in("uk", "На бульварі Тараса Самойленка відкрили театр імені Остапа Самойленка.").empty());
  CHECK(persons_in("ru", "Дом стоит на улице Юрия Дробышева, угол ул. Олега Дробышева.").empty());
  // In English these are plain words.
  CHECK(names(persons_in("en", "They left the place Thomas Pell had found.")) == Names{"Thomas Pell"});
}

TEST_CASE("places and ministries of Viet Nam are no persons") {
  CHECK(persons_in("und", "Hà Nội, Việt Nam. Bộ Ngoại giao.").empty());
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

TEST_CASE("several persons of a Russian article, each in many cases") {
  const auto persons =
      persons_in("ru",
                 "Анна Ковалевская приехала в Казань. Ковалевской передали письмо. С Анной Ковалевской "
                 "говорил Пётр Соколовский. "
                 "Соколовского ждали. Соколовскому ответили. С Соколовским спорили. Ирина Петрова выступила. "
                 "Слова Петровой "
                 "услышали. Петрову поддержали. Олег Петренко ушёл. Слова Олега Петренко забыли.");
  CHECK(names(persons) == Names{"Анна Ковалевская", "Ирина Петрова", "Олег Петренко", "Пётр Соколовский"});
  CHECK(person(persons, "Анна Ковалевская").mentions == 3);
  CHECK(person(persons, "Пётр Соколовский").mentions == 4);
  CHECK(person(persons, "Ирина Петрова").mentions == 3);
  CHECK(person(persons, "Олег Петренко").mentions == 2);
}

TEST_CASE("husband and wife are told apart by the cases of their surname") {
  const auto persons =
      persons_in("ru",
                 "Алексей Кузнецов и Мария Кузнецова приехали. Кузнецов сказал «нет». Кузнецова "
                 "сказала «да». Слова Кузнецова записали. Кузнецовой ответили.");
  CHECK(names(persons) == Names{"Алексей Кузнецов", "Мария Кузнецова"});
  CHECK(person(persons, "Алексей Кузнецов").mentions == 3);
  CHECK(person(persons, "Мария Кузнецова").mentions == 3);
}

TEST_CASE("Ukrainian surnames that lose a vowel, and women's that have no endings") {
  const auto persons =
      persons_in("uk",
                 "Оксана Кравець співала, а Павло Кравець слухав. Кравця чекали. Марія Петрівська "
                 "спала. Слова Петрівської почули. З Петрівською говорила Олена Коваленко. Слова "
                 "Коваленко почули.");
  CHECK(names(persons) == Names{"Марія Петрівська", "Оксана Кравець", "Олена Коваленко", "Павло Кравець"});
  CHECK(person(persons, "Павло Кравець").mentions == 2);
  CHECK(person(persons, "Оксана Кравець").mentions == 1);
  CHECK(person(persons, "Марія Петрівська").mentions == 3);
  CHECK(person(persons, "Олена Коваленко").mentions == 2);
}

TEST_CASE("offices of women, and of men, are roles in their languages") {
  const auto role = [](const char* language, const char* name, const char* body) {
    const auto found = persons_in(language, body);
    const auto& roles = person(found, name).roles;
    return roles.empty() ? std::string() : roles[0];
  };
  CHECK(role("de", "Annegret Wiesental",
             "Die Ministerin Annegret Wiesental besuchte am Montag die Schleuse.") == "Ministerin");
  CHECK(role("es", "Carmen Ibarrola",
             "La alcaldesa Carmen Ibarrola visitó el lunes la esclusa de la ciudad.") == "alcaldesa");
  CHECK(role("uk", "Олена Воронцова", "Учора міністерка Олена Воронцова відвідала шлюз у понеділок.") ==
        "міністерка");
  CHECK(role("ru", "Сергей Орлов", "Вчера руководитель Сергей Орлов посетил шлюз в понедельник.") ==
        "руководитель");
}

TEST_CASE("German nouns around a name are no part of it") {
  const auto people = [](const char* body) { return names(persons_in("de", body)); };
  CHECK(people("Gestern gab Annegret Wiesental den Wunsch auf, und Jonas Moreno das Amt.") ==
        Names{"Annegret Wiesental", "Jonas Moreno"});
  CHECK(people("Am Rand der Partei steht der Tod der Tiere, auch ein Hang zum Wandern.").empty());
  CHECK(people("Das zahlt die private Versicherung. Sie fragte die Dame Preise ab.").empty());
  CHECK(people("Die Rede des früheren Kanzlers Jonas Morenos Nachfolger lobten Ursula von der Aue.") ==
        Names{"Jonas Moreno", "Ursula von der Aue"});
  CHECK(people("Gestern sprach Josef Liefers. Heute sprach Alexander Van der Auen.") ==
        Names{"Alexander Van der Auen", "Josef Liefers"});
}

TEST_CASE("where no list knows the plain words, a name begins with a given name") {
  CHECK(names(persons_in("pl", "Dziś Barbieri wygrał. Każdy Lindner wie o tym. Borys Lindner przegrał.")) ==
        Names{"Borys Lindner"});
}

TEST_CASE("small words between two names in Spanish and French") {
  CHECK(names(persons_in("es", "Votarán por Rodolfo Ibarrola o Sergio Montalvo en mayo.")) ==
        Names{"Rodolfo Ibarrola", "Sergio Montalvo"});
  CHECK(names(persons_in("fr", "Il dit qu’Emmanuel Valcourt viendra lundi.")) == Names{"Emmanuel Valcourt"});
}
