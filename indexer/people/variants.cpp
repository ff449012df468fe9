#include "people/variants.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <unordered_map>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/internal/fold.h>

#include "people/scan.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

/// Words of two names must be so alike. Lower, and Eric and Erica, Jonson and Jansen are suggested as well.
constexpr double kLeastAlike = 0.75;
/// Names with one skeleton that a name is held against, the most frequent first.
constexpr std::size_t kMostHeads = 64;

/// How the languages of the press write the same sounds. In this order: longer groups first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> kRewrites = {{
    {"tsch", "ch"}, {"sch", "sh"}, {"tch", "ch"}, {"tsj", "ch"}, {"kh", "k"}, {"gh", "g"},
    {"dh", "d"},    {"th", "t"},   {"ph", "f"},   {"q", "k"},    {"ck", "k"}, {"x", "ks"},
    {"w", "v"},     {"tz", "ts"},  {"oe", "o"},   {"ue", "u"},   {"ae", "a"}, {"ou", "u"},
    {"oo", "u"},    {"ee", "i"},   {"j", "i"},    {"y", "i"},    {"ch", "k"}, {"c", "k"},
    {"z", "s"},     {"ie", "i"},   {"ei", "e"},   {"iu", "u"},   {"ia", "a"}, {"dzh", "d"},
}};

/// ICU's transliterators hold state while they work.
class Romanizer {
 public:
  Romanizer() {
    UErrorCode status = U_ZERO_ERROR;
    rules_.reset(icu::Transliterator::createInstance(
        "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status) != 0 || rules_ == nullptr) {
      throw schema::Error(schema::ErrorCode::internal,
                          std::string("ICU has no transliteration to Latin: ") + u_errorName(status));
    }
  }

  /// ASCII letters in lower case and blanks, nothing else.
  [[nodiscard]] std::string operator()(std::string_view text) const {
    icu::UnicodeString letters =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    rules_->transliterate(letters);
    std::string latin;
    letters.toUTF8String(latin);
    std::erase_if(latin, [](char c) { return (c < 'a' || c > 'z') && c != ' '; });
    return latin;
  }

 private:
  std::unique_ptr<icu::Transliterator> rules_;
};

std::string romanized(std::string_view text) {
  thread_local const Romanizer kRomanizer;
  return kRomanizer(text);
}

/// The word as it sounds, roughly: one letter for one sound, no doubles.
std::string sounded(std::string word) {
  for (const auto& [from, to] : kRewrites) {
    for (std::size_t at = 0; (at = word.find(from, at)) != std::string::npos; at += to.size())
      word.replace(at, from.size(), to);
  }
  word.erase(std::unique(word.begin(), word.end()), word.end());
  if (word.size() > 4 && word.ends_with("of")) word.back() = 'v';
  return word;
}

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// The consonants, and whether a vowel comes first: what spellings of one name share as a rule.
std::string skeleton(const std::string& sound) {
  std::string bones;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    if (at == 0 || (!is_vowel(sound[at]) && sound[at] != 'h')) bones += sound[at];
  }
  if (!bones.empty() && is_vowel(bones[0])) bones[0] = 'a';
  if (!bones.empty() && bones[0] == 'g') bones[0] = 'k';
  return bones;
}

std::size_t distance(const std::string& one, const std::string& other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t changed = diagonal + (one[i - 1] != other[j - 1] ? 1 : 0);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row.back();
}

double alike(const std::string& one, const std::string& other) {
  const std::size_t longest = std::max({one.size(), other.size(), std::size_t{1}});
  return 1 - static_cast<double>(distance(one, other)) / static_cast<double>(longest);
}

/// A full name, taken apart.
struct Parts {
  CountedName name;
  const KnownPerson* known = nullptr;
  std::string key;  ///< Equal for names that the index has as one already.
  std::uint64_t given_hash = 0;
  std::string given;  ///< As it sounds; so is the surname.
  std::string surname;
  std::string middle;           ///< First letters of what stands between.
  std::string_view generation;  ///< "jr", "sr", "ii"...; empty for most.
};

/// What tells father from son, however it is written; empty for any other word, degrees and honours among
/// them.
std::string_view generation_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kGenerations = {{
      {"jr", "jr"},
      {"jnr", "jr"},
      {"junior", "jr"},
      {"sr", "sr"},
      {"snr", "sr"},
      {"senior", "sr"},
      {"ii", "ii"},
      {"iii", "iii"},
      {"iv", "iv"},
  }};
  const std::string key = schema::name_key(word);
  const auto found = std::find_if(kGenerations.begin(), kGenerations.end(),
                                  [&](const auto& entry) { return entry.first == key; });
  return found == kGenerations.end() ? std::string_view() : found->second;
}

