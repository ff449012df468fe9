#include "people/mentions.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "people/cyrillic.h"
#include "people/known_names.h"
#include "people/no_persons.h"
#include "people/suffixes.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

/// From this margin on a first word that no list has belongs to the name.
constexpr int kSureOfHead = 16;
/// Above this the tagger's doubts are not heard.
constexpr int kSureAgainst = -32;

/// What each piece of evidence adds. Positive speaks for a person.
struct Weights {
  double given = 2.5;
  double given_doubtful = 1.2;  ///< Also a plain word or a place: Grace, Paris.
  double initial = 1.3;
  double initials = 1.7;   ///< J.K.
  double neighbour = 1.3;  ///< In a list with other persons.
  double first_surname = 0.5;
  double first_unknown = 0.8;
  double first_common = -2.5;
  double first_place = -2.0;
  double surname = 1.5;
  double surname_doubtful = 0.7;
  double rare_surname = 1.1;
  double last_given = 0.9;
  double last_given_alone = 0.5;  ///< The same behind what is no given name.
  double last_unknown = 0.7;
  double last_shape = 0.8;
  double last_common = -2.0;
  double last_common_rare = -1.0;  ///< A rare surname as well.
  double last_place = -1.5;
  double last_org = -1.5;
  double mixed = 0.6;
  double middle_initial = 1.5;
  double initial_alone = 0.7;   ///< An initial and one word: T. Larsen.
  double initial_figure = 3.5;  ///< And a figure, though the word is a plain one: C. White 181.
  double syllables = 4.2;       ///< Kim Min-ho
  double suffix = 2.0;
  double particle = 0.7;
  double particle_alone = -1.0;  ///< Behind what is no given name.
  double honorific = 2.5;
  double office = 2.2;
  double age = 1.8;
  double speech = 1.0;
  double relative = 1.0;
  double apposition = 1.2;
  double parenthesis = 0.5;
  double home = 1.0;        ///< Besides, with a country or a place in it.
  double home_given = 1.0;  ///< Besides, after a given name.
  double recurs = 1.0;
  double recurs_often = 1.6;
  double article = -2.0;
  double place_before = -0.6;
  double inner_common = -1.5;
  double caps = -1.0;
  double firm = -4.5;    ///< Anders Lund and Co
  double tagger = 0.05;  ///< For each unit of the tagger's margin, up to tagger_most.
  double tagger_most = 3.0;
  double against = 0.016;  ///< The same for a margin below kSureAgainst: where the rules have names of their
  double against_most = 1.0;  ///< own the tagger is often wrong, in tables above all.
};
constexpr Weights kWeights;
static_assert(kSure > kAccept + kWeights.against_most);

const std::uint64_t kAnd = word_hash("and");

/// OJ Simpson
bool is_two_letters(const Block& block, const Token& token) {
  return token.is(kAllCaps) && !block.all_caps && token.flags == 0 && token.end - token.begin == 2;
}

double first_word(const Document& document, const Block& block, std::uint32_t at) {
  const Token& token = document.tokens[at];
  if (token.is(kInitial)) return token.is(kAllCaps) ? kWeights.initials : kWeights.initial;
  if (is_two_letters(block, token)) return kWeights.initials;
  if (token.has(kSpeech) && document.starts_sentence(block, at)) return kWeights.first_common;  // Said Obama
  const bool common = document.is_common(token);
  if (token.has(kGiven)) {
    return common || token.has(kPlace | kMonth | kNation) ? kWeights.given_doubtful : kWeights.given;
  }
  if (common) return kWeights.first_common;
  if (token.has(kPlace)) return kWeights.first_place;
  // Слова Кузнецова: no list has the plain words of Russian.
  if (token.flags == 0 && document.foreign && document.starts_sentence(block, at) &&
      is_cyrillic(document.text(block, at)))
    return kWeights.first_common;
  return token.has(kSurname) ? kWeights.first_surname : kWeights.first_unknown;
}

double last_word(const Document& document, const Token& token, std::string_view word, bool after_given) {
  // Ostby Ridge, not Tom Ridge
  if (token.has(kGeo) && !after_given) return kWeights.last_org;
  const bool common = document.is_common(token);
  const bool place = token.has(kPlace | kNation | kMonth);
  double score = token.is(kMixed) && !token.is(kAllCaps) ? kWeights.mixed : 0;
  // Harrison Ford: firms are called after people.
  const bool founder = after_given && token.has(kSurname) && !token.has(kOrgEnd | kCommon);
  if (token.has(kOrgEnd | kOrgWord) && !founder) score += kWeights.last_org;
  if (token.has(kSurname)) return score + (common || place ? kWeights.surname_doubtful : kWeights.surname);
  if (common) return score + (token.has(kRareSurname) ? kWeights.last_common_rare : kWeights.last_common);
  if (place) return score + kWeights.last_place;
  if (token.has(kGiven)) return score + (after_given ? kWeights.last_given : kWeights.last_given_alone);
  const bool shape = looks_like_surname(word);
  if (token.has(kRareSurname)) return score + kWeights.rare_surname + (shape ? 0.4 : 0);
  return score + kWeights.last_unknown + (shape ? kWeights.last_shape : 0);
}

