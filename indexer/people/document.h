#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "people/lists.h"
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
};

/// An article cut into parts, paragraphs and words, with what the lists say about each word.
struct Document {
  Document(const schema::Article& article, const Lists& lists);

  [[nodiscard]] std::string_view text(const Block& block, std::uint32_t token) const {
    const Token& word = tokens[token];
    return parts[block.part].text.substr(word.begin, word.end - word.begin);
  }
  /// Does the word also occur in lower case?
  [[nodiscard]] bool seen_lower(std::uint64_t word) const { return lower.find(word) != 0; }
  /// Is it a plain word rather than a name, as far as lists and this text tell?
  [[nodiscard]] bool is_common(const Token& token) const {
    return token.has(kCommon | kFunction) || (token.is(kCapital) && seen_lower(token.hash));
  }
  [[nodiscard]] bool starts_sentence(const Block& block, std::uint32_t token) const;

  std::vector<Part> parts;
  std::vector<Block> blocks;
  std::vector<Token> tokens;
  FlatMap lower;
  bool two_surnames = false;   ///< Spaniards have two, and are called by the first.
  bool capital_nouns = false;  ///< German writes all nouns with a capital.

 private:
  void add_part(std::string_view text, const char* name, std::uint32_t item, const Lists& lists);
  void add_block(Block block);
  void read_m_as_monsieur();
  void look_up(Part part, std::uint32_t first, const Lists& lists);
};

}  // namespace news::people
