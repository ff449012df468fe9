#include "reading/requests.h"

#include <algorithm>
#include <span>
#include <string>

#include "reading/characters.h"

namespace news::reading {
namespace {

/// Parts of lines as phrase_key() writes them, between blanks.
using Phrases = std::span<const std::string_view>;

bool has_any(std::string_view key, Phrases phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return key.find(phrase) != std::string_view::npos; });
}

bool asks_to_subscribe(std::string_view key) {
  static constexpr std::string_view kLetters[] = {
      "newsletter", "mailing list",   " inbox ",        "postfach",  "nieuwsbrief",
      "nyhetsbrev", "nyhedsbrev",     "uutiskirje",     " boletín ", "bülten",
      "hírlevel",   "hírlevél",       "boîte mail",     "рассылк",   "розсилк",
      "メルマガ",   "ニュースレター", "メールマガジン", "뉴스레터",  "新闻通讯",
      "電子報",     "电子报",         "نشرتنا",         " whatsapp", " telegram"};
  static constexpr std::string_view kAsks[] = {
      // English
      " your inbox ", " sign up for our ", " sign up to our ", " sign up here ", " sign up now ",
      " subscribe to our ", " subscribe here ", " subscribe now ", " subscribe today ", " join our ",
      " get our ", " receive our ",
      // German
      " melden sie sich ", " melde dich ", " abonnieren sie ", " jetzt abonnieren ", " hier abonnieren ",
      " hier anmelden ", " jetzt anmelden ", " hier bestellen ", " jetzt bestellen ", " können sie den ",
      " in ihr postfach ", " in ihrem postfach ", " in dein postfach ", " in deinem postfach ",
      " verpassen sie ", " folgen sie ",
      // French
      " inscrivez vous ", " abonnez vous ", " recevez ", " s'inscrire à ", " s'abonner à ", " votre boîte ",
      " rejoignez ",
      // Spanish, Portuguese, Italian
      " suscríbete ", " suscríbase ", " suscribirse aquí ", " apúntate ", " recibe ", " únete ",
      " tu correo ", " su correo ", " síguenos ", " assine ", " receba ", " inscreva se ", " seu e mail ",
      " entre no ", " iscriviti ", " ricevi ", " unisciti ", " abbonati ",
      // Dutch, Nordic
      " schrijf je in ", " meld je aan ", " abonneer je ", " ontvang ", " anmäl dig ", " prenumerera på ",
      " få nyhetsbrevet ", " få vårt ", " tilmeld dig ", " få nyhedsbrevet ", " meld deg ", " tilaa ",
      // Central and Eastern Europe
      " zapisz się ", " zapraszamy ", " přihlaste se ", " abonați vă ", " abonaţi vă ", " iratkozz",
      " abone ol", " kaydol", " üye ol", " подпишитесь ", " подписывайтесь ", " підпишіться ",
      " підписуйтесь ", " εγγραφείτε ",
      // Other scripts
      "登録", "購読", "구독", "订阅", "訂閱", "اشترك"};
  if (!has_any(key, kLetters)) return false;
  // "Jetzt den Newsletter abonnieren!": the verb that tells stands at the end.
  const bool now = key.starts_with(" jetzt ") || key.starts_with(" hier ");
  const bool verb =
      key.ends_with(" abonnieren ") || key.ends_with(" bestellen ") || key.ends_with(" anmelden ");
  return (now && verb) || has_any(key, kAsks);
}

bool asks_to_accept_cookies(std::string_view key) {
  static constexpr std::string_view kNames[] = {"cookie", "çerez", "クッキー", "evästei",
                                                "informasjonskapsler"};
  static constexpr std::string_view kAsks[] = {" we use cookies ",
                                               " site uses cookies ",
                                               " website uses cookies ",
                                               " you agree to ",
                                               " you consent to ",
                                               " you accept ",
                                               " our use of cookies ",
                                               " wir verwenden ",
                                               " wir nutzen ",
                                               " nutzen wir ",
                                               " verwenden wir ",
                                               " wir setzen ",
                                               " setzen wir ",
                                               " diese website ",
                                               " diese webseite ",
                                               " diese seite ",
                                               " unsere website ",
                                               " stimmen sie ",
                                               " stimmst du ",
                                               " akzeptieren sie ",
                                               " nous utilisons ",
                                               " ce site utilise ",
                                               " vous acceptez ",
                                               " utilizamos cookies ",
                                               " usamos cookies ",
                                               " este sitio ",
                                               " esta web ",
                                               " acepta su uso ",
                                               " este site ",
                                               " questo sito ",
                                               " utilizziamo ",
                                               " wij gebruiken ",
                                               " we gebruiken ",
                                               " deze website ",
                                               " deze site ",
                                               " vi använder ",
                                               " vi bruker ",
                                               " vi bruger ",
                                               " käytämme ",
                                               " denna webbplats ",
                                               " ta strona ",
                                               " nasza strona ",
                                               " używamy ",
                                               " korzystamy z ",
                                               " bu site",
                                               " sitemiz",
                                               " kullanıyoruz ",
                                               " tento web ",
                                               " мы используем ",
                                               " этот сайт ",
                                               " сайт использует ",
                                               " ми використовуємо ",
                                               "を使用してい",
                                               "を利用してい"};
  return has_any(key, kNames) && has_any(key, kAsks);
}

/// "Follow Jo Wendell on Instagram"
bool asks_to_follow(std::string_view key) {
  static constexpr std::string_view kBegins[] = {
      " follow ", " folgen sie ", " folge ", " suivez ", " sigue a ", " sigue ", " segui ",   " seguici ",
      " siga ",   " volg ",       " följ ",  " følg ",   " seuraa ",  " śledź ", " obserwuj "};
  static constexpr std::string_view kNetworks[] = {" twitter",  " facebook ", " instagram ", " linkedin ",
                                                   " tiktok ",  " youtube ",  " telegram ",  " mastodon ",
                                                   " bluesky ", " threads ",  " whatsapp ",  " on x "};
  // "Follow these steps"
  if (key.starts_with(" follow th") || key.starts_with(" follow a ")) return false;
  const bool begins = std::any_of(std::begin(kBegins), std::end(kBegins),
                                  [&](std::string_view begin) { return key.starts_with(begin); });
  return (begins || key.ends_with(" takip edin ")) && has_any(key, kNetworks);
}

}  // namespace

bool asks_readers(std::string_view line) {
  constexpr std::size_t kLongestRequest = 300;
  constexpr std::size_t kLongestNotice = 700;
  constexpr std::size_t kLongestFollow = 120;
  if (line.size() > kLongestNotice) return false;
  // Somebody says it.
  for (const std::string_view mark : {"\"", "“", "„", "«"}) {
    if (line.find(mark) != std::string_view::npos) return false;
  }
  const std::string key = " " + phrase_key(line) + " ";
  return asks_to_accept_cookies(key) || (line.size() <= kLongestRequest && asks_to_subscribe(key)) ||
         (line.size() <= kLongestFollow && asks_to_follow(key));
}

}  // namespace news::reading
