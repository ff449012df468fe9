#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <string>
#include <utility>

#include <news/schema/internal/byte_words.h>
#include <news/schema/internal/fold.h>

#include "reading/characters.h"
#include "reading/reading.h"
#include "reading/stop_words.h"

namespace news::reading {
namespace {

constexpr std::size_t kEnough = 4096;
constexpr std::size_t kCheckEvery = 512;

enum Script { latin, cyrillic, greek, arabic, hebrew, han, kana, hangul, kScripts };

struct Counts {
  std::array<std::size_t, kScripts> letters{};
  std::size_t ukrainian = 0;  ///< і ї є ґ
  std::size_t russian = 0;    ///< ы э ё
  std::size_t bulgarian = 0;  ///< ъ, which Russian has next to never, and not the letters above
  std::size_t persian = 0;    ///< گ چ پ ژ ک ی
};

void count(char32_t c, Counts& counts) {
  if (c < 0x370) {
    if (schema::is_letter(c)) ++counts.letters[latin];
  } else if (c < 0x400) {
    ++counts.letters[greek];
  } else if (c < 0x530) {
    ++counts.letters[cyrillic];
    switch (c) {
      case U'і':
      case U'ї':
      case U'є':
      case U'ґ':
        ++counts.ukrainian;
        break;
      case U'ы':
      case U'э':
      case U'ё':
        ++counts.russian;
        break;
      case U'ъ':
        ++counts.bulgarian;
        break;
      default:
        break;
    }
  } else if (c >= 0x590 && c < 0x600) {
    ++counts.letters[hebrew];
  } else if (c >= 0x600 && c < 0x780) {
    ++counts.letters[arabic];
    if (c == U'گ' || c == U'چ' || c == U'پ' || c == U'ژ' || c == U'ک' || c == U'ی') ++counts.persian;
  } else if (c >= 0x3041 && c <= 0x30FF) {
    ++counts.letters[kana];
  } else if (c >= 0xAC00 && c <= 0xD7A3) {
    ++counts.letters[hangul];
  } else if (schema::is_cjk(c)) {
    ++counts.letters[han];
  }
}

std::string cyrillic_language(const Counts& counts) {
  const std::size_t all = counts.letters[cyrillic];
  if (counts.ukrainian * 50 > all && counts.ukrainian > counts.russian) return "uk";
  if (counts.russian * 100 > all) return "ru";
  // A common vowel of Bulgarian, a rare sign of Russian.
  if (counts.bulgarian * 120 > all) return "bg";
  return all >= 40 ? "ru" : "und";
}

/// A word of up to eight bytes as one number; 0 for a longer one. Few stop words are longer.
std::uint64_t packed(std::string_view word) {
  if (word.size() > sizeof(std::uint64_t)) return 0;
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    out |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * i);
  return out;
}

/// For each stop word the languages that have it, a bit each.
class StopWordTable {
 public:
  StopWordTable() {
    for (std::size_t i = 0; i < kStopWords.size(); ++i) {
      for (const std::string_view word : words_of(kStopWords[i].words)) {
        if (const std::uint64_t key = packed(word); key != 0) put(key, 1U << i);
      }
    }
  }

  struct Languages {
    std::uint32_t bits = 0;
    std::uint32_t count = 0;
  };

  /// None for a word that isn't in the table.
  [[nodiscard]] Languages languages(std::uint64_t key) const {
    if (!known_[slot(key)]) return {};
    for (std::size_t at = slot(key);; at = (at + 1) % kSlots) {
      if (slots_[at].key == key) return slots_[at].languages;
      if (slots_[at].key == 0) return {};
    }
  }

 private:
  static constexpr std::size_t kSlots = 4096;  // several times the number of words
  struct Slot {
    std::uint64_t key = 0;
    Languages languages;
  };

  static std::size_t slot(std::uint64_t key) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 52U);
  }

  void put(std::uint64_t key, std::uint32_t language) {
    std::size_t at = slot(key);
    known_[at] = true;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) % kSlots;
    slots_[at].key = key;
    Languages& languages = slots_[at].languages;
    languages.bits |= language;
    languages.count = static_cast<std::uint32_t>(std::popcount(languages.bits));
  }

  std::bitset<kSlots> known_;  // where a search begins that may find something; small enough to stay near
  std::array<Slot, kSlots> slots_{};
};

