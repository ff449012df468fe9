#include "quotes/spans.h"

#include <algorithm>
#include <array>
#include <optional>

#include <news/schema/internal/byte_words.h>
#include <news/schema/internal/fold.h>

#include "quotes/text.h"

namespace news::quotes {
namespace {

enum class Mark : std::uint8_t {
  straight,       ///< " and its full-width form
  left,           ///< “
  right,          ///< ”
  low,            ///< „
  guillemet_in,   ///< «
  guillemet_out,  ///< »
  angle_in,       ///< ‹
  angle_out,      ///< ›
  corner_in,      ///< 「 or 『
  corner_out,     ///< 」 or 』
  backticks,      ///< ``
  apostrophes,    ///< ''
  single_left,    ///< ‘
  single_right,   ///< ’
  single,         ///< '
};

struct FoundMark {
  std::uint32_t begin;
  std::uint32_t end;
  Mark mark;
  bool blank_before;  ///< A blank, a bracket, a dash, another mark or the start stands before it.
  bool blank_after;   ///< A blank or the end comes after it.
  bool pause_before;  ///< A comma, a colon or the like stands right before it.
};

bool starts_mark(unsigned char byte) {
  return byte == '"' || byte == '\'' || byte == '`' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 ||
         byte == 0xEF;
}

/// Where the next byte stands that a mark may begin with; the end of the text when none does.
std::size_t next_start(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    while (at + sizeof(std::uint64_t) <= text.size()) {
      const std::uint64_t word = schema::word_at(text, at);
      // Without two of its bits ' is the same as ", as are # and &, which are rare.
      const std::uint64_t found = schema::bytes_equal(word & schema::kEachByte * 0xFA, '"') |
                                  schema::bytes_equal(word, '`') | (word & schema::kTopBits);
      if (found != 0) {
        at += schema::bytes_before(found);
        break;
      }
      at += sizeof word;
    }
    if (at >= text.size() || starts_mark(static_cast<unsigned char>(text[at]))) break;
    ++at;
  }
  return at;
}

std::optional<Mark> mark_of(char32_t c) {
  switch (c) {
    case 0x00AB:
      return Mark::guillemet_in;
    case 0x00BB:
      return Mark::guillemet_out;
    case 0x2018:
      return Mark::single_left;
    case 0x2019:
      return Mark::single_right;
    case 0x201C:
    case 0x201F:
      return Mark::left;
    case 0x201D:
      return Mark::right;
    case 0x201E:
      return Mark::low;
    case 0x2039:
      return Mark::angle_in;
    case 0x203A:
      return Mark::angle_out;
    case 0x300C:
    case 0x300E:
      return Mark::corner_in;
    case 0x300D:
    case 0x300F:
      return Mark::corner_out;
    case 0xFF02:
      return Mark::straight;
    default:
      return std::nullopt;
  }
}

bool opens_after(std::string_view text, std::size_t start, std::size_t at) {
  if (at == start || blank_before(text, at) > 0) return true;
  const char before = text[at - 1];
  if (before == '(' || before == '[' || before == '{' || before == '-' || before == '/' || before == '>' ||
      before == '=') {
    return true;
  }
  if (at - start < 3) return false;
  const std::string_view wide = text.substr(at - 3, 3);
  return wide == "\u2014" || wide == "\u2013" || wide == "\u2026" || wide == "\u201C" || wide == "\u2018" ||
         wide == "\u201E";
}

/// Is the character before `at` a letter or a digit? In bytes: everything beyond ASCII that is no punctuation
/// block.
bool letter_before(std::string_view text, std::size_t start, std::size_t at) {
  if (at == start) return false;
  std::size_t begin = at - 1;
  while (begin > start && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  const char32_t c = schema::next_code_point(text, begin);
  return schema::is_letter(c) || schema::is_digit(c);
}

bool letter_after(std::string_view text, std::size_t end, std::size_t at) {
  if (at >= end) return false;
  const char32_t c = schema::next_code_point(text, at);
  return schema::is_letter(c) || schema::is_digit(c);
}

class MarkReader {
 public:
  MarkReader(std::string_view text, Paragraph paragraph, bool singles)
      : text_(text.substr(0, paragraph.end)), start_(paragraph.begin), singles_(singles) {}

  std::vector<FoundMark> read() {
    std::vector<FoundMark> marks;
    for (std::size_t at = start_; (at = next_start(text_, at)) < text_.size();) {
      const std::size_t begin = at;
      const std::optional<Mark> mark = take(at);
      if (!mark) continue;
      marks.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), *mark,
                       opens_after(text_, start_, begin), at >= text_.size() || blank_at(text_, at) > 0,
                       pauses_before(begin)});
    }
    return marks;
  }

 private:
  /// The mark at `at`, if there is one that can quote; moves past the character in any case.
  std::optional<Mark> take(std::size_t& at) const {
    const char c = text_[at];
    const bool twice = at + 1 < text_.size() && text_[at + 1] == c;
    if (c == '"') {
      ++at;
      return Mark::straight;
    }
    if (c == '`' || c == '\'') {
      if (twice) {
        at += 2;
        return c == '`' ? Mark::backticks : Mark::apostrophes;
      }
      const std::size_t begin = at++;
      return c == '\'' && singles_ && quotes_single(begin, at) ? std::optional(Mark::single) : std::nullopt;
    }
    const std::size_t begin = at;
    const std::optional<Mark> mark = mark_of(schema::next_code_point(text_, at));
    if (mark == Mark::single_left || mark == Mark::single_right) {
      return singles_ && quotes_single(begin, at) ? mark : std::nullopt;
    }
    return mark;
  }

  bool pauses_before(std::size_t at) const {
    return at > start_ && std::string_view(":;,.?!").find(text_[at - 1]) != std::string_view::npos;
  }

  /// An apostrophe has a letter on both sides, or stands before a cut word or a decade ('90s, ’em).
  bool quotes_single(std::size_t begin, std::size_t end) const {
    const bool before = letter_before(text_, start_, begin);
    const bool after = letter_after(text_, text_.size(), end);
    if (before && after) return false;
    if (before) {
      // "the voters' anger": a plural's apostrophe is no closing mark.
      const char last = text_[begin - 1];
      return !(last == 's' || last == 'S');
    }
    if (after && text_[end] >= '0' && text_[end] <= '9') return false;
    return true;
  }

  std::string_view text_;
  std::size_t start_;
  bool singles_;
};

