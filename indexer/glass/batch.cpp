#include "glass/batch.h"

#include <algorithm>
#include <array>
#include <functional>

#include <news/schema/error.h>
#include <news/schema/internal/position_chunks.h>
#include <news/schema/internal/positions.h>

namespace news::glass {
namespace {

constexpr std::size_t kMaxTermBytes = 245;

std::size_t most_entry_bytes(std::size_t positions) {
  return schema::max_position_bytes(positions) + schema::kMostEntryHeadBytes;
}

void check_term(std::string_view term) {
  const auto nuls = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (!term.empty() && term.size() + nuls <= kMaxTermBytes) return;
  throw schema::Error(schema::ErrorCode::bad_argument,
                      term.empty() ? "a term is empty"
                                   : "a term is longer than 245 bytes: " + std::string(term.substr(0, 40)),
                      "cut or hash such terms before");
}

}  // namespace

void Batch::begin_document() {
  end_document();
  collected_.documents.push_back({collected_.pairs.size(), 0, 0, 0});
  data_.ends.push_back(data_.bytes.size());
}

void Batch::add(std::string_view prefix, std::string_view word, std::uint32_t position, std::uint32_t wdf) {
  const std::size_t size = prefix.size() + word.size();
  if (size == 0) check_term({});
  if (size <= TermTable::kKeyBytes) {
    std::array<char, TermTable::kKeyBytes> bytes{};
    prefix.copy(bytes.data(), bytes.size());
    word.copy(bytes.data() + prefix.size(), bytes.size() - prefix.size());
    add_pending(TermTable::key_of_short(bytes.data(), size), !word.empty(), position, wdf);
    return;
  }
  const std::size_t begin = long_terms_.size();
  long_terms_.append(prefix).append(word);
  const std::string_view term = std::string_view(long_terms_).substr(begin);
  // No shorter term can be too long, whatever is in it.
  if (size > kMaxTermBytes / 2) check_term(term);
  add_pending(TermTable::key_of(term), !word.empty(), position, wdf);
}

void Batch::look_up() {
  Collected::Document& document = collected_.documents.back();
  const auto number = static_cast<std::uint32_t>(documents());
  for (std::size_t i = 0; i < pending_count_; ++i) {
    const Pending& each = pending_[i];
    std::string_view whole;
    if (each.key.is_long()) whole = {long_terms_.data() + each.end - each.key.size, each.key.size};
    TermTable::Slot& slot = collected_.terms.find(each.key, whole);
    if (slot.document != number) {
      slot.document = number;
      slot.pair = static_cast<std::uint32_t>(places_.size());
      places_.push_back({});
      collected_.pairs.push_back({slot.number(), 0, 0});
      document.term_bytes += each.key.size;
      if (slot.number() == collected_.words.size()) collected_.words.push_back(each.word);
    }
    collected_.pairs[document.first_pair + slot.pair].wdf += each.wdf;
    document.length += each.wdf;
    if (each.position == 0) continue;
    ++places_[slot.pair].count;
    occurrences_.push_back({slot.pair, each.position});
  }
  pending_count_ = 0;
  long_terms_.clear();
}

void Batch::end_document() {
  if (collected_.documents.empty()) return;
  look_up();
  gather_positions();
  put_entries();
  places_.clear();
  occurrences_.clear();
}

/// The positions of each term side by side.
void Batch::gather_positions() {
  std::uint32_t begin = 0;
  for (Places& places : places_) {
    places.end = begin;
    begin += places.count;
  }
  if (positions_.size() < occurrences_.size()) positions_.resize(occurrences_.size());
  for (const Occurrence& each : occurrences_) positions_[places_[each.place].end++] = each.position;
}

void Batch::put_entries() {
  auto& entries = collected_.entries;
  std::size_t most = collected_.entry_bytes + Collected::kBehindEntries;
  for (const Places& places : places_) {
    most += places.count == 1 ? schema::kMostSingleEntryBytes : most_entry_bytes(places.count);
  }
  if (entries.size() < most) entries.resize(most + most / 2);
  char* out = entries.data() + collected_.entry_bytes;
  Pair* pair = collected_.pairs.data() + collected_.documents.back().first_pair;
  for (const Places& places : places_) {
    (pair++)->entry = static_cast<std::uint32_t>(out - entries.data());
    if (places.count != 0) out = put_entry(out, places);
  }
  collected_.entry_bytes = static_cast<std::size_t>(out - entries.data());
}

char* Batch::put_entry(char* out, const Places& places) {
  std::uint32_t* begin = positions_.data() + places.end - places.count;
  std::uint32_t* end = positions_.data() + places.end;
  if (places.count > 1 && std::adjacent_find(begin, end, std::greater_equal<>()) != end) {
    std::sort(begin, end);
    end = std::unique(begin, end);
  }
  return schema::put_entry(out, begin, static_cast<std::size_t>(end - begin));
}

void Batch::set_data(std::string_view data) {
  data_.bytes.resize(documents() < 2 ? 0 : data_.ends[documents() - 2]);
  data_.bytes.append(data);
  data_.ends.back() = data_.bytes.size();
}

std::size_t Batch::memory() const {
  return collected_.memory() + inverter_.memory() + data_.bytes.capacity() + long_terms_.capacity() +
         places_.capacity() * sizeof(Places) + occurrences_.capacity() * sizeof(Occurrence) +
         positions_.capacity() * sizeof(positions_[0]);
}

Inverted Batch::invert() {
  end_document();
  Inverted out = inverter_.invert(collected_);
  out.data = std::move(data_);
  data_ = {};
  collected_.clear();
  return out;
}

}  // namespace news::glass
