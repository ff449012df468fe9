#include "reading/litter.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/requests.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestLine = 160;
/// A line that holds a title and more.
constexpr std::size_t kLongestNote = 400;

/// Whole lines, as phrase_key() writes them.
const std::unordered_set<std::string_view>& litter_lines() {
  static const std::unordered_set<std::string_view> kLines = {
      // What is sold
      "advertisement", "advertisements", "advertising", "advert", "ad", "ads", "anzeige", "werbung",
      "publicité", "publicidad", "publicidade", "pubblicità", "advertentie", "annons", "annonse", "reklama",
      "реклама", "article continues below", "article continues below advertisement", "story continues below",
      "story continues below advertisement", "story continues after advertisement",
      "article continues after advertisement", "scroll to continue", "continue reading below",
      "advertisement continue reading below", "advertisement article continues below",
      "advertisement story continues below",
      // What one can do
      "share", "share this", "share this article", "share this story", "share this post", "share article",
      "share via", "teilen", "artikel teilen", "partager", "compartir", "compartilhar", "condividi", "delen",
      "dela", "поделиться", "tweet", "print", "print this article", "print article", "email", "e mail",
      "email this article", "save", "save article", "save for later", "bookmark", "copy link", "link copied",
      "copied", "like", "comment", "comments", "add comment", "leave a comment", "leave a reply",
      "post a comment", "view comments", "show comments", "join the conversation", "facebook", "twitter", "x",
      "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "flipboard", "instagram", "youtube",
      "messenger", "pocket", "facebook twitter", "facebook twitter email", "facebook twitter whatsapp",
      "skip to content", "skip to main content", "skip to navigation", "menu", "main menu", "navigation",
      "home", "search", "close", "sign in", "log in", "login", "register", "subscribe", "subscribe now",
      "my account", "newsletter", "newsletters", "listen", "listen to this article", "listen to article",
      "play", "pause", "mute", "loading", "please wait", "cookies", "accept", "accept all cookies",
      "accept cookies", "privacy policy", "terms of use", "terms of service", "contact us", "about us",
      "back to top", "to top", "see more", "show more", "load more", "view more", "view all", "see all",
      "mehr anzeigen", "next page", "previous page", "this article is more than 1 year old",
      "media playback is unsupported on your device", "your browser does not support the video tag",
      "video player is loading", "image", "photo", "video", "getty images", "report this ad", "remove ads",
      "thank you for reading", "thanks for reading"};
  return kLines;
}

/// How lines begin that ask the reader for something.
bool has_litter_opening(std::string_view key) {
  static constexpr auto kOpenings = std::to_array<std::string_view>({"share on ",
                                                                     "share by ",
                                                                     "share via ",
                                                                     "share to ",
                                                                     "share this ",
                                                                     "auf facebook teilen",
                                                                     "auf twitter teilen",
                                                                     "partager sur ",
                                                                     "compartir en ",
                                                                     "follow us on ",
                                                                     "follow us for ",
                                                                     "follow him on ",
                                                                     "follow her on ",
                                                                     "follow them on ",
                                                                     "like us on ",
                                                                     "find us on ",
                                                                     "join us on ",
                                                                     "join our ",
                                                                     "sign up for ",
                                                                     "sign up to ",
                                                                     "sign up here",
                                                                     "subscribe to ",
                                                                     "subscribe for ",
                                                                     "subscribe and ",
                                                                     "subscribe today",
                                                                     "click here ",
                                                                     "click to ",
                                                                     "tap here ",
                                                                     "download our app",
                                                                     "download the ",
                                                                     "get our ",
                                                                     "get the latest ",
                                                                     "get more ",
                                                                     "support our journalism",
                                                                     "support independent ",
                                                                     "donate ",
                                                                     "become a member",
                                                                     "abonnieren sie ",
                                                                     "abonnez vous ",
                                                                     "inscrivez vous ",
                                                                     "suscríbete ",
                                                                     "suscríbase ",
                                                                     "iscriviti ",
                                                                     "newsletter abonnieren",
                                                                     "folgen sie uns ",
                                                                     "suivez nous ",
                                                                     "síguenos ",
                                                                     "meld je aan voor ",
                                                                     "schrijf je in voor ",
                                                                     "abonneer je op ",
                                                                     "zapisz się na newsletter",
                                                                     "zapisz się do newslettera",
                                                                     "assine nossa newsletter",
                                                                     "assine a newsletter",
                                                                     "inscreva se na newsletter",
                                                                     "подпишитесь на ",
                                                                     "подписывайтесь на ",
                                                                     "підпишіться на ",
                                                                     "підписуйтесь на ",
                                                                     "підписуйтеся на ",
                                                                     "prenumerera på ",
                                                                     "anmäl dig till ",
                                                                     "tilmeld dig ",
                                                                     "meld deg på ",
                                                                     "since you're here we have ",
                                                                     "already a subscriber"});
  return std::any_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view opening) {
    return begins_with(key, opening) ||
           (opening.ends_with(' ') && key == opening.substr(0, opening.size() - 1));
  });
}

