#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace news::quotes {

/// A short word in lower case, on the stack; longer words than fit are cut, which makes them unknown to every
/// list.
class LowerWord {
 public:
  explicit LowerWord(std::string_view word);
  [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, 48> buffer_;
  std::size_t size_ = 0;
};

/// What kind of character a word begins with.
struct WordShape {
  bool capital =
      false;  ///< The first letter is upper case (or the word begins with a digit followed by none).
  bool all_capital = false;  ///< All letters are upper case, and there are at least two.
  bool number = false;       ///< Begins with a digit.
};
[[nodiscard]] WordShape shape_of(std::string_view word);

/// Words of a text as readers count them; two characters of a script without blanks count as one word.
/// Stops counting at `enough`.
[[nodiscard]] std::uint32_t count_words(std::string_view text, std::uint32_t enough);

/// Is the character at `at` a blank (of any width), and how many bytes does it have? 0 when it is none.
[[nodiscard]] std::size_t blank_at(std::string_view text, std::size_t at);

/// The same for the character that ends right before `at`.
[[nodiscard]] std::size_t blank_before(std::string_view text, std::size_t at);

/// The word that ends before `at`, blanks and a full stop between left out; cut when it is very long.
[[nodiscard]] std::string_view word_before(std::string_view text, std::size_t at);

/// The text without blanks at both ends, as offsets into the same text.
void trim(std::string_view text, std::size_t& begin, std::size_t& end);

/// Does 's or an apostrophe alone follow what ends there?
[[nodiscard]] bool is_possessive(std::string_view text, std::size_t end);

}  // namespace news::quotes
