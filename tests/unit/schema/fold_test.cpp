#include <news/schema/internal/fold.h>

#include "support/catch.h"

using namespace std::string_literals;
using news::schema::fold_accents;
using news::schema::fold_case;
using news::schema::name_key;
using news::schema::valid_utf8;

TEST_CASE("folding leaves accents alone, folding accents does not") {
  CHECK(fold_case("Öztürk STRASSE Straße") == "öztürk strasse strasse");
  CHECK(fold_accents("Rümeysa Öztürk, Łódź, Đorđe, Ærø, İstanbul ılık") ==
        "rumeysa ozturk, lodz, dorde, aero, istanbul ilik");
}

TEST_CASE("marks that are vowels stay") {
  CHECK(fold_accents("हिन्दी") == fold_case("हिन्दी"));
  CHECK(fold_accents("Київ") == "київ");
  CHECK(fold_accents("Андрей") == "андрей");
}

TEST_CASE("names are compared without case, accents and punctuation") {
  CHECK(name_key("Rümeysa  Öztürk") == "rumeysa ozturk");
  CHECK(name_key("Tip O’Neill") == "tip o'neill");
  CHECK(name_key("Jean-Luc Mélenchon") == name_key("JEAN LUC MELENCHON"));
  CHECK(name_key("J. R. R. Tolkien") == "j r r tolkien");
  CHECK(name_key("  ") == "");
  CHECK(name_key("习近平") == "习近平");
}

TEST_CASE("damage becomes the replacement character") {
  CHECK(valid_utf8("a\xFF"
                   "b\xC3") == "a\uFFFDb\uFFFD");
  CHECK(valid_utf8("ok “ß”") == "ok “ß”");
  CHECK(fold_accents("a\xFF"
                     "b")
            .find('a') == 0);
}