/// A number and a word for what is counted: "3 min read", "12 comments", "1.2k shares", "5 hours ago".
bool is_count(std::string_view key) {
  constexpr std::size_t kLongestCount = 80;
  if (key.size() > kLongestCount || std::none_of(key.begin(), key.end(), is_ascii_digit)) return false;
  const std::vector<std::string_view> words = words_of(key);
  if (words.size() < 2 || words.size() > 7) return false;
  static const std::unordered_set<std::string_view> kWords = {"min",
                                                              "mins",
                                                              "minute",
                                                              "minutes",
                                                              "minuten",
                                                              "minutos",
                                                              "minuti",
                                                              "read",
                                                              "reading",
                                                              "time",
                                                              "lesezeit",
                                                              "temps",
                                                              "de",
                                                              "lecture",
                                                              "lectura",
                                                              "leitura",
                                                              "lettura",
                                                              "di",
                                                              "comments",
                                                              "comment",
                                                              "shares",
                                                              "share",
                                                              "views",
                                                              "view",
                                                              "likes",
                                                              "hours",
                                                              "hour",
                                                              "hrs",
                                                              "days",
                                                              "day",
                                                              "ago",
                                                              "weeks",
                                                              "week",
                                                              "months",
                                                              "month",
                                                              "kommentare",
                                                              "commentaires",
                                                              "comentarios",
                                                              "retweets",
                                                              "reactions",
                                                              "leesduur",
                                                              "h",
                                                              "m",
                                                              "d",
                                                              "updated",
                                                              "published",
                                                              "posted",
                                                              "last",
                                                              "vor",
                                                              "stunden",
                                                              "tagen",
                                                              "il",
                                                              "y",
                                                              "a",
                                                              "heures",
                                                              "jours",
                                                              "hace",
                                                              "horas",
                                                              "días",
                                                              "читать",
                                                              "минут",
                                                              "мин"};
  bool number = false;
  bool counted = false;
  for (std::string_view word : words) {
    const bool digits = is_ascii_digit(word.front());
    number = number || digits;
    counted = counted || !digits;
    if (digits) {
      while (!word.empty() && (is_ascii_digit(word.front()) || word.front() == '.')) word.remove_prefix(1);
      if (!word.empty() && word != "k" && word != "m" && word != "min" && word != "h" && word != "d")
        return false;
    } else if (!kWords.contains(word)) {
      return false;
    }
  }
  return number && counted;
}

/// When it was published, without a year: "Published 4 March", "Last updated: May 4, 10:30 am".
bool is_time_of_publishing(std::string_view line, std::string_view key) {
  static const std::unordered_set<std::string_view> kLabels = {
      "published", "posted",       "updated",        "modified",     "last",
      "first",     "aktualisiert", "veröffentlicht", "publié",       "actualizado",
      "publicado", "pubblicato",   "aggiornato",     "опубликовано", "опубліковано"};
  static const std::unordered_set<std::string_view> kBetween = {
      "on",  "at", "the", "am",   "pm", "a",   "p",   "m",   "um",  "uhr", "le",  "à", "el",
      "las", "de", "il",  "alle", "et", "est", "edt", "gmt", "utc", "bst", "cet", "в", "о"};
  constexpr std::size_t kLongest = 60;
  if (line.size() > kLongest) return false;
  const std::vector<std::string_view> words = words_of(key);
  if (words.size() < 2 || !kLabels.contains(words.front())) return false;
  bool month = false;
  bool number = false;
  for (const std::string_view word : words) {
    if (is_ascii_digit(word.front())) {
      if (word.size() == 4) return false;  // a year, or nearly
      number = true;
    } else if (is_month_name(word)) {
      month = true;
    } else if (!kLabels.contains(word) && !kBetween.contains(word) && !is_weekday_name(word)) {
      return false;
    }
  }
  return month && number;
}

