#include "reading/html/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "reading/characters.h"
#include "reading/decode.h"

namespace news::reading::html {
namespace {

/// The encoding that a page names at its beginning; empty for none.
std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kBeginning = 4096;
  const std::string head = lower_ascii(bytes.substr(0, kBeginning));
  for (const std::string_view key : {"charset", "<?xml"}) {
    std::size_t at = head.find(key);
    if (key == "<?xml" && at != std::string::npos) at = head.find("encoding", at);
    if (at == std::string::npos) continue;
    at = head.find('=', at);
    if (at == std::string::npos) continue;
    at = head.find_first_not_of(" \t\r\n=\"'", at);
    if (at == std::string::npos) continue;
    const std::size_t end = std::min(head.find_first_of(" \t\r\n\"';/>?", at), head.size());
    if (end > at) return head.substr(at, end - at);
  }
  return {};
}

/// Empty where the encoding is unknown. What browsers read as something wider, so does this.
std::string from_charset(std::string_view bytes, std::string charset) {
  if (charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" || charset == "ascii")
    charset = "windows-1252";
  if (charset == "gb2312" || charset == "gbk") charset = "gb18030";
  if (charset == "shift_jis" || charset == "x-sjis") charset = "windows-31j";
  if (charset == "ks_c_5601-1987" || charset == "euc-kr") charset = "windows-949";
  if (charset == "iso-8859-9") charset = "windows-1254";
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &error),
                                                                     &ucnv_close);
  if (U_FAILURE(error) != 0 || !converter) return {};
  std::string out(bytes.size() + bytes.size() / 2 + 16, '\0');
  while (true) {
    error = U_ZERO_ERROR;
    const int32_t size =
        ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<int32_t>(out.size()),
                           bytes.data(), static_cast<int32_t>(bytes.size()), &error);
    const bool fits = static_cast<std::size_t>(std::max<int32_t>(size, 0)) <= out.size();
    if (U_FAILURE(error) != 0 && error != U_BUFFER_OVERFLOW_ERROR) return {};
    out.resize(static_cast<std::size_t>(size));
    if (fits) return out;
  }
}

bool is_unicode(std::string_view charset) {
  return charset.empty() || charset.starts_with("utf");
}

/// Valid as UTF-8 by chance there is next to nothing but ASCII, and what is written in ASCII with escapes.
bool is_escaped(std::string_view charset) {
  return charset.starts_with("iso-2022") || charset.starts_with("hz-");
}

std::string decoded(std::string_view bytes, std::string_view served, std::vector<std::string>& warnings) {
  if (sniff_encoding(bytes) != Encoding::utf8) return to_utf8(bytes, warnings);
  const std::array<std::string, 2> named = {lower_ascii(served), declared_charset(bytes)};
  const bool escaped = std::any_of(named.begin(), named.end(), is_escaped);
  if (!escaped && is_utf8(bytes)) return to_utf8(bytes, warnings);
  for (const std::string& charset : named) {
    if (is_unicode(charset)) continue;
    if (std::string text = from_charset(bytes, charset); !text.empty()) return text;
    warnings.push_back("names an unknown encoding \"" + std::string(beginning_of(charset, 40)) + "\"");
  }
  return to_utf8(bytes, warnings);
}

}  // namespace

std::string decode_page(std::string_view bytes, std::string_view served, std::vector<std::string>& warnings) {
  std::string text = decoded(bytes, served, warnings);
  const auto nuls = std::erase(text, '\0');
  if (nuls != 0)
    warnings.push_back("dropped " + std::to_string(nuls) + (nuls == 1 ? " NUL byte" : " NUL bytes"));
  return text;
}

}  // namespace news::reading::html
