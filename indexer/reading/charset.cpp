#include "reading/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"

namespace news::reading {
namespace {

struct Wider {
  std::string_view name;
  std::string_view taken_as;
};

constexpr auto kWider = std::to_array<Wider>({{"iso-8859-1", "windows-1252"},
                                              {"iso8859-1", "windows-1252"},
                                              {"latin1", "windows-1252"},
                                              {"us-ascii", "windows-1252"},
                                              {"ascii", "windows-1252"},
                                              {"iso-8859-9", "windows-1254"},
                                              {"gb2312", "gb18030"},
                                              {"gbk", "gb18030"},
                                              {"shift_jis", "windows-31j"},
                                              {"x-sjis", "windows-31j"},
                                              {"ks_c_5601-1987", "windows-949"},
                                              {"euc-kr", "windows-949"}});

/// Valid as UTF-8 by chance there is next to nothing but ASCII, and what is written in ASCII with escapes.
bool is_escaped(std::string_view charset) {
  return starts_with_ignoring_case(charset, "iso-2022") || starts_with_ignoring_case(charset, "hz-");
}

/// A name of UTF-8 or UTF-16, or none at all: the bytes themselves tell more.
bool is_unicode(std::string_view charset) {
  return charset.empty() || starts_with_ignoring_case(charset, "utf");
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

/// Of the encoding of that name; none where it isn't known.
Converter converter_of(std::string_view name) {
  std::string charset = lower_ascii(name);
  const auto wider =
      std::find_if(kWider.begin(), kWider.end(), [&](const Wider& each) { return each.name == charset; });
  if (wider != kWider.end()) charset = wider->taken_as;
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &error), &ucnv_close);
  return U_FAILURE(error) != 0 ? Converter(nullptr, &ucnv_close) : std::move(converter);
}

}  // namespace

bool is_charset(std::string_view name) {
  // An empty name is that of the platform.
  return !name.empty() && converter_of(name) != nullptr;
}

std::string from_charset(std::string_view bytes, std::string_view name) {
  const Converter converter = converter_of(name);
  if (!converter) return {};
  UErrorCode error = U_ZERO_ERROR;
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

std::string to_utf8(std::string_view bytes, std::initializer_list<std::string_view> charsets,
                    std::vector<std::string>& warnings) {
  if (sniff_encoding(bytes) != Encoding::utf8) return to_utf8(bytes, warnings);
  const bool escaped = std::any_of(charsets.begin(), charsets.end(), is_escaped);
  if (!escaped && is_utf8(bytes)) return to_utf8(bytes, warnings);
  for (const std::string_view charset : charsets) {
    if (is_unicode(charset)) continue;
    if (std::string text = from_charset(bytes, charset); !text.empty()) return text;
    warnings.push_back("names an unknown encoding \"" + std::string(beginning_of(charset, 40)) + "\"");
  }
  return to_utf8(bytes, warnings);
}

}  // namespace news::reading
