#include "latin_letters.h"

#include <cstring>
#include <string>
#include <string_view>

#include <news/schema/internal/fold.h>

namespace news::schema {
namespace {

/// Letters of these blocks or of ASCII, and no marks that would join what follows.
bool are_plain_letters(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (!is_letter(c) || c >= LatinLetters::kBehind) return false;
  }
  return true;
}

}  // namespace

LatinLetters::LatinLetters() {
  for (char32_t c = kFirst; c < kBehind; ++c) {
    std::string letter;
    append_utf8(letter, c);
    const std::string folded = fold_case(letter);
    Folded& out = letters_[c - kFirst];
    if (!is_letter(c) || folded.size() > out.bytes.size() || !are_plain_letters(folded)) continue;
    std::memcpy(out.bytes.data(), folded.data(), folded.size());
    out.size = static_cast<std::uint8_t>(folded.size());
  }
}

const LatinLetters& latin_letters() {
  static const LatinLetters kLetters;
  return kLetters;
}

}  // namespace news::schema
