#include "reading/html/no_article.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "reading/characters.h"
#include "reading/html/measures.h"

namespace news::reading::html {
namespace {

/// Nothing that is longer stands in place of an article.
constexpr std::size_t kLongestExcuse = 1500;

/// Headlines as phrase_key() writes them.
bool is_excuse(const std::string& key) {
  static constexpr auto kExcuses =
      std::to_array<std::string_view>({"404",
                                       "404 not found",
                                       "error 404",
                                       "404 error",
                                       "page not found",
                                       "404 page not found",
                                       "page cannot be found",
                                       "page can't be found",
                                       "oops that page can't be found",
                                       "this page doesn't exist",
                                       "this page could not be found",
                                       "the page you requested could not be found",
                                       "the page you were looking for doesn't exist",
                                       "sorry this page isn't available",
                                       "article not found",
                                       "seite nicht gefunden",
                                       "404 seite nicht gefunden",
                                       "fehler 404",
                                       "artikel nicht gefunden",
                                       "diese seite existiert nicht",
                                       "page introuvable",
                                       "page non trouvée",
                                       "erreur 404",
                                       "article introuvable",
                                       "página no encontrada",
                                       "error 404 página no encontrada",
                                       "página não encontrada",
                                       "erro 404",
                                       "pagina non trovata",
                                       "errore 404",
                                       "pagina niet gevonden",
                                       "fout 404",
                                       "sidan kunde inte hittas",
                                       "sidan hittades inte",
                                       "siden blev ikke fundet",
                                       "siden ble ikke funnet",
                                       "sivua ei löytynyt",
                                       "strona nie została znaleziona",
                                       "nie znaleziono strony",
                                       "stránka nenalezena",
                                       "pagina nu a fost găsită",
                                       "az oldal nem található",
                                       "sayfa bulunamadı",
                                       "страница не найдена",
                                       "сторінку не знайдено",
                                       "η σελίδα δεν βρέθηκε",
                                       "ページが見つかりません",
                                       "お探しのページは見つかりませんでした",
                                       "页面不存在",
                                       "頁面不存在",
                                       "페이지를 찾을 수 없습니다",
                                       "410 gone",
                                       "403 forbidden",
                                       "access denied",
                                       "401 unauthorized",
                                       "500 internal server error",
                                       "internal server error",
                                       "502 bad gateway",
                                       "bad gateway",
                                       "503 service unavailable",
                                       "service unavailable",
                                       "503 service temporarily unavailable",
                                       "504 gateway time out",
                                       "429 too many requests",
                                       "too many requests",
                                       "just a moment",
                                       "attention required",
                                       "attention required cloudflare",
                                       "are you a robot",
                                       "robot check",
                                       "please verify you are a human",
                                       "verify you are human",
                                       "checking your browser",
                                       "ddos guard",
                                       "javascript is disabled",
                                       "please enable javascript",
                                       "site maintenance",
                                       "under maintenance"});
  return std::find(kExcuses.begin(), kExcuses.end(), key) != kExcuses.end();
}

bool is_wall(const std::string& key) {
  static constexpr auto kWalls = std::to_array<std::string_view>({"before you continue",
                                                                  "cookie consent",
                                                                  "cookie settings",
                                                                  "privacy settings",
                                                                  "privacy preference center",
                                                                  "we value your privacy",
                                                                  "your privacy choices",
                                                                  "consent required",
                                                                  "datenschutzeinstellungen",
                                                                  "cookie einstellungen",
                                                                  "privatsphäre einstellungen",
                                                                  "bevor sie fortfahren",
                                                                  "gestion des cookies",
                                                                  "paramètres de confidentialité",
                                                                  "avant de continuer",
                                                                  "configuración de privacidad",
                                                                  "antes de continuar",
                                                                  "tu privacidad es importante",
                                                                  "cookie instellingen",
                                                                  "privacy instellingen",
                                                                  "dpg media privacy gate",
                                                                  "log in to continue",
                                                                  "subscribe to continue",
                                                                  "subscribe to continue reading"});
  return std::find(kWalls.begin(), kWalls.end(), key) != kWalls.end();
}

/// The headline and the page's title, whole and in the pieces that a site's name is parted off by.
std::vector<std::string> names_of(const Page& page, const ReadArticle& read) {
  std::vector<std::string> out = {phrase_key(read.article.headline)};
  std::string_view title = page.meta.title();
  out.push_back(phrase_key(title));
  while (!title.empty()) {
    std::size_t end = title.size();
    std::size_t next = end;
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " · ", " » ", "... "}) {
      if (const std::size_t at = title.find(mark); at < end) {
        end = at;
        next = at + mark.size();
      }
    }
    out.push_back(phrase_key(title.substr(0, end)));
    title.remove_prefix(next);
  }
  return out;
}

