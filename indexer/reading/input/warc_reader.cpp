#include "reading/input/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "reading/characters.h"
#include "reading/input/contents.h"
#include "reading/input/file_stream.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestHead = std::size_t{1} << 20;
constexpr std::size_t kLongestRecord = kLargestDocument + kLongestHead;

/// The first place where a record begins, with its version and a field, as it wouldn't in the text of a page.
std::size_t find_record(std::string_view text) {
  for (std::size_t at = text.find("WARC/"); at != std::string_view::npos; at = text.find("WARC/", at + 1)) {
    const std::string_view rest = text.substr(at + 5);
    std::size_t digits = std::min(rest.find_first_not_of("0123456789."), rest.size());
    const std::string_view field = rest.substr(std::min(rest.find_first_not_of("\r\n", digits), rest.size()));
    if (digits > 0 && digits < 6 &&
        (starts_with_ignoring_case(field, "warc-") || starts_with_ignoring_case(field, "content-")))
      return at;
  }
  return std::string_view::npos;
}

std::optional<std::uint64_t> length_of_block(std::string_view value) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  constexpr std::uint64_t absurd = std::uint64_t{1} << 62;
  if (error != std::errc() || end != value.data() + value.size() || length > absurd) return std::nullopt;
  return length;
}

/// The last record that begins in a block goes on behind it. One inside of a block, which may hold a web
/// archive itself, doesn't.
bool reaches_into_next(std::string_view block) {
  const std::size_t last = block.rfind("\r\n\r\nWARC/");
  if (last == std::string_view::npos) return false;
  const std::string_view record = block.substr(last + 4);
  if (find_record(record) != 0) return false;
  const std::size_t head = head_length(record);
  if (head == std::string_view::npos) return true;
  const auto fields = HeaderFields::behind_first_line(record.substr(0, head));
  const std::optional<std::uint64_t> length = length_of_block(fields["content-length"]);
  return length && *length > record.size() - head;
}

}  // namespace

bool WarcReader::next(WarcRecord& record, std::vector<Rejected>& rejected) {
  if (wanted_ == WarcPart::rest && !find_rest()) {
    rejected.push_back({place(), "no WARC record begins behind this byte"});
    ended_ = true;
  }
  while (!ended_ && to_record(rejected)) {
    ended_ = wanted_ == WarcPart::one_record;
    record = {};
    record.where = place();
    std::string why;
    if (take_record(record, why)) return true;
    rejected.push_back({std::move(record.where), std::move(why)});
  }
  return false;
}

/// Goes to the first record, in the middle of another or not; from there on everything is wanted.
bool WarcReader::find_rest() {
  wanted_ = WarcPart::all;
  return input_.peek(5).starts_with("WARC/") || recover();
}

/// Goes to where the next record begins; false at the end. Says what lies between where that isn't nothing.
bool WarcReader::to_record(std::vector<Rejected>& rejected) {
  while (true) {
    const std::string_view ready = input_.peek(5);
    const std::size_t blank = std::min(ready.find_first_not_of("\r\n"), ready.size());
    input_.take(blank);
    if (blank > 0) continue;
    if (ready.starts_with("WARC/")) break;
    if (ready.empty() && input_.damage().empty() && wanted_ == WarcPart::all) return false;
    rejected.push_back(
        {place(), number_ > 0 && ready.empty() ? input_.damage() : "no WARC record begins here"});
    if (wanted_ == WarcPart::one_record || !recover()) return false;
  }
  ++number_;
  return true;
}

std::string WarcReader::place() const {
  if (const std::optional<std::uint64_t> at = input_.entrance()) return name_ + "@" + std::to_string(*at);
  return name_ + ", record " + std::to_string(std::max<std::uint64_t>(number_, 1));
}

/// Looks for the next record, behind damage too.
bool WarcReader::recover() {
  constexpr std::size_t window = std::size_t{64} * 1024;
  constexpr std::size_t longest_mark = 32;
  while (true) {
    const std::string_view ready = input_.peek(window);
    const std::size_t found = find_record(ready);
    if (found != std::string_view::npos) {
      input_.take(found);
      return true;
    }
    if (ready.size() >= window) {
      input_.take(ready.size() - longest_mark);
      continue;
    }
    input_.take(ready.size());
    if (input_.damage().empty() || !input_.resume()) return false;
  }
}

