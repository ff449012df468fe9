#include "glass/value_writer.h"

namespace news::glass {

void ValueWriter::add(DocId document, unsigned slot, std::string_view value) {
  if (value.empty()) return;
  Slot& here = slots_[slot];
  if (here.count++ == 0) {
    here.lowest = here.highest = value;
  } else if (value < here.lowest) {
    here.lowest = value;
  } else if (value > here.highest) {
    here.highest = value;
  }
  if (here.chunk.empty()) {
    here.first = document;
  } else {
    append_uint(here.chunk, document - here.last - 1);
  }
  here.last = document;
  append_string(here.chunk, value);
  if (here.chunk.size() >= kChunkBytes) write_chunk(slot, here);
}

void ValueWriter::write_chunk(unsigned number, Slot& slot) {
  std::string key(kValueChunkKey);
  append_uint(key, number);
  append_docid(key, slot.first);
  sink_(key, slot.chunk);
  slot.chunk.clear();
}

void ValueWriter::finish() {
  for (auto& [number, slot] : slots_) {
    if (!slot.chunk.empty()) write_chunk(number, slot);
    std::string tag;
    append_uint(tag, slot.count);
    append_string(tag, slot.lowest);
    if (slot.highest != slot.lowest) tag += slot.highest;
    sink_(value_statistics_key(number), tag);
  }
}

bool read_value_key(std::string_view key, unsigned& slot, DocId& first) {
  if (!key.starts_with(kValueChunkKey)) return false;
  const char* at = key.data() + kValueChunkKey.size();
  const char* end = key.data() + key.size();
  return get_uint(at, end, slot) && get_docid(at, end, first) && at == end;
}

std::string value_statistics_key(unsigned slot) {
  // The number in as few bytes as it needs, the least significant first, without a length.
  std::string key(kValueStatisticsKey);
  for (; slot != 0; slot >>= 8) key += static_cast<char>(slot & 0xFF);
  return key;
}

bool read_value_statistics(std::string_view tag, ValueStatistics& out) {
  const char* at = tag.data();
  const char* end = at + tag.size();
  if (!get_uint(at, end, out.count) || !get_string(at, end, out.lowest)) return false;
  out.highest = at == end ? out.lowest : std::string_view(at, static_cast<std::size_t>(end - at));
  return true;
}

}  // namespace news::glass
