#include "glass/run.h"

#include <algorithm>
#include <array>

#include "glass/damage.h"

namespace news::glass {
namespace {

/// A term, or a key of a table, and seven numbers.
constexpr std::size_t kMaxRecordHead = kMaxKeyBytes + 7 * kMaxUintBytes;

}  // namespace

void append_record(std::string& out, const RunRecord& record) {
  std::array<char, kMaxRecordHead> head;
  char* at = put_uint(head.data(), record.term.size());
  at += record.term.copy(at, kMaxKeyBytes);
  at = put_uint(at, record.first);
  at = put_uint(at, record.last - record.first);
  at = put_uint(at, record.documents);
  at = put_uint(at, record.occurrences);
  at = put_uint(at, record.marks);
  at = put_uint(at, record.body.size());
  out.append(head.data(), static_cast<std::size_t>(at - head.data()));
  out.append(record.body);
}

RunReader::RunReader(const SpillFile& file, RunPlace place, std::size_t buffer_bytes)
    : file_(file), place_(place), buffer_(std::max(buffer_bytes, kMaxRecordHead), '\0') {}

void RunReader::need(std::size_t bytes) {
  if (end_ - at_ >= bytes) return;
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(at_),
            buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
  end_ -= at_;
  at_ = 0;
  if (bytes > buffer_.size()) buffer_.resize(bytes);
  const auto more = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - end_, place_.bytes));
  file_.read(place_.offset, buffer_.data() + end_, more);
  place_.offset += more;
  place_.bytes -= more;
  end_ += more;
}

bool RunReader::next() {
  need(kMaxRecordHead);
  if (at_ == end_) return false;
  const char* begin = buffer_.data() + at_;
  const char* at = begin;
  const char* end = buffer_.data() + end_;
  DocId span = 0;
  std::size_t body = 0;
  if (!get_string(at, end, record_.term) || !get_uint(at, end, record_.first) || !get_uint(at, end, span) ||
      !get_uint(at, end, record_.documents) || !get_uint(at, end, record_.occurrences) ||
      !get_uint(at, end, record_.marks) || !get_uint(at, end, body)) {
    throw_unreadable_spill();
  }
  if (record_.term.size() > kMaxKeyBytes) throw_unreadable_spill();
  record_.first += place_.base;
  record_.last = record_.first + span;
  const auto head = static_cast<std::size_t>(at - begin);
  const auto term_at = static_cast<std::size_t>(record_.term.data() - begin);
  if (body > end_ - at_ - head + place_.bytes) throw_unreadable_spill();
  need(head + body);
  record_.term = {buffer_.data() + at_ + term_at, record_.term.size()};
  record_.body = {buffer_.data() + at_ + head, body};
  at_ += head + body;
  return true;
}

}  // namespace news::glass
