#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

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
  bool next(Token& token);

 private:
  bool next_otherwise(Token& token);
  bool skip_to_word();
  void mark(std::size_t begin);
  bool next_plain(Token& token);
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
  std::string term_;  ///< For the long ways to work in.
  /// The term of the last token. A word that is read the short way is written 16 bytes at a time, and told
  /// too long behind.
  std::array<char, kMaxWordBytes + 2 * kReadableWordBytes> word_{};
};

}  // namespace news::schema
