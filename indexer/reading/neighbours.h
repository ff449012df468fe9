#pragma once

#include <array>
#include <string_view>

namespace news::reading {

/// A language that its larger neighbours would be taken for, and the small words that none of these has.
struct Neighbour {
  std::string_view language;  ///< "und" for Sorbian, whose codes have three letters.
  std::string_view beside;    ///< Languages of kStopWords that a text in it looks like.
  std::string_view words;     ///< In lower case, of up to eight bytes.
};

/// Bosnian, Croatian, Montenegrin and Serbian in Latin letters, which kCroatian and kSerbian part.
inline constexpr std::string_view kSerboCroatian = "sh";
inline constexpr std::string_view kCroatian = "hr";
inline constexpr std::string_view kSerbian = "sr";

/// These languages don't compete with those of kStopWords word by word: texts in these would lose the lead
/// that makes them sure. They take over where enough of their own words stand.
inline constexpr std::array<Neighbour, 26> kNeighbours = {{
    {kSerboCroatian, "cs pl",
     "nije nisu koji koja koje koju kojem kojeg što šta samo već više bilo bila bile bio su ili kao "
     "još sve ali može mogu nego između kada nema čak ovaj ova ove ovo ovog taj zbog jer kroz njih "
     "ćemo će neće kaže rekao rekla dok prema osim nakon godine godina kako iz biti sam bi gdje prije "
     "poslije vrijeme mjesto dvije tko tjedan riječ uvijek ovdje vijesti također svijet dio dijelu gde "
     "pre posle vreme mesto dve nedelje reč uvek ovde vesti takođe svet deo delu posto odsto dece "
     "djece mere mjere veruje vjeruje"},
    {kCroatian, "",
     "gdje prije poslije vrijeme mjesto mjesta dvije obje tko netko nitko tjedan tjedna riječ riječi "
     "uvijek nigdje ovdje vijest vijesti također sljedeći svijet svijeta dio dijela dijelu cijeli "
     "cijena cijene lijepo siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna "
     "listopada studenog prosinca općine tisuća eura uopće tijekom uvjet uvjeti vrijedi mijenja "
     "primjer rješenje promjene niže posto mjera mjere vijeće vijeća vjeruje obitelj ljeti djeca djece "
     "dječak uvjerava"},
    {kSerbian, "",
     "gde pre posle vreme mesto mesta dve obe ko neko niko nedelja nedelje reč reči uvek nigde ovde "
     "vest vesti takođe sledeći svet sveta deo dela delu ceo cena cene lepo januara februara marta "
     "aprila maja juna jula avgusta opštine hiljada evra uopšte tokom šta uslov uslovi važi menja "
     "primer rešenje promene vlasti odsto mera mere veruje sredu deca dece porodica veka leti zahtev "
     "vremena"},
    {"sl", "cs pl",
     "ki tudi še kot kjer kar več ter zelo lahko kaj bodo bomo zaradi saj katere kateri katero tega "
     "niso smo bil če vse pri pa ste ima imajo prav naj med njegov svoje bi ali mora morate vaš bila "
     "bilo le sem letos pred ker kako iz torek sredo četrtek petek dejal dejala evrov bo so ob ampak "
     "torej danes včeraj"},
    {"sk", "cs pl",
     "sa aj bol bola boli bolo pre ktorý ktorá ktoré ktorí ktorých ktorej ktorú podľa keď alebo tiež "
     "len sú vo zo so ešte môže môžete ako medzi viac tejto tento tohto ďalšie nich rokov vláda "
     "uviedol povedal pri počas sme ste teraz utorok stredu štvrtok piatok eur percent dodal ľudí "
     "ľudia včera našej ktorom"},
    {"gl", "pt es",
     "un unha unhas á dunha nunha non máis tamén xa despois pola polo polos polas coa cos coas aínda "
     "moi moito moitos lle lles súa súas cando tiña dixo fixo facer teñen houbo mentres ningunha "
     "algunha galega xunta ata hai estes ós ás goberno concello persoas xente dende onte hoxe luns "
     "xoves venres xeral traballo axudas axuda veciños sen quen porén unhos algúns"},
    {"ca", "es fr it pt ro",
     "amb els i és més dels pels aquest aquesta aquests aquell aquella també són seva seves molt molts "
     "sense perquè però anys hi això altres després fins dins tots totes segons què ens als pel mateix "
     "abans encara només cap any"},
    {"af", "nl de en",
     "nie sy hy vir deur ek jy julle wees hulle baie oor sê gesê hierdie daardie sal asof tydens "
     "terwyl ná hom nou eie nuwe sodat mense"},
    {"lb", "de nl fr",
     "net ass vun fir mat ech och awer gouf ginn gi méi wéi wou iwwer ëmmer vum säi seng eng déi deen "
     "där hunn huet gëtt dës dëse dësen joer joren engem enger wäert wier hir duerch géint"},
    {"fy", "nl de en",
     "fan yn foar mei ek út troch oan hawwe har binne wiene ien sy hjir dêr ûnder oer nei jier wurdt"},
    {"et", "fi",
     "ning kui mis aga see seda kes või kuid pärast välja üle tema nad siis veel nii sest olid eest "
     "kohta juba selle mitte palun ainult aasta aastal peab saab võib ka millele eesti ütles sõnul "
     "pole kuna tuleb järgi"},
    {"sq", "it cs ro fr",
     "dhe të në një për nga është që nuk janë më kjo ky ose së ishte kanë duhet këtë mund tha kur"},
    {"ga", "en", "agus tá ní atá níl sé sí chun gach bhí raibh leis ach seo dá faoi nach bhfuil ó féin"},
    {"gd", "en pt", "agus tha nach airson chan seo bha bhith gu dhan ach leis anns aig iad agad"},
    {"eo", "es fr it pt",
     "kaj estas estis ke pri kun aŭ ĉi ĝi tiu tiuj povas ĉu ĉiuj sed ankaŭ devas oni pli kiu kiuj"},
    {"is", "da no sv",
     "að sem á við ekki fyrir þessi það eru með frá hefur verið eða þú því hann hún þau þegar þess "
     "vera ef um segir"},
    {"fo", "da no", "tað ikki hevur fyri eisini teir hava verða eru við sum ella hjá vóru segði føroyar"},
    {"az", "tr", "və ilə üçün də kimi edir edib olub deyil həm isə hər ən görə bildirib ölkə dən"},
    {"id", "nl it pt",
     "yang dan dari untuk dengan pada tidak ini itu dalam akan juga oleh telah adalah karena sudah bisa "
     "dapat mereka "
     "kami kita atau saat lebih tersebut sebagai namun masih hanya belum agar kata ujar bahwa kepada secara "
     "setelah "
     "antara seorang para serta hingga harus jika"},
    {"vi", "fr pt it",
     "của và là có được không cho với các một trong này người những đã để từ khi ông bà cũng tại về ra đến "
     "nhiều "
     "như sẽ phải còn nhưng vào trên nếu theo rằng đang sau năm ngày hơn"},
    {"sw", "it fi",
     "ya wa kwa na katika ni kuwa hiyo huo hii hayo wake yake kama pia lakini ambayo ambao wengi watu baada "
     "kabla "
     "alisema amesema wakati hakuna bila cha vya zaidi hadi huyo sasa wao yao"},
    {"tl", "pt es it en",
     "ang ng mga sa na ay si ni para hindi kung nang ito noong kanyang nila niya siya sila raw daw rin din "
     "pa nga "
     "sinabi upang dahil wala walang may mayroon lamang naman kay habang"},
    {"lt", "es it fi",
     "ir kad yra iš bet ar tai buvo su apie pat jis ji jų bus nuo taip dėl savo kaip prie per tik po jau dar "
     "arba nes "
     "sakė metų metais kuris kuri kurie šis ši šio už iki ne tačiau"},
    {"lv", "es it fi",
     "un ir ka ar par uz kas tas nav bija pēc viņš viņa kā vai arī gan tikai jau savu tiek būs pie gada gadu "
     "šis šī "
     "šo bet līdz tās to jo teica kurā kuru lai vairāk"},
    {"eu", "es fr it",
     "eta da ez du bat dira zen dute ere egin baina izan duen dela hau hori dituzte zuen ziren esan urte "
     "beste baino "
     "bere behar arte den edo duela daude dago gabe"},
    {"und", "cs pl",
     "abo so wot hač njeje hdyž tutón tuta wo móže kotry wšě pře jeno jenož knježi bě su tutu zo žadyn "
     "dyrbi waš ze"},
}};

}  // namespace news::reading
