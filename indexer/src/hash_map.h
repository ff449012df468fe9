#pragma once

#include <cstdint>
#include <vector>

namespace news::indexer {

/// A map from 64-bit hashes to small values, in one array: at a million entries a tenth of what a node-based
/// map needs. Nothing is removed.
template <class Value>
class HashMap {
 public:
  /// Nothing when it isn't there. Valid until the next operator[].
  [[nodiscard]] Value* find(std::uint64_t hash) {
    if (slots_.empty()) return nullptr;
    Slot& slot = slot_of(key_of(hash));
    return slot.key != 0 ? &slot.value : nullptr;
  }

  /// Made when it isn't there.
  Value& operator[](std::uint64_t hash) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    Slot& slot = slot_of(key_of(hash));
    if (slot.key == 0) {
      slot.key = key_of(hash);
      ++count_;
    }
    return slot.value;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: free.
    Value value{};
  };

  static std::uint64_t key_of(std::uint64_t hash) { return hash != 0 ? hash : 1; }

  Slot& slot_of(std::uint64_t key) {
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : 2 * slots_.size());
    old.swap(slots_);
    for (Slot& slot : old) {
      if (slot.key != 0) slot_of(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace news::indexer
