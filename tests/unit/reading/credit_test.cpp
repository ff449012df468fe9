#include "support/catch.h"

#include "reading/caption_credits.h"
#include "reading/credits.h"
#include "unit/reading/read_support.h"

using news::reading::find_credit;
using news::reading::Format;
using news::reading::part_caption;

namespace {

/// "text | credit", or nothing.
std::string found(std::string_view line) {
  const auto credit = find_credit(line);
  return credit ? credit->text + " | " + credit->credit : "";
}

/// The same of a line that is known for a caption.
std::string parted(std::string_view line) {
  const news::schema::Caption caption = part_caption(line);
  return caption.text + " | " + caption.credit;
}

/// The same of the only caption of a page.
std::string of_page(const std::string& figure) {
  const std::string text =
      "<p>The ferry came back to the island on Tuesday, three weeks late, and with it the post.</p>";
  const auto result =
      news::reading::tests::read_as(Format::html, "<h1>Ferry back</h1><article>" + text + "<figure>" +
                                                      figure + "</figure>" + text + "</article>");
  const auto& captions = result.articles.at(0).article.captions;
  return captions.size() == 1 ? captions[0].text + " | " + captions[0].credit : "";
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

TEST_CASE("the credit of what is known for a caption, however it is written") {
  CHECK(parted("A boat in the harbour.CreditRosa Lindblad/The Ledger") ==
        "A boat in the harbour. | Rosa Lindblad/The Ledger");
  CHECK(parted("A boat in the harbour.CreditCreditRosa Lindblad for The Ledger") ==
        "A boat in the harbour. | Rosa Lindblad for The Ledger");
  CHECK(parted("A boat in the harbour. Credit...Rosa Lindblad") == "A boat in the harbour. | Rosa Lindblad");
  CHECK(parted("Ein Boot im Hafen. (Foto: bildagentur lund/nwa)") ==
        "Ein Boot im Hafen. | bildagentur lund/nwa");
  CHECK(parted("Ein Boot (Bild: Hafenamt St. Ansgar)") == "Ein Boot | Hafenamt St. Ansgar");
  CHECK(parted("Ein Boot im Hafen. Quelle: Hafenamt") == "Ein Boot im Hafen. | Hafenamt");
  CHECK(parted("Ein Boot im Hafen - © lindblad_ - bilder.example") ==
        "Ein Boot im Hafen | lindblad_ - bilder.example");
  CHECK(parted("Un barco en el puerto. FOTO Archivo Municipal") ==
        "Un barco en el puerto. | Archivo Municipal");
  CHECK(parted("Un barco en el puerto. Archivo.") == "Un barco en el puerto. | Archivo");
  CHECK(parted("Un barco (Créditos: puerto.example)") == "Un barco | puerto.example");
  CHECK(parted("A boat at Halmer.Rosa Lindblad—Getty Images") ==
        "A boat at Halmer. | Rosa Lindblad—Getty Images");
  CHECK(parted("rlindblad/iStock/Getty Images") == " | rlindblad/iStock/Getty Images");
  CHECK(parted("Reuters") == " | Reuters");
  CHECK(parted("A boat in the harbour. ROSA LINDBLAD/THE LEDGER") ==
        "A boat in the harbour. | ROSA LINDBLAD/THE LEDGER");
  CHECK(parted("Los puestos. / ÍÑIGO BARCELÓ") == "Los puestos. | ÍÑIGO BARCELÓ");
  CHECK(parted("Il ponte (foto di Ugo Neri)") == "Il ponte | Ugo Neri");
  CHECK(parted("De brug. Beeld Bas Hogeland") == "De brug. | Bas Hogeland");
  CHECK(parted("Przystań. | Fot. Wit Zarębski / Agencja") == "Przystań. | Wit Zarębski / Agencja");
  CHECK(parted("المحطة. تصوير: سامي حداد") == "المحطة. | سامي حداد");
  CHECK(parted("発着場（写真：高畑健一）") == "発着場 | 高畑健一");
  CHECK(parted("発着場＝高畑健一撮影") == "発着場 | 高畑健一");
  CHECK(parted("老渡口。 周大海 摄") == "老渡口。 | 周大海");
  CHECK(parted("A fachada. — Foto: Nuno Reis/g1") == "A fachada. | Nuno Reis/g1");
}

TEST_CASE("a caption without a credit stays whole") {
  for (const std::string line :
       {"Credit unions of the island merge", "The archive of the harbour. It holds ten thousand maps",
        "Bild: Eine Drohne flog über den Hafen und sah die Fähre", "The photo hangs above the door",
        "Source of the Tarn: a spring below the ridge that never freezes, not even in the year of the great "
        "frost"}) {
    CAPTURE(line);
    CHECK(part_caption(line).credit.empty());
  }
}

TEST_CASE("a credit with a place of its own isn't said again in the caption") {
  CHECK(of_page("<img src=a><figcaption>A boat in the harbour. (Photo by Rosa Lindblad/NWA) <span "
                "class=credit>Rosa "
                "Lindblad/NWA</span></figcaption>") == "A boat in the harbour. | Rosa Lindblad/NWA");
  CHECK(of_page("<img src=a><figcaption>Ein Boot im Hafen. Foto: <span class=credit>Rosa Lindblad</span>"
                "</figcaption>") == "Ein Boot im Hafen. | Rosa Lindblad");
  CHECK(of_page("<img src=a><figcaption>A boat in the harbour. © <span class=credit>Rosa Lindblad</span>"
                "</figcaption>") == "A boat in the harbour. | Rosa Lindblad");
  CHECK(of_page("<img src=a><figcaption>A boat. <span class=credit>Quelle: Hafenamt</span></figcaption>") ==
        "A boat. | Hafenamt");
}
