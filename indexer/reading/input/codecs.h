#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace news::reading {

/// How bytes were compressed.
enum class Packing { none, gzip, zstd, bzip2, xz, deflate, brotli };

[[nodiscard]] std::string_view name_of(Packing packing);

/// What the beginning of compressed bytes says about them. Deflate and brotli have no mark of their own.
[[nodiscard]] Packing packing_of(std::string_view beginning);

/// Unpacks one member of compressed data after the other, step by step.
/// Threads: one thread.
class Codec {
 public:
  virtual ~Codec() = default;

  enum class State { goes_on, member_ended, damaged };
  struct Step {
    std::size_t taken = 0;  ///< Of the packed bytes.
    std::size_t given = 0;  ///< Unpacked bytes.
    State state = State::goes_on;
    std::string why = {};  ///< Of damage, where there is more to say: "incorrect data check".
  };
  [[nodiscard]] virtual Step step(std::string_view packed, char* room, std::size_t size) = 0;

  /// Makes ready for the next member; false where memory is short.
  [[nodiscard]] virtual bool begin_member() = 0;

  /// The first place at or behind `from` where a member seems to begin; npos for none.
  [[nodiscard]] virtual std::size_t find_member(std::string_view packed, std::size_t from) const;
};

/// gzip and deflate (with or without zlib's header), brotli; nothing for the others.
[[nodiscard]] std::unique_ptr<Codec> codec_for(Packing packing);

/// zstd, with a dictionary where it isn't empty.
[[nodiscard]] std::unique_ptr<Codec> zstd_codec(std::string_view dictionary);

}  // namespace news::reading
