#include <algorithm>
#include <optional>
#include <utility>

#include "reading/file_names.h"
#include "reading/input/contents.h"
#include "reading/input/file_stream.h"
#include "reading/input/input.h"
#include "reading/input/unpack.h"
#include "reading/left_out.h"
#include "reading/reading.h"
#include "reading/recognise.h"
#include "reading/walk.h"

namespace news::reading {
namespace {

/// Archives in archives are rare, and deeper ones are made to hurt.
constexpr std::size_t kDeepest = 8;

/// An input that is being read, and what it is cut into.
struct Level {
  RawDocument about;  ///< What it is called; no bytes.
  std::shared_ptr<Allowance> allowance;
  std::unique_ptr<Input> input;
  std::unique_ptr<Contents> contents;
  LeftOut left_out;  ///< Of its parts.
};

/// What the bytes are compressed with. Those of a file that is read from the middle on don't tell, its
/// beginning does.
Packing packing_of_input(Input& input) {
  constexpr std::size_t longest_mark = 16;
  FileStream* file = input.file();
  if (file == nullptr || !file->seekable() || file->entrance(0) == 0U)
    return packing_of(input.peek(longest_mark));
  std::string beginning(longest_mark, '\0');
  beginning.resize(file->read_at(0, beginning.data(), beginning.size()));
  return packing_of(beginning);
}

/// Takes off what the bytes are compressed with. Fails where that has no end.
bool unpack_all(Level& level) {
  for (std::size_t depth = 0; depth < kDeepest; ++depth) {
    const Packing packing = packing_of_input(*level.input);
    if (packing == Packing::none) return true;
    level.input = std::make_unique<Input>(unpack(packing, std::move(level.input), level.allowance));
  }
  return false;
}

}  // namespace

/// Reads in depth: the file at the bottom, what lies in what above it.
struct Source::Impl {
  std::vector<std::string> paths;
  Format format;
  Walk walk;
  Walk::File file;
  FileStream* stream = nullptr;  // of the file at the bottom of the levels
  std::vector<Level> levels;
  Crawled crawled;
  std::vector<Rejected> rejected;
  std::string below;  ///< The directory that files are taken from.
  LeftOut left_out;   ///< Of that.

  std::uint64_t finished_bytes = 0;
  mutable std::optional<std::uint64_t> total;

  Impl(std::vector<std::string> given, Format wanted)
      : paths(std::move(given)), format(wanted), walk(paths) {}
  ~Impl() {
    while (!levels.empty()) pop();
  }

  /// Opens the next file, if it can be; false at the end of all.
  bool open_file() {
    const bool more = walk.next(file, rejected);
    if (!more || file.below != below) tell_left_out();
    if (!more) return false;
    if (const std::string_view kind = kind_beside_articles(); !kind.empty()) {
      left_out.add(kind);
      finished_bytes += file.bytes;
      return true;
    }
    std::string why;
    std::unique_ptr<FileStream> opened = FileStream::open(file.path, file.offset, why);
    if (!opened) {
      rejected.push_back({file.path, std::move(why)});
      return true;
    }
    stream = opened.get();
    Part part;
    part.document.where = file.path;
    part.document.whole_file = file.path != "-";
    if (part.document.whole_file) part.document.path = file.path;
    part.stream = std::move(opened);
    part.allowance = std::make_shared<Allowance>([in = stream] { return in->bytes_read(); });
    push(std::move(part));
    if (file.has_offset && !levels.empty()) {
      Level& archive = levels.back();
      archive.contents = records_of(*archive.input, archive.about, crawled,
                                    file.single ? WarcPart::one_record : WarcPart::rest);
    }
    return true;
  }

  /// Who names a file wants it read, whatever it is called.
  [[nodiscard]] std::string_view kind_beside_articles() const {
    return file.below.empty() ? std::string_view() : kind_by_name(file.path);
  }

  void tell_left_out() {
    left_out.tell(below, rejected);
    left_out = {};
    below = file.below;
  }