/// What closes a span that `open` began; the most usual first.
bool closes(Mark open, Mark mark) {
  switch (open) {
    case Mark::straight:
      return mark == Mark::straight || mark == Mark::right || mark == Mark::apostrophes;
    case Mark::left:
      return mark == Mark::right || mark == Mark::straight || mark == Mark::apostrophes;
    case Mark::right:
      return mark == Mark::right;
    case Mark::low:
      return mark == Mark::left || mark == Mark::right || mark == Mark::straight;
    case Mark::guillemet_in:
      return mark == Mark::guillemet_out;
    case Mark::guillemet_out:
      return mark == Mark::guillemet_in;
    case Mark::angle_in:
      return mark == Mark::angle_out;
    case Mark::angle_out:
      return mark == Mark::angle_in;
    case Mark::corner_in:
      return mark == Mark::corner_out;
    case Mark::backticks:
      return mark == Mark::apostrophes || mark == Mark::right || mark == Mark::straight;
    case Mark::apostrophes:
      return mark == Mark::apostrophes;
    case Mark::single_left:
      return mark == Mark::single_right || mark == Mark::single;
    case Mark::single:
      return mark == Mark::single;
    case Mark::corner_out:
    case Mark::single_right:
      return false;
  }
  return false;
}

/// Pairs the marks of one paragraph. What may open depends on whether a mark that closes is still to come, so
/// the marks that are left are counted beforehand: no search runs twice over the same marks.
class Pairing {
 public:
  Pairing(const std::vector<FoundMark>& marks, Paragraph paragraph) : marks_(marks), paragraph_(paragraph) {
    for (const FoundMark& mark : marks_) ++left_[static_cast<std::size_t>(mark.mark)];
  }

  void run(std::vector<QuoteSpan>& out) {
    for (const FoundMark& mark : marks_) {
      --left_[static_cast<std::size_t>(mark.mark)];
      if (open_ == nullptr) {
        if (opens(mark)) open(mark);
        continue;
      }
      step_inside(mark, out);
    }
    if (open_ != nullptr) push(out, paragraph_.end, paragraph_.end, false);
  }

 private:
  std::uint32_t remaining(Mark mark) const { return left_[static_cast<std::size_t>(mark)]; }

