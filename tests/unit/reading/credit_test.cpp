#include "support/catch.h"

#include "reading/credits.h"

using news::reading::find_credit;

namespace {

/// "text | credit", or nothing.
std::string found(std::string_view line) {
  const auto credit = find_credit(line);
  return credit ? credit->text + " | " + credit->credit : "";
}

}  // namespace

TEST_CASE("credits at the end of captions") {
  CHECK(found("A boat in the harbour. (Bram Kessler/NWA)") == "A boat in the harbour. | Bram Kessler/NWA");
  CHECK(found("A boat in the harbour. (Harbour Press Service via AP)") ==
        "A boat in the harbour. | Harbour Press Service via AP");
  CHECK(found("A boat in the harbour (Photo: Ministry of Fish)") ==
        "A boat in the harbour | Ministry of Fish");
  CHECK(found("A boat. [Photo: Halmer Space Centre/Handout]") == "A boat. | Halmer Space Centre/Handout");
  CHECK(found("A boat in the harbour. Photo by Rosa Lindblad") == "A boat in the harbour. | Rosa Lindblad");
  CHECK(found("A boat in the harbour. Photograph: Rosa Lindblad/The Ledger") ==
        "A boat in the harbour. | Rosa Lindblad/The Ledger");
  CHECK(found("Ein Boot im Hafen. Foto: Lothar Wenzel") == "Ein Boot im Hafen. | Lothar Wenzel");
  CHECK(found("Un bateau au port. Crédit photo : Régis Delmotte") == "Un bateau au port. | Régis Delmotte");
  CHECK(found("A boat in the harbour. REUTERS/Rosa Lindblad") ==
        "A boat in the harbour. | REUTERS/Rosa Lindblad");
  CHECK(found("A boat in the harbour. Rosa J. Lindblad/AFP") ==
        "A boat in the harbour. | Rosa J. Lindblad/AFP");
  CHECK(found("A boat in the harbour. © Hanne Solberg") == "A boat in the harbour. | Hanne Solberg");
  CHECK(found("Photo: Rosa Lindblad") == " | Rosa Lindblad");
  CHECK(found("Image copyright Getty Images Image caption Two boats in the harbour") ==
        "Two boats in the harbour | Getty Images");
}

TEST_CASE("running text has no credits") {
  for (const char* line :
       {"The poll was taken on Monday (Reuters/Ipsos).", "Shares of the company fell by 3 percent (BRM).",
        "The number rose again. Source: NATO.", "He liked the picture (it was by his sister).",
        "The survey found a tie (see photo).", "The photo by her brother hung above the door for years",
        "The race is even, polls say (IBD/TIPP)",
        "Senators of both parties (Democrats and Republicans) agreed.", "© 2023 The Halmer Courier",
        "She sang it once more (and was reported to the Press Council).",
        "It cost 40 crowns and/or a day of work."}) {
    INFO(line);
    CHECK_FALSE(find_credit(line));
  }
}
