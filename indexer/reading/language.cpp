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
#include "reading/neighbours.h"
#include "reading/reading.h"
#include "reading/scripts.h"
#include "reading/stop_words.h"

namespace news::reading {
namespace {

constexpr std::size_t kEnough = 4096;
constexpr std::size_t kCheckEvery = 512;
constexpr std::string_view kUnknown = "und";

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
        if (Languages* const known = put(word); known != nullptr) {
          known->bits = static_cast<std::uint16_t>(known->bits | 1U << i);
          known->count = static_cast<std::uint16_t>(std::popcount(known->bits));
        }
      }
    }
    for (std::size_t i = 0; i < kNeighbours.size(); ++i) {
      for (const std::string_view word : words_of(kNeighbours[i].words)) {
        if (Languages* const known = put(word); known != nullptr) known->neighbours |= 1U << i;
      }
    }
  }

  struct Languages {
    std::uint16_t bits = 0;        ///< Of kStopWords.
    std::uint16_t count = 0;       ///< How many these are.
    std::uint32_t neighbours = 0;  ///< Of kNeighbours.
  };

  /// Null for a word that isn't in the table.
  [[nodiscard]] const Languages* find(std::uint64_t key) const {
    if (!known_[slot(key)] || key == 0) return nullptr;
    for (std::size_t at = slot(key);; at = (at + 1) % kSlots) {
      if (slots_[at].key == key) return &slots_[at].languages;
      if (slots_[at].key == 0) return nullptr;
    }
  }

  static std::size_t slot(std::uint64_t key) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 51U);
  }

 private:
  static constexpr std::size_t kSlots = 8192;  // several times the number of words
  struct Slot {
    std::uint64_t key = 0;
    Languages languages;
  };

  /// Null for a word that is too long.
  Languages* put(std::string_view word) {
    const std::uint64_t key = packed(word);
    if (key == 0) return nullptr;
    std::size_t at = slot(key);
    known_[at] = true;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) % kSlots;
    slots_[at].key = key;
    return &slots_[at].languages;
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
    const StopWordTable::Languages* const known = table_.find(key);
    if (known == nullptr) return;
    for (std::uint32_t rest = known->neighbours; rest != 0; rest &= rest - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(rest));
      ++neighbours_[place];
      different_[place] |= std::uint64_t{1} << (StopWordTable::slot(key) % 64);
    }
    if (known->bits == 0) return;
    // A word that many languages share says little.
    const double points = known->count == 1 ? 2.0 : 1.0 + 1.0 / known->count;
    for (std::uint32_t rest = known->bits; rest != 0; rest &= rest - 1) {
      Score& score = scores_[static_cast<std::size_t>(std::countr_zero(rest))];
      score.points += points;
      ++score.hits;
    }
  }

  void add_letter(char32_t c) {
    ++marked_;
    czech_ += c == U'ě' || c == U'ř' || c == U'ů' ? 1 : 0;
    const std::string_view languages = languages_of(c);
    if (languages.empty()) return;
    for (std::size_t i = 0; i < kStopWords.size(); ++i) {
      if (languages.find(kStopWords[i].language) != std::string_view::npos) scores_[i].points += 0.5;
    }
  }

  [[nodiscard]] std::string best() const {
    const std::string_view found = of_stop_words();
    const std::string_view neighbour = beside(found);
    return std::string(neighbour.empty() ? found : neighbour);
  }

  /// More text could not change the answer.
  [[nodiscard]] bool is_settled() const {
    const auto [first, second] = leaders();
    return scores_[first].hits >= 40 && scores_[first].hits * 5 >= words_ &&
           scores_[first].points >= 2 * second;
  }

 private:
  [[nodiscard]] std::string_view of_stop_words() const {
    const auto [first, second] = leaders();
    const Score& best = scores_[first];
    const bool enough = best.hits >= 2 && best.hits * 10 >= words_;
    const bool clear = best.points >= 3 && best.points >= second * 1.1 + 0.5;
    if (!enough || !clear) return kUnknown;
    const std::string_view language = kStopWords[first].language;
    // Czech has these in every sentence, its neighbours and tables of figures never.
    constexpr std::size_t kMarks = 15;
    constexpr std::size_t kWords = 30;
    const bool czech = czech_ > 0 || (marked_ < kMarks && words_ < kWords);
    return language == "cs" && !czech ? kUnknown : language;
  }

  /// The neighbour of a language that the text is in more likely; empty for none, "und" for one of several.
  [[nodiscard]] std::string_view beside(std::string_view language) const {
    constexpr std::size_t kHits = 4;
    constexpr int kDifferent = 3;
    constexpr std::size_t kPercent = 6;  // Of all words; a quotation brings in less.
    constexpr std::size_t kRatio = 5;    // Most small words are common to neighbours.
    std::size_t first = 0;
    std::size_t second = 0;
    std::string_view found;
    for (std::size_t i = 0; i < kNeighbours.size(); ++i) {
      const Neighbour& neighbour = kNeighbours[i];
      // A table of figures says "net" in every line.
      if (neighbour.beside.empty() || std::popcount(different_[i]) < kDifferent) continue;
      if (language != kUnknown && neighbour.beside.find(language) == std::string_view::npos) continue;
      if (neighbours_[i] > first) {
        second = std::exchange(first, neighbours_[i]);
        found = neighbour.language;
      } else {
        second = std::max(second, neighbours_[i]);
      }
    }
    if (first < kHits || first * 100 < kPercent * words_ || first * kRatio < hits_of(language)) return {};
    if (second * 5 > first * 4) return kUnknown;
    return found == kSerboCroatian ? croatian_or_serbian() : found;
  }

  /// Small words of one of kStopWords; 0 for "und".
  [[nodiscard]] std::size_t hits_of(std::string_view language) const {
    for (std::size_t i = 0; i < kStopWords.size(); ++i) {
      if (kStopWords[i].language == language) return scores_[i].hits;
    }
    return 0;
  }

  [[nodiscard]] std::string_view croatian_or_serbian() const {
    const auto hits = [this](std::string_view language) {
      const auto place = std::find_if(kNeighbours.begin(), kNeighbours.end(),
                                      [&](const Neighbour& entry) { return entry.language == language; });
      return neighbours_[static_cast<std::size_t>(place - kNeighbours.begin())];
    };
    const std::size_t croatian = hits(kCroatian);
    const std::size_t serbian = hits(kSerbian);
    // Bosnian has words of both.
    if (croatian > 3 * serbian) return kCroatian;
    return serbian > 3 * croatian ? kSerbian : kUnknown;
  }

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
  std::array<std::size_t, kNeighbours.size()> neighbours_{};   ///< Words of each.
  std::array<std::uint64_t, kNeighbours.size()> different_{};  ///< A bit for each that differs, nearly.
  std::size_t words_ = 0;
  std::size_t marked_ = 0;  ///< Letters beyond ASCII...
  std::size_t czech_ = 0;   ///< ... and ě, ř and ů.
};

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
  if (!is_plainly_latin(text)) {
    if (const std::string_view language = language_of_script(text); !language.empty())
      return std::string(language);
  }
  return LatinText(text).language();
}

}  // namespace news::reading
