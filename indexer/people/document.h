#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "people/lists.h"
#include "people/nicknames.h"
#include "people/scan.h"

namespace news::people {

/// One text of an article.
struct Part {
  std::string_view text;
  const char* name = "";  ///< As in schema::Span::in.
  std::uint32_t item = 0;
};

/// A paragraph, a headline, a caption.
struct Block {
  std::uint32_t part = 0;
  std::uint32_t first = 0;  ///< Tokens, begin included, end excluded.
  std::uint32_t last = 0;
  bool title_case = false;  ///< Capitals say nothing here: Every Word Has One, OR ALL LETTERS.
  bool all_caps = false;
  bool credits = false;  ///< Holds a word that credit lines have: "photo", "contributed".
};

/// Is the full stop behind this title a part of it? "Sen.", but not "... the senator."
[[nodiscard]] bool is_short_title(const Token& token);

/// Words of a paragraph that only a text in title case, or in capitals, writes with a capital.
struct Capitals {
  std::uint32_t capital = 0;
  std::uint32_t all_caps = 0;
  std::uint32_t lower = 0;
};

/// What a text is read for: to find persons, or to learn what names look like. Nicknames and credit lines
/// are rules of finding.
enum class Purpose : std::uint8_t { find, learn };

/// An article cut into parts, paragraphs and words, with what the lists say about each word.
struct Document {
  Document(const schema::Article& article, const Lists& lists, Purpose purpose = Purpose::find);

  [[nodiscard]] std::string_view text(const Block& block, std::uint32_t token) const {
    const Token& word = tokens[token];
    return parts[block.part].text.substr(word.begin, word.end - word.begin);
  }
  /// Of the headline or the subheadline?
  [[nodiscard]] bool is_headline(const Block& block) const {
    const std::string_view name = parts[block.part].name;
    return name == "headline" || name == "subheadline";
  }
  /// Is it a plain word rather than a name, as far as lists and this text tell?
  [[nodiscard]] static bool is_common(const Token& token) {
    return token.has(kCommon | kFunction | kSeenLower | kOpener);
  }
  [[nodiscard]] bool starts_sentence(const Block& block, std::uint32_t token) const;

  std::vector<Part> parts;
  std::vector<Block> blocks;
  std::vector<Token> tokens;
  std::vector<Nickname> nicknames;  ///< In reading order; their words are not among the tokens.
  bool to_learn = false;
  bool two_surnames = false;   ///< Spaniards have two, and are called by the first.
  bool capital_nouns = false;  ///< German writes all nouns with a capital.
  bool given_first = false;    ///< Only a given name, an initial or a title begins a name.
  bool ukrainian = false;
  bool foreign = false;        ///< Known not to be English.
  bool other_scripts = false;  ///< There may be Cyrillic, Han, kana or Hangul in it.

 private:
  void add_part(std::string_view text, const char* name, std::uint32_t item, const Lists& lists);
  void add_classes(std::uint32_t first, std::uint32_t at);
  void mark_opener(const Block& block, std::uint32_t at, const Lists& lists);
  void add_block(Block block, const Capitals& count);
  void read_m_as_monsieur();
  void mark_seen_lower();

  static constexpr std::size_t kBits = 64;
  static constexpr std::size_t kPlaces = 256;
  /// A bit for each key that a capital has, while words are read.
  std::array<std::uint64_t, kPlaces> capital_keys_{};
  std::vector<std::uint32_t> capitals_;  ///< The capitals that no list calls plain words.
};

}  // namespace news::people
