#include "reading/related_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_set>

#include <news/schema/internal/fold.h>

#include "reading/characters.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestHeading = 60;

std::unordered_set<std::string> keys_of(std::initializer_list<std::string_view> phrases) {
  std::unordered_set<std::string> out;
  for (const std::string_view phrase : phrases) out.insert(phrase_key(phrase));
  return out;
}

/// Headings, as phrase_key() writes them.
const std::unordered_set<std::string>& headings() {
  static const std::unordered_set<std::string> kHeadings = keys_of(
      {// English
       "you may also like", "you might also like", "you may like", "you might like", "you'll also like",
       "you may also enjoy", "you might enjoy", "you may also be interested in",
       "you might also be interested in", "you may be interested in", "you might be interested in",
       "you may have missed", "in case you missed it", "related", "related articles", "related article",
       "related stories", "related story", "related posts", "related post", "related news", "related content",
       "related topics", "related links", "related coverage", "related reading", "related items",
       "related videos", "recommended", "recommended for you", "recommended stories", "recommended articles",
       "recommended reading", "recommended by", "we recommend", "more stories", "more news", "more articles",
       "more posts", "more on this story", "more on this topic", "more on this", "more like this",
       "more for you", "more to read", "more coverage", "more headlines", "more top stories",
       "more to explore", "explore more", "read more", "read also", "read next", "see also", "also read",
       "don't miss", "most read", "most popular", "most viewed", "most shared", "most commented",
       "most recent", "trending", "trending now", "trending stories", "trending articles", "trending news",
       "popular", "popular posts", "popular stories", "popular articles", "popular now", "popular news",
       "top stories", "top news", "top headlines", "latest", "latest news", "latest stories",
       "latest headlines", "latest articles", "latest posts", "recent posts", "recent articles",
       "recent stories", "recent news", "editor's picks", "editors' picks", "editors picks",
       "editor's choice", "our picks", "staff picks", "must read", "must reads", "up next",
       "what to read next", "around the web", "from around the web", "from the web", "from across the web",
       "from our partners", "elsewhere on the web", "sponsored", "sponsored content", "sponsored links",
       "sponsored stories", "promoted", "promoted content", "promoted stories", "paid content",
       "next article", "previous article", "next story", "next post", "previous post", "keep reading",
       "further reading", "suggested", "suggested articles", "suggested for you", "suggested reading",
       "in other news", "other news", "other stories", "other articles", "similar articles",
       "similar stories", "similar posts", "more in this section", "also of interest",
       // German
       "das könnte sie auch interessieren", "das könnte dich auch interessieren",
       "das könnte ihnen auch gefallen", "auch interessant", "mehr zum thema", "zum thema", "mehr dazu",
       "lesen sie auch", "lies auch", "lesen sie mehr", "weitere artikel", "weitere themen",
       "weitere nachrichten", "weitere meldungen", "weitere beiträge", "ähnliche artikel",
       "ähnliche beiträge", "meistgelesen", "meistgelesene artikel", "die meistgelesenen artikel",
       "am meisten gelesen", "empfehlungen der redaktion", "unsere empfehlungen", "verwandte artikel",
       "verwandte themen", "aktuelle meldungen",
       // French
       "à lire aussi", "lire aussi", "lire aussi article réservé à nos abonnés", "à lire également",
       "lire également", "à lire sur le même sujet", "à voir aussi", "voir aussi", "sur le même sujet",
       "sur le même thème", "dans la même rubrique", "articles liés", "articles similaires",
       "articles associés", "articles connexes", "les plus lus", "les plus lues", "vous aimerez aussi",
       "vous pourriez aimer", "cela peut vous intéresser", "recommandé pour vous", "nos recommandations",
       "la suite après la publicité",
       // Spanish, Portuguese, Italian
       "te puede interesar", "también te puede interesar", "le puede interesar", "te puede gustar",
       "te recomendamos", "noticias relacionadas", "artículos relacionados", "temas relacionados",
       "lee también", "lee más", "lea también", "lea aquí", "lea más", "puedes ver", "mira también",
       "lee además", "más noticias", "lo más leído", "las más leídas", "más leídas", "lo último",
       "más información", "ver también", "leia também", "leia mais", "veja também", "saiba mais",
       "mais lidas", "mais lidos", "notícias relacionadas", "artigos relacionados", "você pode gostar",
       "você também pode gostar", "relacionadas", "leggi anche", "leggi di più", "articoli correlati",
       "i più letti", "potrebbe interessarti", "potrebbe interessarti anche", "ti potrebbe interessare",
       "potrebbero interessarti", "vedi anche",
       // Dutch, Nordic
       "lees ook", "lees meer", "meer nieuws", "gerelateerde artikelen", "gerelateerd", "meest gelezen",
       "läs också", "läs även", "läs mer", "mest läst", "mest lästa", "relaterade artiklar", "læs også",
       "læs mere", "mest læste", "mest læst", "relaterede artikler", "les også", "les mer", "mest lest",
       "relaterte artikler", "lue myös", "luetuimmat", "lue lisää",
       // Central and Eastern Europe
       "czytaj także", "czytaj też", "zobacz także", "zobacz też", "zobacz również", "czytaj również",
       "czytaj więcej", "przeczytaj także", "przeczytaj też", "polecane", "najczęściej czytane", "čtěte také",
       "čtěte také", "přečtěte si", "přečtěte si také", "mohlo by vás zajímat", "související články",
       "nejčtenější", "citește și", "citeşte şi", "citiți și", "citiţi şi", "pročitajte i", "čitajte još",
       "pročitajte još", "olvassa el", "articole similare", "cele mai citite", "ilginizi çekebilir",
       "bunlar da ilginizi çekebilir", "benzer haberler", "ilgili haberler", "ilgili haber", "İLGİLİ HABER",
       "İLGİLİ HABERLER", "ayrıca okuyun", "bunu da okuyun", "olvassa el ezt is", "kapcsolódó cikkek",
       "legolvasottabb", "читайте также", "по теме", "материалы по теме", "новости по теме",
       "похожие новости", "вас может заинтересовать", "самое читаемое", "читайте також", "за темою",
       "матеріали за темою", "схожі новини", "вас може зацікавити", "прочетете още", "още по темата",
       "διαβάστε επίσης", "δείτε επίσης", "σχετικά άρθρα",
       // Other scripts
       "اقرأ أيضا", "اقرأ أيضًا", "مواضيع ذات صلة", "קראו עוד", "קראו גם", "baca juga", "xem thêm",
       "อ่านเพิ่มเติม", "関連記事", "関連ニュース", "あわせて読みたい", "相关阅读", "相关新闻", "相關新聞",
       "延伸閱讀", "延伸阅读", "관련기사", "관련 기사"});
  return kHeadings;
}

