#include "glass/entry_sorter.h"

#include <algorithm>

#include <news/schema/error.h>

#include "glass/run.h"

namespace news::glass {
namespace {

std::uint64_t head_of(std::string_view key) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i)
    head = head << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  return head;
}

}  // namespace

EntrySorter::EntrySorter(std::filesystem::path directory, std::size_t memory)
    : directory_(std::move(directory)), memory_(std::min<std::size_t>(memory, std::size_t{1} << 30)) {}
EntrySorter::~EntrySorter() = default;

std::string_view EntrySorter::key_of(const Item& item) const {
  return {bytes_.data() + item.begin, item.key_bytes};
}

std::string_view EntrySorter::tag_of(const Item& item) const {
  return {bytes_.data() + item.begin + item.key_bytes, item.tag_bytes};
}

void EntrySorter::add(std::string_view key, std::string_view tag) {
  if (key.size() > kMaxKeyBytes) {
    throw schema::Error(schema::ErrorCode::bad_argument,
                        "a key is longer than 255 bytes: " + std::string(key.substr(0, 40)),
                        "cut or hash such keys before");
  }
  const std::size_t held = bytes_.size() + items_.size() * sizeof(Item);
  // A growing array holds its old and its new room for a moment.
  if (!items_.empty() && 3 * (held + key.size() + tag.size()) / 2 > memory_) spill();
  items_.push_back({head_of(key), static_cast<std::uint32_t>(bytes_.size()),
                    static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(tag.size())});
  bytes_.append(key).append(tag);
}

void EntrySorter::sort() {
  std::sort(items_.begin(), items_.end(), [this](const Item& a, const Item& b) {
    if (a.head != b.head) return a.head < b.head;
    const int order = key_of(a).compare(key_of(b));
    return order != 0 ? order < 0 : a.begin < b.begin;
  });
}

void EntrySorter::spill() {
  sort();
  if (!runs_) runs_.emplace(directory_, memory_);
  std::string out;
  runs_->begin_run(0);
  for (const Item& item : items_) {
    RunRecord record;
    record.term = key_of(item);
    record.body = tag_of(item);
    append_record(out, record);
    if (out.size() < kRunPiece) continue;
    runs_->append(out);
    out.clear();
  }
  runs_->append(out);
  items_.clear();
  bytes_.clear();
}

/// Assigning what is empty would keep the room.
void EntrySorter::free() {
  std::vector<Item>().swap(items_);
  std::string().swap(bytes_);
}

void EntrySorter::drain(const std::function<void(std::string_view, std::string_view)>& visit) {
  if (!runs_) {
    sort();
    for (const Item& item : items_) visit(key_of(item), tag_of(item));
    free();
    return;
  }
  if (!items_.empty()) spill();
  free();
  runs_->merge(
      {[](std::string_view) {}, [&](const RunRecord& record) { visit(record.term, record.body); }, [] {}});
  runs_.reset();
}

}  // namespace news::glass
