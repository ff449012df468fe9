#include "people/word_hash.h"

#include <string>

#include <news/schema/internal/fold.h>

namespace news::people {
namespace {

/// Base letters of U+00C0 to U+017F; capitals stand for two letters.
constexpr std::string_view kLatin =
    "aaaaaaAceeeeiiiidnoooooxouuuuyTS"  // U+00C0
    "aaaaaaAceeeeiiiidnooooo/ouuuuyTy"  // U+00E0
    "aaaaaaccccccccddddeeeeeeeeeegggg"  // U+0100
    "gggghhhhiiiiiiiiiiJJjjkkkllllllll"
    "llnnnnnnnnnooooooOOrrrrrrssssssss"
    "ttttttuuuuuuuuuuuuwwyyyzzzzzzs";

std::string_view two_letters(char mark) {
  switch (mark) {
    case 'A':
      return "ae";
    case 'T':
      return "th";
    case 'S':
      return "ss";
    case 'J':
      return "ij";
    case 'O':
      return "oe";
    default:
      return {};
  }
}

void add(WordHash& hash, char letter) {
  hash.add(static_cast<unsigned char>(letter));
}

/// Words with letters that the table doesn't know.
std::uint64_t slow_hash(std::string_view word) {
  WordHash hash;
  for (const char letter : schema::fold_accents(word)) add(hash, letter);
  return hash.value();
}

}  // namespace

std::uint64_t word_hash(std::string_view word) {
  static_assert(kLatin.size() == 192);
  WordHash hash;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      add(hash, byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte));
      continue;
    }
    const unsigned next = at + 1 < word.size() ? static_cast<unsigned char>(word[at + 1]) : 0U;
    if (byte >= 0xC3 && byte <= 0xC5 && (next & 0xC0U) == 0x80U) {
      const char letter = kLatin[((byte - 0xC3U) << 6U) + (next & 0x3FU)];
      if (letter >= 'A' && letter <= 'Z') {
        for (const char part : two_letters(letter)) add(hash, part);
      } else {
        add(hash, letter);
      }
      at += 1;
      continue;
    }
    const unsigned third = at + 2 < word.size() ? static_cast<unsigned char>(word[at + 2]) : 0U;
    if (byte == 0xE2 && next == 0x80 && (third == 0x98 || third == 0x99)) {
      add(hash, '\'');
      at += 2;
      continue;
    }
    if (byte == 0xE2 && next == 0x80 && (third == 0x90 || third == 0x91)) {
      add(hash, '-');
      at += 2;
      continue;
    }
    if (byte == 0xC2 && next == 0xAD) {  // soft hyphen
      at += 1;
      continue;
    }
    if ((byte == 0xCC && (next & 0xC0U) == 0x80U) || (byte == 0xCD && next >= 0x80 && next <= 0xAF)) {
      at += 1;  // combining marks
      continue;
    }
    return slow_hash(word);
  }
  return hash.value();
}

}  // namespace news::people
