#include <algorithm>
#include <optional>
#include <utility>

#include "reading/characters.h"
#include "reading/input/contents.h"
#include "reading/table.h"

namespace news::reading {
namespace {

constexpr std::size_t kBeginning = 64 * 1024;
/// How far a record with marks that aren't doubled is looked for its end.
constexpr std::size_t kLongestGuess = std::size_t{1} << 20;

/// Memory: one record, or what is looked through for its end.
class Rows : public Contents {
 public:
  Rows(Input& input, const RawDocument& about) : input_(input), about_(about) {}

  bool next(Part& part, std::vector<Rejected>& rejected) override {
    if (!head_ && !read_head(rejected)) return false;
    while (true) {
      const std::string_view text = input_.peek(1);
      if (text.empty()) break;
      if (take_empty_line(text)) continue;
      Row row = read_whole_row(SingleMarks::damage, kLargestDocument);
      if (row.state == Row::State::damaged) row = read_single_marks(std::move(row));
      if (std::string why = why_not(row); !why.empty()) {
        leave_out(std::move(why));
        continue;
      }
      tell_damage(rejected);
      any_ = true;
      give(row.bytes, part);
      return true;
    }
    end(rejected);
    return false;
  }

 private:
  bool read_head(std::vector<Rejected>& rejected) {
    if (ended_) return false;
    const std::string_view text = input_.peek(kBeginning);
    std::optional<TableHead> head = table_head(text, text.size() < kBeginning);
    if (!head) {
      ended_ = true;
      rejected.push_back({about_.where, std::string(kNoTextColumn)});
      return false;
    }
    first_line_ = text.substr(0, head->bytes);
    if (!first_line_.ends_with('\n')) first_line_ += '\n';
    day_first_ = day_first_in(text.substr(head->bytes), *head);
    take(head->bytes);
    head_ = std::move(head);
    return true;
  }

  /// Looks as far as it must, and no farther than to `most`.
  [[nodiscard]] Row read_whole_row(SingleMarks marks, std::size_t most) {
    for (std::size_t wanted = kBeginning;; wanted *= 4) {
      const std::string_view text = input_.peek(wanted);
      const bool last = text.size() < wanted;
      Row row = read_row(text, head_->delimiter, last, marks);
      if (row.state != Row::State::unfinished || last || wanted >= most) return row;
    }
  }

  /// A damaged row as a program may have meant it. Where that fails it isn't tried again in the stretch that
  /// was looked through, or each line would cost that look.
  [[nodiscard]] Row read_single_marks(Row damaged) {
    if (input_.position() < single_marks_from_) return damaged;
    Row row = read_whole_row(SingleMarks::text, kLongestGuess);
    if (why_no_record(row, *head_).empty()) return row;
    single_marks_from_ = input_.position() + row.bytes;
    return damaged;
  }

  /// Why a row is no record; empty where it is one.
  [[nodiscard]] std::string why_not(const Row& row) {
    const std::string_view text = input_.peek(row.bytes + 1);
    const bool unfinished = row.state == Row::State::unfinished;
    if (unfinished && text.size() >= kLargestDocument) return "is " + std::string(kTooLong);
    const bool at_end = unfinished || (text.size() == row.bytes && !text.ends_with('\n'));
    if (at_end && !input_.damage().empty()) {
      cut_off_ = true;
      return input_.damage() + ", this record is cut off";
    }
    return why_no_record(row, *head_);
  }

  bool take_empty_line(std::string_view text) {
    if (text.starts_with('\n')) {
      take(1);
    } else if (text.starts_with('\r') && input_.peek(2).starts_with("\r\n")) {
      take(2);
    } else {
      return false;
    }
    return true;
  }

  void take(std::size_t bytes) {
    const std::string_view text = input_.peek(bytes).substr(0, bytes);
    line_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    input_.take(bytes);
  }

  void give(std::size_t bytes, Part& part) {
    part.document.where = about_.where + ":" + std::to_string(line_);
    part.document.bytes = first_line_;
    part.document.bytes += input_.peek(bytes).substr(0, bytes);
    part.document.path = about_.path;
    part.document.whole_file = false;
    part.document.format = Format::csv;
    part.document.origin = about_.origin;
    part.document.warnings = about_.warnings;
    part.document.day_first = day_first_;
    take(bytes);
  }

  /// Leaves out a line; the next one may begin a record again.
  void leave_out(std::string why) {
    if (why_.empty()) {
      why_ = std::move(why);
      damaged_from_ = line_;
    }
    damaged_to_ = line_;
    while (true) {
      const std::string_view text = input_.peek(1);
      if (text.empty()) return;
      const std::size_t end = text.find('\n');
      if (end != std::string_view::npos) return take(end + 1);
      take(text.size());
    }
  }

  void tell_damage(std::vector<Rejected>& rejected) {
    if (why_.empty()) return;
    const std::string more = damaged_to_ == damaged_from_
                                 ? std::string()
                                 : "; lines up to " + std::to_string(damaged_to_) + " are left out";
    rejected.push_back({about_.where + ":" + std::to_string(damaged_from_), why_ + more});
    why_.clear();
    any_ = true;
  }

  void end(std::vector<Rejected>& rejected) {
    tell_damage(rejected);
    if (ended_) return;
    ended_ = true;
    if (!input_.damage().empty() && !cut_off_) {
      rejected.push_back(
          {about_.where + ":" + std::to_string(line_), "behind this line: " + input_.damage()});
    } else if (!any_) {
      rejected.push_back({about_.where, "is a table without records"});
    }
  }

  Input& input_;
  RawDocument about_;
  std::optional<TableHead> head_;
  std::string first_line_;
  std::optional<bool> day_first_;
  std::uint64_t line_ = 1;
  std::uint64_t single_marks_from_ = 0;  ///< Before this place marks that aren't doubled are damage.
  std::string why_;  ///< What is wrong with the stretch that is being left out; empty: nothing is.
  std::uint64_t damaged_from_ = 0;
  std::uint64_t damaged_to_ = 0;
  bool any_ = false;      ///< There was a record, or what should have been one.
  bool cut_off_ = false;  ///< The input broke off inside a record, which was told.
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Contents> rows_of(Input& input, const RawDocument& about) {
  return std::make_unique<Rows>(input, about);
}

}  // namespace news::reading
