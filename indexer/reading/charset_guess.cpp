#include "reading/charset_guess.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

#include "reading/characters.h"
#include "reading/charset.h"
#include "reading/reading.h"

namespace news::reading {
namespace {

constexpr std::size_t kSample = 32 * 1024;

/// What stands between tags and outside of scripts, up to what is enough to judge by.
std::string text_of(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size() && out.size() < kSample;) {
    const std::size_t open = std::min(bytes.find('<', at), bytes.size());
    out.append(bytes.substr(at, std::min(open - at, kSample)));
    if (open == bytes.size()) break;
    const std::string_view tag = bytes.substr(open, 8);
    const bool silent = starts_with_ignoring_case(tag, "<script") || starts_with_ignoring_case(tag, "<style");
    const std::size_t close = bytes.find(silent ? "</" : ">", open + 1);
    if (close == std::string_view::npos) break;
    at = close + 1;
    out += ' ';
  }
  return out;
}

std::size_t count_high(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }));
}

std::size_t share_of(std::size_t high, std::string_view text) {
  const auto blank = std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; });
  const std::size_t rest = text.size() - static_cast<std::size_t>(blank);
  return rest == 0 ? 0 : high * 100 / rest;
}

bool is_western(std::string_view name) {
  return name == "ISO-8859-1" || name == "windows-1252";
}

/// Other encodings of the Latin alphabet, told from windows-1252 by a few letters only.
bool is_latin(std::string_view name) {
  return name == "ISO-8859-2" || name == "windows-1250" || name == "ISO-8859-9" || name == "windows-1254";
}

/// What the detector takes for text that nobody has in files.
bool is_beside_the_point(std::string_view name) {
  return name.starts_with("UTF-") || name.starts_with("IBM") || name.starts_with("ISO-2022");
}

/// Russian as DOS wrote it, which the detector doesn't know.
bool is_dos_cyrillic(const std::string& text) {
  const std::string language = detect_language(from_charset(text, "cp866"));
  return language == "ru" || language == "uk" || language == "bg" || language == "be";
}

}  // namespace

std::string guess_charset(std::string_view bytes) {
  // Fewer letters tell nothing.
  constexpr std::size_t fewest = 4;
  // In another alphabet most letters are no ASCII.
  constexpr std::size_t least_share = 25;
  constexpr int least_confidence = 20;
  constexpr int least_confidence_in_latin = 35;
  constexpr int least_lead_in_latin = 15;
  const std::string text = text_of(bytes);
  const std::size_t high = count_high(text);
  if (high < fewest) return {};
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error),
                                                                            &ucsdet_close);
  if (U_FAILURE(error) != 0) return {};
  ucsdet_setText(detector.get(), text.data(), static_cast<int32_t>(text.size()), &error);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  if (U_FAILURE(error) != 0) return {};
  const bool other_alphabet = share_of(high, text) >= least_share;
  int western = 0;
  std::string best;
  int most = 0;
  for (int32_t i = 0; i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &error);
    const int confidence = ucsdet_getConfidence(matches[i], &error);
    if (is_western(name)) western = std::max(western, confidence);
    if (is_western(name) || is_beside_the_point(name) || is_latin(name) == other_alphabet) continue;
    if (confidence <= most) continue;
    most = confidence;
    best = name;
  }
  if (other_alphabet) {
    if (most >= least_confidence && most > western) return best;
    return is_dos_cyrillic(text) ? "cp866" : std::string();
  }
  return most >= least_confidence_in_latin && most >= western + least_lead_in_latin ? best : std::string();
}

}  // namespace news::reading