const StopWordTable& stop_words() {
  static const StopWordTable kTable;
  return kTable;
}

/// What a letter with a mark says: the languages that write it often.
std::string_view languages_of(char32_t c) {
  switch (c) {
    case U'ß':
      return "de";
    case U'ñ':
    case U'¿':
    case U'¡':
      return "es";
    case U'ã':
    case U'õ':
      return "pt";
    case U'ł':
    case U'ż':
    case U'ę':
    case U'ą':
      return "pl";
    case U'ř':
    case U'ů':
    case U'ě':
      return "cs";
    case U'ő':
    case U'ű':
      return "hu";
    case U'ğ':
    case U'ı':
      return "tr";
    case U'ă':
    case U'ț':
      return "ro";
    case U'œ':
    case U'ê':
      return "fr";
    case U'æ':
    case U'ø':
      return "da no";
    default:
      return {};
  }
}

struct Score {
  double points = 0;
  std::size_t hits = 0;
};

class LatinScores {
 public:
  /// `key` is the word as packed() has it.
  void add_word(std::uint64_t key) {
    ++words_;
    const auto [bits, shared] = key == 0 ? StopWordTable::Languages{} : table_.languages(key);
    if (bits == 0) return;
    // A word that many languages share says little.
    const double points = shared == 1 ? 2.0 : 1.0 + 1.0 / shared;
    for (std::uint32_t rest = bits; rest != 0; rest &= rest - 1) {
      Score& score = scores_[static_cast<std::size_t>(std::countr_zero(rest))];
      score.points += points;
      ++score.hits;
    }
  }

  void add_letter(char32_t c) {
    const std::string_view languages = languages_of(c);
    if (languages.empty()) return;
    for (std::size_t i = 0; i < kStopWords.size(); ++i) {
      if (languages.find(kStopWords[i].language) != std::string_view::npos) scores_[i].points += 0.5;
    }
  }

  [[nodiscard]] std::string best() const {
    const auto [first, second] = leaders();
    const Score& best = scores_[first];
    const bool enough = best.hits >= 2 && best.hits * 10 >= words_;
    const bool clear = best.points >= 3 && best.points >= second * 1.1 + 0.5;
    return enough && clear ? std::string(kStopWords[first].language) : "und";
  }

  /// More text could not change the answer.
  [[nodiscard]] bool is_settled() const {
    const auto [first, second] = leaders();
    return scores_[first].hits >= 40 && scores_[first].hits * 5 >= words_ &&
           scores_[first].points >= 2 * second;
  }

 private:
  /// The best language and the points of the next.
  [[nodiscard]] std::pair<std::size_t, double> leaders() const {
    std::size_t first = 0;
    for (std::size_t i = 1; i < scores_.size(); ++i) {
      if (scores_[i].points > scores_[first].points) first = i;
    }
    double second = 0;
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if (i != first) second = std::max(second, scores_[i].points);
    }
    return {first, second};
  }

  const StopWordTable& table_ = stop_words();
  std::array<Score, kStopWords.size()> scores_{};
  std::size_t words_ = 0;
};

