#include <news/schema/internal/positions.h>

#include <bit>
#include <cstring>

#include "numbers.h"

namespace news::schema {
namespace {

static_assert(std::endian::native == std::endian::little,
              "bits leave through the low end of a little-endian word");

class BitWriter {
 public:
  explicit BitWriter(char* out) : out_(out) {}

  /// A value below `out_of`, in as few bits as all of them need: the middle ones take one bit less.
  void put(std::uint32_t value, std::uint32_t out_of) {
    if (out_of <= 1) return;
    auto bits = static_cast<unsigned>(std::bit_width(out_of - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - out_of);
    if (spare != 0) {
      const std::uint32_t middle = (out_of - spare) / 2;
      if (value >= middle + spare) {
        value = (value - (middle + spare)) | (std::uint32_t{1} << (bits - 1));
      } else if (value >= middle) {
        --bits;
      }
    }
    pending_ |= static_cast<std::uint64_t>(value) << used_;
    used_ += bits;
    if (used_ >= 32) {
      std::memcpy(out_, &pending_, 4);
      out_ += 4;
      pending_ >>= 32;
      used_ -= 32;
    }
  }

  /// What lies between the values at `first` and `last`, both known to the reader: the middle one, then both
  /// halves.
  void interpolate(const std::uint32_t* values, std::size_t first, std::size_t last) {
    while (first + 1 < last) {
      const std::size_t middle = first + (last - first) / 2;
      const auto before = static_cast<std::uint32_t>(middle - first);
      const auto all = static_cast<std::uint32_t>(last - first);
      put(values[middle] - values[first] - before, values[last] - values[first] - all + 1);
      interpolate(values, first, middle);
      first = middle;
    }
  }

  char* finish() {
    std::memcpy(out_, &pending_, 8);
    return out_ + (used_ + 7) / 8;
  }

 private:
  char* out_;
  std::uint64_t pending_ = 0;
  unsigned used_ = 0;
};

/// Takes from the low end of each byte what BitWriter put there.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::uint32_t get(std::uint32_t out_of) {
    if (out_of <= 1) return 0;
    const auto bits = static_cast<unsigned>(std::bit_width(out_of - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - out_of);
    if (spare == 0) return take(bits);
    const std::uint32_t middle = (out_of - spare) / 2;
    const std::uint32_t value = take(bits - 1);
    return value < middle && take(1) != 0 ? value + middle + spare : value;
  }

  void interpolate(std::uint32_t* values, std::size_t first, std::size_t last) {
    while (first + 1 < last) {
      const std::size_t middle = first + (last - first) / 2;
      const auto before = static_cast<std::uint32_t>(middle - first);
      const auto all = static_cast<std::uint32_t>(last - first);
      values[middle] = values[first] + before + get(values[last] - values[first] - all + 1);
      interpolate(values, first, middle);
      first = middle;
    }
  }

  /// Whether more was asked for than there was.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::uint32_t take(unsigned bits) {
    for (; used_ < bits && !bytes_.empty(); used_ += 8) {
      pending_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_.front())) << used_;
      bytes_.remove_prefix(1);
    }
    failed_ = failed_ || used_ < bits;
    if (failed_) return 0;
    const std::uint64_t value = pending_ & ((std::uint64_t{1} << bits) - 1);
    pending_ >>= bits;
    used_ -= bits;
    return static_cast<std::uint32_t>(value);
  }

  std::string_view bytes_;
  std::uint64_t pending_ = 0;
  unsigned used_ = 0;
  bool failed_ = false;
};

/// More than a text has that fits into memory; a number that damage made.
constexpr std::uint32_t kMostPositions = 1U << 27;

}  // namespace

char* put_positions(char* out, const std::uint32_t* positions, std::size_t count) {
  const std::uint32_t first = positions[0];
  const std::uint32_t last = positions[count - 1];
  out = write_number(out, last);
  if (count == 1) return out;
  BitWriter bits(out);
  bits.put(first, last);
  bits.put(static_cast<std::uint32_t>(count - 2), last - first);
  bits.interpolate(positions, 0, count - 1);
  return bits.finish();
}

void append_positions(std::string& out, const std::vector<std::uint32_t>& positions) {
  const std::size_t before = out.size();
  out.resize(before + max_position_bytes(positions.size()));
  const char* end = put_positions(out.data() + before, positions.data(), positions.size());
  out.resize(static_cast<std::size_t>(end - out.data()));
}

bool get_positions(std::string_view tag, std::vector<std::uint32_t>& positions) {
  std::uint32_t last = 0;
  if (!get_number(tag, last)) return false;
  if (tag.empty()) {
    positions.push_back(last);
    return true;
  }
  BitReader bits(tag);
  const std::uint32_t first = bits.get(last);
  if (first >= last) return false;
  const std::uint32_t between = bits.get(last - first);
  if (between > kMostPositions) return false;
  const std::size_t before = positions.size();
  positions.resize(before + between + 2);
  positions[before] = first;
  positions.back() = last;
  bits.interpolate(positions.data() + before, 0, between + 1);
  return !bits.failed();
}

}  // namespace news::schema