double inner_words(const Document& document, std::uint32_t first, std::uint32_t last) {
  double score = 0;
  const bool named = document.tokens[first].has(kGiven) || document.tokens[first].is(kInitial);
  for (std::uint32_t at = first + 1; at + 1 < last; ++at) {
    const Token& token = document.tokens[at];
    if (token.is(kInitial)) {
      score += kWeights.middle_initial;
    } else if (!token.is(kCapital)) {
      // Ministries and pairs of countries have such words too: Comercio de Caldria, Caldria y Norvane.
      score += named ? kWeights.particle : kWeights.particle_alone;
    } else if (!token.has(kGiven | kSurname | kParticle) &&
               (document.is_common(token) || token.has(kPlace))) {
      score += kWeights.inner_common;
    }
  }
  return score;
}

/// TrumpTop, Clinton2020: two words run together, unlike McNeil, DeVos.
bool is_glued(std::string_view word) {
  for (std::size_t at = 4; at < word.size(); ++at) {
    const bool begins = (word[at] >= 'A' && word[at] <= 'Z') || (word[at] >= '0' && word[at] <= '9');
    if (begins && word[at - 1] >= 'a' && word[at - 1] <= 'z') return true;
  }
  return false;
}

bool is_glued(const Document& document, const Block& block, const Token& token) {
  const char end = document.parts[block.part].text[token.end - 1];
  // But RoseAnn, FitzGerald.
  const bool known = token.has(kGiven | kSurname | kRareSurname);
  const bool possible = (token.is(kMixed) && !known) || (end >= '0' && end <= '9');
  return possible && is_glued(document.parts[block.part].text.substr(token.begin, token.end - token.begin));
}

/// Hillary Diane Rodham ClintonTop stories: the surname is lost, and what is left is no name.
bool runs_into_heading(const Document& document, const Chunk& chunk, std::uint32_t last) {
  const auto glued = [&](std::uint32_t at) {
    return at < chunk.last && is_glued(document, document.blocks[chunk.block], document.tokens[at]);
  };
  if (last == chunk.last) return false;
  return glued(last) || (glued(last + 1) && !document.tokens[last].has(kGiven));
}

/// Ned Berg Edward (Ned) Berg: behind the name begins the same person's full one.
bool runs_into_full_name(const Document& document, const Block& block, std::uint32_t first,
                         std::uint32_t last) {
  const Token& head = document.tokens[first];
  return last - first > 2 && last < block.last && document.tokens[last].gap == Gap::open &&
         document.tokens[last].hash == head.hash && document.tokens[last - 1].has(kGiven);
}

/// What the tagger says of the words, the least sure of them counting.
double tagged(const Document& document, std::uint32_t first, std::uint32_t last) {
  int least = std::numeric_limits<std::int8_t>::max();
  for (std::uint32_t at = first; at < last; ++at) least = std::min<int>(least, document.tokens[at].person);
  if (least > 0) return std::min(kWeights.tagger * least, kWeights.tagger_most);
  if (least < kSureAgainst)
    return -std::min(kWeights.against * (kSureAgainst - least), kWeights.against_most);
  return 0;
}

double surroundings(const Document& document, const Chunk& chunk, std::uint32_t first, std::uint32_t last) {
  const Context context = context_of(document, document.blocks[chunk.block], first, last);
  double score = 0;
  if (context.speech) score += kWeights.speech;
  if (context.age) score += kWeights.age;
  if (context.relative) score += kWeights.relative;
  if (context.apposition) score += kWeights.apposition;
  if (context.parenthesis) score += kWeights.parenthesis;
  if (context.home) {
    score += kWeights.home;
    if (document.tokens[first].has(kGiven)) score += kWeights.home_given;
  }
  if (first == chunk.first) {
    if (chunk.kind == Title::honorific || chunk.kind == Title::regal) score += kWeights.honorific;
    if (chunk.kind == Title::office) score += kWeights.office;
    if (chunk.kind == Title::none && context.article_before) score += kWeights.article;
    const bool given = document.tokens[first].has(kGiven) && !document.tokens[first].has(kPlace);
    if (chunk.kind == Title::none && context.place_before && !given) score += kWeights.place_before;
  }
  return score;
}

}  // namespace

