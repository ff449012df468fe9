#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "reading/input/codecs.h"
#include "reading/input/input.h"

namespace news::reading {

/// How much may come out of a file that is packed, however deep the packing goes. A bomb is small and unpacks
/// to more than any machine holds; text doesn't shrink to a two-hundredth.
class Allowance {
 public:
  /// `packed` says how many bytes of the file have gone in.
  explicit Allowance(std::function<std::uint64_t()> packed) : packed_(std::move(packed)) {}

  /// Counts bytes that were unpacked; false when they are too many.
  [[nodiscard]] bool unpack(std::uint64_t bytes) {
    unpacked_ += bytes;
    return unpacked_ <= kFree + kRatio * packed_();
  }

  static constexpr std::uint64_t kFree = std::uint64_t{128} << 20;
  static constexpr std::uint64_t kRatio = 200;

 private:
  std::function<std::uint64_t()> packed_;
  std::uint64_t unpacked_ = 0;
};

/// What a stream says that unpacks to more than the allowance.
[[nodiscard]] std::string bomb_message();

/// The bytes that another stream holds packed, all members one after the other. Damage ends it; resume() goes
/// on with the next member behind it.
[[nodiscard]] std::unique_ptr<Stream> unpack(Packing packing, std::unique_ptr<Input> packed,
                                             std::shared_ptr<Allowance> allowance);

}  // namespace news::reading
