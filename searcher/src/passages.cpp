#include "passages.h"

#include <algorithm>
#include <array>
#include <utility>

#include <news/schema/internal/fold.h>

namespace news::searcher {
namespace {

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// A point behind these seldom ends a sentence.
bool is_abbreviation(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kShort = {
      "Mr",   "Mrs", "Ms",  "Dr",  "St",   "Sen", "Rep", "Gov", "Gen", "Lt", "Col",
      "Capt", "Sgt", "Maj", "Adm", "Prof", "Rev", "Jr",  "Sr",  "No",  "vs", "Hon"};
  return word.size() == 1 || std::find(kShort.begin(), kShort.end(), word) != kShort.end();
}

/// Bytes of a closing quotation mark or bracket at `at`, 0 where there is none.
std::size_t closing_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.empty()) return 0;
  if (rest[0] == '"' || rest[0] == '\'' || rest[0] == ')' || rest[0] == ']') return 1;
  if (rest.substr(0, 2) == "\u00BB") return 2;
  if (rest == "\u201D" || rest == "\u2019" || rest == "\u201C" || rest == "\u300D" || rest == "\u203A")
    return 3;
  return 0;
}

/// Bytes of a mark at `at` that ends a sentence in scripts without blanks, 0 where there is none.
std::size_t wide_stop_at(std::string_view text, std::size_t at) {
  const std::string_view mark = text.substr(at, 3);
  return mark == "\u3002" || mark == "\uFF01" || mark == "\uFF1F" ? 3 : 0;
}

std::size_t behind_closing(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const std::size_t length = closing_at(text, at);
    if (length == 0 || at + length > end) break;
    at += length;
  }
  return at;
}

/// The end of the sentence whose last mark is at `at`, with closing quotation marks; nothing when it goes on.
std::optional<std::size_t> sentence_end(std::string_view text, std::size_t at, Stretch range) {
  if (const std::size_t wide = wide_stop_at(text, at)) return behind_closing(text, at + wide, range.end);
  const char mark = text[at];
  if (mark != '.' && mark != '!' && mark != '?') return std::nullopt;
  const std::size_t behind = behind_closing(text, at + 1, range.end);
  if (behind < range.end && !is_space(text[behind])) return std::nullopt;
  if (mark == '.') {
    constexpr std::size_t kLongestAbbreviation = 5;
    std::size_t word = at;
    while (word > range.begin && at - word < kLongestAbbreviation && is_ascii_letter(text[word - 1])) --word;
    if (word < at && is_abbreviation(text.substr(word, at - word))) return std::nullopt;
  }
  std::size_t next = behind;
  while (next < range.end && is_space(text[next])) ++next;
  if (next < range.end && is_lower(text[next])) return std::nullopt;
  return behind;
}

/// Blanks behind a piece belong to it.
std::size_t behind_blanks(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_space(text[at])) ++at;
  return at;
}

bool is_paragraph_break(std::string_view text, std::size_t at, std::size_t end) {
  return text[at] == '\n' && at + 1 < end && text[at + 1] == '\n';
}

bool overlaps(const Stretch& a, const std::vector<Stretch>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const Stretch& b) { return a.begin < b.end && b.begin < a.end; });
}

/// Measures what a window shows of the query.
class Score {
 public:
  explicit Score(const std::vector<QueryUnits::Unit>& units) : units_(units), seen_(units.size(), 0) {}

  void add(const Occurrence& occurrence) {
    unsigned& times = seen_[occurrence.unit];
    if (times == 0) touched_.push_back(occurrence.unit);
    const double weight = units_[occurrence.unit].weight;
    // Repetition says little; more than three times says nothing.
    if (times == 0) sum_ += weight;
    if (times > 0 && times < 3) sum_ += 0.05 * weight;
    ++times;
  }

  double take() {
    for (const std::uint16_t unit : touched_) seen_[unit] = 0;
    touched_.clear();
    return std::exchange(sum_, 0.0);
  }

 private:
  const std::vector<QueryUnits::Unit>& units_;
  std::vector<unsigned> seen_;
  std::vector<std::uint16_t> touched_;
  double sum_ = 0;
};

