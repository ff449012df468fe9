#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>
#include <news/schema/day.h>
#include <news/schema/fields.h>

namespace news::schema {

/// Xapian's limit for a term, in bytes; a NUL counts twice.
inline constexpr std::size_t kMaxTermBytes = 245;

/// The term of a whole value under a prefix: prefix + name_key(value). Longer than a term allows: cut, then a
/// hash.
[[nodiscard]] std::string value_term(std::string_view prefix, std::string_view value);

/// The term of an id: prefix + id, byte for byte; hashed where a term can't hold it.
[[nodiscard]] std::string id_term(std::string_view prefix, std::string_view id);

/// The term of a word under a prefix.
[[nodiscard]] std::string word_term(std::string_view prefix, std::string_view folded_word);

/// Sorted ordinals as delta-coded base-128 numbers, and back. Damage reads as what came before it.
[[nodiscard]] std::string pack_ordinals(const std::vector<std::uint32_t>& sorted);
void unpack_ordinals(std::string_view packed, std::vector<std::uint32_t>& out);

/// A moment as eight bytes that sort as text; a later one is greater. Absent values sort below all.
[[nodiscard]] std::string pack_instant(std::int64_t seconds);
[[nodiscard]] std::int64_t unpack_instant(std::string_view packed);

/// The end of an embargo for kEmbargoSlot, comparable with pack_instant(): the moment, or for what is
/// withheld (or can't be read) one that never comes. Empty for an article without.
[[nodiscard]] std::string pack_embargo(std::string_view embargoed);

/// What an article must not be replaced by is packed less: a teaser is less than any text, one without a
/// version less than one with, an earlier version less than a later one. Behind that stands when it was
/// fetched. Empty, as with most articles: a text without a version that nobody fetched.
[[nodiscard]] std::string pack_precedence(std::uint64_t version, bool teaser, std::string_view fetched = {});
[[nodiscard]] std::string precedence_of(const Article& article);
/// Without when it was fetched.
[[nodiscard]] std::string_view rank_of(std::string_view precedence);
[[nodiscard]] bool has_version(std::string_view precedence);

/// True where what is packed as `fresh` must not replace what is packed as `stored`. Of equals the later
/// capture stays where both were fetched, else whatever comes last.
[[nodiscard]] bool is_outdated(std::string_view fresh, std::string_view stored);

/// Where the parts of an article lie among the positions of its terms. Stored in the slot of `body`.
/// A part covers [begin, end); empty parts have begin == end. Between parts lie kPartGap positions at least.
struct PartPositions {
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool holds(std::uint32_t position) const { return position >= begin && position < end; }
  };
  Range headline, subheadline, body, captions;
};
inline constexpr std::uint32_t kPartGap = 100;

[[nodiscard]] std::string pack_parts(const PartPositions& parts);
[[nodiscard]] PartPositions unpack_parts(std::string_view packed);

/// Ranges of positions that lie inside quotes, ascending. Stored in the slot of `quote`.
[[nodiscard]] std::string pack_ranges(const std::vector<PartPositions::Range>& ranges);
[[nodiscard]] std::vector<PartPositions::Range> unpack_ranges(std::string_view packed);

/// Where a quote stands among those of its article, whose documents are in a row. Stored in kPlaceSlot.
struct QuotePlace {
  std::uint32_t before = 0;  ///< Quotes of the article before it,
  std::uint32_t behind = 0;  ///< and behind it.
};
[[nodiscard]] std::string pack_place(const QuotePlace& place);
[[nodiscard]] QuotePlace unpack_place(std::string_view packed);

}  // namespace news::schema
