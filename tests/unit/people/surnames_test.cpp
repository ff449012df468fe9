#include "found.h"
#include "support/catch.h"

using news::people::test::Names;
using news::people::test::names_in;
using news::people::test::person;
using news::people::test::persons_of;

TEST_CASE("a surname of several words at the beginning of a sentence is its bearer's") {
  CHECK(names_in("Peter van der Leyen left. Van der Leyen, 45, won.") == Names{"Peter van der Leyen"});
  CHECK(names_in("Jeff Van Drew came. Van Drew spoke. Van Drew left. Van Drew sang. Van Drew ran.") ==
        Names{"Jeff Van Drew"});
  CHECK(names_in("Bill de Blasio came. De Blasio said so. Mayor de Blasio left.") == Names{"Bill de Blasio"});
  const auto persons =
      persons_of("Juan de la Cruz left. De la Cruz said so. Maria de la Cruz came. Ms. de la Cruz sang.");
  CHECK(person(persons, "Juan de la Cruz").mentions == 2);
  CHECK(person(persons, "Maria de la Cruz").mentions == 2);
  CHECK(names_in("Van Morrison sang. Morrison left.") == Names{"Van Morrison"});
}

TEST_CASE("Irish surnames have a word before them") {
  CHECK(names_in("Dara Ó Briain joked. Ó Briain said so.") == Names{"Dara Ó Briain"});
  CHECK(names_in("Máire Ní Chonaill sang. Ní Chonaill said so.") == Names{"Máire Ní Chonaill"});
}

TEST_CASE("a place behind a given name and a small word is a surname") {
  CHECK(names_in("Leila de Lima, a former senator, came.") == Names{"Leila de Lima"});
}

TEST_CASE("surnames of several words") {
  CHECK(names_in("Gabriel García Márquez wrote. García Márquez said so.") == Names{"Gabriel García Márquez"});
  CHECK(names_in("José Ortega y Gasset wrote it. Ortega y Gasset said so.") == Names{"José Ortega y Gasset"});
  CHECK(names_in("Omar ibn Khalid said so. Ibn Khalid left.") == Names{"Omar ibn Khalid"});
  CHECK(names_in("Beverly D'Angelo sang. D'Angelo said so.") == Names{"Beverly D'Angelo"});
  CHECK(names_in("They met President Bola Ahmed Tinubu there. Tinubu left.") == Names{"Bola Ahmed Tinubu"});
}

TEST_CASE("a firm's name is a surname behind a given name, another surname or a title") {
  CHECK(names_in("Cristina Blakey Ford will testify. Ms. Blakey Ford has declined to talk.") ==
        Names{"Cristina Blakey Ford"});
  CHECK(names_in("Then Judge Ann Berman Jackson ruled.") == Names{"Ann Berman Jackson"});
  CHECK(names_in("Mary Ellen Ford will testify.") == Names{"Mary Ellen Ford"});
  CHECK(names_in("Anders Fogh Nielsen left on Monday.") == Names{"Anders Fogh Nielsen"});
  CHECK(person(persons_of("Harold Ford left. On Monday Mr. Ford came back."), "Harold Ford").mentions == 2);
  CHECK(names_in("Ada Lund Christmas cards sell well.") == Names{"Ada Lund"});
}
