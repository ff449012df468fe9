#include "glass/entry_sorter.h"

#include <algorithm>

#include "glass/pack.h"
#include "glass/run.h"

namespace news::glass {
namespace {

constexpr std::size_t kRunBuffer = 64U << 10;

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
  if (!file_) file_ = std::make_unique<SpillFile>(directory_);
  std::string out;
  const std::uint64_t begin = file_->size();
  for (const Item& item : items_) {
    RunRecord record;
    record.term = key_of(item);
    record.body = tag_of(item);
    append_record(out, record);
    if (out.size() < (1U << 20)) continue;
    file_->append(out);
    out.clear();
  }
  file_->append(out);
  runs_.emplace_back(begin, file_->size() - begin);
  items_.clear();
  bytes_.clear();
}

void EntrySorter::drain(const std::function<void(std::string_view, std::string_view)>& visit) {
  if (runs_.empty()) {
    sort();
    for (const Item& item : items_) visit(key_of(item), tag_of(item));
    items_ = {};
    bytes_ = {};
    return;
  }
  if (!items_.empty()) spill();
  items_ = {};
  bytes_ = {};
  std::vector<RunReader> readers;
  std::vector<std::size_t>
      heap;  // indexes into readers, the least entry first, the earlier run first among equals
  const auto later = [&readers](std::size_t a, std::size_t b) {
    const int order = readers[a].record().term.compare(readers[b].record().term);
    return order != 0 ? order > 0 : a > b;
  };
  for (const auto& [offset, bytes] : runs_)
    readers.emplace_back(*file_, RunPlace{offset, bytes, 0}, kRunBuffer);
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (readers[i].next()) heap.push_back(i);
  }
  std::make_heap(heap.begin(), heap.end(), later);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), later);
    RunReader& reader = readers[heap.back()];
    visit(reader.record().term, reader.record().body);
    if (reader.next()) {
      std::push_heap(heap.begin(), heap.end(), later);
    } else {
      heap.pop_back();
    }
  }
  file_.reset();
}

}  // namespace news::glass
