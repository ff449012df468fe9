#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reading/characters.h"

namespace news::reading {

/// 1 to 12 for the name of a month, 0 for other words.
[[nodiscard]] int month_number(std::string_view word);

/// A piece of a text: a run of digits, a run of letters, or one other character that isn't a blank.
struct Piece {
  enum class Kind { number, word, mark } kind;
  std::size_t begin = 0;
  std::size_t end = 0;
  int value = 0;  ///< Of a number with at most eight digits, -1 for longer ones.

  [[nodiscard]] std::size_t size() const { return end - begin; }
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  /// Cuts the text behind `from` into pieces, at most `most` of them.
  void cut(std::size_t from, std::size_t most);

  [[nodiscard]] std::size_t size() const { return pieces_.size(); }
  [[nodiscard]] const Piece& operator[](std::size_t i) const { return pieces_[i]; }
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < pieces_.size() ? text_.substr(pieces_[i].begin, pieces_[i].size()) : std::string_view();
  }
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view marks) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::mark && pieces_[i].size() == 1 &&
           marks.find(text_[pieces_[i].begin]) != std::string_view::npos;
  }
  [[nodiscard]] bool is_number(std::size_t i, std::size_t digits_least, std::size_t digits_most) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::number &&
           pieces_[i].size() >= digits_least && pieces_[i].size() <= digits_most;
  }
  [[nodiscard]] bool is_word(std::size_t i, std::string_view lower) const {
    return equals_ignoring_case(at(i), lower);
  }
  [[nodiscard]] int month(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::word ? month_number(at(i)) : 0;
  }
  /// No blank between this piece and the next.
  [[nodiscard]] bool touches_next(std::size_t i) const {
    return i + 1 < pieces_.size() && pieces_[i].end == pieces_[i + 1].begin;
  }

 private:
  std::string_view text_;
  std::vector<Piece> pieces_;
};

}  // namespace news::reading