/// False, and why, for a record that isn't whole; the input then stands before the next one.
bool WarcReader::take_record(WarcRecord& record, std::string& why) {
  const std::size_t head = peek_head(why);
  if (head == 0) {
    input_.take(5);
    recover();
    return false;
  }
  record.fields = HeaderFields::behind_first_line(input_.peek(head).substr(0, head));
  const std::optional<std::uint64_t> length = length_of_block(record.fields["content-length"]);
  if (!length) {
    why = "the record's Content-Length is no number";
  } else if (!may_have(head + *length)) {
    why = "the record is cut off, or its Content-Length is wrong: the file ends before";
  } else if (*length > kLongestRecord) {
    return take_long(record, head, *length, why);
  } else if (ends_with_block(head + static_cast<std::size_t>(*length), why)) {
    const std::size_t all = head + static_cast<std::size_t>(*length);
    const std::string_view block = input_.peek(all).substr(head, all - head);
    if (!reaches_into_next(block)) {
      record.block = block;
      input_.take(all);
      return true;
    }
    why = "the record's Content-Length is wrong: it reaches into the next record";
  }
  input_.take(head);
  recover();
  return false;
}

/// Such a record isn't looked through for others: it may hold a web archive itself.
bool WarcReader::take_long(WarcRecord& record, std::size_t head, std::uint64_t length, std::string& why) {
  const std::string_view ready = input_.peek(head + kLongestHead);
  record.block = ready.substr(std::min(head, ready.size()), kLongestHead);
  record.too_long = true;
  if (skip(head + length)) return true;
  why = input_.peek(1).empty() ? "the record is cut off, or its Content-Length is wrong: the file ends before"
                               : "the record's Content-Length is wrong: another record begins before";
  return false;
}

/// The length of the record's head, which can be peeked at then; 0, and why, where it has no end.
std::size_t WarcReader::peek_head(std::string& why) {
  for (std::size_t wanted = 2048; wanted <= kLongestHead; wanted *= 4) {
    const std::string_view ready = input_.peek(wanted);
    const std::size_t length = head_length(ready);
    if (length != std::string_view::npos) return length;
    if (ready.size() < wanted) {
      why = "the record is cut off in its header";
      if (!input_.damage().empty()) why += ": " + input_.damage();
      return 0;
    }
  }
  why = "the header of the record does not end";
  return 0;
}

/// Whether a record of that length is there, and behind it what should be: its two empty lines, or another
/// record, or the end.
bool WarcReader::ends_with_block(std::size_t length, std::string& why) {
  constexpr std::size_t behind = 16;
  const std::string_view ready = input_.peek(length + behind);
  if (ready.size() < length) {
    why =
        "the record is cut off: " + std::to_string(ready.size()) + " of " + std::to_string(length) + " bytes";
    if (!input_.damage().empty()) why += " (" + input_.damage() + ")";
    return false;
  }
  std::string_view rest = ready.substr(length);
  if (rest.starts_with("\r\n\r\n")) return true;
  rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
  if (rest.substr(0, 5) == std::string_view("WARC/").substr(0, rest.size())) return true;
  why = "the record's Content-Length is wrong: no record follows where it ends";
  return false;
}

/// Whether so many bytes may still come; of a file that is known.
bool WarcReader::may_have(std::uint64_t bytes) const {
  const FileStream* file = input_.file();
  return file == nullptr || !file->seekable() || input_.entrance().value_or(0) + bytes <= file->length();
}

/// Takes bytes that nobody wants; false where the input ends before, or a record begins that is packed by
/// itself and so can't lie in another.
bool WarcReader::skip(std::uint64_t bytes) {
  // Behind the record's own beginning.
  std::uint64_t passed = 0;
  while (bytes > 0) {
    constexpr std::size_t longest_mark = 8;
    const std::string_view ready = input_.peek(longest_mark);
    if (ready.empty()) return false;
    if (passed > 0 && input_.file() == nullptr && is_packed_record(ready)) return false;
    std::size_t taken = std::min(ready.find("WARC/", 1), ready.size());
    // The mark may lie across the end of what is there.
    if (taken == ready.size() && ready.size() > longest_mark) taken -= longest_mark - 1;
    taken = static_cast<std::size_t>(std::min<std::uint64_t>(taken, bytes));
    input_.take(taken);
    bytes -= taken;
    passed += taken;
  }
  return true;
}

bool WarcReader::is_packed_record(std::string_view ready) const {
  return ready.starts_with("WARC/") && input_.entrance().has_value();
}

}  // namespace news::reading
