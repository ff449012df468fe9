#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include <news/schema/internal/word_bytes.h>

namespace news::schema {

/// Longest term of a word, in bytes.
inline constexpr std::size_t kMaxWordBytes = 64;

/// So many bytes can be read from the begin of a token's term, whatever stands behind it: most words are
/// shorter, and to copy or to compare a known number of bytes takes no call and no guess at a length.
inline constexpr std::size_t kReadableWordBytes = 16;

/// One word of a text as the index holds it.
struct Token {
  std::string_view term;    ///< Folded form; valid until the next call of next(). See kReadableWordBytes.
  std::uint32_t begin = 0;  ///< Bytes in the text, begin included, end excluded.
  std::uint32_t end = 0;
  bool cjk = false;  ///< A bigram (or a lone character) of a script written without blanks.
};

/// Cuts a text into words, the same way for indexing, queries and snippets: maximal runs of letters, digits
/// and marks; hyphen, slash and dash separate; an apostrophe stays inside a word, a point or comma between
/// two digits too, an ampersand between letters; dotted acronyms lose their points (U.S. -> us). Han, kana
/// and Hangul give overlapping bigrams. Terms are NFKC with full case folding (UAX #15, and Unicode's
/// NFKC_Casefold), soft hyphens and zero-width characters dropped, cut at 64 bytes. Bytes that aren't UTF-8
/// separate words.
///
/// Each token stands one position after the one before. Threads: one Tokens per thread; it keeps a view of
/// the text.
class Tokens {
 public:
  explicit Tokens(std::string_view text);
  bool next(Token& token) {
    return (cjk_end_ == 0 && at_ - block_ < kBlock && next_plain(token)) || next_otherwise(token);
  }

 private:
  /// The shortest way, for ASCII words of common lengths that nothing joins to another, inside the block that
  /// is marked. False, and nothing taken, for others. Calls nothing, so that it costs little where it is most
  /// often enough.
  bool next_plain(Token& token) {
    const std::uint64_t rest = (words_ | beyond_) >> (at_ - block_);
    if (rest == 0) return false;
    const std::size_t at = at_ + static_cast<std::size_t>(std::countr_zero(rest));
    const std::uint64_t others = ~words_ >> (at - block_);
    const auto size = static_cast<std::size_t>(std::countr_zero(others));
    // There is a byte more behind the word to look at.
    if (size == 0 || size > kStep || text_.size() <= at + kStep) return false;
    const Behind behind = kBehind[static_cast<unsigned char>(text_[at + size])];
    const bool letter = class_at(text_, at + size - 1) == Class::letter;
    // In one, since which of them it is can't be foreseen.
    const bool ends = (behind == Behind::end) | ((behind == Behind::point) & (size > 1) & letter);
    if (!ends) return false;
    copy_lower_step(text_.data() + at, word_.data());
    token = {
        {word_.data(), size}, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size), false};
    at_ = at + size;
    return true;
  }
  bool next_otherwise(Token& token);
  bool skip_to_word();
  void mark(std::size_t begin);
  bool next_acronym(Token& token);
  bool next_latin(Token& token);
  bool next_of_any_script(Token& token);
  bool begin_cjk();
  bool next_cjk(Token& token);
  void fold(std::size_t begin, std::size_t end, bool ascii);
  [[nodiscard]] std::string_view kept(std::string_view term);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t block_ = SIZE_MAX / 2;  ///< Where the block begins that is marked; no text is so long.
  std::uint64_t words_ = 0;           ///< Its ASCII letters and figures, a bit each.
  std::uint64_t beyond_ = 0;          ///< Its bytes beyond ASCII.
  std::size_t cjk_end_ = 0;           ///< End of the run of CJK characters being cut; 0 outside one.
  std::string term_;                  ///< For the long ways to work in.
  /// The term of the last token. A word that is read the short way is written 16 bytes at a time, and told
  /// too long behind.
  std::array<char, kMaxWordBytes + 2 * kReadableWordBytes> word_{};
};

}  // namespace news::schema
