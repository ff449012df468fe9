#include "support/catch.h"

#include "reading/language_codes.h"
#include "reading/reading.h"

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

TEST_CASE("a language isn't taken for its larger neighbour") {
  const auto check = [](const char* language, const char* text) {
    INFO(language << ": " << text);
    CHECK(detect_language(text) == language);
  };
  check("be", "Паром спазніўся, бо капітан згубіў у буру капялюш і не хацеў выходзіць у мора без яго.");
  check(
      "sr",
      "Брод је закаснио јер је капетан у олуји изгубио шешир и није хтео да исплови без њега, али ће ноћас.");
  check("mk",
        "Бродот доцнеше бидејќи капетанот ја загуби капата во бурата и не сакаше да појде без неа, а ѓумот "
        "стои.");
  check("kk",
        "Паром кешігіп келді, өйткені капитан дауылда қалпағын жоғалтып алды және онсыз жолға шыққысы "
        "келмеді.");
  check("ky",
        "Паром кечигип келди, анткени капитан бороондо баш кийимин жоготуп, ансыз жөнөгүсү келген жок, деңиз "
        "тынч.");
  check("tg",
        "Киштӣ дер омад, зеро нохудо дар тӯфон кулоҳашро гум кард ва намехост, ки бе он ҳаракат кунад.");
  check(
      "mn",
      "Ахмад шуурганы үеэр малгайгаа алдсан учраас усан онгоц хоцорч ирсэн бөгөөд түүнгүй явахыг хүсээгүй.");
  check("tt",
        "Паром соңга калды, чөнки капитан давылда эшләпәсен югалтты һәм аннан башка җилкән күтәрергә "
        "теләмәде.");
  check(
      "ur",
      "کشتی دیر سے آئی کیونکہ کپتان کی ٹوپی طوفان میں گم ہو گئی تھی اور وہ اس کے بغیر نہیں جانا چاہتا تھا۔");
  check("fa",
        "کشتی دیر آمد چون ناخدا کلاهش را در توفان گم کرده بود و "
        "نمی‌خواست "
        "بدون "
        "آن "
        "حرکت "
        "کند.");
  check("ps",
        "بېړۍ ناوخته راغله ځکه چې کپتان په توپان کې خپله خولۍ ورکه کړې وه او نه يې غوښتل چې پرته له هغې ولاړ "
        "شي.");
  check("hr",
        "Trajekt je zakasnio jer je kapetan u oluji izgubio šešir i nije htio isploviti prije nego što ga "
        "nađe, "
        "ali već je ovdje.");
  check(
      "sr",
      "Trajekt je zakasnio jer je kapetan u oluji izgubio šešir i nije hteo da isplovi pre nego što ga nađe, "
      "ali već je ovde.");
  check("sl",
        "Trajekt je zamudil, ker je kapitan v nevihti izgubil klobuk, ki ga je imel zelo rad, in ni hotel "
        "odpluti, "
        "še preden bi ga našli.");
  check("sk",
        "Trajekt meškal, pretože kapitán v búrke stratil klobúk, ktorý mal veľmi rád, a bez neho sa mu ešte "
        "nechcelo vyplávať, aj keď bol čas.");
  check("gl",
        "O barco chegou tarde porque o capitán perdera o chapeu, que lle gustaba moito, e non quería saír "
        "ata que "
        "o atopasen; tamén perdera unha bota.");
  check("ca",
        "El vaixell va arribar tard perquè el capità havia perdut el barret amb la tempesta i no volia "
        "sortir fins "
        "que els mariners el trobessin, però ja és aquí.");
  check("af",
        "Die veerboot was laat omdat die kaptein sy hoed in die storm verloor het en hy nie daarsonder wou "
        "vaar nie, "
        "maar hulle het dit gekry.");
  check("lb",
        "D'Fär ass ze spéit komm, well de Kapitän säin Hutt am Stuerm verluer huet an net ouni dee wollt "
        "fueren, awer "
        "elo ass en erëm do.");
  check("et",
        "Praam jäi hiljaks, sest kapten oli tormis kaotanud mütsi ja ta ei tahtnud ilma selleta merele "
        "minna, aga "
        "nüüd on see juba käes.");
  check("is",
        "Ferjan kom of seint af því að skipstjórinn hafði týnt hattinum í storminum og hann vildi ekki sigla "
        "án hans "
        "en það er í lagi.");
  check("sq",
        "Trageti u vonua sepse kapiteni kishte humbur kapelën në stuhi dhe nuk donte të nisej pa të, por "
        "tani është "
        "këtu.");
}

TEST_CASE("languages that look like none of the larger ones") {
  const auto check = [](const char* language, const char* text) {
    INFO(text);
    CHECK(detect_language(text) == language);
  };
  check(
      "id",
      "Feri itu datang terlambat karena kapten kehilangan topinya dalam badai dan tidak mau berlayar sebelum "
      "topi itu ditemukan.");
  check("vi",
        "Phà đến muộn vì thuyền trưởng đã mất mũ trong cơn bão và không muốn ra khơi khi chưa tìm được nó.");
  check("sw",
        "Kivuko kilichelewa kwa sababu nahodha alipoteza kofia yake wakati wa dhoruba na hakuna mtu wa "
        "kuipata, "
        "kama alisema.");
  check("tl",
        "Nahuli ang lantsa dahil nawala ng kapitan ang kanyang sombrero sa bagyo at hindi siya naglayag "
        "hanggang "
        "makita ito.");
  check("lt",
        "Keltas vėlavo, nes kapitonas per audrą pametė savo skrybėlę ir nenorėjo plaukti, kol jos neras, bet "
        "dabar jau yra čia.");
  check("lv",
        "Prāmis kavējās, jo kapteinis vētrā bija pazaudējis savu cepuri un nevēlējās kuģot, bet tagad tas "
        "jau ir "
        "ostā.");
  check("eu",
        "Ferrya berandu iritsi zen, kapitainak ekaitzean galdu zuen bere txanoa eta ez zuen itsasora irten "
        "nahi, "
        "baina orain hemen dago.");
}

