#include <news/schema/internal/terms.h>

#include <news/schema/day.h>

#include <xxhash.h>

#include <array>
#include <cstdio>

#include <news/schema/internal/fold.h>

#include "numbers.h"

namespace news::schema {
namespace {

/// Of what pack_precedence() packs, the part before the moment of fetching.
constexpr std::size_t kRankBytes = 9;

std::string hash_text(std::string_view text) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return out.data();
}

/// Keeps a readable beginning; the hash makes it the one value.
std::string bounded(std::string_view prefix, std::string_view value, std::string_view whole) {
  std::string term(prefix);
  term += value;
  if (term.size() <= kMaxTermBytes && term.find('\0') == std::string::npos) return term;
  std::size_t cut = 0;
  while (cut < value.size() && cut < 128 && value[cut] != '\0') ++cut;
  while (cut > 0 && cut < value.size() && (static_cast<unsigned char>(value[cut]) & 0xC0) == 0x80) --cut;
  return std::string(prefix).append(value.substr(0, cut)).append("#").append(hash_text(whole));
}

}  // namespace

std::string value_term(std::string_view prefix, std::string_view value) {
  return bounded(prefix, name_key(value), value);
}

std::string id_term(std::string_view prefix, std::string_view id) {
  return bounded(prefix, id, id);
}

std::string word_term(std::string_view prefix, std::string_view folded_word) {
  return std::string(prefix).append(folded_word);
}

std::string pack_ordinals(const std::vector<std::uint32_t>& sorted) {
  std::string out;
  std::uint32_t last = 0;
  for (const std::uint32_t ordinal : sorted) {
    put_number(out, ordinal - last);
    last = ordinal;
  }
  return out;
}

void unpack_ordinals(std::string_view packed, std::vector<std::uint32_t>& out) {
  out.clear();
  std::uint32_t last = 0;
  std::uint32_t delta = 0;
  while (!packed.empty() && get_number(packed, delta)) {
    last += delta;
    out.push_back(last);
  }
}

std::string pack_instant(std::int64_t seconds) {
  // The sign bit is flipped so that moments before 1970 sort below those after.
  auto bits = static_cast<std::uint64_t>(seconds) ^ (std::uint64_t{1} << 63);
  std::string out(8, '\0');
  for (std::size_t i = 8; i-- > 0; bits >>= 8) out[i] = static_cast<char>(bits & 0xFF);
  return out;
}

std::int64_t unpack_instant(std::string_view packed) {
  std::uint64_t bits = 0;
  for (const char c : packed.substr(0, 8)) bits = (bits << 8) | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(bits ^ (std::uint64_t{1} << 63));
}

std::string pack_embargo(std::string_view embargoed) {
  if (embargoed.empty()) return {};
  const auto until = parse_moment(embargoed);
  return until ? pack_instant(until->instant) : std::string(9, '\xFF');
}

std::string pack_precedence(std::uint64_t version, bool teaser, std::string_view fetched) {
  const auto moment = fetched.empty() ? std::nullopt : parse_moment(fetched);
  if (version == 0 && !teaser && !moment) return {};
  std::string packed(1, teaser ? 'a' : 'b');
  for (int shift = 56; shift >= 0; shift -= 8) packed += static_cast<char>(version >> shift & 0xFF);
  // Five bytes of seconds last for 30,000 years.
  if (moment) packed += pack_instant(moment->instant).substr(3);
  return packed;
}

std::string precedence_of(const Article& article) {
  return pack_precedence(article.version, article.teaser, article.fetched);
}

std::string_view rank_of(std::string_view precedence) {
  return precedence.substr(0, kRankBytes);
}

bool has_version(std::string_view precedence) {
  return rank_of(precedence).find_first_not_of('\0', 1) != std::string_view::npos;
}

bool is_outdated(std::string_view fresh, std::string_view stored) {
  static const std::string kPlain = std::string(1, 'b') + std::string(8, '\0');
  const auto rank = [](std::string_view packed) {
    return packed.empty() ? std::string_view(kPlain) : rank_of(packed);
  };
  if (rank(fresh) != rank(stored)) return rank(fresh) < rank(stored);
  return fresh.size() > kRankBytes && stored.size() > kRankBytes && fresh < stored;
}

std::string pack_parts(const PartPositions& parts) {
  std::string out;
  for (const auto& range : {parts.headline, parts.subheadline, parts.body, parts.captions}) {
    put_number(out, range.begin);
    put_number(out, range.end - range.begin);
  }
  return out;
}

PartPositions unpack_parts(std::string_view packed) {
  PartPositions parts;
  for (auto* range : {&parts.headline, &parts.subheadline, &parts.body, &parts.captions}) {
    std::uint32_t length = 0;
    if (!get_number(packed, range->begin) || !get_number(packed, length)) {
      *range = {};
      break;
    }
    range->end = range->begin + length;
  }
  return parts;
}

std::string pack_ranges(const std::vector<PartPositions::Range>& ranges) {
  std::string out;
  std::uint32_t last = 0;
  for (const auto& range : ranges) {
    put_number(out, range.begin - last);
    put_number(out, range.end - range.begin);
    last = range.end;
  }
  return out;
}

std::vector<PartPositions::Range> unpack_ranges(std::string_view packed) {
  std::vector<PartPositions::Range> ranges;
  std::uint32_t last = 0;
  std::uint32_t gap = 0;
  std::uint32_t length = 0;
  while (!packed.empty() && get_number(packed, gap) && get_number(packed, length)) {
    ranges.push_back({last + gap, last + gap + length});
    last = ranges.back().end;
  }
  return ranges;
}

std::string pack_place(const QuotePlace& place) {
  std::string out;
  put_number(out, place.before);
  put_number(out, place.behind);
  return out;
}

QuotePlace unpack_place(std::string_view packed) {
  QuotePlace place;
  if (!get_number(packed, place.before) || !get_number(packed, place.behind)) return {};
  return place;
}

}  // namespace news::schema
