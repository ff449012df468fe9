#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace news::glass {

/// Compresses tags as Xapian reads them: raw deflate. Threads: one object per thread.
class Deflater {
 public:
  Deflater();
  ~Deflater();
  Deflater(Deflater&&) noexcept;

  /// The tag compressed, or nothing where that isn't smaller or isn't safe. Valid until the next call.
  ///
  /// Tags over 8 KiB stay as they are: Xapian (1.4.18 to 2.1.0, common/compression_stream.cc) unpacks in
  /// steps of 8192 bytes and takes some longer tags for damaged.
  [[nodiscard]] std::string_view compress(std::string_view tag);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// False for damaged data.
[[nodiscard]] bool inflate(std::string_view compressed, std::string& out);

}  // namespace news::glass
