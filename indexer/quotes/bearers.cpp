#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <news/schema/internal/fold.h>

#include "quotes/cyrillic_case.h"
#include "quotes/resolve.h"
#include "quotes/text.h"

// Which of several persons a name means: Brown, Ms. Brown, Governor Brown, Brown Jr.

namespace news::quotes {
namespace {

/// Of a bare surname that two persons of the article have, when nothing tells them apart. Too little to be
/// shown, whatever rule found the words.
constexpr double kSharedSurname = 0.5;
/// The same when the headline names the one who was made known first, and not the one made known last, or the
/// first was named in full that much more often. Judged by hand on forty articles: the first is meant in two
/// of three altogether, in nine of ten of these.
constexpr double kSharedByWeight = 0.85;
constexpr std::size_t kMuchMore = 3;

/// How many words before a name may be its titles: "former Deputy Prime Minister".
constexpr std::size_t kTitleWords = 4;

bool is_suffix(std::string_view word) {
  constexpr std::array<std::string_view, 6> kSuffixes = {"jr", "sr", "ii", "iii", "iv", "junior"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

/// The word that tells a family: the last one that is no suffix.
std::string surname_of(const std::vector<std::string>& name) {
  for (auto word = name.rbegin(); word != name.rend(); ++word) {
    if (!is_suffix(*word)) return *word;
  }
  return {};
}

bool has_suffix(const std::vector<std::string>& name) {
  return !name.empty() && is_suffix(name.back());
}

bool differ(Gender one, Gender other) {
  return one != Gender::unknown && other != Gender::unknown && one != other;
}

/// The text of up to some words that end right before `at`, back to the end of a sentence or a quote.
std::string_view words_before(std::string_view text, std::size_t at, std::size_t words) {
  std::size_t begin = at;
  for (std::size_t i = 0; i < words && begin > 0; ++i) {
    std::size_t word = begin;
    while (const std::size_t blank = blank_before(text, word)) word -= blank;
    if (word == 0) break;
    const char last = text[word - 1];
    const std::size_t end = word;
    while (word > 0 && end - word < 24 && blank_before(text, word) == 0 && text[word - 1] != '\n') --word;
    // "Mr." goes on, "left. Brown" doesn't.
    const bool shortened = last == '.' && end - word <= 5;
    if (word == end || (std::string_view(".,;:?!\"").find(last) != std::string_view::npos && !shortened))
      break;
    begin = word;
  }
  return text.substr(begin, at - begin);
}

}  // namespace

void Resolver::read_surnames() {
  if (!names_read_.empty()) return;
  for (std::size_t i = 0; i < article_.persons.size(); ++i) {
    names_read_.push_back(name_words(article_.persons[i].name));
    bearers_[surname_of(names_read_.back())].push_back(i);
  }
}

/// Is a mention more than a surname, titles and suffixes left out?
bool Resolver::is_full(std::string_view mention) const {
  std::size_t words = 0;
  for (const std::string& word : name_words(mention)) {
    const bool part = !is_suffix(word) &&
                      (lexicon_.classes(word) & (word::title | word::male | word::female | word::role)) == 0;
    words += part ? 1 : 0;
  }
  return words >= 2;
}

/// Does the text have the name in another case than the speaker of a sentence would be in?
bool Resolver::is_inflected(const Mention& mention) const {
  const auto last_word = [](std::string_view name) { return name.substr(name.rfind(' ') + 1); };
  return is_inflected_form(
      last_word(std::string_view(article_.body).substr(mention.begin, mention.end - mention.begin)),
      last_word(article_.persons[mention.person].name));
}

std::optional<std::size_t> Resolver::person_at(Stretch head) const {
  auto mention = std::upper_bound(mentions_.begin(), mentions_.end(), head.begin,
                                  [](std::uint32_t value, const Mention& m) { return value < m.begin; });
  for (int back = 0; back < 3 && mention != mentions_.begin(); ++back) {
    --mention;
    if (mention->begin <= head.begin && mention->end + 1 >= head.end)
      return static_cast<std::size_t>(mention - mentions_.begin());
  }
  return std::nullopt;
}

std::optional<Resolver::Person> Resolver::of_name(const SpeakerWords& speaker) {
  const std::string_view body = article_.body;
  std::optional<std::size_t> linked;
  Stretch name = speaker.head;
  // "по словам Лунда" is who speaks all the same.
  const std::string_view cue = body.substr(speaker.cue.begin, speaker.cue.end - speaker.cue.begin);
  const bool source = (lexicon_.classes(LowerWord(cue).view()) & word::source) != 0;
  // The person whose mention covers the last word of the name.
  if (const auto found = person_at(speaker.head)) {
    const Mention& mention = mentions_[*found];
    if (is_inflected(mention) && !source) return std::nullopt;
    linked = mention.person;
    name = {mention.begin, mention.end};
  }
  const std::string_view text = body.substr(name.begin, name.end - name.begin);
  const bool whole = linked && text.size() >= article_.persons[*linked].name.size();
  if (whole && is_full(text)) return Person{*linked, 1.0};
  read_surnames();
  const std::vector<std::string> words = name_words(text);
  if (linked && is_full(text) && !is_shared(words)) return Person{*linked, 1.0};
  const Gender gender = source ? Gender::unknown : spoken_gender(speaker);
  if (linked && differ(gender, gender_of(*linked))) return namesake(*linked, text, gender);
  const std::string surname = surname_of(words);
  // "Lula", "Hillary": no surname that others could have.
  if (linked && surname_of(names_read_[*linked]) != surname) return Person{*linked, 1.0};
  const auto same = bearers_.find(surname);
  if (surname.empty() || same == bearers_.end()) return std::nullopt;
  std::vector<std::size_t> bearers = same->second;
  if (bearers.size() > 1) {
    if (gender != Gender::unknown) keep_gender(bearers, gender);
    const std::size_t titles = std::min(speaker.mention.begin, name.begin);
    keep_titled(bearers, linked, name_words(body.substr(titles, name.end - titles)), name.begin, titles);
    keep_suffixed(bearers, has_suffix(words));
  }
  if (!linked) drop_strangers(bearers, speaker);
  if (bearers.empty()) return std::nullopt;
  if (bearers.size() == 1) return Person{bearers.front(), 1.0};
  return of_bearers(bearers, linked, name.begin);
}

/// Do the names of several people end with these words: "Vargas Llosa"?
bool Resolver::is_shared(const std::vector<std::string>& words) const {
  const auto bearers =
      std::count_if(names_read_.begin(), names_read_.end(), [&](const std::vector<std::string>& name) {
        return name.size() > words.size() && std::equal(words.rbegin(), words.rend(), name.rbegin());
      });
  return bearers > 1;
}

/// What the surname and the verb tell of a speaker in Russian and Ukrainian: "ответил Навальный".
Gender Resolver::spoken_gender(const SpeakerWords& speaker) const {
  const std::string_view body = article_.body;
  const Gender by_name =
      gender_of_surname(body.substr(speaker.head.begin, speaker.head.end - speaker.head.begin));
  if (by_name != Gender::unknown) return by_name;
  return gender_of_past(body.substr(speaker.cue.begin, speaker.cue.end - speaker.cue.begin));
}

/// The one other person of that gender who is named in a form of the same surname: his wife is Навальная.
std::optional<Resolver::Person> Resolver::namesake(std::size_t linked, std::string_view name, Gender gender) {
  const std::string_view surname = name.substr(name.rfind(' ') + 1);
  std::optional<std::size_t> found;
  for (const Mention& mention : mentions_) {
    if (mention.person == linked || mention.person == found || differ(gender_of(mention.person), gender))
      continue;
    std::string_view form =
        std::string_view(article_.body).substr(mention.begin, mention.end - mention.begin);
    form = form.substr(form.rfind(' ') + 1);
    if (form != surname && !is_inflected_form(form, surname)) continue;
    if (found) return std::nullopt;
    found = mention.person;
  }
  return found ? std::optional(Person{*found, 1.0}) : std::nullopt;
}

/// Mr. and Ms. drop who is none, an office prefers who is named with it.
void Resolver::keep_titled(std::vector<std::size_t>& bearers, std::optional<std::size_t> linked,
                           std::vector<std::string> titles, std::size_t name, std::size_t mention) {
  if (mention == name) {
    // The words for the speaker may begin with the surname: "a letter that Ms. Brown wrote".
    const std::vector<std::string> before = name_words(words_before(article_.body, name, 1));
    titles.insert(titles.end(), before.begin(), before.end());
  }
  for (const std::string& title : titles) {
    // "Sarah Brown" where only other places are linked.
    std::vector<std::size_t> namesakes;
    for (const std::size_t bearer : bearers) {
      const std::vector<std::string>& own = names_read_[bearer];
      if (own.size() > 1 && own.front() == title) namesakes.push_back(bearer);
    }
    if (!namesakes.empty()) bearers = std::move(namesakes);
    const WordClass classes = lexicon_.classes(title);
    const bool office =
        (classes & (word::title | word::role)) != 0 && (classes & (word::male | word::female)) == 0;
    if (office) {
      std::vector<std::size_t> holders;
      for (const std::size_t bearer : bearers) {
        if (is_introduced_as(bearer, title)) holders.push_back(bearer);
      }
      // "President Brown" may be so well known that the full name never stands with the office.
      const bool linked_may = linked && std::find(bearers.begin(), bearers.end(), *linked) != bearers.end();
      if (holders.empty() && linked_may && (classes & word::title) != 0) holders.push_back(*linked);
      if (!holders.empty()) bearers = std::move(holders);
    }
    const Gender wanted = (classes & word::male) != 0     ? Gender::male
                          : (classes & word::female) != 0 ? Gender::female
                                                          : Gender::unknown;
    if (wanted != Gender::unknown) keep_gender(bearers, wanted);
  }
}

/// Those of that gender; when nobody is known to be, those who may be.
void Resolver::keep_gender(std::vector<std::size_t>& bearers, Gender wanted) const {
  std::vector<std::size_t> sure;
  std::vector<std::size_t> possible;
  for (const std::size_t bearer : bearers) {
    const Gender gender = given_gender(article_.persons[bearer]);
    if (gender == wanted) sure.push_back(bearer);
    if (gender == Gender::unknown) possible.push_back(bearer);
  }
  bearers = sure.empty() ? std::move(possible) : std::move(sure);
}

/// "Leroy Brown" where nobody of that name is known is none of the other Browns.
void Resolver::drop_strangers(std::vector<std::size_t>& bearers, const SpeakerWords& speaker) const {
  const std::string_view body = article_.body;
  if (speaker.mention.begin >= speaker.head.begin) return;
  const std::string_view before =
      body.substr(speaker.mention.begin, speaker.head.begin - speaker.mention.begin);
  const std::size_t last = before.find_last_not_of(' ');
  if (last == std::string_view::npos) return;
  const std::size_t blank = before.rfind(' ', last);
  const std::string_view given = before.substr(blank == std::string_view::npos ? 0 : blank + 1);
  const std::vector<std::string> key = name_words(given);
  if (key.empty() || !shape_of(given).capital || lexicon_.classes(key.back()) != 0) return;
  const auto other = [&](std::size_t bearer) {
    const std::vector<std::string>& name = names_read_[bearer];
    return name.size() > 1 && std::find(name.begin(), name.end(), key.back()) == name.end();
  };
  bearers.erase(std::remove_if(bearers.begin(), bearers.end(), other), bearers.end());
}

/// "Brown" isn't Brown Jr. where there is another Brown.
void Resolver::keep_suffixed(std::vector<std::size_t>& bearers, bool suffix) const {
  std::vector<std::size_t> kept;
  for (const std::size_t bearer : bearers) {
    if (has_suffix(names_read_[bearer]) == suffix) kept.push_back(bearer);
  }
  if (!kept.empty()) bearers = std::move(kept);
}

/// Does the title stand before the person's full name somewhere?
bool Resolver::is_introduced_as(std::size_t person, const std::string& title) {
  read_introductions();
  return std::any_of(introductions_.begin(), introductions_.end(), [&](const Introduction& introduction) {
    const auto& titles = introduction.titles;
    return introduction.person == person && std::find(titles.begin(), titles.end(), title) != titles.end();
  });
}

/// Is somebody made known here: by full name, or by an office before the surname?
bool Resolver::introduces(const Mention& mention) const {
  const std::string_view body = article_.body;
  if (is_full(body.substr(mention.begin, mention.end - mention.begin))) return true;
  const std::vector<std::string> before = name_words(words_before(body, mention.begin, 1));
  constexpr WordClass kCourtesy = word::male | word::female;
  return !before.empty() && (lexicon_.classes(before.back()) & word::title) != 0 &&
         (lexicon_.classes(before.back()) & kCourtesy) == 0;
}

/// Where those who share their surname are made known.
void Resolver::read_introductions() {
  if (introductions_read_) return;
  introductions_read_ = true;
  for (const Mention& mention : mentions_) {
    const auto same = bearers_.find(surname_of(names_read_[mention.person]));
    if (same == bearers_.end() || same->second.size() < 2 || !introduces(mention)) continue;
    Introduction introduction{mention.begin, mention.person, {}};
    const std::string_view body = article_.body;
    const std::string_view name = body.substr(mention.begin, mention.end - mention.begin);
    if (is_full(name)) {
      introduction.titles = name_words(words_before(body, mention.begin, kTitleWords));
      const std::vector<std::string> inside = name_words(name);
      introduction.titles.insert(introduction.titles.end(), inside.begin(), inside.end());
    }
    introductions_.push_back(std::move(introduction));
  }
}

/// A bare surname means whom the article is about, or who was made known last; sure when both are one.
std::optional<Resolver::Person> Resolver::of_bearers(const std::vector<std::size_t>& bearers,
                                                     std::optional<std::size_t> linked, std::size_t name) {
  std::optional<std::size_t> main;
  std::optional<std::size_t> latest;
  const auto is_bearer = [&](std::size_t person) {
    return std::find(bearers.begin(), bearers.end(), person) != bearers.end();
  };
  if (linked && !is_bearer(*linked)) linked.reset();
  bool linked_known = false;
  std::map<std::size_t, std::size_t> introduced;
  read_introductions();
  for (const Introduction& mention : introductions_) {
    if (mention.begin >= name) break;
    if (!is_bearer(mention.person)) continue;
    if (!main) main = mention.person;
    latest = mention.person;
    ++introduced[mention.person];
    linked_known = linked_known || linked == mention.person;
  }
  // Somebody so well known that no full name is needed: "Trump said" beside an Ivanka Trump.
  if (linked && !linked_known) main = linked;
  if (!main) return std::nullopt;
  if (!latest || *main == *latest) return Person{*main, 1.0};
  const bool by_headline = is_in_headline(*main) && !is_in_headline(*latest);
  const bool by_number = introduced[*main] >= kMuchMore * introduced[*latest];
  return Person{*main, by_headline || by_number ? kSharedByWeight : kSharedSurname};
}

bool Resolver::is_in_headline(std::size_t person) const {
  const auto& spans = article_.persons[person].spans;
  return std::any_of(spans.begin(), spans.end(),
                     [](const schema::Span& span) { return span.in == "headline"; });
}

}  // namespace news::quotes
