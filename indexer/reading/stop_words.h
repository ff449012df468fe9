#pragma once

#include <array>
#include <string_view>

namespace news::reading {

/// The commonest small words of a language, in lower case.
struct StopWords {
  std::string_view language;
  std::string_view words;
};

/// Words are listed for every language in which they are common; what a language alone has tells it from its
/// neighbours.
inline constexpr std::array<StopWords, 16> kStopWords = {{
    {"en",
     "the of and to in a is that for it was on with as at by be are this have from or had not but what were "
     "they which you his her she he we when their has will would said been its who after more than also into "
     "could about there them an if can one out up over"},
    {"de",
     "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
     "er "
     "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
     "vor "
     "zur bis mehr durch man sein wurde wenn ich wir kann gegen vom unter seine ihre sagte"},
    {"fr",
     "de la le et les des en un une du est que dans qui pour par sur au pas plus ce il elle avec ne se sont "
     "aux mais ou son sa ses cette ces être ont été leur même était nous vous comme fait après aussi selon "
     "entre deux à"},
    {"es",
     "de la que el en y los del se las por un para con no una su al lo como más pero sus le ya o este sí "
     "porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue son "
     "ha dijo según están ser tras dos"},
    {"it",
     "di e il la che in a per un è del non una da con si le i al gli dei della come più anche sono nel alla "
     "ha lo ma dal delle ai nella questo ci se hanno stato o dopo suo sua tra essere dalla degli sul ed "
     "due"},
    {"pt",
     "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou "
     "quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos são foi ser tem "
     "está disse segundo"},
    {"nl",
     "de het van een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit door "
     "over naar heeft hij wordt of ze tot werd meer worden zich hun wel deze geen al kan zou haar was jaar "
     "hebben tegen zei volgens"},
    {"sv",
     "och i att det som en på är av för med den till inte har de ett om var jag han men så vi från vid kan "
     "när också efter hade under sin eller man skulle hon ska mot nu dem sig där mycket över enligt säger"},
    {"da",
     "og i at det en den til er som på de med for af ikke der har var et han men kan fra vi efter også blev "
     "om sig ved havde så skal vil bliver mere jeg mod nu hun kunne være blevet ud over når siger ifølge"},
    {"no",
     "og i det er på som en for å av til at med har de ikke den et fra var men om vi seg han etter også ble "
     "kan så mot ved sier skal vil hadde nå ut opp blir når være enn mer hun noe gjennom jeg etter disse"},
    {"fi",
     "ja on ei että se oli hän mutta ovat kun myös joka sen mukaan niin kuin voi sekä ole jo tai vain ollut "
     "jos nyt siitä jonka olla mitä tämä hänen kaikki vielä sanoo vuonna mukana ettei ennen jälkeen"},
    {"pl",
     "w i na się z do nie że to o jest jak po za od przez dla ale co są tego tym był która który oraz jego "
     "ich jej już było tylko może także jako przed mówi które będzie pod ze czy"},
    {"cs",
     "a se na v je že o s z do to i ve pro za by ale jako po jsou od si podle jeho který která které byl "
     "bylo "
     "jen při už k než také však mezi jeho před nebo bude jsme aby řekl dnes korun"},
    {"ro",
     "și de la în a să cu pe nu că o din este pentru mai un care ce sunt au fost după al ale fi dar sau prin "
     "către lui lor această acest când fost potrivit între doar pot unui unei"},
    {"tr",
     "ve bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra o ama olduğu dedi ise var mi her "
     "tarafından göre oldu diye değil ya yeni şey bunu ancak iki"},
    {"hu",
     "a az és hogy nem is egy ez volt meg de csak el már szerint még ezt ha vagy mint azt után lesz ki "
     "minden van amely a között akkor kell illetve során pedig azonban mert"},
}};

}  // namespace news::reading
