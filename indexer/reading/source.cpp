#include <algorithm>
#include <optional>
#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/input.h"
#include "reading/reading.h"
#include "reading/sniff.h"
#include "reading/walk.h"

namespace news::reading {
namespace {

constexpr std::size_t kLargestDocument = std::size_t{64} << 20;
constexpr std::size_t kBeginning = 64 * 1024;
constexpr std::string_view kTooLong = "longer than 64 MiB";

/// Finds line ends; in UTF-16 they are two bytes at an even place.
class LineEnds {
 public:
  explicit LineEnds(Encoding encoding) : encoding_(encoding) {}

  [[nodiscard]] std::size_t width() const { return encoding_ == Encoding::utf8 ? 1 : 2; }

  /// The place of the first line end at or behind `from` (counted from the line's beginning); npos for none.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const {
    if (encoding_ == Encoding::utf8) return text.find('\n', from);
    for (std::size_t at = from & ~std::size_t{1}; at + 1 < text.size(); at += 2) {
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

/// Cuts an input into lines that aren't empty. Memory: one line.
class Lines {
 public:
  Lines(Input& input, Encoding encoding) : input_(input), ends_(encoding) {}

  enum class Found { line, too_long, end };

  Found next(std::string& line) {
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
        const std::size_t end = ends_.find(ready, 0);
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

  [[nodiscard]] std::uint64_t number() const { return number_; }
  /// False when the input was cut off inside the line met last.
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  Input& input_;
  LineEnds ends_;
  std::uint64_t number_ = 0;
  bool whole_ = true;
};

}  // namespace

struct Source::Impl {
  std::vector<std::string> paths;
  Format format;
  Walk walk;
  std::vector<Rejected> rejected;

  Walk::File file;
  std::unique_ptr<Input> input;
  std::optional<Lines> lines;

  std::uint64_t finished_bytes = 0;
  mutable std::optional<std::uint64_t> total;

  Impl(std::vector<std::string> given, Format wanted)
      : paths(std::move(given)), format(wanted), walk(paths) {}

  void reject(std::string where, std::string why) { rejected.push_back({std::move(where), std::move(why)}); }

  void close() {
    if (input) finished_bytes += input->bytes_read();
    lines.reset();
    input.reset();
  }

  /// Opens the next file; false at the end of all. Leaves `input` empty for a file that can't be opened.
  bool open() {
    if (!walk.next(file, rejected)) return false;
    std::string why;
    input = Input::open(file.path, why);
    if (!input) reject(file.path, why);
    return true;
  }

  /// The format of the open file, or nothing when it was refused.
  std::optional<Format> format_of_file() {
    std::string_view beginning = input->peek(kBeginning);
    if (beginning.empty()) {
      const bool lines_expected = format == Format::jsonl || is_jsonl_name(file.path);
      if (!input->damage().empty()) {
        reject(file.path, input->damage());
      } else if (!lines_expected) {
        reject(file.path, "is empty");
      }
      return std::nullopt;
    }
    if (format == Format::json || format == Format::jsonl) return format;
    if (std::string kind = binary_kind(beginning); !kind.empty()) {
      reject(file.path, "is not text but " + kind);
      return std::nullopt;
    }
    if (format != Format::automatic) return format;
    if (is_html(beginning)) return Format::html;
    if (const std::string_view kind = markup_kind(beginning); !kind.empty()) {
      reject(file.path,
             "is " + std::string(kind) + ", which is not read; --format text takes it as plain text");
      return std::nullopt;
    }
    const Encoding encoding = sniff_encoding(beginning);
    if (encoding != Encoding::utf8) {
      const std::string text = from_utf16(beginning, encoding == Encoding::utf16_be);
      return guess_format(file.path, text, beginning.size() < kBeginning);
    }
    // A line that is longer than the first look may be one document or the first of many.
    for (std::size_t wanted = kBeginning;
         beginning.size() >= wanted && wanted < kLargestDocument && wants_more(beginning);) {
      wanted *= 4;
      beginning = input->peek(wanted);
    }
    const std::size_t seen = beginning.size();
    beginning = input->peek(seen + 1);
    const bool complete = beginning.size() <= seen;
    if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
    return guess_format(file.path, beginning, complete);
  }

  /// All of the open file as one document.
  bool whole_file(Format found, RawDocument& document) {
    std::string bytes;
    while (bytes.size() <= kLargestDocument) {
      const std::string_view ready = input->peek(1);
      if (ready.empty()) break;
      bytes.append(ready);
      input->take(ready.size());
    }
    std::string damage = input->damage();
    if (bytes.size() > kLargestDocument) {
      reject(file.path, std::string(kTooLong));
    } else if (!damage.empty()) {
      reject(file.path, damage + " after " + std::to_string(bytes.size()) + " bytes");
    } else {
      document = {file.path, file.path == "-" ? std::string() : file.path, file.path != "-", found,
                  std::move(bytes)};
      close();
      return true;
    }
    close();
    return false;
  }

  bool next_line(RawDocument& document) {
    std::string line;
    while (true) {
      const Lines::Found found = lines->next(line);
      const std::string where = file.path + ":" + std::to_string(lines->number());
      if (found == Lines::Found::line) {
        document = {where, file.path == "-" ? std::string() : file.path, false, Format::jsonl,
                    std::move(line)};
        return true;
      }
      if (found == Lines::Found::end) {
        if (!input->damage().empty()) {
          const std::string place = lines->whole() ? " after this line" : ", this line is cut off";
          reject(where, input->damage() + place);
        }
        close();
        return false;
      }
      reject(where, "the line is " + std::string(kTooLong));
    }
  }
};

Source::Source(std::vector<std::string> paths, Format format)
    : impl_(std::make_unique<Impl>(std::move(paths), format)) {}
Source::~Source() = default;

bool Source::next(RawDocument& document) {
  Impl& in = *impl_;
  while (true) {
    if (in.lines) {
      if (in.next_line(document)) return true;
      continue;
    }
    if (!in.open()) return false;
    if (!in.input) continue;
    const std::optional<Format> format = in.format_of_file();
    if (!format) {
      in.close();
      continue;
    }
    if (*format == Format::jsonl) {
      in.lines.emplace(*in.input, sniff_encoding(in.input->peek(kBeginning)));
    } else if (in.whole_file(*format, document)) {
      return true;
    }
  }
}

std::vector<Rejected> Source::take_rejected() {
  return std::exchange(impl_->rejected, {});
}

std::uint64_t Source::bytes_read() const {
  return impl_->finished_bytes + (impl_->input ? impl_->input->bytes_read() : 0);
}

std::uint64_t Source::bytes_total() const {
  Impl& in = *impl_;
  if (!in.total) {
    in.total = 0;
    const bool has_stdin = std::find(in.paths.begin(), in.paths.end(), "-") != in.paths.end();
    Walk walk(has_stdin ? std::vector<std::string>() : in.paths);
    Walk::File file;
    std::vector<Rejected> ignored;
    while (walk.next(file, ignored)) *in.total += file.bytes;
  }
  return *in.total;
}

}  // namespace news::reading
