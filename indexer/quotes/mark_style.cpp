#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "quotes/spans.h"

// Which marks an article puts around what is said.

namespace news::quotes {
namespace {

std::size_t count(std::string_view text, std::string_view mark) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string_view::npos; at += mark.size()) ++found;
  return found;
}

/// How often a mark stands as it does around what somebody says: behind a colon or a comma, or right behind
/// the comma that ends it.
std::size_t speech_in(std::string_view text, std::string_view mark) {
  std::size_t found = 0;
  for (std::size_t at = text.find(mark, 2); at != std::string_view::npos;
       at = text.find(mark, at + mark.size())) {
    const std::string_view before = text.substr(at - 2, 2);
    found += before == ": " || before == ", " || before.back() == ',' ? 1 : 0;
  }
  return found;
}

}  // namespace

MarkStyle style_of(std::string_view text) {
  // One double mark of any kind tells that single ones are nested or apostrophes; unless what comes first is
  // a single one, and they are more, or speech stands in single ones only: then the double ones are nested,
  // or mark mere words.
  constexpr std::array<std::string_view, 7> kDouble = {"\u201C", "\u201D", "\u201E", "\u00AB",
                                                       "\u00BB", "``",     "\u300C"};
  std::size_t first = text.find('"');
  for (const std::string_view mark : kDouble) first = std::min(first, text.find(mark));
  if (first == std::string_view::npos) return {true};
  constexpr std::size_t kSeveral = 2;
  if (speech_in(text, "'") >= kSeveral && speech_in(text, "\"") + speech_in(text, "\u201C") == 0 &&
      speech_in(text, "\u201D") == 0 && text.find(".\"") == std::string_view::npos)
    return {true};
  // An apostrophe has no ‘ of its own.
  constexpr std::string_view kSingle = "\u2018";
  if (text.find(kSingle) > first) return {false};
  const std::size_t singles = count(text, kSingle);
  const std::size_t doubles = count(text, "\u201C") + count(text, "\u201E") + count(text, "\u00AB") +
                              count(text, "``") + count(text, "\"") / 2;
  if (singles != doubles) return {singles > doubles};
  return {speech_in(text, "\u2019") > speech_in(text, "\u201D") + speech_in(text, "\"")};
}

}  // namespace news::quotes
