#include "people/word_classes.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "people/word_hash.h"

namespace news::people {
namespace {

/// Obama-era, Russian-occupied: the name or nation before the hyphen counts.
void cut_tail(std::string_view text, Token& token, const Lists& lists) {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return;
  const std::string_view tail = word.substr(hyphen + 1);
  if (tail.empty()) return;
  const std::uint32_t tail_flags = lists.flags(word_hash(tail));
  const std::uint32_t head_flags = lists.flags(word_hash(word.substr(0, hyphen)));
  if (!token.is(kCapital) && hyphen <= 3 && (head_flags & kParticle) != 0 && tail.front() >= 'A' &&
      tail.front() <= 'Z') {
    token.shape |= kCapital;  // al-Assad
    return;
  }
  if (hyphen == 1 && token.is(kCapital) && tail.front() >= 'A' && tail.front() <= 'Z') {
    token.flags = kFunction;  // (D-New York)
    return;
  }
  if (token.is(kCapital) && token.flags == 0 && tail.front() >= 'A' && tail.front() <= 'Z') {
    constexpr std::uint32_t kSurnames = kSurname | kRareSurname;
    if ((head_flags & tail_flags & kGiven) != 0) {
      token.flags = kGiven;  // Marc-Vivien
    } else if ((head_flags & kSurnames) != 0 && (tail_flags & kSurnames) != 0) {
      token.flags = kRareSurname;  // Schultz-McCarthy
    }
    if (token.flags != 0) return;
  }
  if (token.is(kCapital) && token.flags == 0 && tail.size() >= 4 && (tail_flags & kCommon) != 0 &&
      (head_flags & (kCommon | kFunction | kOffice | kOfficeMod)) != 0) {
    token.flags = kCommon;  // Prize-winning, First-term
    return;
  }
  if (token.is(kCapital) && token.flags == 0 && (tail_flags & (kHonorific | kOffice)) != 0 &&
      (head_flags & (kHonorific | kOffice | kOfficeMod | kCommon)) != 0) {
    token.flags = tail_flags & (kHonorific | kOffice);  // Major-General, Vice-President
    return;
  }
  if (token.is(kCapital) && tail.front() >= 'a' && tail.front() <= 'z' && (tail_flags & kHyphenTail) != 0) {
    token.end = token.begin + static_cast<std::uint32_t>(hyphen);
    token.hash = word_hash(word.substr(0, hyphen));
    token.shape = static_cast<std::uint16_t>((token.shape & ~(kHyphen | kPossessive | kDot)) | kCut);
    token.flags = lists.flags(token.hash);
  } else if (!token.is(kCapital) && (tail_flags & (kOffice | kHonorific | kRegal)) != 0) {
    token.flags |= tail_flags & (kOffice | kHonorific | kRegal);  // then-Governor, ex-president
  }
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

/// We'll, They've, Don't, with either apostrophe.
bool is_contraction(std::string_view word) {
  static constexpr std::string_view kEnds[] = {"ll",
                                               "re",
                                               "ve",
                                               "n't",
                                               "n\xE2\x80\x99t",
                                               "'d",
                                               "\xE2\x80\x99"
                                               "d",
                                               "'m"};
  const std::size_t mark = std::min(word.find('\''), word.find("\xE2\x80\x99"));
  if (mark == std::string_view::npos || mark + 6 < word.size()) return false;
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return ends_with(word, end); });
}

/// Plain words that the list has in another form: Topped, Blasts, Discussing.
bool is_inflected(std::string_view word, const Lists& lists) {
  static constexpr std::pair<std::string_view, std::size_t> kEnds[] = {
      {"s", 1}, {"es", 2}, {"ed", 2}, {"ed", 1}, {"ing", 3}, {"ly", 2}, {"er", 2}, {"ers", 3}};
  if (word.size() < 5) return false;
  for (const auto& [end, cut] : kEnds) {
    if (!ends_with(word, end)) continue;
    const std::string_view stem = word.substr(0, word.size() - cut);
    if (stem.size() >= 3 && (lists.flags(word_hash(stem)) & kCommon) != 0) return true;
    // topped -> top
    if (stem.size() >= 4 && stem[stem.size() - 1] == stem[stem.size() - 2] &&
        (lists.flags(word_hash(stem.substr(0, stem.size() - 1))) & kCommon) != 0) {
      return true;
    }
  }
  if (ends_with(word, "ing") &&
      (lists.flags(word_hash(std::string(word.substr(0, word.size() - 3)) + "e")) & kCommon) != 0) {
    return true;
  }
  return false;
}

/// d'Ettorre, dell'Utri: the name behind the apostrophe counts.
bool is_elided_name(std::string_view word) {
  const std::size_t mark = std::min(word.find('\''), word.find("\xE2\x80\x99"));
  if (mark == std::string_view::npos || mark == 0 || mark > 4) return false;
  const std::size_t next = mark + (word[mark] == '\'' ? 1 : 3);
  return next + 2 < word.size() && word[next] >= 'A' && word[next] <= 'Z';
}

/// Where the name behind O' begins; 0 when the word is no such name.
std::size_t after_o(std::string_view word) {
  if (word.size() < 5 || word.front() != 'O') return 0;
  const std::size_t next = word[1] == '\'' ? 2 : word.substr(1, 3) == "\xE2\x80\x99" ? 4 : 0;
  return next != 0 && next < word.size() && word[next] >= 'A' && word[next] <= 'Z' ? next : 0;
}

}  // namespace

