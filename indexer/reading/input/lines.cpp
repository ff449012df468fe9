#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/input/contents.h"

namespace news::reading {
namespace {

/// Finds line ends; in UTF-16 they are two bytes at an even place.
class LineEnds {
 public:
  explicit LineEnds(Encoding encoding) : encoding_(encoding) {}

  [[nodiscard]] std::size_t width() const { return encoding_ == Encoding::utf8 ? 1 : 2; }

  /// The place of the first line end in a text that begins with a whole character; npos for none.
  [[nodiscard]] std::size_t find(std::string_view text) const {
    if (encoding_ == Encoding::utf8) return text.find('\n');
    for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
      const char high = encoding_ == Encoding::utf16_le ? text[at + 1] : text[at];
      const char low = encoding_ == Encoding::utf16_le ? text[at] : text[at + 1];
      if (high == '\0' && low == '\n') return at;
    }
    return std::string_view::npos;
  }

  [[nodiscard]] std::string decoded(std::string bytes) const {
    if (encoding_ == Encoding::utf8) return bytes;
    return from_utf16(bytes, encoding_ == Encoding::utf16_be);
  }

 private:
  Encoding encoding_;
};

/// Memory: one line.
class Lines : public Contents {
 public:
  Lines(Input& input, const RawDocument& about)
      : input_(input), about_(about), ends_(sniff_encoding(input.peek(kBeginning))) {}

  bool next(Part& part, std::vector<Rejected>& rejected) override {
    while (true) {
      const Found found = next_line(part.document.bytes);
      std::string where = about_.where + ":" + std::to_string(number_);
      if (found == Found::line) {
        part.document.where = std::move(where);
        part.document.path = about_.path;
        part.document.whole_file = false;
        part.document.format = Format::jsonl;
        part.document.origin = about_.origin;
        part.document.warnings = about_.warnings;
        return true;
      }
      if (found == Found::end) {
        if (!input_.damage().empty()) {
          const std::string& damage = input_.damage();
          rejected.push_back(
              {std::move(where), whole_ ? "behind this line: " + damage : damage + ", this line is cut off"});
        }
        return false;
      }
      rejected.push_back({std::move(where), "the line is " + std::string(kTooLong)});
    }
  }

 private:
  static constexpr std::size_t kBeginning = 64 * 1024;

  enum class Found { line, too_long, end };

  Found next_line(std::string& line) {
    while (true) {
      line.clear();
      bool any = false;
      bool too_long = false;
      bool ended = false;
      while (!ended) {
        std::string_view ready = input_.peek(ends_.width());
        if (ready.size() < ends_.width()) {
          input_.take(ready.size());  // half a unit of UTF-16 at the end
          break;
        }
        any = true;
        // Whole units only, so that the search stays aligned.
        ready = ready.substr(0, ready.size() - ready.size() % ends_.width());
        const std::size_t end = ends_.find(ready);
        ended = end != std::string_view::npos;
        const std::string_view piece = ended ? ready.substr(0, end) : ready;
        too_long = too_long || line.size() + piece.size() > kLargestDocument;
        if (!too_long) line.append(piece);
        input_.take(ended ? end + ends_.width() : ready.size());
      }
      if (!any) return Found::end;
      ++number_;
      whole_ = ended || input_.damage().empty();
      if (too_long) return Found::too_long;
      if (trim(line).empty() || !whole_) continue;
      line = ends_.decoded(std::move(line));
      return Found::line;
    }
  }

  Input& input_;
  RawDocument about_;
  LineEnds ends_;
  std::uint64_t number_ = 0;
  bool whole_ = true;  // false when the input was cut off inside the line met last
};

}  // namespace

std::unique_ptr<Contents> lines_of(Input& input, const RawDocument& about) {
  return std::make_unique<Lines>(input, about);
}

}  // namespace news::reading