Recurrence::Recurrence(const Document& document, const std::vector<Chunk>& chunks) {
  for (const Chunk& chunk : chunks) {
    if (chunk.last - chunk.first != 1 || !chunk.alone || chunk.organisation) continue;
    const Block& block = document.blocks[chunk.block];
    if (block.title_case) continue;
    const Token& token = document.tokens[chunk.first];
    if (document.starts_sentence(block, chunk.first) && document.is_common(token)) continue;
    if (context_of(document, block, chunk.first, chunk.last).article_before) continue;
    alone_[token.hash] += 1;
  }
}

double full_name_score(const Document& document, const Chunk& chunk, std::uint32_t first, std::uint32_t last,
                       const Recurrence& recurrence) {
  const Block& block = document.blocks[chunk.block];
  std::uint32_t end = last;
  while (end > first + 1 && is_suffix(document.tokens[end - 1])) --end;
  const Token& head = document.tokens[first];
  const Token& tail = document.tokens[end - 1];
  if (end - first < 2 || !head.is(kCapital) || !tail.is(kCapital) || tail.is(kInitial)) return -10;
  if (tail.has(kParticle) && tail.has(kFunction) && (last < chunk.last || !tail.has(kSurname)))
    return -10;  // Marine Le
  for (std::uint32_t at = first; at < end; ++at) {
    const Token& token = document.tokens[at];
    if (at + 1 < end && token.is(kPossessive)) return -10;
    // Dee Dee Marsden
    const bool doubled = at == first + 1 && end - first > 2 && head.has(kGiven);
    if (at > first && token.hash == head.hash && !doubled) return -10;
    if (at > first && at + 1 < end && token.hash == tail.hash) return -10;
    if (is_glued(document, block, token)) return -10;
    // Chuck Lund Compares Moe
    if (at > first && !token.is(kHyphen) && token.has(kOpener | kSpeech) &&
        !token.has(kGiven | kSurname | kRareSurname))
      return -10;
    if (token.flags == 0 && has_figure(document.text(block, at))) return -10;  // Sterling M3
  }
  if (runs_into_heading(document, chunk, last) || runs_into_full_name(document, block, first, last))
    return -10;
  // Kosten der Brücke; Dziś Barbieri: where no list knows the plain words, or all nouns have capitals.
  if (document.given_first && !head.has(kGiven) && !head.is(kInitial) && chunk.kind == Title::none)
    return -10;
  // J. Edgar Hoover
  const bool led = head.is(kInitial) && end - first > 2 && document.tokens[first + 1].has(kGiven);
  double score = (led ? kWeights.given : first_word(document, block, first)) +
                 last_word(document, tail, document.text(block, end - 1),
                           head.has(kGiven) || led || head.is(kInitial) || chunk.kind != Title::none) +
                 inner_words(document, first, end) + surroundings(document, chunk, first, last) +
                 tagged(document, first, end);
  const bool plain_tail =
      !document.is_common(tail) && !doubtful(tail) && (!tail.has(kGiven) || tail.has(kSurname));
  // z. B. Standort
  if (end - first == 2 && head.is(kInitial) && !head.is(kAllCaps) && !document.capital_nouns) {
    if (plain_tail) score += kWeights.initial_alone;
    const bool figure = context_of(document, block, first, last).figure;
    if (figure && document.is_common(tail)) score += kWeights.initial_figure;
  }
  if (end - first == 2 && head.has(kFamilyFirst) && is_syllables(document.text(block, end - 1)))
    score += kWeights.syllables + (document.is_common(head) ? -kWeights.first_common : 0);
  if (end < last) score += kWeights.suffix;
  if (last == chunk.last && opens_firm(document, block, last)) score += kWeights.firm;
  if (!block.all_caps && (head.is(kAllCaps) && !head.is(kInitial) && !head.has(kGiven)) &&
      !is_two_letters(block, head))
    score += kWeights.caps;
  const bool two_given = tail.has(kGiven) && !tail.has(kSurname | kRareSurname) && !head.has(kGiven);
  if (!document.is_common(tail) && !tail.has(kPlace | kNation | kMonth) && !two_given) {
    const std::uint32_t alone = recurrence.alone(tail.hash);
    if (alone > 0) score += alone > 1 ? kWeights.recurs_often : kWeights.recurs;
  }
  return score;
}

namespace {

/// Persons are named in lists: what stands in one with a person, and looks like a name, is one as well.
class Neighbours {
 public:
  Neighbours(const Document& document, const std::vector<Chunk>& chunks, std::vector<FullName>& names,
             const Recurrence& recurrence)
      : document_(document),
        chunks_(chunks),
        names_(names),
        recurrence_(recurrence),
        taken_(chunks.size(), kNone) {
    for (std::uint32_t at = 0; at < names_.size(); ++at) taken_[names_[at].chunk] = at;
  }