void look_closer(std::string_view text, Token& token, const Lists& lists) {
  if (token.is(kHyphen)) cut_tail(text, token, lists);
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  if (token.flags == 0 && token.is(kMixed) && !token.is(kCapital) && is_elided_name(word))
    token.shape |= kCapital;
  if (token.flags != 0 || !token.is(kCapital) || token.is(kInitial)) return;
  if (const std::size_t elided = after_o(word); elided != 0) {
    // O'Neill: the lists that families came from have no apostrophe.
    token.flags = lists.flags(word_hash("o" + std::string(word.substr(elided)))) & (kSurname | kRareSurname);
    if (token.flags != 0) return;
  }
  if (is_contraction(word)) {
    token.flags = kFunction;
  } else if (!token.is(kMixed) && is_inflected(word, lists)) {
    token.flags = kCommon;
  }
}

bool looks_like_opener(std::string_view word) {
  constexpr std::size_t kShortest = 6;
  if (word.size() < kShortest) return false;
  if (ends_with(word, "ed")) return !ends_with(word, "eed") && !ends_with(word, "med");  // Waleed, Muhamed
  return ends_with(word, "ing") || ends_with(word, "ly");
}

bool is_compound(std::string_view word, const Lists& lists) {
  constexpr std::uint32_t kWords = kCommon | kFunction | kSpeech | kOffice | kHyphenTail;
  const std::size_t last = word.rfind('-');
  const std::size_t first = word.find('-');
  if (last == std::string_view::npos || word.size() - last < 3) return false;
  const char begin = word[last + 1];
  if (begin < 'a' || begin > 'z' || (lists.flags(word_hash(word.substr(last + 1))) & kWords) == 0)
    return false;
  const std::uint32_t head = lists.flags(word_hash(word.substr(0, first)));
  return first != last || ((head & (kWords | kPlace | kNation | kOrgWord)) != 0 && (head & kGiven) == 0);
}

void cut_elided(std::string_view text, Token& token, const Token& before, const Lists& lists) {
  const char lead = text[token.begin];
  if ((lead != 'd' && lead != 'q') || before.is(kCapital) || !token.is(kCapital)) return;
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  const std::size_t mark = lead == 'q' ? 2 : 1;
  if (word.size() <= mark) return;
  const std::size_t skip = mark + (word[mark] == '\'' ? 1 : 3);
  if (word.size() <= skip + 1 || !is_elided_name(word)) return;
  const std::uint64_t name = word_hash(word.substr(skip));
  const std::uint32_t flags = lists.flags(name);
  if ((flags & kGiven) == 0) return;
  token.begin += static_cast<std::uint32_t>(skip);
  token.hash = name;
  token.flags = flags;
  token.shape = static_cast<std::uint16_t>(token.shape & ~kMixed);
  token.gap = Gap::other;  // what stands before is another's
}

}  // namespace news::people
