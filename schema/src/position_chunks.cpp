#include <news/schema/internal/position_chunks.h>

#include <cstring>

#include <news/schema/error.h>
#include <news/schema/internal/positions.h>

#include "numbers.h"

namespace news::schema {
namespace {

constexpr std::size_t kDocidBytes = 4;

void append_docid(std::string& out, std::uint32_t docid) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(docid >> shift & 0xFF);
}

std::string key_of(std::string_view term) {
  std::string key(kPositionPrefix);
  return key.append(term).append(1, '\0');
}

}  // namespace

char* put_entry(char* out, const std::uint32_t* positions, std::size_t count) {
  // A position of which twice must fit, too.
  if (count == 1 && positions[0] < 1U << 31) return write_number(out, 2 * positions[0]);
  // The head is taken to be one byte, as it is for all but the most frequent words.
  const char* end = put_positions(out + 1, positions, count);
  const auto bytes = static_cast<std::size_t>(end - (out + 1));
  const auto head = static_cast<std::uint32_t>(2 * bytes + 1);
  if (head < 0x80) {
    *out = static_cast<char>(head);
    return out + 1 + bytes;
  }
  char number[kMostNumberBytes];
  const auto head_bytes = static_cast<std::size_t>(write_number(number, head) - number);
  std::memmove(out + head_bytes, out + 1, bytes);
  std::memcpy(out, number, head_bytes);
  return out + head_bytes + bytes;
}

void append_entry(std::string& out, const std::vector<std::uint32_t>& positions) {
  const std::size_t before = out.size();
  out.resize(before + max_position_bytes(positions.size()) + kMostEntryHeadBytes);
  const char* end = put_entry(out.data() + before, positions.data(), positions.size());
  out.resize(static_cast<std::size_t>(end - out.data()));
}

bool take_entry(std::string_view& entries, std::string_view& entry) {
  const std::string_view before = entries;
  std::uint32_t head = 0;
  if (!get_number(entries, head)) return false;
  if ((head & 1) != 0) {
    if (head / 2 > entries.size()) return false;
    entries.remove_prefix(head / 2);
  }
  entry = before.substr(0, before.size() - entries.size());
  return true;
}

std::string_view tag_of_entry(std::string_view entry, std::string& room) {
  std::uint32_t head = 0;
  if (!get_number(entry, head)) return {};
  if ((head & 1) != 0) return entry;
  room.clear();
  put_number(room, head / 2);
  return room;
}

void PositionChunkWriter::begin(std::string_view term) {
  end();
  key_ = key_of(term);
}

void PositionChunkWriter::add_entry(std::uint32_t document, std::string_view entry) {
  go_to(document);
  entries_.append(entry);
  end_document();
}

bool PositionChunkWriter::add_entries(std::uint32_t first, std::uint32_t last, std::string_view entries) {
  if (entries_.size() + kMostNumberBytes + entries.size() < kPositionChunkBytes) {
    // No chunk ends inside: the bytes are what add_entry() would write.
    go_to(first);
    entries_.append(entries);
    last_ = last;
    return true;
  }
  std::uint32_t document = first;
  for (;;) {
    std::string_view entry;
    if (!take_entry(entries, entry)) return false;
    add_entry(document, entry);
    if (entries.empty()) return true;
    std::uint32_t gap = 0;
    if (!get_number(entries, gap)) return false;
    document += gap;
  }
}

void PositionChunkWriter::go_to(std::uint32_t document) {
  if (entries_.empty()) {
    first_ = document;
  } else {
    put_number(entries_, document - last_);
  }
  last_ = document;
}

void PositionChunkWriter::end_document() {
  if (entries_.size() >= kPositionChunkBytes) end_chunk();
}

void PositionChunkWriter::end() {
  if (!entries_.empty()) end_chunk();
}

void PositionChunkWriter::end_chunk() {
  const std::size_t size = key_.size();
  append_docid(key_, last_);
  chunk_.clear();
  put_number(chunk_, last_ - first_);
  chunk_ += entries_;
  sink_(key_, chunk_);
  key_.resize(size);
  entries_.clear();
}

PositionChunk::PositionChunk(std::string_view chunk, std::uint32_t last) : rest_(chunk), last_(last) {
  std::uint32_t below = 0;
  damaged_ = !get_number(rest_, below) || below >= last;
  document_ = last - below;
}

bool PositionChunk::next() {
  if (damaged_ || (begun_ && rest_.empty())) return false;
  std::uint32_t gap = 0;
  if (begun_ && (!get_number(rest_, gap) || gap == 0 || gap > last_ - document_)) {
    damaged_ = true;
    return false;
  }
  document_ += gap;
  begun_ = true;
  damaged_ = !take_entry(rest_, entry_) || (rest_.empty() && document_ != last_);
  return !damaged_;
}

bool read_entry(std::string_view entry, std::vector<std::uint32_t>& positions) {
  std::uint32_t head = 0;
  if (!get_number(entry, head)) return false;
  if ((head & 1) != 0) return get_positions(entry, positions);
  positions.push_back(head / 2);
  return true;
}

std::optional<PositionKey> read_position_key(std::string_view key) {
  if (!key.starts_with(kPositionPrefix) || key.size() < kPositionPrefix.size() + 1 + kDocidBytes)
    return std::nullopt;
  PositionKey out;
  for (const char c : key.substr(key.size() - kDocidBytes))
    out.last = out.last << 8 | static_cast<unsigned char>(c);
  key.remove_suffix(kDocidBytes);
  if (key.back() != '\0') return std::nullopt;
  key.remove_suffix(1);
  out.term = key.substr(kPositionPrefix.size());
  return out;
}

PositionFinder::PositionFinder(Xapian::Database database, std::string_view term)
    : database_(std::move(database)), key_(key_of(term)) {}

void PositionFinder::find(std::uint32_t document, std::vector<std::uint32_t>& positions) {
  if (document > last_ && !open_chunk(document)) return;
  while (at_entry_ && chunk_.document() < document) at_entry_ = chunk_.next();
  const bool here = at_entry_ && chunk_.document() == document;
  if (chunk_.damaged() || (here && !read_entry(chunk_.entry(), positions)))
    throw Error(ErrorCode::index_corrupt, "where a word stands can't be read", "run `newsindex check`");
}

bool PositionFinder::open_chunk(std::uint32_t document) {
  if (at_end_) return false;
  if (!keys_) keys_ = database_.metadata_keys_begin(key_);
  std::string wanted = key_;
  append_docid(wanted, document);
  const auto end = database_.metadata_keys_end(key_);
  // Most terms have one chunk, and to seek it a second time would take as long as the first.
  if (*keys_ != end && **keys_ < wanted) keys_->skip_to(wanted);
  at_end_ = *keys_ == end;
  if (at_end_) return false;
  const std::string key = **keys_;
  const auto parsed = read_position_key(key);
  bytes_ = database_.get_metadata(key);
  last_ = parsed ? parsed->last : 0;
  chunk_ = PositionChunk(bytes_, last_);
  at_entry_ = chunk_.next();
  return true;
}

bool has_position_chunks(const Xapian::Database& database) {
  const std::string prefix(kPositionPrefix);
  return database.metadata_keys_begin(prefix) != database.metadata_keys_end(prefix);
}

}  // namespace news::schema
