#pragma once

#include <cstdint>
#include <vector>

#include "people/chunks.h"
#include "people/document.h"

namespace news::people {

/// A name of two words and more that was found by itself, without the rest of the article.
struct FullName {
  std::uint32_t chunk = 0;
  std::uint32_t first = 0;  ///< Tokens, begin included, end excluded; Jr. belongs to it.
  std::uint32_t last = 0;
  double score = 0;
};

/// How often words stand alone as a name would, from the whole article.
class Recurrence {
 public:
  Recurrence() = default;
  Recurrence(const Document& document, const std::vector<Chunk>& chunks);
  [[nodiscard]] std::uint32_t alone(std::uint64_t word) const { return alone_.find(word); }

 private:
  FlatMap alone_;
};

/// The evidence that a window of a chunk is a person's full name; kAccept and more means yes.
[[nodiscard]] double full_name_score(const Document& document, const Chunk& chunk, std::uint32_t first,
                                     std::uint32_t last, const Recurrence& recurrence);
inline constexpr double kAccept = 2.7;
/// So much that nothing the tagger or other places of the article may say takes it below.
inline constexpr double kSure = 4;
inline constexpr std::uint32_t kLongestName = 6;

/// The full names in the chunks, in reading order, none overlapping another. `of_chunk[i]` is the first of
/// chunk i.
[[nodiscard]] std::vector<FullName> find_full_names(const Document& document, const Lists& lists,
                                                    const std::vector<Chunk>& chunks);

/// Does what stands around these tokens speak for a person: a verb of speech, an age, ", who"?
struct Context {
  bool speech = false;
  bool speech_after = false;
  bool age = false;
  bool relative = false;
  bool apposition = false;
  bool parenthesis = false;
  bool home = false;    ///< (Spain)
  bool scorer = false;  ///< (Lund 34th), Lund (34th)
  bool figure = false;  ///< Lund 34
  bool place_before = false;
  bool article_before = false;
};
[[nodiscard]] Context context_of(const Document& document, const Block& block, std::uint32_t first,
                                 std::uint32_t last);

/// Is this a verb of speech, a past tense or "is", none of which stands behind "will" or "may"?
[[nodiscard]] bool is_past(const Document& document, const Block& block, std::uint32_t at);

/// Is the word a place, a month or the like as well as somebody's surname, perhaps?
[[nodiscard]] inline bool doubtful(const Token& token) {
  return token.has(kPlace | kNation | kMonth | kWeekday | kFunction | kOrgWord | kOrgEnd);
}

/// Inzamam-ul-Haq, Ata-ur-Rehman: a name in one word.
[[nodiscard]] bool is_joined_name(std::string_view word);

/// Min-ho, Geun-hye, Joo-Ho: the given name as Koreans and Chinese write it, behind that of the family.
[[nodiscard]] bool is_syllables(std::string_view word);

/// Does the word end as family names of some language do (-enko, -opoulos, -sson)?
[[nodiscard]] bool looks_like_surname(std::string_view word);

}  // namespace news::people
