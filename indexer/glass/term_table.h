#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace news::glass {

static_assert(std::endian::native == std::endian::little, "a term's first byte is the lowest of its key");

/// Gives each distinct term of a batch a number, counted from 0. An open-addressed table whose slots hold the
/// first sixteen bytes of their terms: hardly a word is longer, so that a look-up touches one cache line.
class TermTable {
 public:
  TermTable();

  /// So many bytes of a term are in its key.
  static constexpr std::size_t kKeyBytes = 16;
  /// So many can be read behind the end of each term(), whatever they are: to copy or to compare a known
  /// number of bytes takes no call and no guess at a length.
  static constexpr std::size_t kReadable = 16;

  /// Where a term is looked for: made first, so that memory can be fetched while other terms are made ready.
  struct Key {
    std::uint64_t low = 0;  ///< Zeroes behind a shorter term.
    std::uint64_t high = 0;
    std::uint64_t hash = 0;
    std::uint32_t size = 0;  ///< Of the whole term.
    [[nodiscard]] bool is_long() const { return size > kKeyBytes; }
  };
  [[nodiscard]] static Key key_of(std::string_view term);
  /// Of a term of at most kKeyBytes, from whose begin so many can be read.
  [[nodiscard]] static Key key_of_short(const char* term, std::size_t size) {
    Key key;
    std::memcpy(&key.low, term, 8);
    std::memcpy(&key.high, term + 8, 8);
    key.low &= kMasks[size].low;
    key.high &= kMasks[size].high;
    key.hash = (key.low ^ static_cast<std::uint64_t>(size) << 56) * 0x9E3779B97F4A7C15U;
    key.hash ^= std::rotl(key.high * 0xC2B2AE3D27D4EB4FU, 29);
    key.hash ^= key.hash >> 29;
    key.hash *= 0xD6E8FEB86659FD93U;
    key.size = static_cast<std::uint32_t>(size);
    return key;
  }

  struct Slot {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint32_t next = 0;   ///< The term's number plus one; 0: free.
    std::uint32_t check = 0;  ///< Length and some bits of the hash.
    /// The caller's, 0 at first: here they come along when the term is looked up.
    std::uint32_t document = 0;
    std::uint32_t pair = 0;

    [[nodiscard]] std::uint32_t number() const { return next - 1; }
  };

  void prefetch(const Key& key) const { __builtin_prefetch(&slots_[place_of(key)], 1); }

  /// The term's slot, valid until the next find(). `whole` is looked at for long terms only.
  [[nodiscard]] Slot& find(const Key& key, std::string_view whole) {
    const std::uint32_t check = check_of(key);
    for (std::size_t at = place_of(key);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.next == 0) return insert(key, whole, at);
      if (slot.low != key.low || slot.high != key.high || slot.check != check) continue;
      if (!key.is_long() || term(slot.number()) == whole) return slot;
    }
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
  /// Valid until the next find().
  [[nodiscard]] std::string_view term(std::uint32_t number) const {
    return {bytes_.data() + begins_[number], begins_[number + 1] - begins_[number]};
  }

  /// The numbers of all terms, ascending by term.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;

  void clear();

  /// What it keeps, in bytes.
  [[nodiscard]] std::size_t memory() const {
    return slots_.capacity() * sizeof(Slot) + bytes_.capacity() + begins_.capacity() * sizeof(begins_[0]);
  }

 private:
  /// By length, what of two words of eight bytes belongs to a term.
  struct Mask {
    std::uint64_t low;
    std::uint64_t high;
  };
  static constexpr std::array<Mask, kKeyBytes + 1> kMasks = [] {
    std::array<Mask, kKeyBytes + 1> out{};
    for (std::size_t i = 0; i < kKeyBytes; ++i) {
      for (std::size_t size = i + 1; size <= kKeyBytes; ++size)
        (i < 8 ? out[size].low : out[size].high) |= std::uint64_t{0xFF} << (8 * (i % 8));
    }
    return out;
  }();

  [[nodiscard]] static std::uint32_t check_of(const Key& key) {
    return key.size << 24 | static_cast<std::uint32_t>(key.hash & 0xFFFFFF);
  }
  [[nodiscard]] std::size_t place_of(const Key& key) const { return key.hash >> 24 & (slots_.size() - 1); }
  [[nodiscard]] Key key_of_number(std::uint32_t number) const;
  Slot& insert(const Key& key, std::string_view whole, std::size_t at);
  void grow();

  std::vector<Slot> slots_;
  std::string bytes_;  ///< With kReadable bytes behind the last term.
  std::vector<std::uint32_t> begins_;
};

}  // namespace news::glass
