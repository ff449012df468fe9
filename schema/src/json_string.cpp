#include <news/schema/internal/json_string.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <simdjson.h>
#include <nlohmann/json.hpp>

#include <news/schema/internal/byte_words.h>

namespace news::schema {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kStep = 16;
/// What an escape may add to a byte: \u001f for one.
constexpr std::size_t kLongestMore = 5;

constexpr bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// How many of the kStep bytes that begin here come before the first that can't stand as it is.
std::size_t plain_of_step(const char* from) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  const __m128i last_control = _mm_set1_epi8(0x1F);
  const __m128i controls = _mm_cmpeq_epi8(_mm_max_epu8(bytes, last_control), last_control);
  const __m128i marks =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(controls, marks)));
  return static_cast<std::size_t>(std::countr_zero(found | 1U << kStep));
#else
  for (std::size_t at = 0; at < kStep; at += sizeof(std::uint64_t)) {
    const std::uint64_t word = word_at({from, kStep}, at);
    const std::uint64_t marks = bytes_of_control(word) | bytes_equal(word, '"') | bytes_equal(word, '\\');
    if (marks != 0) return at + bytes_before(marks);
  }
  return kStep;
#endif
}

constexpr std::array<char, 256> make_names() {
  std::array<char, 256> names{};
  for (const auto& [byte, name] :
       {std::pair('"', '"'), std::pair('\\', '\\'), std::pair('\b', 'b'), std::pair('\f', 'f'),
        std::pair('\n', 'n'), std::pair('\r', 'r'), std::pair('\t', 't')}) {
    names[static_cast<unsigned char>(byte)] = name;
  }
  return names;
}
/// What stands behind the backslash; zero for what needs its number.
constexpr auto kNames = make_names();

char* put_escape(char* out, char c) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  *out++ = '\\';
  if (kNames[byte] != 0) {
    *out++ = kNames[byte];
    return out;
  }
  for (const char part : {'u', '0', '0', kDigits[byte >> 4U], kDigits[byte & 0xFU]}) *out++ = part;
  return out;
}

/// Writes the text to where there is room for it, its escapes and another kStep bytes; returns its end there.
char* escape(std::string_view text, char* out) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (static_cast<std::size_t>(end - at) >= kStep) {
    std::memcpy(out, at, kStep);
    const std::size_t plain = plain_of_step(at);
    // Foreseen, where it is most often so, instead of waited for.
    if (plain == kStep) {
      at += kStep;
      out += kStep;
    } else {
      out = put_escape(out + plain, at[plain]);
      at += plain + 1;
    }
  }
  for (; at != end; ++at) {
    if (needs_escape(*at)) {
      out = put_escape(out, *at);
    } else {
      *out++ = *at;
    }
  }
  return out;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  out += '"';
  const std::size_t escapes = count_bytes(text, [](unsigned char byte) -> unsigned char {
    return (byte < 0x20 ? 1 : 0) | (byte == '"' ? 1 : 0) | (byte == '\\' ? 1 : 0);
  });
  if (escapes == 0) {
    out += text;
  } else {
    const std::size_t begin = out.size();
    out.resize(begin + text.size() + escapes * kLongestMore + kStep);
    out.resize(static_cast<std::size_t>(escape(text, out.data() + begin) - out.data()));
  }
  out += '"';
}

}  // namespace news::schema