  void run() {
    const auto count = static_cast<std::uint32_t>(chunks_.size());
    for (std::uint32_t at = 1; at < count; ++at) consider(at, at - 1);
    for (std::uint32_t at = count; at-- > 1;) consider(at - 1, at);
    std::stable_sort(names_.begin(), names_.end(),
                     [](const FullName& a, const FullName& b) { return a.first < b.first; });
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void consider(std::uint32_t number, std::uint32_t other) {
    if (taken_[number] != kNone || taken_[other] == kNone) return;
    const Chunk& chunk = chunks_[number];
    const std::uint32_t size = chunk.last - chunk.first;
    if (chunk.organisation || !chunk.alone || size < 2 || size > 4 ||
        document_.blocks[chunk.block].title_case)
      return;
    if (!listed(chunks_[std::min(number, other)], chunks_[std::max(number, other)])) return;
    const double score =
        full_name_score(document_, chunk, chunk.first, chunk.last, recurrence_) + kWeights.neighbour;
    if (score < kAccept) return;
    taken_[number] = static_cast<std::uint32_t>(names_.size());
    names_.push_back({number, chunk.first, chunk.last, score});
  }

  [[nodiscard]] bool listed(const Chunk& left, const Chunk& right) const {
    const Block& a = document_.blocks[left.block];
    const Block& b = document_.blocks[right.block];
    if (left.block != right.block) {  // the rows of a table
      return left.block + 1 == right.block && left.first <= a.first + 1 && right.first <= b.first + 1 &&
             a.last - a.first <= 14 && b.last - b.first <= 14;
    }
    // "A, B and C"; "A (Spain), B (Italy)"
    if (right.first - left.last > 3) return false;
    bool mark = false;
    for (std::uint32_t at = left.last; at <= right.first; ++at) {
      const Token& token = document_.tokens[at];
      if (token.gap == Gap::stop && !document_.tokens[at - 1].is(kInitial)) return false;
      if (token.gap == Gap::comma || token.gap == Gap::colon) mark = true;
      if (at == right.first) break;
      if (token.hash == kAnd) {
        mark = true;
      } else if (!token.is(kCapital) && !token.is(kNumber)) {
        return false;
      }
    }
    return mark;
  }

  const Document& document_;
  const std::vector<Chunk>& chunks_;
  std::vector<FullName>& names_;
  const Recurrence& recurrence_;
  std::vector<std::uint32_t> taken_;
};

/// Realtor Patrick Malloy: where the first word is no given name but a later one is, the name begins there.
std::uint32_t trimmed(const Document& document, const Chunk& chunk, std::uint32_t first, std::uint32_t last,
                      const Recurrence& recurrence) {
  const Token& head = document.tokens[first];
  if (head.has(kGiven) || head.is(kInitial)) return first;
  // Jetsi Hendrika Coers
  if (head.person > kSureOfHead && !document.is_common(head)) return first;
  // President Bola Ahmed Tinubu
  if (chunk.kind != Title::none && first == chunk.first && head.flags == 0) return first;
  for (std::uint32_t at = first + 1; at + 2 <= last; ++at) {
    const Token& token = document.tokens[at];
    if (!token.has(kGiven) || !token.is(kCapital) || document.is_common(token) ||
        token.has(kPlace | kParticle))
      continue;
    if (full_name_score(document, chunk, at, last, recurrence) >= kAccept) return at;
  }
  return first;
}

}  // namespace

std::vector<FullName> find_full_names(const Document& document, const Lists& lists,
                                      const std::vector<Chunk>& chunks) {
  const Recurrence recurrence(document, chunks);
  std::vector<FullName> found;
  for (std::uint32_t number = 0; number < chunks.size(); ++number) {
    const Chunk& chunk = chunks[number];
    if (chunk.organisation || document.blocks[chunk.block].title_case) continue;
    std::uint32_t at = chunk.first;
    while (at + 1 < chunk.last) {
      if (const std::uint32_t known = known_name_end(document, lists, at, chunk.last);
          known > at && (known == chunk.last || !is_suffix(document.tokens[known]))) {
        found.push_back({number, at, known, kSure});
        at = known;
        continue;
      }
      const std::uint32_t longest = std::min(chunk.last, at + kLongestName);
      std::uint32_t end = longest;
      double score = 0;
      for (; end >= at + 2; --end) {
        score = full_name_score(document, chunk, at, end, recurrence);
        if (score >= kAccept) break;
      }
      if (end >= at + 2) {
        at = trimmed(document, chunk, at, end, recurrence);
        found.push_back({number, at, end, score});
        at = end;
      } else {
        at += 1;
      }
    }
  }
  Neighbours(document, chunks, found, recurrence).run();
  return found;
}

}  // namespace news::people