char32_t lower_of(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  // Latin Extended-A has capitals and small letters side by side.
  if (c >= 0x100 && c <= 0x137 && c % 2 == 0 && c != 0x130) return c + 1;
  if (c >= 0x139 && c <= 0x148 && c % 2 == 1) return c + 1;
  if (c >= 0x14A && c <= 0x177 && c % 2 == 0) return c + 1;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

class LatinText {
 public:
  explicit LatinText(std::string_view text) : text_(text) {}

  std::string language() {
    while (at_ < text_.size() && !settled_) {
      if (size_ == 0) take_ascii_words();
      if (at_ < text_.size() && !settled_) take_character();
    }
    finish_word();
    return scores_.best();
  }

 private:
  /// Words of ASCII letters, each with the ASCII character that ends it, as long as nothing else comes.
  void take_ascii_words() {
    // By themselves, since the scores are written in between.
    const std::string_view text = text_;
    std::size_t at = at_;
    while (text.size() - at >= sizeof(std::uint64_t) && !settled_) {
      const std::uint64_t bytes = schema::word_at(text, at);
      const std::uint64_t others = ~schema::bytes_of_letters(bytes) & schema::kTopBits;
      std::uint64_t key = bytes | schema::kEachByte * 0x20;
      std::size_t end = at + schema::bytes_before(others);
      if (others != 0) {
        key &= (std::uint64_t{1} << (8 * (end - at))) - 1;
      } else {
        while (end < text.size() && is_ascii_letter(text[end])) ++end;
        if (end == text.size()) break;
        if (end - at > sizeof(key)) key = 0;
      }
      if (static_cast<unsigned char>(text[end]) >= 0x80) break;
      if (end != at) scores_.add_word(key);
      at = end + 1;
      check(at);
    }
    at_ = at;
  }

  void take_character() {
    if (static_cast<unsigned char>(text_[at_]) < 0x80) {
      if (!is_ascii_letter(text_[at_])) return take_mark();
      put(ascii_lower(text_[at_++]));
      return;
    }
    const char32_t c = lower_of(schema::next_code_point(text_, at_));
    if (!schema::is_letter(c)) return finish_word();
    std::string letter;
    schema::append_utf8(letter, c);
    for (const char byte : letter) put(byte);
    scores_.add_letter(c);
  }

  /// An ASCII character that ends a word.
  void take_mark() {
    ++at_;
    finish_word();
    check(at_);
  }

  /// Now and then, whether the words before `at` were enough.
  void check(std::size_t at) {
    if (at - checked_ < kCheckEvery) return;
    checked_ = at;
    settled_ = scores_.is_settled();
  }

  void finish_word() {
    if (size_ != 0) scores_.add_word(size_ <= sizeof(word_) ? word_ : 0);
    word_ = 0;
    size_ = 0;
  }

  void put(char c) {
    if (size_ < sizeof(word_)) word_ |= std::uint64_t{static_cast<unsigned char>(c)} << (8 * size_);
    ++size_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  LatinScores scores_;
  std::uint64_t word_ = 0;  ///< As packed() has it.
  std::size_t size_ = 0;
  std::size_t checked_ = 0;
  bool settled_ = false;
};

/// So few bytes beyond ASCII that no other script can be in question. False where that isn't clear.
bool is_plainly_latin(std::string_view text) {
  const auto is_letter = [](unsigned char byte) -> unsigned char {
    return static_cast<unsigned char>((byte | 0x20U) - 'a') < 26 ? 1 : 0;
  };
  const auto is_beyond = [](unsigned char byte) -> unsigned char { return byte >> 7U; };
  return schema::count_bytes(text, is_letter) > 3 * schema::count_bytes(text, is_beyond);
}

}  // namespace

std::string detect_language(std::string_view text) {
  text = beginning_of(text, kEnough);
  if (is_plainly_latin(text)) return LatinText(text).language();
  Counts counts;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      counts.letters[latin] += is_ascii_letter(text[at]) ? 1 : 0;
      ++at;
    } else {
      count(lower_of(schema::next_code_point(text, at)), counts);
    }
  }
  std::size_t all = 0;
  for (const std::size_t letters : counts.letters) all += letters;
  // A character of Chinese or Japanese says as much as some letters do.
  const std::size_t east_asian = counts.letters[han] + counts.letters[kana];
  if (all == 0) return "und";
  const auto most = [&](Script script) { return counts.letters[script] * 2 > all; };
  if (east_asian * 3 > all) return counts.letters[kana] * 8 > east_asian ? "ja" : "zh";
  if (counts.letters[hangul] * 3 > all) return "ko";
  if (most(greek)) return "el";
  if (most(hebrew)) return "he";
  if (most(arabic)) return counts.persian * 50 > counts.letters[arabic] ? "fa" : "ar";
  if (most(cyrillic)) return cyrillic_language(counts);
  return most(latin) ? LatinText(text).language() : "und";
}

}  // namespace news::reading