TEST_CASE("neighbours that aren't told apart stay und") {
  const auto check = [](const char* text) {
    INFO(text);
    CHECK(detect_language(text) == "und");
  };
  // Serbian or Croatian; Bosnian, with words of both; Uyghur; Ossetian; Sorbian.
  check("Kapetan nije znao da li su već bili na brodu, ali je rekao da može i bez njih.");
  check("Također je rekao šta će vlast uraditi prije nego što važi, a opštine ko zna kad.");
  check("پاراخوت كېچىكىپ كەلدى چۈنكى كاپىتان بوراندا شىلەپىسىنى يوقىتىپ قويغانىدى.");
  check("Паром байрӕджы кодта, уымӕн ӕмӕ капитан йӕ худ фесӕфта уады рӕстӕг ӕмӕ йӕ нӕ фӕндыд цӕуын.");
  check(
      "Trajekt so komdźeše, dokelž je kapitan we wichoru swój kłobuk zhubił a njeje hač do rańšeho wo to "
      "rodźił, abo so mylu.");
}

TEST_CASE("words of a neighbour in a text don't turn it") {
  CHECK(detect_language("Shr 27 cts vs 29 cts Net 13,555,000 vs 14,635,000 Revs 104.6 mln vs 110.3 mln 12 "
                        "mths Oper net 4.1 "
                        "mln vs 3.6 mln Net 226,653 vs 186,790 Oper net 8,036 vs 7,148") == "und");
  CHECK(
      detect_language(
          "Rev a 5.0 mln v 3.0 mln. Div s a o 2 v 1. Qtr a 4.1 v 3.6 o 1.9 s a 12 v 7. Rev za do 2 v 1 o s a "
          "9. Div a 3 v 2, o 4 v 1, s a 2 v 1, a 8 v 7, rev o 5 v 4, tax a 3 v 2") == "und");
  CHECK(detect_language(
            "Der Kapitän sagte, dass er die Fähre nicht ohne seinen Hut verlassen werde. \"Ech ginn net "
            "fort\", "
            "rief er auf Luxemburgisch, und die Leute auf dem Schiff lachten über ihn und über den Hut.") ==
        "de");
  CHECK(detect_language(
            "El capitán dijo que no se iría sin su sombrero, aunque los marineros de la barca cantaban \"els "
            "segadors\" y otras canciones de su tierra para que se diera prisa con el viaje.") == "es");
  CHECK(
      detect_language(
          "O capitão disse que não sairia sem o seu chapéu, e os marinheiros cantaram \"unha noite na eira\" "
          "para ele, mas isso não ajudou muito e o barco ficou no porto até à noite.") == "pt");
  CHECK(
      detect_language("Капитан сказал, что без шляпы не уйдёт, а боцман Ўткурбек Қодиров искал её всю ночь и "
                      "нашёл только утром, когда буря уже стихла и паром снова мог выйти.") == "ru");
  CHECK(
      detect_language("Капітан сказав, що без капелюха не піде, а боцман Васіль Быкаў шукав його цілу ніч і "
                      "знайшов лише вранці, коли буря вже вщухла.") == "uk");
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
  // All that articles are told to be in have names and codes of three letters.
  for (const auto& [name, code] :
       std::vector<std::pair<const char*, const char*>>{{"hrv", "hr"},
                                                        {"Croatian", "hr"},
                                                        {"Hrvatski", "hr"},
                                                        {"srp", "sr"},
                                                        {"српски", "sr"},
                                                        {"slovenčina", "sk"},
                                                        {"slk", "sk"},
                                                        {"slo", "sk"},
                                                        {"Slovenian", "sl"},
                                                        {"Slovene", "sl"},
                                                        {"kaz", "kk"},
                                                        {"Urdu", "ur"},
                                                        {"pus", "ps"},
                                                        {"gle", "ga"},
                                                        {"Gaeilge", "ga"},
                                                        {"sqi", "sq"},
                                                        {"alb", "sq"},
                                                        {"isl", "is"},
                                                        {"Íslenska", "is"},
                                                        {"aze", "az"},
                                                        {"est", "et"},
                                                        {"Eesti", "et"},
                                                        {"afr", "af"},
                                                        {"ltz", "lb"},
                                                        {"glg", "gl"},
                                                        {"ger", "de"},
                                                        {"cmn", "zh"},
                                                        {"Norsk bokmål", "no"},
                                                        {"Scottish Gaelic", "gd"}}) {
    INFO(name);
    CHECK(language_code(name) == code);
  }
  CHECK(language_code("mul").empty());
  CHECK(language_code("unknown").empty());
  CHECK(language_code("").empty());
}
