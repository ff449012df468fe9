#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/tokens.h"

namespace news::quotes {

/// `answer` is the label "A" of an interview.
enum class MentionKind : std::uint8_t { none, name, pronoun, nominal, answer };

/// Words that stand for somebody who speaks.
struct Mention {
  MentionKind kind = MentionKind::none;
  std::uint32_t first = 0;  ///< Tokens of the mention, both included.
  std::uint32_t last = 0;
  std::uint32_t head = 0;  ///< The token that names or means the speaker: Bessent, spokesman, he.

  explicit operator bool() const { return kind != MentionKind::none; }
};

/// A verb, and no noun that looks like one.
[[nodiscard]] inline bool is_verb(const Token& token) {
  return token.is(word::any_cue | word::verb) && !token.is(word::noun) && !token.capital;
}

/// Finds the subjects of verbs in one sentence: noun phrases by the shape of words, without a grammar.
/// Every search is bounded by a number of tokens, so that endless sentences cost no more than long ones.
class SubjectFinder {
 public:
  SubjectFinder(const std::vector<Token>& tokens, Sentence sentence) : tokens_(tokens), sentence_(sentence) {}

  /// The subject before a verb: "Lund, a doctor, later >>said<<".
  [[nodiscard]] Mention before(std::uint32_t verb) const;
  /// How far a phrase reaches: where its verb may follow, only to the word that can speak; after the verb,
  /// all of it.
  enum class Extent : std::uint8_t { short_, greedy };
  /// The noun phrase that begins at a token: "said >>the<< mayor of Ostby".
  [[nodiscard]] Mention starting_at(std::uint32_t token, Extent extent = Extent::greedy) const;
  /// The subject of the main clause, for a verb that shares it: "Lund left, >>saying<<".
  [[nodiscard]] Mention main_subject(std::uint32_t verb) const;
  /// The noun phrase that ends at a token.
  [[nodiscard]] Mention ending_at(std::uint32_t token) const { return ending_at(token, floor_of(token), 0); }

 private:
  std::uint32_t floor_of(std::uint32_t token) const;
  Mention ending_at(std::uint32_t token, std::uint32_t low, int depth) const;
  Mention name_ending_at(std::uint32_t token, std::uint32_t low, int depth) const;
  Mention nominal_ending_at(std::uint32_t token, std::uint32_t low, int depth) const;
  Mention first_subject(std::uint32_t low, std::uint32_t verb) const;
  std::uint32_t phrase_end(std::uint32_t token, std::uint32_t high, Extent extent) const;
  bool joins_offices(std::uint32_t token, std::uint32_t high) const;
  bool leads_office(std::uint32_t token, std::uint32_t high) const;
  bool leads_to_head(std::uint32_t token, std::uint32_t high) const;
  bool opens_adverbial(std::uint32_t token) const;
  bool capital_is_name(std::uint32_t token) const;
  std::uint32_t behind_dateline() const;
  bool opens_act(std::uint32_t token) const;
  Mention joint_names(std::uint32_t first, std::uint32_t last, std::uint32_t low) const;
  std::uint32_t phrase_start(std::uint32_t name, std::uint32_t last, std::uint32_t low) const;
  Mention before_preposition(std::uint32_t preposition, std::uint32_t last, std::uint32_t low,
                             int depth) const;
  Mention around_parenthesis(std::uint32_t closing, std::uint32_t low) const;
  bool is_full_name(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t skip_back(std::uint32_t token, std::uint32_t low) const;
  bool is_name_token(std::uint32_t token) const;
  bool is_name_particle(std::uint32_t token) const;
  Mention joint_behind(std::uint32_t first, std::uint32_t last) const;
  Mention holder_behind(std::uint32_t begin, std::uint32_t last) const;
  std::uint32_t complement_end(std::uint32_t first, std::uint32_t last) const;
  Mention holder_in_complement(std::uint32_t office, std::uint32_t first, std::uint32_t end) const;
  Mention apposition(std::uint32_t comma) const;
  bool is_office(std::uint32_t token) const;
  Mention past_dative(std::uint32_t first, std::uint32_t last, Extent extent) const;
  const Token& at(std::uint32_t token) const { return tokens_[token]; }

  const std::vector<Token>& tokens_;
  Sentence sentence_;
};

}  // namespace news::quotes
