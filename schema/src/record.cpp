#include <news/schema/internal/record.h>

#include <zstd.h>

#include <memory>

#include <news/schema/error.h>
#include <news/schema/internal/article_json.h>

namespace news::schema {
namespace {

constexpr char kPlain = 'j';
constexpr char kZstd = 'z';
/// Takes three quarters of the third level's time, whose records are a hundredth smaller.
constexpr int kLevel = 1;
/// No article is longer; a damaged length must not ask for more memory.
constexpr unsigned long long kLongest = 1ULL << 30;

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::index_corrupt, std::string("a stored article is damaged: ") + what,
              "run `newsindex check`");
}

/// Contexts are costly to make and belong to one thread.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  &ZSTD_freeCCtx);
  return context.get();
}

ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  return context.get();
}

}  // namespace

std::string encode_record(const Article& article) {
  return encode_record(article_to_json(article));
}

std::string encode_record(std::string_view json) {
  std::string out(1 + ZSTD_compressBound(json.size()), kZstd);
  const std::size_t size =
      ZSTD_compressCCtx(compressor(), out.data() + 1, out.size() - 1, json.data(), json.size(), kLevel);
  if (ZSTD_isError(size)) return std::string(1, kPlain).append(json);
  out.resize(1 + size);
  return out;
}

Article decode_record(std::string_view data) {
  if (data.empty()) damaged("it is empty");
  const std::string_view rest = data.substr(1);
  std::string json;
  if (data.front() == kZstd) {
    const unsigned long long size = ZSTD_getFrameContentSize(rest.data(), rest.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLongest)
      damaged("its length is wrong");
    json.resize(static_cast<std::size_t>(size));
    const std::size_t got =
        ZSTD_decompressDCtx(decompressor(), json.data(), json.size(), rest.data(), rest.size());
    if (ZSTD_isError(got) || got != json.size()) damaged("it can't be unpacked");
  } else if (data.front() == kPlain) {
    json = rest;
  } else {
    damaged("its encoding is unknown");
  }
  try {
    return article_from_json(json);
  } catch (const Error& error) {
    damaged(error.what());
  }
}

std::string encode_quote(const QuoteRecord& record) {
  return std::to_string(record.index) + " " + record.article;
}

QuoteRecord decode_quote(std::string_view data) {
  const auto blank = data.find(' ');
  if (blank == std::string_view::npos || blank == 0 || blank > 9) damaged("a quote doesn't say its article");
  QuoteRecord record;
  for (const char c : data.substr(0, blank)) {
    if (c < '0' || c > '9') damaged("a quote doesn't say its number");
    record.index = record.index * 10 + static_cast<std::uint32_t>(c - '0');
  }
  record.article = data.substr(blank + 1);
  return record;
}

}  // namespace news::schema
