#include "reading/scripts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <news/schema/internal/fold.h>

#include "reading/characters.h"

namespace news::reading {
namespace {

enum Script { latin, cyrillic, greek, arabic, hebrew, han, kana, hangul, others, kScripts };

constexpr char32_t kCyrillicBegin = 0x400;
constexpr char32_t kCyrillicEnd = 0x530;
constexpr char32_t kArabicBegin = 0x600;
constexpr char32_t kArabicEnd = 0x780;

struct Counts {
  std::array<std::size_t, kScripts> letters{};
  std::array<std::uint16_t, kCyrillicEnd - kCyrillicBegin> cyrillic_letters{};
  std::array<std::uint16_t, kArabicEnd - kArabicBegin> arabic_letters{};

  /// How often the letters stand in the text. Cyrillic and Arabic ones only.
  [[nodiscard]] std::size_t of(std::u32string_view wanted) const {
    std::size_t sum = 0;
    for (const char32_t c : wanted)
      sum += c < kCyrillicEnd ? cyrillic_letters[c - kCyrillicBegin] : arabic_letters[c - kArabicBegin];
    return sum;
  }
};

void count(char32_t c, Counts& counts) {
  if (c < 0x370) {
    if (schema::is_letter(c)) ++counts.letters[latin];
  } else if (c < kCyrillicBegin) {
    ++counts.letters[greek];
  } else if (c < kCyrillicEnd) {
    ++counts.letters[cyrillic];
    ++counts.cyrillic_letters[c - kCyrillicBegin];
  } else if (c >= 0x590 && c < kArabicBegin) {
    ++counts.letters[hebrew];
  } else if (c >= kArabicBegin && c < kArabicEnd) {
    ++counts.letters[arabic];
    ++counts.arabic_letters[c - kArabicBegin];
  } else if (c >= 0x3041 && c <= 0x30FF) {
    ++counts.letters[kana];
  } else if (c >= 0xAC00 && c <= 0xD7A3) {
    ++counts.letters[hangul];
  } else if (schema::is_cjk(c)) {
    ++counts.letters[han];
  } else if (schema::is_letter(c)) {
    ++counts.letters[others];
  }
}

/// A language that writes one of the letters beyond those of its Slavic neighbours; "und" for the many that
/// aren't told apart here.
std::string_view other_cyrillic_language(const Counts& counts) {
  const std::size_t schwa = counts.of(U"ә");
  const std::size_t uvular = counts.of(U"қғұ");
  if (counts.of(U"ҷӣӯ") > 0 && counts.of(U"ҳқғ") > 0 && schwa == 0) return "tg";
  if (schwa > 0 && uvular > 0 && counts.of(U"җҙҡҫ") == 0) return "kk";
  if (schwa > 0 && counts.of(U"җ") > 0 && uvular + counts.of(U"ҙҡҫ") == 0) return "tt";
  const std::size_t rounded = counts.of(U"өү");
  if (rounded == 0 || schwa + uvular + counts.of(U"һҥҗҙҡҫҳӣӯ") > 0) return "und";
  return counts.of(U"ң") > 0 ? "ky" : "mn";
}

std::string_view cyrillic_language(const Counts& counts) {
  const std::size_t all = counts.letters[cyrillic];
  const std::size_t russian = counts.of(U"ыэё");
  // Names may bring a few such letters into a text in another language.
  std::size_t beyond = 0;
  for (char32_t c = 0x492; c < kCyrillicEnd; ++c) beyond += counts.cyrillic_letters[c - kCyrillicBegin];
  if (beyond * 50 > all) return other_cyrillic_language(counts);
  // Belarusian alone does without и; a name in another language's text doesn't.
  if (counts.of(U"ў") > 0 && counts.of(U"и") * 100 < all) return "be";
  if (counts.of(U"јљњџ") * 200 > all) {
    const std::size_t serbian = counts.of(U"ћђ");
    const std::size_t macedonian = counts.of(U"ќѓѕ");
    return serbian > macedonian ? "sr" : macedonian > serbian ? "mk" : "und";
  }
  const std::size_t ukrainian = counts.of(U"іїєґ");
  if (ukrainian * 50 > all && ukrainian > russian) return "uk";
  if (russian * 100 > all) return "ru";
  // A common vowel of Bulgarian, a rare sign of Russian, which has the letters above.
  if (counts.of(U"ъ") * 120 > all) return "bg";
  return all >= 40 ? "ru" : "und";
}

std::string_view arabic_language(const Counts& counts) {
  const std::size_t all = counts.letters[arabic];
  const std::size_t urdu = counts.of(U"ٹڈڑےںہھ");
  const std::size_t pashto = counts.of(U"ټډړږښځڅېۍڼ");
  const std::size_t other = counts.of(U"ڕڵۆێەۇۋۈڭڄڃٻڀٿڊ");
  if (std::max({urdu, pashto, other}) * 50 > all) {
    if (urdu > pashto + other) return "ur";
    return pashto > urdu + other ? "ps" : "und";
  }
  return counts.of(U"گچپژکی") * 50 > all ? "fa" : "ar";
}

}  // namespace

std::string_view language_of_script(std::string_view text) {
  Counts counts;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      counts.letters[latin] += is_ascii_letter(text[at]) ? 1 : 0;
      ++at;
    } else {
      count(lower_of(schema::next_code_point(text, at)), counts);
    }
  }
  std::size_t all = 0;
  for (const std::size_t letters : counts.letters) all += letters;
  // A character of Chinese or Japanese says as much as some letters do.
  const std::size_t east_asian = counts.letters[han] + counts.letters[kana];
  if (all == 0) return "und";
  const auto most = [&](Script script) { return counts.letters[script] * 2 > all; };
  if (east_asian * 3 > all) return counts.letters[kana] * 8 > east_asian ? "ja" : "zh";
  if (counts.letters[hangul] * 3 > all) return "ko";
  if (most(greek)) return "el";
  if (most(hebrew)) return "he";
  if (most(arabic)) return arabic_language(counts);
  if (most(cyrillic)) return cyrillic_language(counts);
  return most(latin) ? std::string_view() : "und";
}

}  // namespace news::reading
