#include "people/chunks.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "people/credits.h"
#include "people/german.h"
#include "people/known_names.h"
#include "people/mentions.h"
#include "people/no_persons.h"
#include "people/suffixes.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

constexpr std::uint32_t kTitles = kHonorific | kRegal | kOffice | kOfficeMod | kRoleNoun;
constexpr std::uint32_t kNames = kGiven | kSurname | kRareSurname;

enum class Kind : std::uint8_t { name, particle, title, org_end, stop };

class Chunker {
 public:
  Chunker(const Document& document, const Lists& lists) : document_(document), lists_(lists) {}

  std::vector<Chunk> run(const std::vector<Run>& runs) {
    chunks_.reserve(runs.size());
    for (run_ = 0; run_ < runs.size(); ++run_) {
      block_ = runs[run_].block;
      cut_run(runs[run_].first, runs[run_].last);
    }
    return std::move(chunks_);
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t at) const { return document_.tokens[at]; }
  [[nodiscard]] const Block& block() const { return document_.blocks[block_]; }

  [[nodiscard]] Kind base_kind(std::uint32_t at, std::uint32_t first, bool& ambiguous) const {
    const Token& now = token(at);
    ambiguous = false;
    if (now.is(kCjk) || now.is(kNumber)) return Kind::stop;
    if (!now.is(kCapital)) return Kind::particle;
    if (now.is(kInitial)) {
      if (!now.is(kAllCaps)) return Kind::name;
      if (now.has(kOffice)) return Kind::title;  // C.E.O.
      return now.has(kOrgWord | kNation | kPlace | kMonth) ? Kind::stop : Kind::name;
    }
    if (now.is(kAllCaps) && !block().all_caps) return kind_of_caps(at, first);
    if (is_suffix(now)) return Kind::name;
    ambiguous = now.has(now.has(kFunction) ? kGiven | kParticle : kNames);
    if (now.has(kFunction | kMonth | kWeekday | kNation | kOrgWord)) return Kind::stop;
    if (now.has(kPlace)) return Kind::stop;
    if (now.has(kTitles)) return Kind::title;
    if (now.has(kOrgEnd)) return Kind::org_end;
    ambiguous = false;
    return Kind::name;
  }

  /// May two letters before this word be initials?
  [[nodiscard]] static bool begins_name(const Token& next) {
    if (!next.is(kCapital) || next.is(kAllCaps) || next.gap != Gap::blank) return false;
    return next.has(kSurname) || (next.has(kRareSurname) && !Document::is_common(next) && !doubtful(next));
  }

  /// Acronyms, and the agencies' Emmanuel MACRON.
  [[nodiscard]] Kind kind_of_caps(std::uint32_t at, std::uint32_t first) const {
    const Token& now = token(at);
    if (is_suffix(now) && at > first) return Kind::name;
    if (now.has(kOrgWord | kNation | kPlace | kFunction)) return Kind::stop;
    if (now.has(kOffice | kHonorific)) return Kind::title;
    const std::uint32_t size = now.end - now.begin;
    if (at > first && token(at - 1).has(kGiven) && !token(at - 1).is(kAllCaps) &&
        (size >= 4 || now.has(kSurname))) {
      return Kind::name;
    }
    if (size == 2 && at + 1 < block().last && begins_name(token(at + 1))) return Kind::name;  // JD Vance
    return Kind::stop;
  }

  void classify(std::uint32_t first, std::uint32_t last) {
    kinds_.assign(last - first, Kind::name);
    open_.assign(last - first, 0);
    for (std::uint32_t at = first; at < last; ++at) {
      bool ambiguous = false;
      kinds_[at - first] = base_kind(at, first, ambiguous);
      open_[at - first] = ambiguous ? 1 : 0;
    }
    for (std::uint32_t at = first; at < last; ++at) at += phrase_at(at, first, last);
    for (std::uint32_t at = first; at + 1 < last; ++at) at += alias_at(at, first, last);
    for (std::uint32_t at = first; at < last; ++at) {
      if (open_[at - first] != 0) kinds_[at - first] = resolve(at, first, last);
    }
    for (std::uint32_t at = first; at + 1 < last; ++at) {
      if (kinds_[at - first] == Kind::particle ? parts(at, first, last) : named_after(at)) {
        kinds_[at - first] = Kind::stop;
      }
    }
  }

  /// Via Giuseppe Verdi
  [[nodiscard]] bool named_after(std::uint32_t at) const {
    return token(at).has(kNamedAfter) && document_.foreign && !token(at).has(kGiven) &&
           token(at + 1).gap == Gap::blank;
  }

