#include "support/catch.h"

#include "reading/reading.h"
#include "reading/stamps.h"

using news::reading::detect_language;
using news::reading::language_code;

TEST_CASE("languages are told by small words or script") {
  CHECK(detect_language("The ferry was late because the captain had lost his hat in the storm.") == "en");
  CHECK(detect_language("Die Fähre kam zu spät, weil der Kapitän im Sturm seinen Hut verloren hatte und "
                        "nicht ohne ihn fuhr.") == "de");
  CHECK(
      detect_language(
          "Le bateau est arrivé en retard parce que le capitaine avait perdu son chapeau dans la tempête.") ==
      "fr");
  CHECK(detect_language("El barco llegó tarde porque el capitán había perdido su sombrero en la tormenta y "
                        "no quería salir sin él.") == "es");
  CHECK(detect_language("Il traghetto è arrivato in ritardo perché il capitano non voleva partire senza il "
                        "suo cappello.") == "it");
  CHECK(detect_language("O barco chegou tarde porque o capitão não queria sair sem o seu chapéu, que perdeu "
                        "na tempestade.") == "pt");
  CHECK(detect_language("De veerboot kwam te laat omdat de kapitein zijn hoed in de storm had verloren en "
                        "niet zonder wilde varen.") == "nl");
  CHECK(detect_language("Färjan kom för sent eftersom kaptenen hade tappat sin hatt i stormen och inte ville "
                        "segla utan den.") == "sv");
  CHECK(detect_language("Færgen kom for sent, fordi kaptajnen havde tabt sin hat i stormen og ikke ville "
                        "sejle af sted uden den.") == "da");
  CHECK(detect_language("Fergen kom for sent fordi kapteinen hadde mistet hatten sin i stormen og ikke ville "
                        "seile ut uten å ha den.") == "no");
  CHECK(detect_language("Lautta oli myöhässä, koska kapteeni oli menettänyt hattunsa myrskyssä eikä hän "
                        "lähtenyt ilman sitä, mutta nyt se on löytynyt.") == "fi");
  CHECK(detect_language("Prom się spóźnił, bo kapitan zgubił w burzy kapelusz i nie chciał bez niego płynąć, "
                        "ale już go znalazł.") == "pl");
  CHECK(detect_language("Loď přijela pozdě, protože kapitán ztratil v bouři klobouk a bez něj se mu nechtělo "
                        "vyplout, ale už je to za ním.") == "cs");
  CHECK(detect_language("Vaporul a întârziat pentru că un căpitan și-a pierdut pălăria în furtună și nu a "
                        "vrut să plece fără ea.") == "ro");
  CHECK(detect_language("Vapur geç kaldı, çünkü kaptan fırtınada şapkasını kaybetmişti ve bir daha onsuz "
                        "yola çıkmak için hiç acele etmedi.") == "tr");
  CHECK(detect_language("A komp késett, mert a kapitány elvesztette a kalapját a viharban, és nem akart "
                        "nélküle elindulni, de már megvan.") == "hu");
  CHECK(detect_language("Паром опоздал, потому что капитан потерял в бурю шляпу и не хотел выходить в море "
                        "без неё, но вот она нашлась.") == "ru");
  CHECK(detect_language(
            "Пором запізнився, бо капітан загубив у бурю капелюха і не хотів виходити в море без нього.") ==
        "uk");
  CHECK(detect_language("Корабът закъсня, защото капитанът беше загубил шапката си в бурята и не искаше да "
                        "тръгне без нея.") == "bg");
  CHECK(detect_language("Το πλοίο άργησε επειδή ο καπετάνιος έχασε το καπέλο του.") == "el");
  CHECK(detect_language("تأخرت العبارة لأن القبطان فقد قبعته في العاصفة") == "ar");
  CHECK(detect_language("המעבורת איחרה כי רב החובל איבד את כובעו בסערה") == "he");
  CHECK(detect_language("渡轮晚点了，因为船长在暴风雨中丢了帽子。") == "zh");
  CHECK(detect_language("船長が嵐で帽子をなくしたので、フェリーは遅れました。") == "ja");
  CHECK(detect_language("선장이 폭풍 속에서 모자를 잃어버려 배가 늦었다.") == "ko");
}

TEST_CASE("what isn't clear stays und") {
  CHECK(detect_language("") == "und");
  CHECK(detect_language("12345 67890 !!!") == "und");
  CHECK(detect_language("Halmer Montelar Brünnau") == "und");
}

TEST_CASE("names and codes of languages") {
  CHECK(language_code("en-US") == "en");
  CHECK(language_code("en_GB") == "en");
  CHECK(language_code("English") == "en");
  CHECK(language_code("deu") == "de");
  CHECK(language_code("Français") == "fr");
  CHECK(language_code("nb-NO") == "no");
  CHECK(language_code("JA") == "ja");
  CHECK(language_code("unknown").empty());
  CHECK(language_code("").empty());
}
