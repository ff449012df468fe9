#include "reading/input/codecs.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>

namespace news::reading {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kGzipMark = "\x1F\x8B\x08"sv;
constexpr std::string_view kZstdMark = "\x28\xB5\x2F\xFD"sv;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// gzip and deflate.
class ZlibCodec : public Codec {
 public:
  explicit ZlibCodec(bool gzip) : gzip_(gzip) {}
  ~ZlibCodec() override {
    if (ready_) inflateEnd(&stream_);
  }

  Step step(std::string_view packed, char* room, std::size_t size) override {
    if (!ready_) return {0, 0, State::damaged, "no memory"};
    if (!gzip_ && first_step_ && packed.size() >= 2 && !has_zlib_header(packed))
      inflateReset2(&stream_, -MAX_WBITS);
    first_step_ = false;
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    const auto in = static_cast<uInt>(std::min(packed.size(), most));
    const auto out = static_cast<uInt>(std::min(size, most));
    stream_.next_in = const_cast<unsigned char*>(bytes_of(packed));
    stream_.avail_in = in;
    stream_.next_out = reinterpret_cast<unsigned char*>(room);
    stream_.avail_out = out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    Step done{in - stream_.avail_in, out - stream_.avail_out};
    if (status == Z_STREAM_END) {
      done.state = State::member_ended;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      done.state = State::damaged;
      if (stream_.msg != nullptr) done.why = stream_.msg;
    }
    return done;
  }

  bool begin_member() override {
    const int window = gzip_ ? 16 + MAX_WBITS : MAX_WBITS;
    const int status = ready_ ? inflateReset2(&stream_, window) : inflateInit2(&stream_, window);
    first_step_ = true;
    ready_ = ready_ || status == Z_OK;
    return status == Z_OK;
  }

  [[nodiscard]] std::size_t find_member(std::string_view packed, std::size_t from) const override {
    for (std::size_t at = packed.find(kGzipMark, from); at != std::string_view::npos;
         at = packed.find(kGzipMark, at + 1)) {
      // The flags behind the mark have three bits that nobody uses.
      if (at + 3 < packed.size() && (static_cast<unsigned char>(packed[at + 3]) & 0xE0U) == 0) return at;
    }
    return std::string_view::npos;
  }

 private:
  static bool has_zlib_header(std::string_view packed) {
    const unsigned first = bytes_of(packed)[0];
    const unsigned second = bytes_of(packed)[1];
    return (first & 0x0FU) == 8 && (first * 256 + second) % 31 == 0;
  }

  bool gzip_;
  bool ready_ = false;
  bool first_step_ = true;
  z_stream stream_{};
};

class ZstdCodec : public Codec {
 public:
  explicit ZstdCodec(std::string_view dictionary) : context_(ZSTD_createDCtx()) {
    if (context_ != nullptr && !dictionary.empty())
      ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size());
  }
  ~ZstdCodec() override { ZSTD_freeDCtx(context_); }
  ZstdCodec(const ZstdCodec&) = delete;
  ZstdCodec& operator=(const ZstdCodec&) = delete;

  Step step(std::string_view packed, char* room, std::size_t size) override {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{room, size, 0};
    const std::size_t status = ZSTD_decompressStream(context_, &out, &in);
    if (ZSTD_isError(status) != 0) return {in.pos, out.pos, State::damaged, ZSTD_getErrorName(status)};
    return {in.pos, out.pos, status == 0 ? State::member_ended : State::goes_on};
  }

  bool begin_member() override {
    return context_ != nullptr && ZSTD_isError(ZSTD_DCtx_reset(context_, ZSTD_reset_session_only)) == 0;
  }

  [[nodiscard]] std::size_t find_member(std::string_view packed, std::size_t from) const override {
    return packed.find(kZstdMark, from);
  }

 private:
  ZSTD_DCtx* context_;
};

class BrotliCodec : public Codec {
 public:
  ~BrotliCodec() override { BrotliDecoderDestroyInstance(state_); }
  BrotliCodec() = default;
  BrotliCodec(const BrotliCodec&) = delete;
  BrotliCodec& operator=(const BrotliCodec&) = delete;

  Step step(std::string_view packed, char* room, std::size_t size) override {
    std::size_t in = packed.size();
    const std::uint8_t* next_in = bytes_of(packed);
    std::size_t out = size;
    auto* next_out = reinterpret_cast<std::uint8_t*>(room);
    const BrotliDecoderResult status =
        BrotliDecoderDecompressStream(state_, &in, &next_in, &out, &next_out, nullptr);
    Step done{packed.size() - in, size - out};
    if (status == BROTLI_DECODER_RESULT_SUCCESS) {
      done.state = State::member_ended;
    } else if (status == BROTLI_DECODER_RESULT_ERROR) {
      done.state = State::damaged;
    }
    return done;
  }

  bool begin_member() override {
    BrotliDecoderDestroyInstance(state_);
    state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    return state_ != nullptr;
  }

 private:
  BrotliDecoderState* state_ = nullptr;
};

}  // namespace

std::string_view name_of(Packing packing) {
  switch (packing) {
    case Packing::none:
      return "plain";
    case Packing::gzip:
      return "gzip";
    case Packing::zstd:
      return "zstd";
    case Packing::bzip2:
      return "bzip2";
    case Packing::xz:
      return "xz";
    case Packing::deflate:
      return "deflate";
    case Packing::brotli:
      return "brotli";
  }
  return "plain";
}

Packing packing_of(std::string_view beginning) {
  // Any "gzip" that isn't deflate inside is gzip for the message.
  if (beginning.starts_with("\x1F\x8B"sv)) return Packing::gzip;
  if (beginning.starts_with(kZstdMark)) return Packing::zstd;
  // A skippable frame: 0x184D2A50 to 0x184D2A5F.
  if (beginning.size() >= 4 && (static_cast<unsigned char>(beginning[0]) & 0xF0U) == 0x50 &&
      beginning.substr(1, 3) == "\x2A\x4D\x18"sv)
    return Packing::zstd;
  // "BZh", the size of its blocks, and the mark of the first block or of the end.
  if (beginning.starts_with("BZh"sv) && beginning.size() >= 10 && beginning[3] >= '1' &&
      beginning[3] <= '9' &&
      (beginning.substr(4, 6) == "1AY&SY"sv || beginning.substr(4, 6) == "\x17rE8P\x90"sv))
    return Packing::bzip2;
  if (beginning.starts_with("\xFD"
                            "7zXZ\0"sv))
    return Packing::xz;
  return Packing::none;
}

std::size_t Codec::find_member(std::string_view /*packed*/, std::size_t /*from*/) const {
  return std::string_view::npos;
}

std::unique_ptr<Codec> codec_for(Packing packing) {
  switch (packing) {
    case Packing::gzip:
      return std::make_unique<ZlibCodec>(true);
    case Packing::deflate:
      return std::make_unique<ZlibCodec>(false);
    case Packing::brotli:
      return std::make_unique<BrotliCodec>();
    case Packing::zstd:
      return zstd_codec({});
    case Packing::none:
    case Packing::bzip2:
    case Packing::xz:
      break;
  }
  return nullptr;
}

std::unique_ptr<Codec> zstd_codec(std::string_view dictionary) {
  return std::make_unique<ZstdCodec>(dictionary);
}

}  // namespace news::reading
