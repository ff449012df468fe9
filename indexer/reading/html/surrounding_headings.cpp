#include "reading/html/surrounding_headings.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "reading/characters.h"

namespace news::reading::html {
namespace {

using Phrases = std::span<const std::string_view>;

bool is_one_of(Phrases phrases, std::string_view key) {
  return std::find(phrases.begin(), phrases.end(), key) != phrases.end();
}

bool is_digit_or_blank(char c) {
  return is_ascii_digit(c) || c == ' ';
}

/// "3 responses to the pier": the number tells it from a chapter of the article.
bool counts_answers(std::string_view key) {
  static constexpr auto kAnswers = std::to_array<std::string_view>(
      {"response",   "responses",  "thought",    "thoughts",    "reply",        "replies",   "answers",
       "comment",    "comments",   "antwort",    "antworten",   "gedanke",      "gedanken",  "kommentar",
       "kommentare", "réponse",    "réponses",   "commentaire", "commentaires", "réflexion", "réflexions",
       "respuesta",  "respuestas", "comentario", "comentarios", "resposta",     "respostas", "risposta",
       "risposte",   "commento",   "commenti",   "reactie",     "reacties",     "gedachte",  "gedachten",
       "svar",       "odpowiedzi", "komentarzy", "yorum"});
  static constexpr auto kTo = std::to_array<std::string_view>(
      {"to", "on", "zu", "auf", "à", "sur", "a", "en", "em", "su", "op", "på", "na", "do"});
  const std::vector<std::string_view> words = words_of(key);
  if (words.size() < 2 || !std::all_of(words[0].begin(), words[0].end(), is_ascii_digit)) return false;
  return is_one_of(kAnswers, words[1]) && (words.size() == 2 || is_one_of(kTo, words[2]));
}

}  // namespace

bool heads_comments(std::string_view line) {
  static constexpr auto kWords = std::to_array<std::string_view>({"comment",
                                                                  "comments",
                                                                  "reader comments",
                                                                  "readers' comments",
                                                                  "leave a comment",
                                                                  "leave a reply",
                                                                  "kommentare",
                                                                  "leserkommentare",
                                                                  "schreibe einen kommentar",
                                                                  "kommentar schreiben",
                                                                  "commentaires",
                                                                  "laisser un commentaire",
                                                                  "comentarios",
                                                                  "deja un comentario",
                                                                  "dejar un comentario",
                                                                  "comentários",
                                                                  "deixe um comentário",
                                                                  "commenti",
                                                                  "lascia un commento",
                                                                  "reacties",
                                                                  "geef een reactie",
                                                                  "kommentarer",
                                                                  "lämna ett svar",
                                                                  "kommentit",
                                                                  "komentarze",
                                                                  "dodaj komentarz",
                                                                  "komentáře",
                                                                  "komentari",
                                                                  "hozzászólások",
                                                                  "yorumlar",
                                                                  "комментарии",
                                                                  "коментарі",
                                                                  "коментари",
                                                                  "コメント",
                                                                  "评论",
                                                                  "評論",
                                                                  "댓글"});
  constexpr std::size_t kLongest = 60;
  constexpr std::size_t kLongestWithTitle = 200;
  if (line.size() > kLongestWithTitle) return false;
  std::string key = phrase_key(line);
  if (counts_answers(key)) return true;
  if (line.size() > kLongest) return false;
  key.erase(key.begin(), std::find_if_not(key.begin(), key.end(), is_digit_or_blank));
  while (!key.empty() && is_digit_or_blank(key.back())) key.pop_back();
  return is_one_of(kWords, key);
}

bool invites_to_comment(std::string_view line) {
  static constexpr auto kLines =
      std::to_array<std::string_view>({"join the conversation", "join the discussion", "have your say",
                                       "what do you think", "readers' comments", "diskutieren sie mit"});
  constexpr std::size_t kLongest = 60;
  return line.size() <= kLongest && is_one_of(kLines, phrase_key(line));
}

bool heads_biography(std::string_view line) {
  static constexpr auto kLines = std::to_array<std::string_view>({"about the author",
                                                                  "about the authors",
                                                                  "about the writer",
                                                                  "meet the author",
                                                                  "über den autor",
                                                                  "über die autorin",
                                                                  "zum autor",
                                                                  "zur autorin",
                                                                  "zur person des autors",
                                                                  "à propos de l'auteur",
                                                                  "à propos de l'autrice",
                                                                  "sobre el autor",
                                                                  "sobre la firma",
                                                                  "sobre la autora",
                                                                  "acerca del autor",
                                                                  "sobre o autor",
                                                                  "sobre a autora",
                                                                  "sull'autore",
                                                                  "sull'autrice",
                                                                  "over de auteur",
                                                                  "om författaren",
                                                                  "om forfatteren",
                                                                  "o autorze",
                                                                  "o autorovi",
                                                                  "yazar hakkında",
                                                                  "об авторе",
                                                                  "про автора",
                                                                  "この記事を書いた人",
                                                                  "著者プロフィール"});
  constexpr std::size_t kLongest = 60;
  return line.size() <= kLongest && is_one_of(kLines, phrase_key(line));
}

}  // namespace news::reading::html
