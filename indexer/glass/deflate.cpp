#include "glass/deflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <new>

namespace news::glass {
namespace {

/// The fastest: in tags of 8 KiB at most, nearly all there is to gain comes from the lengths of codes.
constexpr int kLevel = 1;
/// Each call clears a table of 128 KiB: shorter tags gain too little for that.
constexpr std::size_t kShortest = 200;
/// What Xapian can be trusted to read back.
constexpr std::size_t kLongest = 8192;
/// No compressed byte stands for more.
constexpr std::size_t kMostRatio = 1032;

template <class T>
T* checked(T* made) {
  if (made == nullptr) throw std::bad_alloc();
  return made;
}

struct Free {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

}  // namespace

struct Deflater::Impl {
  std::unique_ptr<libdeflate_compressor, Free> compressor{checked(libdeflate_alloc_compressor(kLevel))};
  std::string out;
};

Deflater::Deflater() : impl_(std::make_unique<Impl>()) {}
Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;

std::string_view Deflater::compress(std::string_view tag) {
  if (tag.size() < kShortest || tag.size() > kLongest) return {};
  std::string& out = impl_->out;
  out.resize(tag.size());
  // Gives 0 where it doesn't fit.
  const std::size_t bytes = libdeflate_deflate_compress(impl_->compressor.get(), tag.data(), tag.size(),
                                                        out.data(), tag.size() - 1);
  return {out.data(), bytes};
}

bool inflate(std::string_view compressed, std::string& out) {
  const std::unique_ptr<libdeflate_decompressor, Free> decompressor(checked(libdeflate_alloc_decompressor()));
  const std::size_t most = kMostRatio * compressed.size();
  for (std::size_t room = std::max<std::size_t>(compressed.size() * 4, 256);; room *= 2) {
    out.resize(room);
    std::size_t bytes = 0;
    const auto result = libdeflate_deflate_decompress(decompressor.get(), compressed.data(),
                                                      compressed.size(), out.data(), out.size(), &bytes);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE && room < most) continue;
    out.resize(result == LIBDEFLATE_SUCCESS ? bytes : 0);
    return result == LIBDEFLATE_SUCCESS;
  }
}

}  // namespace news::glass