  /// Opens what an archive holds, but for what can be no article.
  void take(Part part) {
    const std::string_view kind = file.single ? std::string_view() : kind_by_name(part.document.path);
    if (kind.empty()) return push(std::move(part));
    levels.back().left_out.add(kind);
  }

  void push(Part part) {
    Level level;
    level.about = std::move(part.document);
    level.allowance = part.allowance ? std::move(part.allowance) : levels.back().allowance;
    level.input = std::make_unique<Input>(std::move(part.stream));
    if (levels.size() == kDeepest || !unpack_all(level)) {
      rejected.push_back({level.about.where, "lies in more than " + std::to_string(kDeepest) +
                                                 " archives within each other; unpack it by hand"});
      if (levels.empty()) close_file();
      return;
    }
    levels.push_back(std::move(level));
  }

  void pop() {
    // What reads an input goes before it, as its parts have gone.
    levels.back().contents.reset();
    levels.back().left_out.tell(levels.back().about.where, rejected);
    if (levels.size() == 1) close_file();
    levels.pop_back();
  }

  void close_file() {
    finished_bytes += stream->bytes_read();
    stream = nullptr;
  }

  /// Looks what the input on top holds. True where that is one document, which is given out then.
  bool look_into_top(RawDocument& document) {
    Level& top = levels.back();
    Recognised found = recognise(*top.input, top.about, format);
    switch (found.kind) {
      case Recognised::Kind::archive:
        top.contents = entries_of(*top.input, top.about, top.allowance);
        return false;
      case Recognised::Kind::records:
        top.contents = records_of(*top.input, top.about, crawled, WarcPart::all);
        return false;
      case Recognised::Kind::lines:
        top.contents = lines_of(*top.input, top.about);
        return false;
      case Recognised::Kind::rows:
        top.contents = rows_of(*top.input, top.about);
        return false;
      case Recognised::Kind::refused:
        rejected.push_back({top.about.where, std::move(found.why)});
        pop();
        return false;
      case Recognised::Kind::document:
        break;
    }
    const bool whole = take_whole(found.format, document);
    pop();
    return whole;
  }

  /// All of the input on top as one document.
  bool take_whole(Format found, RawDocument& document) {
    Level& top = levels.back();
    std::string bytes;
    while (bytes.size() <= kLargestDocument) {
      const std::string_view ready = top.input->peek(1);
      if (ready.empty()) break;
      bytes.append(ready);
      top.input->take(ready.size());
    }
    const std::string& damage = top.input->damage();
    if (bytes.size() > kLargestDocument) {
      std::string why = std::string("is ").append(kTooLong);
      if (found == Format::json) why += "; as JSON Lines, an article a line, it may have any length";
      rejected.push_back({top.about.where, std::move(why)});
    } else if (!damage.empty()) {
      rejected.push_back({top.about.where, damage + " after " + std::to_string(bytes.size()) + " bytes"});
    } else {
      document = std::move(top.about);
      document.format = found;
      document.bytes = std::move(bytes);
      return true;
    }
    return false;
  }

  bool next(RawDocument& document) {
    Part part;
    while (true) {
      if (levels.empty()) {
        if (!open_file()) return false;
      } else if (!levels.back().contents) {
        if (look_into_top(document)) return true;
      } else if (!levels.back().contents->next(part, rejected)) {
        pop();
      } else if (part.stream) {
        take(std::move(part));
      } else {
        document = std::move(part.document);
        return true;
      }
    }
  }
};

Source::Source(std::vector<std::string> paths, Format format)
    : impl_(std::make_unique<Impl>(std::move(paths), format)) {}
Source::~Source() = default;

bool Source::next(RawDocument& document) {
  return impl_->next(document);
}

std::vector<Rejected> Source::take_rejected() {
  return std::exchange(impl_->rejected, {});
}

std::uint64_t Source::bytes_read() const {
  return impl_->finished_bytes + (impl_->stream != nullptr ? impl_->stream->bytes_read() : 0);
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