/// Pieces in a row that may be shown together.
class Window {
 public:
  Window(const std::vector<Piece>& pieces, const std::vector<Stretch>& used, std::size_t bytes,
         std::size_t piece)
      : pieces_(pieces), used_(used), bytes_(bytes), first_(piece), last_(piece) {}

  [[nodiscard]] std::size_t begin() const { return pieces_[first_].begin; }
  [[nodiscard]] std::size_t end() const { return pieces_[last_].end; }

  /// Takes in what follows, as far as it fits.
  void extend() {
    while (last_ + 1 < pieces_.size() && fits(first_, last_ + 1) && !overlaps(pieces_[last_ + 1], used_))
      ++last_;
  }

  /// Gives up what follows the piece that holds `at`.
  void end_with(std::size_t at) {
    while (last_ > first_ && pieces_[last_].begin > at) --last_;
  }

  /// Takes in what goes before, as far as it fits: to the beginning of a sentence; of the nearest one or the
  /// farthest.
  void begin_sentence(bool nearest) {
    std::size_t best = first_;
    bool found = pieces_[first_].begins_sentence;
    for (std::size_t i = first_;
         i-- > 0 && !(nearest && found) && fits(i, last_) && !overlaps(pieces_[i], used_);) {
      if (pieces_[i].begins_sentence || !found) best = i;
      found = found || pieces_[i].begins_sentence;
    }
    first_ = best;
  }

 private:
  [[nodiscard]] bool fits(std::size_t first, std::size_t last) const {
    return pieces_[last].end - pieces_[first].begin <= bytes_;
  }

  const std::vector<Piece>& pieces_;
  const std::vector<Stretch>& used_;
  std::size_t bytes_;
  std::size_t first_;
  std::size_t last_;  // included
};

std::size_t longest_piece(std::size_t bytes) {
  return std::max<std::size_t>(bytes - bytes / 4, 40);
}

/// Marks of what lies in a stretch. A phrase covers its words, and phrases that overlap are one mark.
std::vector<Mark> marks_within(Stretch stretch, const std::vector<Occurrence>& occurrences) {
  std::vector<Mark> marks;
  for (const Occurrence& found : occurrences) {
    if (found.begin < stretch.begin || found.end > stretch.end) continue;
    if (!marks.empty() && found.begin < marks.back().end) {
      marks.back().end = std::max<std::size_t>(marks.back().end, found.end);
    } else {
      marks.push_back({found.begin, found.end});
    }
  }
  return marks;
}

}  // namespace

std::vector<Piece> cut_into_pieces(std::string_view text, Stretch range, std::size_t longest) {
  std::vector<Piece> pieces;
  bool begins_sentence = true;
  std::size_t begin = range.begin;
  std::size_t clause = 0;  // last places to cut at in the present piece; 0: none
  std::size_t blank = 0;
  std::size_t at = begin;
  const auto cut = [&](std::size_t where, bool sentence_ends) {
    pieces.push_back({{begin, where}, std::exchange(begins_sentence, sentence_ends)});
    begin = where;
    at = std::max(at, where);
    clause = blank = 0;
  };
  while (at < range.end) {
    if (is_ascii_letter(text[at]) && at + 1 - begin < longest) {
      ++at;
      continue;
    }
    if (is_paragraph_break(text, at, range.end)) {
      cut(behind_blanks(text, at, range.end), true);
      continue;
    }
    if (const auto end = sentence_end(text, at, range)) {
      cut(behind_blanks(text, *end, range.end), true);
      continue;
    }
    const char c = text[at];
    ++at;
    if (is_space(c)) {
      blank = at;
      const char before = at >= 2 ? text[at - 2] : ' ';
      if (before == ',' || before == ';' || before == ':' || before == ')' || before == '-') clause = at;
    }
    while (at < range.end && is_continuation(text[at])) ++at;
    if (at - begin < longest) continue;
    if (clause > begin + longest / 2) {
      cut(clause, false);
    } else {
      cut(blank > begin ? blank : at, false);
    }
  }
  if (begin < range.end) pieces.push_back({{begin, range.end}, begins_sentence});
  return pieces;
}

