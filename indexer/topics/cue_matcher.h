#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <news/schema/internal/tokens.h>

#include "topics/word_set.h"

namespace news::topics {

/// The plain English plural: "party" -> "parties", "church" -> "churches", "tariff" -> "tariffs".
[[nodiscard]] std::string plural_of(std::string_view word);

/// A cue found in a text: tokens [begin, end) of it.
struct Match {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t cue = 0;
};

/// Finds all cues of all rules in one pass.
///
/// A cue is one or more words. `word` matches the word, its plain English plural and possessive; `=word` only
/// the word itself; `stem*` every word that begins so. Letters written large must be large in the text too:
/// `Fed` isn't "fed", `WHO` neither "who" nor "Who". Everything else is compared as schema::Tokens folds it.
///
/// Threads: after build(), scan() may be called from several threads at once.
class CueMatcher {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  /// The number of that cue, a new one for a new cue; kNone for a text without a word or with a `*` inside a
  /// word.
  std::uint32_t add(std::string_view cue);
  void build();

  /// Appends the matches in `text`, overlapping ones too, and returns the number of its words. Time is linear
  /// in the text: how many phrases are under way at once is bounded by the rules alone.
  std::uint32_t scan(std::string_view text, std::vector<Match>& matches) const;

  [[nodiscard]] std::size_t size() const { return cues_; }

 private:
  enum class Shape : std::uint8_t { any, capital, upper };
  struct Step {
    std::uint32_t state;
    std::uint32_t begin;
  };

  /// A word of the text, read ahead.
  struct AheadWord {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t candidates_end;  ///< What it may be, and what it is, behind those of the word before.
    std::uint32_t ids_end;
  };
  static constexpr std::size_t kAhead = 32;
  struct Scratch;

  void look_ahead(schema::Tokens& tokens, Scratch& scratch) const;
  void step(std::string_view text, const AheadWord& read, std::span<const std::uint32_t> ids,
            std::uint32_t position, Scratch& scratch, std::vector<Match>& matches) const;

  static Shape shape_of(std::string_view raw);
  std::uint32_t word_id(std::string_view folded, Shape shape, bool exact, bool prefix);
  [[nodiscard]] std::uint32_t next_state(std::uint32_t state, std::uint32_t word) const;

  /// A word that leads on from a state.
  struct Exit {
    std::uint32_t word;
    std::uint32_t state;
  };
  /// What has been read: the cue that ends here or kNone, and the words that lead on, at [exits, exits_end).
  struct State {
    std::uint32_t cue = kNone;
    std::uint32_t exits = 0;
    std::uint32_t exits_end = 0;
  };
  /// A word of cues, and the state behind it where cues begin with it; else one without cue and exits.
  struct Word {
    State first;
    std::uint32_t first_state = kNone;
    Shape shape = Shape::any;
  };

  std::unordered_map<std::string, std::uint32_t> word_ids_;  // while adding
  std::unordered_map<std::uint64_t, std::uint32_t> steps_;   // while adding: state and word -> state
  WordSet word_set_;
  std::vector<Word> words_;
  std::vector<State> states_ = {State{}};
  std::vector<Exit> exits_;       // of all states, those of one side by side, by word
  std::vector<bool> may_follow_;  // by state and word, hashed: whether there may be such an exit
  std::size_t cues_ = 0;
};

}  // namespace news::topics