  bool opens(const FoundMark& mark) const {
    switch (mark.mark) {
      case Mark::left:
      case Mark::low:
      case Mark::guillemet_in:
      case Mark::corner_in:
      case Mark::backticks:
        return mark.end < paragraph_.end;
      case Mark::angle_in:
        return remaining(Mark::angle_out) > 0;
      case Mark::straight:
        return (mark.blank_before || mark.pause_before) && !mark.blank_after;
      // Swedish and Finnish open with the mark that closes elsewhere; reversed guillemets are Danish and
      // German.
      case Mark::right:
        return mark.blank_before && !mark.blank_after && remaining(Mark::right) > 0;
      case Mark::guillemet_out:
        return mark.blank_before && !mark.blank_after && remaining(Mark::guillemet_in) > 0;
      case Mark::angle_out:
        return mark.blank_before && !mark.blank_after && remaining(Mark::angle_in) > 0;
      case Mark::apostrophes:
        return mark.blank_before && !mark.blank_after && remaining(Mark::apostrophes) > 0;
      case Mark::single_left:
        return !mark.blank_after && remaining(Mark::single_right) > 0;
      case Mark::single:
        return mark.blank_before && !mark.blank_after && remaining(Mark::single) > 0;
      case Mark::corner_out:
      case Mark::single_right:
        return false;
    }
    return false;
  }

  void open(const FoundMark& mark) {
    open_ = &mark;
    depth_ = 0;
    inner_straight_ = false;
  }

  void step_inside(const FoundMark& mark, std::vector<QuoteSpan>& out) {
    const Mark outer = open_->mark;
    const bool looks_opening = mark.blank_before && !mark.blank_after;
    if (mark.mark == Mark::straight && outer != Mark::straight) {
      // Straight marks inside typographic ones are a quote in the quote, if they come in a pair before its
      // end.
      if (inner_straight_) {
        inner_straight_ = false;
        return;
      }
      if (looks_opening && remaining(Mark::straight) > 0 && proper_close_left()) {
        inner_straight_ = true;
        return;
      }
    }
    if (mark.mark == outer && outer != Mark::right && outer != Mark::apostrophes) {
      if (outer == Mark::guillemet_in || outer == Mark::corner_in) {
        ++depth_;
        return;
      }
      // A left mark before a blank is a slip for the right one.
      if (outer == Mark::left && mark.blank_after) {
        push(out, mark.begin, mark.end, true);
        open_ = nullptr;
        return;
      }
      const bool reopens = outer == Mark::straight || outer == Mark::single
                               ? looks_opening && remaining(outer) > 0
                               : looks_opening;
      if (reopens && open_->end < mark.begin) {
        // The writer forgot the closing mark: what was open ends here.
        push(out, mark.begin, mark.begin, false);
        open(mark);
        return;
      }
    }
    if (!closes(outer, mark.mark)) return;
    if (depth_ > 0) {
      --depth_;
      return;
    }
    push(out, mark.begin, mark.end, true);
    open_ = nullptr;
  }

  bool proper_close_left() const {
    switch (open_->mark) {
      case Mark::left:
        return remaining(Mark::right) > 0;
      case Mark::low:
        return remaining(Mark::left) > 0 || remaining(Mark::right) > 0;
      case Mark::guillemet_in:
        return remaining(Mark::guillemet_out) > 0;
      case Mark::guillemet_out:
        return remaining(Mark::guillemet_in) > 0;
      case Mark::backticks:
        return remaining(Mark::apostrophes) > 0;
      default:
        return false;
    }
  }

  void push(std::vector<QuoteSpan>& out, std::uint32_t end, std::uint32_t outer_end, bool closed) const {
    if (open_->end < end) out.push_back({open_->begin, open_->end, end, outer_end, closed});
  }

  const std::vector<FoundMark>& marks_;
  Paragraph paragraph_;
  std::array<std::uint32_t, 16> left_{};
  const FoundMark* open_ = nullptr;
  std::uint32_t depth_ = 0;
  bool inner_straight_ = false;
};

}  // namespace

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  std::vector<Paragraph> found;
  std::size_t at = 0;
  const bool returns = text.find('\r') != std::string_view::npos;  // rare, and looking for two takes longer
  while (at < text.size()) {
    std::size_t end = returns ? text.find_first_of("\n\r", at) : text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    std::size_t begin = at;
    std::size_t last = end;
    trim(text, begin, last);
    if (begin < last) found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)});
    at = end + 1;
  }
  return found;
}

void find_spans(std::string_view text, Paragraph paragraph, MarkStyle style, std::vector<QuoteSpan>& out) {
  const std::vector<FoundMark> marks = MarkReader(text, paragraph, style.single).read();
  if (!marks.empty()) Pairing(marks, paragraph).run(out);
}

}  // namespace news::quotes