std::optional<Passage> best_passage(std::string_view text, Stretch range,
                                    const std::vector<Occurrence>& occurrences,
                                    const std::vector<QueryUnits::Unit>& units, std::size_t bytes,
                                    const std::vector<Stretch>& used) {
  const auto starts_in = [](const Occurrence& found, std::size_t at) { return found.begin < at; };
  auto next = std::lower_bound(occurrences.begin(), occurrences.end(), range.begin, starts_in);
  const auto behind = std::lower_bound(next, occurrences.end(), range.end, starts_in);
  if (next == behind) return std::nullopt;

  const std::vector<Piece> pieces = cut_into_pieces(text, range, longest_piece(bytes));
  Score score(units);
  std::optional<Window> best;
  double best_score = 0;
  std::size_t last_match = 0;  // the last one in the best window
  std::size_t last_end = 0;
  for (std::size_t i = 0; i < pieces.size() && next != behind; ++i) {
    if (next->begin >= pieces[i].end) continue;
    if (!overlaps(pieces[i], used)) {
      Window window(pieces, used, bytes, i);
      window.extend();
      std::size_t match = 0;
      std::size_t end = 0;
      for (auto it = next; it != behind && it->begin < window.end(); ++it) {
        score.add(*it);
        match = it->begin;
        // A match that goes on behind the window is shown to its end, unless it is longer than any snippet.
        if (it->end <= window.begin() + 2 * bytes) end = std::max<std::size_t>(end, it->end);
      }
      const double value = score.take();
      if (!best || value > best_score * 1.0001) {
        best.emplace(window);
        best_score = value;
        last_match = match;
        last_end = end;
      }
    }
    while (next != behind && next->begin < pieces[i].end) ++next;
  }
  if (!best) return std::nullopt;
  best->end_with(last_match);
  best->begin_sentence(true);
  best->extend();
  best->begin_sentence(false);
  return Passage{{best->begin(), std::min(std::max(best->end(), last_end), range.end)}, best_score};
}

Stretch beginning_of(std::string_view text, std::size_t bytes) {
  // Only as much is cut as can be shown.
  const std::size_t reach = std::min(text.size(), 4 * bytes + 400);
  const std::vector<Piece> pieces = cut_into_pieces(text, {0, reach}, longest_piece(bytes));
  if (pieces.empty()) return {};
  const std::vector<Stretch> none;
  Window window(pieces, none, bytes, 0);
  window.extend();
  return {window.begin(), window.end()};
}

Snippet make_snippet(std::string_view text, Stretch whole, Stretch stretch,
                     const std::vector<Occurrence>& occurrences) {
  while (stretch.begin < stretch.end && is_continuation(text[stretch.begin])) ++stretch.begin;
  while (stretch.end > stretch.begin && stretch.end < text.size() && is_continuation(text[stretch.end]))
    --stretch.end;
  while (stretch.begin < stretch.end && is_space(text[stretch.begin])) ++stretch.begin;
  while (stretch.end > stretch.begin && is_space(text[stretch.end - 1])) --stretch.end;

  Snippet snippet;
  const auto blank = [&](std::size_t from, std::size_t to) {
    return from >= to ||
           text.substr(from, to - from).find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
  };
  snippet.cut_before = !blank(whole.begin, stretch.begin);
  snippet.cut_after = !blank(stretch.end, whole.end);
  snippet.marks = marks_within(stretch, occurrences);
  std::string& out = snippet.text;
  out.reserve(stretch.end - stretch.begin);
  auto mark = snippet.marks.begin();
  bool open = false;
  // Offsets of the marks move with what is left out and put in.
  const auto move_marks = [&](std::size_t at) {
    if (open && mark->end <= at) {
      mark->end = out.size();
      open = false;
      ++mark;
    }
    if (!open && mark != snippet.marks.end() && mark->begin <= at) {
      mark->begin = out.size();
      open = true;
    }
  };
  for (std::size_t at = stretch.begin; at < stretch.end;) {
    move_marks(at);
    if (is_space(text[at])) {
      while (at < stretch.end && is_space(text[at])) ++at;
      out += ' ';
      continue;
    }
    schema::append_utf8(out, schema::next_code_point(text.substr(0, stretch.end), at));
  }
  move_marks(stretch.end);
  if (open) mark->end = out.size();
  return snippet;
}

}  // namespace news::searcher