/// "Click here, the fraudster told victims.": somebody says it, and not to readers.
bool is_reported(std::string_view line) {
  static constexpr auto kVerbs = std::to_array<std::string_view>(
      {"said",    "says",      "told",    "asked",    "warned",  "wrote",  "added",  "urged",
       "shouted", "whispered", "replied", "insisted", "advised", "sagte",  "dit",    "dijo",
       "disse",   "detto",     "zei",     "sa",       "sagde",   "сказал", "сказала"});
  if (!ends_sentence(line)) return false;
  for (std::size_t at = line.find(", "); at != std::string_view::npos; at = line.find(", ", at + 2)) {
    constexpr std::size_t kMostWords = 6;
    const std::string clause = phrase_key(line.substr(at, line.find(',', at + 2) - at));
    const std::vector<std::string_view> words = words_of(clause);
    if (words.size() <= kMostWords && words.size() >= 2 &&
        std::any_of(words.begin(), words.end(), [](std::string_view word) {
          return std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end();
        }))
      return true;
  }
  return false;
}

struct FirstPlace {
  std::string_view begin, middle;
};

/// What WordPress puts below each entry of a feed: "The post TITLE appeared first on SITE."
constexpr auto kFirstPlaces = std::to_array<FirstPlace>({{"The post ", " appeared first on "},
                                                         {"The post ", " first appeared on "},
                                                         {"Der Beitrag ", " erschien zuerst auf "},
                                                         {"La entrada ", " se publicó primero en "},
                                                         {"La entrada ", " aparece primero en "},
                                                         {"L’article ", " est apparu en premier sur "},
                                                         {"L'article ", " est apparu en premier sur "},
                                                         {"L’articolo ", " proviene da "},
                                                         {"L'articolo ", " proviene da "},
                                                         {"O post ", " apareceu primeiro em "},
                                                         {"O conteúdo ", " aparece primeiro em "},
                                                         {"Het bericht ", " verscheen eerst op "},
                                                         {"Inlägget ", " dök först upp på "},
                                                         {"Indlægget ", " blev først udgivet på "},
                                                         {"Innlegget ", " dukket først opp på "},
                                                         {"Artikkeli ", " julkaistiin ensimmäisen kerran "},
                                                         {"Artykuł ", " pochodzi z serwisu "},
                                                         {"Příspěvek ", " se nejdříve objevil na "},
                                                         {"Сообщение ", " появились сначала на "},
                                                         {"Запись ", " впервые появилась "},
                                                         {"Запис ", " спершу з’явився на "},
                                                         {"Запис ", " спершу з'явився на "}});

/// "The post of mayor appeared first on the ballot": a title begins with a capital, or has one early:
/// "iPhone".
bool begins_title(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  return !starts_with_lower(word) || std::any_of(word.begin(), word.end(), is_ascii_upper);
}

bool tells_first_place(std::string_view line) {
  return std::any_of(kFirstPlaces.begin(), kFirstPlaces.end(), [&](const FirstPlace& note) {
    return begins_with(line, note.begin) && begins_title(line.substr(note.begin.size())) &&
           line.find(note.middle) != std::string_view::npos;
  });
}

}  // namespace

bool is_litter(std::string_view line) {
  if (asks_readers(line)) return true;
  if (line.size() > kLongestLine) return line.size() <= kLongestNote && tells_first_place(line);
  const std::string key = phrase_key(line);
  // Rules and ornaments: "* * *", "-----".
  if (key.empty()) return true;
  if (key.starts_with("get ") && key.ends_with(" app")) return true;
  return litter_lines().contains(key) || (has_litter_opening(key) && !is_reported(line)) || is_count(key) ||
         is_time_of_publishing(line, key) || tells_first_place(line);
}

std::size_t first_place_begin(std::string_view paragraph) {
  const std::size_t from = paragraph.size() - std::min(paragraph.size(), kLongestNote);
  for (const FirstPlace& note : kFirstPlaces) {
    const std::size_t behind = paragraph.substr(from).rfind(note.begin);
    const std::size_t at = behind + from;
    if (behind == std::string_view::npos || !tells_first_place(paragraph.substr(at))) continue;
    const std::string_view before = trim(paragraph.substr(0, at));
    if (before.empty() || ends_sentence(before) || before.ends_with(']')) return at;
  }
  return std::string_view::npos;
}

}  // namespace news::reading
