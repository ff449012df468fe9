#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "quotes/subjects.h"
#include "quotes/tokens.h"

namespace news::quotes {

/// The verbs of one sentence that report speech, each with its subject.
class Clauses {
 public:
  Clauses(std::string_view text, const std::vector<Token>& tokens, Sentence sentence)
      : text_(text), tokens_(tokens), sentence_(sentence), subjects_(tokens, sentence) {}

  /// Can the word at `c` report speech here? "the claims" and "State Department" can't.
  [[nodiscard]] bool is_cue(std::uint32_t c) const;
  /// Who speaks according to the cue at `c`; nothing when it is none, or has no subject.
  [[nodiscard]] std::optional<Mention> subject_of(std::uint32_t c) const;
  /// Whom an active verb quotes: "the agency quoted >>Lund<< as saying".
  [[nodiscard]] Mention quoted_by(std::uint32_t c) const;
  /// A cue that reports speech only sometimes.
  [[nodiscard]] static bool is_weak(const Token& cue) {
    return !cue.is(word::strong | word::cue | word::tell);
  }
  /// Do only pauses and auxiliaries stand between a quote and this token? `“...”, a déclaré Lund`
  [[nodiscard]] bool follows_quote(std::uint32_t c) const;
  /// Does nothing but a time or a place follow the cue?
  [[nodiscard]] bool ends_clause(std::uint32_t c) const;
  /// How many words of weight stand between two tokens.
  [[nodiscard]] std::uint32_t words_between(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t skip_adverbs(std::uint32_t k) const;
  /// The same for auxiliaries as well: `"...", a ensuite >>ajouté<< Lund`.
  [[nodiscard]] std::uint32_t skip_fillers(std::uint32_t k) const;
  [[nodiscard]] std::string_view word_at(std::uint32_t token) const;
  [[nodiscard]] const SubjectFinder& subjects() const { return subjects_; }

 private:
  bool is_infinitive(std::uint32_t c) const;
  bool is_passive(std::uint32_t c) const;
  std::optional<Mention> passive_subject(std::uint32_t c) const;
  bool hands_on(std::uint32_t c) const;
  Mention handed_on_subject(std::uint32_t c) const;
  bool is_nobody(const Mention& mention) const;
  bool is_it(const Mention& mention) const;
  Mention subject_behind_quote(std::uint32_t c) const;
  Mention opening_subject(std::uint32_t c) const;
  std::optional<Mention> participle_subject(std::uint32_t c) const;
  Mention subject_behind(std::uint32_t c) const;
  std::uint32_t skip_listeners(std::uint32_t k) const;
  Mention closing_subject(std::uint32_t c) const;
  Mention own_subject(std::uint32_t c) const;
  bool quotes_somebody(std::uint32_t c) const;

  std::string_view text_;
  const std::vector<Token>& tokens_;
  Sentence sentence_;
  SubjectFinder subjects_;
};

}  // namespace news::quotes