bool has_opening(std::string_view key) {
  static constexpr auto kOpenings = std::to_array<std::string_view>(
      {"more from ",    "more in ",          "more on ",     "more about ",   "also on ",
       "also in ",      "latest from ",      "latest in ",   "latest on ",    "popular in ",
       "popular on ",   "trending in ",      "trending on ", "top stories ",  "read more about ",
       "read more on ", "read more from ",   "related to ",  "most read in ", "most popular in ",
       "next in ",      "recommended from ", "mehr zu ",     "mehr aus ",     "mehr von ",
       "plus de ",      "plus sur ",         "más sobre ",   "más de ",       "mais sobre ",
       "altro su ",     "meer over ",        "mer om ",      "mere om "});
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return begins_with(key, opening); });
}

bool has_weak_opening(std::string_view key) {
  static constexpr auto kOpenings =
      std::to_array<std::string_view>({"more ", "latest ", "other ", "weitere ", "mehr ", "autres ", "más ",
                                       "mais ", "altre ", "meer ", "fler ", "flere "});
  return count_words(key) <= 3 &&
         std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return begins_with(key, opening); });
}

}  // namespace

Heading heading_of(std::string_view line) {
  if (line.size() > kLongestHeading * 3 || length_of(line) >= kLongestHeading) return Heading::none;
  const std::string key = phrase_key(line);
  if (headings().contains(key)) return Heading::strong;
  if (ends_sentence(line)) return Heading::none;
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && !phrase_key(line.substr(colon)).empty()) return Heading::none;
  if (has_opening(key) && count_words(key) <= 7) return Heading::strong;
  return has_weak_opening(key) ? Heading::weak : Heading::none;
}