  /// Does this small word stand between two names, or behind one, rather than in it?
  [[nodiscard]] bool parts(std::uint32_t at, std::uint32_t first, std::uint32_t last) const {
    static const std::uint64_t kAnd[] = {word_hash("y"), word_hash("e")};
    static const std::uint64_t kOr = word_hash("o");
    static const std::uint64_t kWith[] = {word_hash("vom"), word_hash("zum"), word_hash("zur")};
    const std::uint64_t word = token(at).hash;
    std::uint32_t before = at;
    while (before > first && kinds_[before - 1 - first] == Kind::name) --before;
    if (document_.capital_nouns && at > first && parts_german_nouns(token(at), token(at - 1))) return true;
    // Rodolfo Hernández o Sergio Fajardo
    if (document_.two_surnames && word == kOr) return true;
    // Clemens Fuest vom Ifo-Institut
    if (std::find(std::begin(kWith), std::end(kWith), word) != std::end(kWith)) return at - before >= 2;
    if (std::find(std::begin(kAnd), std::end(kAnd), word) == std::end(kAnd)) return false;
    // José Ortega y Gasset, Ramón y Cajal; but Juan Pérez y Luis García, Pérez y García
    const bool two = at + 2 < last && kinds_[at + 2 - first] == Kind::name;
    const Token& next = token(at + 1);
    if (two || (next.has(kGiven) && !next.has(kSurname))) return true;
    return before == at || (at - before == 1 && !token(before).has(kGiven));
  }

  /// Marks a place or an organisation of several words; says how many tokens to skip.
  std::uint32_t phrase_at(std::uint32_t at, std::uint32_t first, std::uint32_t last) {
    if (!token(at).has(kPhraseStart)) return 0;
    std::uint64_t key = join_hash(0, token(at).hash);
    std::uint32_t found = 0;
    for (std::uint32_t next = at + 1; next < document_.tokens.size() && next - at < Lists::kLongestPhrase;
         ++next) {
      if (token(next).gap != Gap::blank && token(next).gap != Gap::stop && token(next).gap != Gap::other)
        break;
      key = join_hash(key, token(next).hash);
      if (lists_.phrase(key) != Phrase::none) found = next - at;
    }
    if (found == 0) return 0;
    found = std::min(found, last - at - 1);
    for (std::uint32_t part = at; part <= at + found; ++part) {
      kinds_[part - first] = Kind::stop;
      open_[part - first] = 0;
    }
    return found;
  }

  /// Marks a full name of the alias file, whatever its words are by themselves; says how many tokens to skip.
  std::uint32_t alias_at(std::uint32_t at, std::uint32_t first, std::uint32_t last) {
    const std::uint32_t end = known_name_end(document_, lists_, at, last);
    if (end == at) return 0;
    for (std::uint32_t part = at; part < end; ++part) {
      kinds_[part - first] = token(part).is(kCapital) ? Kind::name : Kind::particle;
      open_[part - first] = 0;
    }
    return end - at - 1;
  }

