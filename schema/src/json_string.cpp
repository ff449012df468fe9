#include <news/schema/internal/json_string.h>

#include <cstdint>

#include <simdjson.h>

#include <news/schema/internal/byte_words.h>
#include <nlohmann/json.hpp>

namespace news::schema {
namespace {

using Json = nlohmann::json;

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escape(std::string& out, char c) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  static constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  static constexpr std::string_view kNames = "\"\\bfnrt";
  out += '\\';
  if (const std::size_t named = kNamed.find(c); named != std::string_view::npos) {
    out += kNames[named];
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  out.append("u00").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xFU]);
}

/// The first byte at or behind `at` that can't stand as it is; the text's end where all can.
std::size_t next_to_escape(std::string_view text, std::size_t at) {
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    const std::uint64_t word = word_at(text, at);
    const std::uint64_t marks = bytes_of_control(word) | bytes_equal(word, '"') | bytes_equal(word, '\\');
    if (marks != 0) return at + bytes_before(marks);
  }
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = next_to_escape(text, at);
    out.append(text, at, end - at);
    at = end;
    if (at < text.size()) append_escape(out, text[at++]);
  }
  out += '"';
}

}  // namespace news::schema