/// What systems write into the class of <body>.
bool is_called(const Tree& tree, std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].tag != Tag::body) continue;
    const std::vector<std::string_view> classes = words_of(tree.attribute(i, Attribute::class_));
    return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
      return std::find(classes.begin(), classes.end(), name) != classes.end();
    });
  }
  return false;
}

bool is_archive(const Tree& tree) {
  static constexpr auto kKinds = std::to_array<std::string_view>({"category", "tag", "author", "date"});
  return std::any_of(kKinds.begin(), kKinds.end(), [&](std::string_view kind) {
    return is_called(tree, std::to_array<std::string_view>({"archive", kind}));
  });
}

/// "https://ledger.example/", "https://ledger.example/index.html"
bool is_front(std::string_view url) {
  const std::size_t host = url.find("://");
  if (host == std::string_view::npos) return false;
  const std::size_t path = url.find('/', host + 3);
  return path == std::string_view::npos || path + 1 == url.size() || url.substr(path) == "/index.html";
}

/// Headings that are links: the titles of other articles.
std::size_t count_titles(const Tree& tree) {
  const std::vector<Measure> measures = measure(tree, Mask(tree.size(), 0));
  constexpr double kAllLink = 0.9;
  std::size_t out = 0;
  for (std::size_t i = 1; i < tree.size(); ++i) {
    const bool heading = is_heading(tree[i].tag) && tree[i].tag != Tag::h1;
    out += heading && measures[i].text != 0 && measures[i].link_share() > kAllLink &&
                   count_words(tree.text(i)) >= 3
               ? 1
               : 0;
  }
  return out;
}

}  // namespace

std::optional<NoArticle> tells_no_article(const Page& page, const ReadArticle& read) {
  constexpr std::size_t kFewestTitles = 5;
  const MetaTags& meta = page.meta;
  const bool called_article = page.linked.found || meta.first({"og:type"}).text == "article" ||
                              !meta.first({"article:published_time"}).text.empty();
  if (called_article) return std::nullopt;
  const std::string& shown = meta.title().empty() ? read.article.headline : meta.title();
  if (read.article.body.size() <= kLongestExcuse && read.article.published.empty()) {
    const std::vector<std::string> names = names_of(page, read);
    if (is_called(page.tree, std::to_array<std::string_view>({"error404"})) ||
        std::any_of(names.begin(), names.end(), is_excuse))
      return NoArticle{"no article, but a page that says why there is none: \"" + shown + "\"", true};
    if (std::any_of(names.begin(), names.end(), is_wall))
      return NoArticle{"no article, but a page that asks for consent before one: \"" + read.article.headline +
                           "\"; save it once more after that",
                       true};
  }
  const std::string given = meta.canonical().empty() ? meta.first({"og:url"}).text : meta.canonical();
  if (is_front(given.empty() ? read.article.url : given) && count_titles(page.tree) >= kFewestTitles)
    return NoArticle{"looks like the front page of a site, not like an article"};
  if (is_archive(page.tree)) return NoArticle{"looks like a list of articles, not like one"};
  return std::nullopt;
}

}  // namespace news::reading::html