  /// A word that is a name as well as a title, a place, a month...
  [[nodiscard]] Kind resolve(std::uint32_t at, std::uint32_t first, std::uint32_t last) const {
    const Kind base = kinds_[at - first];
    const Token& now = token(at);
    if (now.has(kFunction) && !now.has(kGiven)) {
      // Younes El Aynaoui
      const bool inner = at > first && at + 1 < last && kinds_[at - first - 1] == Kind::name &&
                         kinds_[at - first + 1] == Kind::name && token(at - 1).has(kGiven);
      return inner && now.has(kParticle) && !block().title_case ? Kind::name : base;
    }
    if (last - first == 1) return Kind::name;
    if (at + 2 < last && is_date(document_, block(), at)) return base;
    if (at > first && kinds_[at - first - 1] == Kind::name) {
      const Token& before = token(at - 1);
      const bool last_word = at + 1 == last || kinds_[at + 1 - first] != Kind::name ||
                             (at + 2 == last && token(at + 1).has(kSuffix));
      // Fort Lee Mayor Mark ...; but Barbara Boxer
      const bool surname =
          now.has(kSurname) || (now.has(kRareSurname) && at + 1 == last && before.has(kGiven) &&
                                !document_.is_common(before) && !before.has(kSurname | kPlace));
      if (base == Kind::title && !(surname && last_word)) return base;
      // Peter Such: in the middle of a sentence no small word has a capital.
      const bool named = before.has(kGiven) && !document_.is_common(before) && !block().title_case;
      if (base == Kind::stop && now.has(kFunction) && !now.has(kSurname) &&
          !(now.has(kRareSurname) && named && last_word))
        return base;
      if (before.has(kGiven) || before.is(kInitial))
        return now.has(kSurname | kRareSurname) ? Kind::name : base;
    }
    if (ends_double_surname(at, first) || ends_long_name(at, first, last) || is_addressed(at, first))
      return Kind::name;
    if (says_something(at, first, last)) return Kind::name;
    if (now.has(kFunction | kSpeech) && document_.starts_sentence(block(), at))
      return base;  // Will Congress ...
    if (at + 1 < last) {
      const Token& next = token(at + 1);
      const Kind next_kind = kinds_[at + 1 - first];
      const bool named = now.has(kGiven) && next_kind == Kind::name && !next.has(kPlace);
      // The name may begin behind a title: President Bill Clinton.
      const bool opens = at == first || kinds_[at - first - 1] == Kind::title;
      if (base == Kind::stop && named && next.has(kSurname | kRareSurname)) {
        // Paris Hilton, Christian Bale; but a common word must be a common surname: April Showers
        if (!next.has(kCommon) || (next.has(kSurname) && now.has(kNation))) return Kind::name;
      }
      // Captain Will Carling: in the middle of a sentence "will" has no capital, nor is "Jan" a date's.
      const bool small = now.has(kFunction) || (now.has(kMonth) && now.end - now.begin == 3);
      if (base == Kind::stop && small && named && !block().title_case && !document_.is_common(next) &&
          !next.has(kNation | kMonth | kWeekday | kOrgWord))
        return Kind::name;
      if (base == Kind::org_end && opens && named && (!next.has(kCommon) || next.has(kSurname))) {
        return Kind::name;  // Bill Gates
      }
      if (base == Kind::org_end && opens && now.has(kSurname) && next.is(kHyphen))
        return Kind::name;  // Park Geun-hye
      // Major J. Ford, Máire Ní Chonaill
      if (base == Kind::title && now.has(kGiven) && !now.has(kRegal) &&
          (next.is(kInitial) || (next.is(kCapital) && next.has(kParticle))))
        return Kind::name;
      // Bill de Blasio
      if (base == Kind::org_end && opens && now.has(kGiven) && next_kind == Kind::particle) return Kind::name;
    }
    return base;
  }

  /// Leila de Lima
  [[nodiscard]] bool ends_double_surname(std::uint32_t at, std::uint32_t first) const {
    std::uint32_t given = at;
    while (given > first && kinds_[given - 1 - first] == Kind::particle) --given;
    return given < at && given > first && kinds_[given - 1 - first] == Kind::name &&
           token(given - 1).has(kGiven) && token(at).has(kSurname);
  }

  /// Christine Blasey Ford, Ms. Blasey Ford, Ann Berg Jackson: behind two names a firm's or a town's is one
  /// more; but not in a headline.
  [[nodiscard]] bool ends_long_name(std::uint32_t at, std::uint32_t first, std::uint32_t last) const {
    if (at < first + 2 || at + 1 != last || block().title_case) return false;
    const Token& middle = token(at - 1);
    const Token& opening = token(at - 2);
    const bool opened =
        opening.has(kHonorific) || (opening.has(kGiven) && kinds_[at - 2 - first] == Kind::name);
    return token(at).has(kOrgWord | kPlace) && token(at).has(kSurname) && !token(at).has(kCommon) &&
           token(at).gap == Gap::blank && opened && kinds_[at - 1 - first] == Kind::name &&
           (middle.gap == Gap::blank || opening.is(kDot)) && !middle.is(kPossessive) &&
           !document_.is_common(middle);
  }

  /// Mr. Ford
  [[nodiscard]] bool is_addressed(std::uint32_t at, std::uint32_t first) const {
    return at > first && token(at - 1).has(kHonorific) &&
           (token(at).gap == Gap::blank || token(at - 1).is(kDot)) && token(at).has(kOrgWord) &&
           token(at).has(kSurname) && !token(at).has(kTitles | kCommon);
  }

  /// Will Hurd said; Will Hurd, 34, ...: where "Will" asked, "say" would follow.
  [[nodiscard]] bool says_something(std::uint32_t at, std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t end = at + 2;
    if (at != first || last != end || end >= block().last || !token(at).has(kGiven)) return false;
    // Chad Hull, 37: two places of that age there are none.
    if (token(at).has(kPlace) && token(at + 1).has(kPlace) && token(at + 1).has(kSurname))
      return context_of(document_, block(), at, end).age;
    if (!token(at).has(kFunction | kMonth) || token(at).has(kTitles | kOrgWord | kPlace | kWeekday | kNation))
      return false;
    const Token& next = token(at + 1);
    if (kinds_[at + 1 - first] != Kind::name || !next.has(kSurname | kRareSurname) || next.is(kPossessive))
      return false;
    const Context context = context_of(document_, block(), at, end);
    return context.age || context.relative || context.apposition || is_past(document_, block(), end);
  }

