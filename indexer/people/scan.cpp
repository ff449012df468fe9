#include "people/scan.h"

#include <algorithm>
#include <array>

#include <news/schema/internal/byte_words.h>
#include <news/schema/internal/fold.h>

#include "people/word_hash.h"

namespace news::people {
namespace {

constexpr std::size_t kLongestWord = 80;
/// In eight ASCII letters at once: what tells a capital from a small letter, and the same of the first alone.
constexpr std::uint64_t kCaseBits = schema::kEachByte * 0x20;
constexpr std::uint64_t kFirstCaseBit = 0x20;

/// Bytes that may go on a word of ASCII letters.
constexpr std::array<bool, 256> kGoOn = [] {
  std::array<bool, 256> on{};
  for (std::size_t byte = 0; byte < on.size(); ++byte)
    on[byte] = byte >= 0x80 || byte == '\'' || byte == '-' || (byte >= '0' && byte <= '9');
  return on;
}();

/// What Turkish puts behind a name and an apostrophe, for all its cases.
constexpr std::array<std::string_view, 53> kTurkishEndings = {
    "a",    "e",    "ı",    "i",    "u",   "ü",   "ya",  "ye",  "yı",   "yi",   "yu",  "yü",  "na",  "ne",
    "nı",   "ni",   "nu",   "nü",   "ın",  "in",  "un",  "ün",  "nın",  "nin",  "nun", "nün", "da",  "de",
    "ta",   "te",   "nda",  "nde",  "dan", "den", "tan", "ten", "ndan", "nden", "la",  "le",  "yla", "yle",
    "daki", "deki", "taki", "teki", "lı",  "li",  "lu",  "lü",  "ca",   "ce",   "dır"};
constexpr std::array<std::string_view, 8> kTurkishVowels = {"a", "e", "ı", "i", "o", "ö", "u", "ü"};

struct Letter {
  char32_t code = 0;
  std::size_t end = 0;
};

bool is_ascii_upper(char32_t c) {
  return c >= U'A' && c <= U'Z';
}
bool is_ascii_letter(char32_t c) {
  return is_ascii_upper(c) || (c >= U'a' && c <= U'z');
}

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      if (text_[at_] == ' ') {
        ++at_;
        continue;
      }
      if (!plain_word()) other();
    }
  }

 private:
  [[nodiscard]] Letter peek(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return {byte, at + 1};
    Letter letter;
    letter.end = at;
    letter.code = schema::next_code_point(text_, letter.end);
    return letter;
  }

  static bool is_word(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) || (c >= U'0' && c <= U'9');
    if (c < 0xC0) return c == 0xAA || c == 0xBA;
    if (c <= 0x24F) return c != 0xD7 && c != 0xF7;
    return schema::is_letter(c) || schema::is_digit(c);
  }

  static bool is_cjk(char32_t c) { return c >= 0x1100 && schema::is_cjk(c); }
  static bool is_upper(char32_t c) { return c < 0x80 ? is_ascii_upper(c) : schema::is_upper(c); }
  static bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC; }
  static bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }

  void note_gap(char32_t c) {
    switch (c) {
      case U'\n':
        newlines_ += 1;
        return raise(newlines_ > 1 ? Gap::paragraph : Gap::blank);
      case U'\r':
      case U' ':
      case U'\t':
      case 0xA0:
      case 0xAD:
      case 0x200B:
        return;
      case U',':
        return raise(Gap::comma);
      case U'.':
        if (end_before_ == at_) tokens_.back().shape |= kDot;
        return raise(Gap::stop);
      case U'!':
      case U'?':
      case 0x2026:
      case 0x3002:
        return raise(Gap::stop);
      case U'(':
      case U'[':
        return raise(Gap::open);
      case U')':
      case U']':
        return raise(Gap::close);
      case U'"':
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0xAB:
      case 0xBB:
      case U'\'':
      case 0x2018:
      case 0x2019:
        return raise(Gap::quote);
      case U'-':
      case 0x2013:
      case 0x2014:
        return raise(Gap::dash);
      case U':':
      case U';':
        return raise(Gap::colon);
      default:
        if (schema::is_blank(c)) return;
        return raise(Gap::other);
    }
  }

  /// The strongest mark between two words counts.
  void raise(Gap gap) {
    static constexpr int kRank[] = {12, 11, 0, 5, 10, 6, 4, 7, 3, 8, 2};
    if (kRank[static_cast<std::size_t>(gap)] > kRank[static_cast<std::size_t>(gap_)]) gap_ = gap;
  }

  /// What plain_word() leaves. Apart from it, to leave it the registers.
  [[gnu::noinline]] void other() {
    const Letter letter = peek(at_);
    if (is_word(letter.code)) {
      word(letter);
    } else {
      note_gap(letter.code);
      at_ = letter.end;
    }
  }

  /// Most of all text: a word of ASCII letters that nothing joins to what follows. Eight bytes are looked at
  /// at once: a loop over letters ends where no processor expects it.
  bool plain_word() {
    if (text_.size() - at_ <= sizeof(std::uint64_t)) return false;
    const std::uint64_t bytes = schema::word_at(text_, at_);
    std::size_t size = schema::bytes_before(~schema::bytes_of_letters(bytes) & schema::kTopBits);
    if (size == 0) return false;
    const std::uint64_t mask = ~std::uint64_t{0} >> 8 * (sizeof bytes - size);
    const std::uint64_t small = mask & kCaseBits;
    const std::uint64_t uppers = small & ~bytes;
    WordHash hash;
    hash.add((bytes & mask) | small, size);
    bool more = (uppers & ~kFirstCaseBit) != 0;
    bool all = uppers == small;
    if (size == sizeof bytes) {
      const std::size_t stop = std::min(kLongestWord, text_.size() - at_);
      for (; size < stop; ++size) {
        const auto byte = static_cast<unsigned char>(text_[at_ + size]);
        const unsigned char letter = byte | 0x20U;
        if (letter < 'a' || letter > 'z') break;
        hash.add(letter);
        more = more || byte != letter;
        all = all && byte != letter;
      }
      if (size == kLongestWord) return false;
    }
    const bool capital = (uppers & kFirstCaseBit) != 0;
    if (at_ + size < text_.size()) {
      const char next = text_[at_ + size];
      if (kGoOn[static_cast<unsigned char>(next)] || (next == '.' && size == 1 && capital)) return false;
    }
    // Made in its place: a token that is put together and copied costs more than all else here.
    Token& token = tokens_.emplace_back();
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(at_ + size);
    token.hash = hash.value();
    token.shape = static_cast<std::uint16_t>(capital ? kCapital : 0);
    if (more) token.shape |= all ? kAllCaps : kMixed;
    at_ += size;
    set_gap();
    return true;
  }

  void word(Letter letter) {
    Token token;
    token.begin = static_cast<std::uint32_t>(at_);
    if (is_cjk(letter.code)) return cjk(token);
    const bool digit = letter.code >= U'0' && letter.code <= U'9';
    if (digit) token.shape |= kNumber;
    if (!digit && is_upper(letter.code)) token.shape |= kCapital;
    if (token.is(kCapital) && initials(token, letter)) return push(token);
    std::size_t letters = 0;
    std::size_t uppers = 0;
    std::size_t end = at_;
    bool after_joint = false;
    while (at_ < text_.size()) {
      if (text_[at_] >= 'a' && text_[at_] <= 'z') {
        letters += 1;
        after_joint = false;
        end = ++at_;
        continue;
      }
      letter = peek(at_);
      if (is_word(letter.code)) {
        if (is_cjk(letter.code)) break;
        if (is_upper(letter.code)) {
          uppers += 1;
          if (letters > 0 && (!after_joint || !token.is(kCapital))) token.shape |= kMixed;
        }
        letters += 1;
        after_joint = false;
        end = at_ = letter.end;
        continue;
      }
      if (letter.code == 0xAD) {  // soft hyphen
        at_ = letter.end;
        continue;
      }
      const bool joint =
          is_apostrophe(letter.code) || is_hyphen(letter.code) || (digit && joins_digits(letter.code));
      if (!joint || letter.end >= text_.size()) break;
      const Letter next = peek(letter.end);
      if (!is_word(next.code) || is_cjk(next.code)) break;
      if (is_hyphen(letter.code)) token.shape |= kHyphen;
      std::size_t ending = 0;
      if (is_apostrophe(letter.code))
        ending = possessive(next) ? next.end : turkish_ending(token, end, letter.end);
      if (ending != 0) {
        token.shape |= kPossessive;
        at_ = ending;
        finish(token, end, letters, uppers);
        return;
      }
      at_ = letter.end;
      after_joint = true;
    }
    finish(token, end, letters, uppers);
    // Sanders' : the apostrophe alone.
    if (at_ < text_.size() && !tokens_.empty() && (text_[end - 1] == 's' || text_[end - 1] == 'z')) {
      const Letter next = peek(at_);
      if (is_apostrophe(next.code) && next.end < text_.size() && text_[next.end] == ' ' &&
          token.is(kCapital)) {
        tokens_.back().shape |= kPossessive;
        at_ = next.end;
      }
    }
  }

  static bool joins_digits(char32_t c) { return c == U'.' || c == U','; }

  /// 's and nothing more.
  [[nodiscard]] bool possessive(const Letter& next) const {
    if (next.code != U's' && next.code != U'S') return false;
    return next.end >= text_.size() || !is_word(peek(next.end).code);
  }

  /// Öztürk'e, Öztürk'ün, Ankara'da: where the ending that begins at `from` ends; 0 when it is none.
  [[nodiscard]] std::size_t turkish_ending(const Token& token, std::size_t end, std::size_t from) const {
    constexpr std::size_t kShortestName = 3;
    constexpr std::size_t kLongestEnding = 8;
    if (!token.is(kCapital) || end - token.begin < kShortestName) return 0;
    std::size_t stop = from;
    while (stop < text_.size() && stop - from <= kLongestEnding) {
      const Letter letter = peek(stop);
      if (!is_word(letter.code)) break;
      stop = letter.end;
    }
    const std::string_view name = text_.substr(token.begin, end - token.begin);
    const std::string_view ending = text_.substr(from, stop - from);
    const auto is_one = [&](std::string_view one) { return ending == one; };
    if (std::none_of(kTurkishEndings.begin(), kTurkishEndings.end(), is_one)) return 0;
    if (name.ends_with("qu")) return 0;  // French: Quelqu'un
    // Two vowels never meet there; elsewhere they do: Shari'a, Hawai'i.
    const auto begins = [&](std::string_view vowel) { return ending.starts_with(vowel); };
    const auto ends = [&](std::string_view vowel) { return name.ends_with(vowel); };
    const bool meet = std::any_of(kTurkishVowels.begin(), kTurkishVowels.end(), begins) &&
                      std::any_of(kTurkishVowels.begin(), kTurkishVowels.end(), ends);
    return meet ? 0 : stop;
  }

  /// J. and J.K. and U.S. as one token.
  bool initials(Token& token, Letter letter) {
    std::size_t at = at_;
    std::size_t letters = 0;
    std::uint64_t folded = 0;
    char plain[8] = {};
    while (is_upper(letter.code) && letter.end < text_.size() && text_[letter.end] == '.' && letters < 7) {
      plain[letters++] = letter.code < 0x80 ? static_cast<char>(letter.code + 32) : '?';
      folded = folded * 31 + letter.code;
      at = letter.end + 1;
      if (at >= text_.size()) break;
      letter = peek(at);
    }
    if (letters == 0) return false;
    if (at < text_.size() && is_word(peek(at).code)) return false;  // "A.nything", "U.S.A"
    token.shape |= letters > 1 ? kInitial | kAllCaps : kInitial;
    token.shape |= kDot;
    token.hash = word_hash(std::string_view(plain, letters));
    token.end = static_cast<std::uint32_t>(at);
    at_ = at;
    if (at + 1 < text_.size() && text_[at] == '\'' && text_[at + 1] == 's') {
      token.shape |= kPossessive;
      at_ = at + 2;
    }
    return true;
  }

  void cjk(Token& token) {
    while (at_ < text_.size()) {
      const Letter letter = peek(at_);
      if (!is_cjk(letter.code)) break;
      at_ = letter.end;
    }
    token.shape = kCjk;
    token.hash = 1;
    token.end = static_cast<std::uint32_t>(at_);
    push(token);
  }

  void finish(Token& token, std::size_t end, std::size_t letters, std::size_t uppers) {
    token.end = static_cast<std::uint32_t>(end);
    if (letters > 1 && uppers == letters)
      token.shape = static_cast<std::uint16_t>((token.shape & ~kMixed) | kAllCaps);
    const std::size_t size = end - token.begin;
    token.hash = word_hash(text_.substr(token.begin, size < kLongestWord ? size : kLongestWord));
    push(token);
  }

  void push(const Token& token) {
    tokens_.push_back(token);
    set_gap();
  }

  /// Tells the last token what stands before it.
  void set_gap() {
    Token& token = tokens_.back();
    // A word glued to the one before by some other mark is no neighbour.
    token.gap = gap_ == Gap::blank && token.begin == end_before_ ? Gap::other : gap_;
    end_before_ = token.end;
    gap_ = Gap::blank;
    newlines_ = 0;
  }

  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  Gap gap_ = Gap::start;                 ///< Nothing is stronger.
  std::uint32_t end_before_ = kNowhere;  ///< Of the last token of this text.
  int newlines_ = 0;
};

}  // namespace

void scan(std::string_view text, std::vector<Token>& tokens) {
  Scanner(text, tokens).run();
}

}  // namespace news::people