/// A name of one word, or one that begins with an initial, says too little.
bool take_apart(CountedName name, const Lists& lists, Parts& parts) {
  std::vector<Token> tokens;
  scan(name.name, tokens);
  const auto word = [&](const Token& token) {
    return std::string_view(name.name).substr(token.begin, token.end - token.begin);
  };
  while (tokens.size() > 2 && tokens.back().is(kCapital)) {
    const std::string_view generation = generation_of(word(tokens.back()));
    if (generation.empty() && (lists.flags(tokens.back().hash) & kSuffix) == 0) break;
    if (!generation.empty()) parts.generation = generation;
    tokens.pop_back();
  }
  if (tokens.size() < 2 || tokens.front().is(kInitial) || tokens.front().is(kCjk)) return false;
  parts.given = sounded(romanized(word(tokens.front())));
  parts.surname = sounded(romanized(word(tokens.back())));
  if (parts.given.size() < 2 || parts.surname.size() < 2) return false;
  parts.given_hash = tokens.front().hash;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (tokens[i].is(kCapital)) parts.middle += romanized(word(tokens[i])).substr(0, 1);
  }
  parts.key = schema::name_key(name.name);
  parts.known = lists.known_by_name(name.name);
  parts.name = std::move(name);
  return true;
}

bool may_be_one(const Parts& one, const Parts& other, const Lists& lists) {
  if (one.key == other.key) return false;
  if (one.known != nullptr && other.known != nullptr) return false;  // one person already, or known as two
  if (one.generation != other.generation) return false;              // father and son
  if (!one.middle.empty() && !other.middle.empty() && one.middle.substr(0, 1) != other.middle.substr(0, 1))
    return false;
  const auto& short_forms = lists.nicknames(one.given_hash);
  const bool given = alike(one.given, other.given) >= kLeastAlike ||
                     std::find(short_forms.begin(), short_forms.end(), other.given_hash) != short_forms.end();
  return given && alike(one.surname, other.surname) >= kLeastAlike &&
         !lists.apart(one.name.name, other.name.name);
}

/// Where names that may be one are found: under the skeletons of both words, and under given name and
/// skeleton of the surname for those that go by a short form.
std::string place_of(std::string_view given, const Parts& parts) {
  return std::string(given) + ' ' + skeleton(parts.surname);
}
std::string place_of(std::uint64_t given, const Parts& parts) {
  return place_of(std::to_string(given), parts);
}

/// The names that others are held against.
class Heads {
 public:
  explicit Heads(const Lists& lists) : lists_(lists) {}

  [[nodiscard]] const Parts* find(const Parts& parts) const {
    if (const Parts* found = find_at(place_of(skeleton(parts.given), parts), parts); found != nullptr)
      return found;
    for (const std::uint64_t given : lists_.nicknames(parts.given_hash)) {
      if (const Parts* found = find_at(place_of(given, parts), parts); found != nullptr) return found;
    }
    return nullptr;
  }

  void add(const Parts& parts) {
    for (const std::string& place :
         {place_of(skeleton(parts.given), parts), place_of(parts.given_hash, parts)}) {
      std::vector<const Parts*>& there = places_[place];
      if (there.size() < kMostHeads) there.push_back(&parts);
    }
  }

 private:
  [[nodiscard]] const Parts* find_at(const std::string& place, const Parts& parts) const {
    const auto there = places_.find(place);
    if (there == places_.end()) return nullptr;
    const auto found = std::find_if(there->second.begin(), there->second.end(),
                                    [&](const Parts* head) { return may_be_one(*head, parts, lists_); });
    return found == there->second.end() ? nullptr : *found;
  }

  const Lists& lists_;
  std::unordered_map<std::string, std::vector<const Parts*>> places_;
};

}  // namespace

double similarity(std::string_view one, std::string_view other) {
  const std::string a = sounded(romanized(one));
  const std::string b = sounded(romanized(other));
  return skeleton(a) == skeleton(b) ? alike(a, b) : 0;
}

std::vector<Suggestion> suggest(std::vector<CountedName> names, const Lists& lists) {
  std::vector<Parts> all;
  for (CountedName& name : names) {
    Parts parts;
    if (take_apart(std::move(name), lists, parts)) all.push_back(std::move(parts));
  }
  // Names of the alias file first, then what more articles have: the first of a group is its canonical name.
  std::sort(all.begin(), all.end(), [](const Parts& a, const Parts& b) {
    if ((a.known != nullptr) != (b.known != nullptr)) return a.known != nullptr;
    if (a.name.articles != b.name.articles) return a.name.articles > b.name.articles;
    return a.name.name < b.name.name;
  });
  Heads heads(lists);
  std::vector<Suggestion> suggestions;
  for (const Parts& parts : all) {
    if (const Parts* head = heads.find(parts); head != nullptr) {
      CountedName canonical = head->name;
      if (head->known != nullptr) canonical.name = head->known->name;
      suggestions.push_back({std::move(canonical), parts.name});
    } else {
      heads.add(parts);
    }
  }
  std::stable_sort(suggestions.begin(), suggestions.end(), [](const Suggestion& a, const Suggestion& b) {
    return a.canonical.articles + a.variant.articles > b.canonical.articles + b.variant.articles;
  });
  return suggestions;
}

}  // namespace news::people
