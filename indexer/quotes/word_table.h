#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <news/schema/internal/byte_hash.h>

namespace news::quotes {

/// The hash of a word, made of its bytes.
class WordHash : public schema::ByteHash {
 public:
  [[nodiscard]] std::uint64_t value() const {
    const std::uint64_t hash = state() ^ state() >> 32U;
    return hash == 0 ? 1 : hash;
  }
};

/// What is known of words, found by the hash of the word alone: with some thousand words of 64 bits each, a
/// word that isn't listed is taken for one that is once in 10^15. Written once, then only read.
template <class Value>
class WordTable {
 public:
  /// The value of a word, made where there is none.
  Value& operator[](std::string_view word) { return at(hash_of(word)); }

  /// The value of a word; Value{} when it isn't listed.
  [[nodiscard]] Value find(std::string_view word) const { return find(hash_of(word)); }
  [[nodiscard]] Value find(std::uint64_t hash) const {
    if (slots_.empty()) return Value{};
    std::size_t place = hash & (slots_.size() - 1);
    while (slots_[place].hash != 0) {
      if (slots_[place].hash == hash) return slots_[place].value;
      place = (place + 1) & (slots_.size() - 1);
    }
    return Value{};
  }

  /// Calls use(value here, value there) for every word of `other`.
  template <class Use>
  void join(const WordTable& other, Use use) {
    for (const Slot& slot : other.slots_) {
      if (slot.hash != 0) use(at(slot.hash), slot.value);
    }
  }

  [[nodiscard]] bool empty() const { return used_ == 0; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    Value value{};
  };

  static std::uint64_t hash_of(std::string_view word) {
    WordHash hash;
    for (const char byte : word) hash.add(static_cast<unsigned char>(byte));
    return hash.value();
  }

  Value& at(std::uint64_t hash) {
    if (slots_.size() < (used_ + 1) * 2) grow();
    std::size_t place = hash & (slots_.size() - 1);
    while (slots_[place].hash != 0 && slots_[place].hash != hash) place = (place + 1) & (slots_.size() - 1);
    if (slots_[place].hash == 0) {
      slots_[place].hash = hash;
      used_ += 1;
    }
    return slots_[place].value;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.hash == 0) continue;
      std::size_t place = slot.hash & (slots_.size() - 1);
      while (slots_[place].hash != 0) place = (place + 1) & (slots_.size() - 1);
      slots_[place] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace news::quotes
