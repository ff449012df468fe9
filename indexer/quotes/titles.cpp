#include "quotes/titles.h"

#include <algorithm>

#include "quotes/text.h"

namespace news::quotes {

bool is_title_case(std::string_view text, const QuoteSpan& span) {
  std::uint32_t capitals = 0;
  const std::string_view inside = text.substr(span.begin, span.end - span.begin);
  std::size_t at = 0;
  while (at < inside.size()) {
    const std::size_t end = std::min(inside.find(' ', at), inside.size());
    const std::string_view part = inside.substr(at, end - at);
    at = end + 1;
    if (part.empty()) continue;
    // "Stop It! Stop It!" is shouted.
    const char last = part.back();
    if (at < inside.size() && (last == '!' || last == '?')) return false;
    const WordShape shape = shape_of(part);
    if (shape.capital) {
      ++capitals;
    } else if (part.size() > 4 && !shape.number) {
      return false;
    }
  }
  return capitals >= 2;
}

// Transcripts have the speaker's name, in capitals, inside the quotation marks.
SpeakerWords label_inside(std::string_view text, const QuoteSpan& span) {
  constexpr std::size_t kLongest = 40;
  const std::string_view inside =
      text.substr(span.begin, std::min<std::size_t>(span.end - span.begin, kLongest));
  const std::size_t colon = inside.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view label = inside.substr(0, colon);
  const std::size_t head = label.rfind(' ') == std::string_view::npos ? 0 : label.rfind(' ') + 1;
  if (!shape_of(label.substr(head)).all_capital || label.size() - head < 3) return {};
  const bool capitals = std::none_of(label.begin(), label.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ',' || c == '(';
  });
  if (!capitals) return {};
  SpeakerWords words;
  words.kind = MentionKind::name;
  words.mention = {span.begin, static_cast<std::uint32_t>(span.begin + colon)};
  words.head = {static_cast<std::uint32_t>(span.begin + head), words.mention.end};
  return words;
}

}  // namespace news::quotes