std::size_t link_label_length(std::string_view line) {
  const std::size_t most = std::min<std::size_t>(line.size(), 48);
  std::size_t sign = line.substr(0, most).find_first_of(":|>");
  std::size_t end = sign;
  std::size_t behind = sign == std::string_view::npos ? 0 : sign + 1;
  for (const std::string_view wide : {"：", "】"}) {
    if (sign != std::string_view::npos) break;
    end = sign = line.substr(0, most).find(wide);
    if (sign != std::string_view::npos) behind = sign + wide.size();
  }
  // Each dash has a blank before it, and is '-' or no ASCII.
  const auto may_be_dash = [](char c) { return c == '-' || static_cast<unsigned char>(c) >= 0x80; };
  if (sign == std::string_view::npos &&
      std::any_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(most), may_be_dash)) {
    for (const std::string_view dash : {" – ", " — ", " - ", " » ", " → "}) {
      end = line.substr(0, most).find(dash);
      if (end == std::string_view::npos) continue;
      behind = end + dash.size();
      break;
    }
  }
  if (end == std::string_view::npos || end == 0) return 0;
  const std::string_view label = trim(line.substr(0, end));
  const std::string key = phrase_key(label);
  static const std::unordered_set<std::string_view> kShouted = {
      "more",    "watch", "video",   "read",     "listen",    "opinion", "photos",
      "gallery", "live",  "podcast", "analysis", "explainer", "next",    "also"};
  static const std::unordered_set<std::string_view> kPlain = {
      "watch now",           "watch live",       "watch more",
      "listen now",          "listen here",      "see more",
      "read the full story", "read the story",   "read the full story here",
      "click to read",       "read our",         "in pictures",
      "in photos",           "from the archive", "leer más"};
  /// Before a title, not before a sentence.
  static const std::unordered_set<std::string_view> kBeforeTitles = {"watch", "listen"};
  const bool shouted = is_all_capitals(label) && kShouted.contains(key);
  const bool elsewhere = line[end] == ':' && has_opening(key) && count_words(key) <= 5;
  const bool titled = line[end] == ':' && kBeforeTitles.contains(key) && !ends_sentence(line) &&
                      starts_with_upper(trim(line.substr(behind)));
  if (!shouted && !elsewhere && !titled && !kPlain.contains(key) && !headings().contains(key)) return 0;
  while (behind < line.size() && (line[behind] == ' ' || line[behind] == '>')) ++behind;
  return behind < line.size() ? behind : 0;
}

bool invites_to_read_on(std::string_view paragraph) {
  constexpr auto kInvitations = std::to_array<std::string_view>({"read more",
                                                                 "continue reading",
                                                                 "read on",
                                                                 "read the full story",
                                                                 "read full article",
                                                                 "read the full article",
                                                                 "more",
                                                                 "weiterlesen",
                                                                 "mehr",
                                                                 "mehr lesen",
                                                                 "lire la suite",
                                                                 "leer más",
                                                                 "seguir leyendo",
                                                                 "continua a leggere",
                                                                 "lees meer",
                                                                 "läs mer",
                                                                 "les mer",
                                                                 "læs mere",
                                                                 "lue lisää",
                                                                 "czytaj więcej",
                                                                 "leia mais"});
  const std::string key = phrase_key(paragraph);
  return std::find(kInvitations.begin(), kInvitations.end(), key) != kInvitations.end();
}

namespace {

/// Where an invitation that begins at `at` and is so long leads to; nothing for words of the text.
std::optional<Invitation> invitation_at(std::string_view paragraph, std::size_t at, std::size_t length) {
  constexpr std::size_t kLongestTitle = 160;
  const std::string_view before = trim(paragraph.substr(0, at));
  const bool bracket = before.ends_with('[') || before.ends_with('(');
  const bool apart = before.empty() || bracket || ends_sentence(before) || before.ends_with(']');
  const std::string_view title = trim(paragraph.substr(at + length));
  const std::size_t begin = bracket ? before.size() - 1 : at;
  if (phrase_key(title).empty()) {
    // "We should read more." is said of nobody's page.
    return apart || title != "." ? std::optional(Invitation{begin, true}) : std::nullopt;
  }
  const bool other = title.starts_with(':');
  const bool sentence = ends_in_full_stop(title) || (!other && starts_with_lower(title));
  if (!apart || sentence || title.size() > kLongestTitle) return std::nullopt;
  return Invitation{begin, !other};
}

}  // namespace

Invitation invitation_behind(std::string_view paragraph) {
  static constexpr auto kInvitations = std::to_array<std::string_view>({"Continue reading",
                                                                        "Continue Reading",
                                                                        "Keep reading",
                                                                        "Read more",
                                                                        "Read More",
                                                                        "READ MORE",
                                                                        "Read the full story",
                                                                        "Read the full article",
                                                                        "Read full article",
                                                                        "(more",
                                                                        "Weiterlesen",
                                                                        "Lire la suite",
                                                                        "Leer más",
                                                                        "Seguir leyendo",
                                                                        "Continua a leggere",
                                                                        "Lees meer",
                                                                        "Läs mer",
                                                                        "Les mer",
                                                                        "Læs mere",
                                                                        "Lue lisää",
                                                                        "Czytaj więcej",
                                                                        "Leia mais",
                                                                        "Читать далее",
                                                                        "Читать полностью"});
  constexpr std::size_t kLongest = 200;
  const std::size_t from = paragraph.size() - std::min(paragraph.size(), kLongest);
  for (const std::string_view words : kInvitations) {
    const std::size_t behind = paragraph.substr(from).rfind(words);
    const std::size_t at = behind + from;
    if (behind == std::string_view::npos || (at != 0 && is_ascii_letter(paragraph[at - 1]))) continue;
    if (const auto found = invitation_at(paragraph, at, words.size())) return *found;
  }
  return {};
}

}  // namespace news::reading
