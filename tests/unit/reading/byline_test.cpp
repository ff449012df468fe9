#include "support/catch.h"

#include "read_support.h"
#include "reading/bylines.h"

using news::reading::behind_by;
using news::reading::looks_like_name;
using news::reading::names_of_byline;
using news::reading::tests::Texts;

TEST_CASE("names in bylines") {
  CHECK(names_of_byline("By Ruth Ashdown and Tobias Fenn") == Texts{"Ruth Ashdown", "Tobias Fenn"});
  CHECK(names_of_byline("Ruth Ashdown, Tobias Fenn & Clara Winslow") ==
        Texts{"Ruth Ashdown", "Tobias Fenn", "Clara Winslow"});
  CHECK(names_of_byline("By DORA PETERSEN and J.T. MOSS") == Texts{"Dora Petersen", "J.T. Moss"});
  CHECK(names_of_byline("By Leila Barros, Environment Correspondent") == Texts{"Leila Barros"});
  CHECK(names_of_byline("Reporting by Ruth Ashdown in Halmer and Tobias Fenn in Montelar") ==
        Texts{"Ruth Ashdown", "Tobias Fenn"});
  CHECK(names_of_byline("From our religion correspondent Hester Lang") == Texts{"Hester Lang"});
  CHECK(names_of_byline("Von Ulrike Sommer und Jonas Feld") == Texts{"Ulrike Sommer", "Jonas Feld"});
  CHECK(names_of_byline("Par Élodie Marchand et Bastien Rouvière") ==
        Texts{"Élodie Marchand", "Bastien Rouvière"});
  CHECK(names_of_byline("Por Andrés Villaseñor en Madrid") == Texts{"Andrés Villaseñor"});
  CHECK(names_of_byline("Por Lucía Ortega y Gasset") == Texts{"Lucía Ortega y Gasset"});
  CHECK(names_of_byline("Door Jan Visser en Piet Bakker") == Texts{"Jan Visser", "Piet Bakker"});
  CHECK(names_of_byline("Lang, Hester") == Texts{"Hester Lang"});
  CHECK(names_of_byline("Peter Aldous, peter@example.org") == Texts{"Peter Aldous"});
  CHECK(names_of_byline("By Maura Keane, Special to The Post") == Texts{"Maura Keane"});
  CHECK(names_of_byline("By Maura Keane with wire reports") == Texts{"Maura Keane"});
  CHECK(names_of_byline("By Dr. Maura Keane, Ph.D.") == Texts{"Dr. Maura Keane"});
  CHECK(names_of_byline("By Maura Keane Updated 3 hours ago") == Texts{"Maura Keane"});
  CHECK(names_of_byline("By Maura Keane @maurakeane") == Texts{"Maura Keane"});
  CHECK(names_of_byline("Written by Maura Keane; photographs by Denis Roche") == Texts{"Maura Keane"});
  CHECK(names_of_byline("").empty());
}

TEST_CASE("what else a byline tells is nobody's name") {
  const Texts ruth = {"Ruth Ashdown"};
  for (const char* line :
       {"By Ruth Ashdown, Halmer",
        "By Ruth Ashdown, Halmer, Ore.",
        "By Ruth Ashdown / Associated Press",
        "By Ruth Ashdown, Reuters",
        "Ruth Ashdown/TT",
        "Von Ruth Ashdown, Halmer",
        "Par Ruth Ashdown, à Halmer",
        "di Ruth Ashdown, inviato a Halmer",
        "By Ruth Ashdown, in Halmer",
        "By Ruth Ashdown, Staff Writer",
        "Reporting by Ruth Ashdown, editing by Tobias Fenn",
        "Reporting By Ruth Ashdown in Halmer, Writing by Tobias Fenn, Editing by Clara Winslow",
        "Reporting by Ruth Ashdown Editing by Tobias Fenn",
        "Reporting by Ruth Ashdown; Additional reporting by X Y",
        "Text: Ruth Ashdown, Fotos: Jan Riek",
        "Words: Ruth Ashdown | Photos: Ned Hale",
        "A cura di Ruth Ashdown",
        "Dal nostro inviato Ruth Ashdown",
        "Texto de Ruth Ashdown",
        "De notre envoyée spéciale Ruth Ashdown",
        "Ruth Ashdown, édité par Paul Roux"}) {
    CAPTURE(line);
    CHECK(names_of_byline(line) == ruth);
  }
  CHECK(names_of_byline("Reporting by Ruth Ashdown in Halmer and Tobias Fenn in Varby, Editing by Al Poe") ==
        Texts{"Ruth Ashdown", "Tobias Fenn"});
  CHECK(names_of_byline("By Staff Reporter").empty());
  CHECK(names_of_byline("By The Associated Press") == Texts{"The Associated Press"});
  CHECK(names_of_byline("By Dana A. Moss and Tobias Fenn") == Texts{"Dana A. Moss", "Tobias Fenn"});
  CHECK(names_of_byline("Ruth Ashdown, Tobias Fenn, and Clara Winslow") ==
        Texts{"Ruth Ashdown", "Tobias Fenn", "Clara Winslow"});
  CHECK(names_of_byline("rua/nwa") == Texts{"rua/nwa"});
  CHECK(names_of_byline("Door Jan de Vries") == Texts{"Jan de Vries"});
  CHECK(names_of_byline("作者：周慕云") == Texts{"周慕云"});
  CHECK(names_of_byline("文/周慕云 编辑/陈大路") == Texts{"周慕云"});
  CHECK(names_of_byline("記者：佐伯みどり") == Texts{"佐伯みどり"});
  CHECK(names_of_byline("佐伯みどり記者") == Texts{"佐伯みどり"});
  CHECK(names_of_byline("取材・文＝佐伯みどり 写真：高畑健一") == Texts{"佐伯みどり"});
  CHECK(names_of_byline("Беседовала Олена Гринько") == Texts{"Олена Гринько"});
}

TEST_CASE("sentences that begin like bylines are none") {
  CHECK(behind_by("By Tuesday the water had risen by two metres.").empty());
  CHECK(behind_by("By noon, the only inn had taken eleven bookings.").empty());
  CHECK(behind_by("Von der Küste kommen in diesem Jahr nur wenige Gäste.").empty());
  CHECK(behind_by("Texto de la ley de puertos, que entra en vigor").empty());
  CHECK(behind_by("By Peter Aldous") == "Peter Aldous");
}

TEST_CASE("names alone") {
  CHECK(looks_like_name("Owen Lyle"));
  CHECK(looks_like_name("Anna van der Meer"));
  CHECK(looks_like_name("J. K. O'Neill"));
  CHECK(looks_like_name("Олена Гринько"));
  CHECK_FALSE(looks_like_name("Halmer United 2-1"));
  CHECK_FALSE(looks_like_name("Water"));
  CHECK_FALSE(looks_like_name("The bells of Saltby"));
}