  void cut_run(std::uint32_t first, std::uint32_t last) {
    classify(first, last);
    std::uint32_t title = 0;
    Title kind = Title::none;
    for (std::uint32_t at = first; at < last;) {
      switch (kinds_[at - first]) {
        case Kind::title:
          kind = title_of(token(at));
          title = at;
          ++at;
          break;
        case Kind::stop:
        case Kind::org_end:
          kind = Title::none;
          ++at;
          break;
        case Kind::name:
        case Kind::particle: {
          std::uint32_t end = at;
          while (end < last && (kinds_[end - first] == Kind::name || kinds_[end - first] == Kind::particle))
            ++end;
          add(at, end, first, last, kind, title);
          kind = Title::none;
          at = end;
          break;
        }
      }
    }
  }

  static Title title_of(const Token& word) {
    if (word.has(kRegal)) return Title::regal;
    if (word.has(kHonorific)) return Title::honorific;
    return word.has(kOffice | kRoleNoun) ? Title::office : Title::none;
  }

  /// адвокат Трампа Тодд Бланш: the first word tells whose lawyer.
  [[nodiscard]] bool owner_first(const Chunk& chunk) const {
    if (chunk.kind != Title::office || chunk.last - chunk.first != 3) return false;
    const std::string_view word = document_.text(block(), chunk.first);
    return is_cyrillic(word) && !token(chunk.first).has(kGiven) && token(chunk.title).gap != Gap::comma &&
           (word.ends_with("а") || word.ends_with("я"));
  }

  [[nodiscard]] bool ampersand(std::uint32_t at) const {
    if (at == 0 || at >= document_.tokens.size() || token(at).gap != Gap::other) return false;
    const std::string_view text = document_.parts[block().part].text;
    const std::uint32_t from = token(at - 1).end;
    const std::uint32_t to = token(at).begin;
    return from < to && text.substr(from, to - from).find('&') != std::string_view::npos;
  }

  void add(std::uint32_t at, std::uint32_t end, std::uint32_t first, std::uint32_t last, Title kind,
           std::uint32_t title) {
    while (end > at && kinds_[end - 1 - first] == Kind::particle) --end;
    if (at == end) return;
    Chunk chunk;
    chunk.block = block_;
    chunk.run = run_;
    chunk.first = at;
    chunk.last = end;
    chunk.kind = kind;
    chunk.title = title;
    chunk.alone = at == first && end == last;
    if (kind == Title::none && at == first && at > block().first) outside_title(chunk);
    if (is_credited(document_, block(), at, end) || is_case(document_, block(), at, end)) return;
    if (owner_first(chunk)) {
      Chunk owner = chunk;
      owner.last = at + 1;
      owner.kind = Title::none;
      owner.alone = true;
      chunks_.push_back(owner);
      chunk.first = at + 1;
    }
    chunk.organisation = is_result(document_, block()) || behind_place_word(at) ||
                         is_ship(document_, block(), at) || (end + 1 == last && is_firm_form(token(end))) ||
                         (end < last && kinds_[end - first] == Kind::org_end) ||
                         (end < block().last && ampersand(end)) || (at > block().first && ampersand(at));
    chunks_.push_back(chunk);
  }

  /// rue Jean Jaurès, вул. Івана Франка, театр імені Івана Франка
  [[nodiscard]] bool behind_place_word(std::uint32_t at) const {
    constexpr std::uint32_t kShort = 8;
    if (at == block().first || !document_.foreign) return false;
    const Token& before = token(at - 1);
    if (!before.has(kNamedAfter)) return false;
    return token(at).gap == Gap::blank ||
           (token(at).gap == Gap::stop && before.is(kDot) && before.end - before.begin <= kShort);
  }

  /// "the spokesman John Smith"
  void outside_title(Chunk& chunk) const {
    const Token& before = token(chunk.first - 1);
    if (before.is(kCapital) || before.is(kPossessive) || token(chunk.first).gap != Gap::blank) return;
    static const std::uint64_t kMiss = word_hash("miss");  // a verb as well
    const Title kind = title_of(before);
    if (kind == Title::none || before.hash == kMiss || (kind == Title::regal && !before.is(kCapital))) return;
    chunk.kind = before.has(kOffice | kRoleNoun) ? Title::office : kind;
    chunk.title = chunk.first - 1;
  }

  const Document& document_;
  const Lists& lists_;
  std::vector<Chunk> chunks_;
  std::vector<Kind> kinds_;
  std::vector<char> open_;  ///< Is the word of this kind only perhaps?
  std::uint32_t block_ = 0;
  std::uint32_t run_ = 0;
};

}  // namespace

std::vector<Chunk> find_chunks(const Document& document, const Lists& lists, const std::vector<Run>& runs) {
  return Chunker(document, lists).run(runs);
}

}  // namespace news::people
