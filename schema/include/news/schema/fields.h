#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <news/schema/export.h>

namespace news::schema {

/// How a field is stored and asked for.
enum class Kind {
  id,     ///< The article's id: one term, found as given.
  part,   ///< A part of the text that has no terms of its own: an unprefixed word whose position lies in the
          ///< part.
  text,   ///< Words with positions under a prefix of their own.
  name,   ///< A whole value, compared without case and accents: a person, a source. May be a facet.
  topic,  ///< A node of the topic tree; choosing it includes what lies below it.
  date,   ///< A calendar day.
};

/// No slot, or no prefix.
inline constexpr int kNoSlot = -1;

/// One field of an article: everything that anybody needs to know of it. Builder, query parser, facets, help
/// and manual pages walk this table; no other place names a prefix or a slot.
struct Field {
  std::string_view name;  ///< As typed in a query before the colon, and in `--facet`.
  Kind kind;
  std::string_view words;  ///< Prefix of the terms of its words; empty when it has none.
  std::string_view value;  ///< Prefix of the term of its whole value; empty when it has none.
  int slot;                ///< Value slot: facet ordinals, a date, or position ranges; kNoSlot when unused.
  unsigned
      weight;  ///< wdf that each of its words adds to the article's own terms; 0: not found without a field.
  bool facet;  ///< Can be counted and filtered by.
  bool in_quotes;  ///< Also stored with each quote.
  std::string_view help;
  std::string_view example;  ///< A query that uses it.
};

/// The table. Prefixes and slots are part of the index format: a row that goes away stays here as a comment,
/// and its prefix and slot are never used again.
inline constexpr std::array kFields = {
    Field{"id", Kind::id, "", "Q", kNoSlot, 0, false, false, "The article's id, exactly as given.",
          "id:tvo-3310"},
    Field{"headline", Kind::text, "XH", "", kNoSlot, 3, false, false, "Words of the headline.",
          "headline:\"rare earth\""},
    Field{"subheadline", Kind::text, "XU", "", kNoSlot, 2, false, false,
          "Words of the line below the headline.", "subheadline:jobs"},
    Field{"body", Kind::part, "", "", 3, 1, false, false, "Words of the body.", "body:neodymium"},
    Field{"caption", Kind::text, "XC", "", kNoSlot, 1, false, false,
          "Words of captions and of their alternative texts; never of photo credits.", "caption:crane"},
    Field{"quote", Kind::part, "", "", 4, 0, false, false, "Words inside quotation marks in the body.",
          "quote:\"jar of rare earth\""},
    Field{"related", Kind::text, "XR", "", kNoSlot, 0, false, false,
          "Words of related links. Found only when asked for by this name.", "related:dysprosium"},
    Field{"person", Kind::name, "", "XP", 10, 0, true, true,
          "A person of the article (named twice, early or in the headline, or quoted), by canonical name, "
          "alias or unambiguous surname.",
          "person:\"Ingrid Dahl\""},
    Field{"topic", Kind::topic, "", "XT", 11, 0, true, true,
          "A topic and all that lies below it, by name or id.", "topic:economy"},
    Field{"source", Kind::name, "", "XO", 12, 0, true, true, "The outlet.", "source:\"The Halmer Courier\""},
    Field{"speaker", Kind::name, "", "XS", 17, 0, true, true, "A person who is quoted.",
          "speaker:\"Viktor Renn\""},
    Field{"author", Kind::name, "A", "XA", 13, 0, true, false, "An author, by name or by a word of the name.",
          "author:winslow"},
    Field{"section", Kind::name, "XN", "XM", 14, 0, true, true, "The section of the outlet.",
          "section:markets"},
    Field{"keyword", Kind::name, "XK", "XW", 16, 0, true, false, "A keyword given by the source.",
          "keyword:recycling"},
    Field{"language", Kind::name, "", "L", 15, 0, true, true, "The language, as an ISO 639-1 code.",
          "language:de"},
    Field{"published", Kind::date, "", "D", 1, 0, true, true,
          "The day of publication: a day, month, year or range.", "published:2024-05"},
    Field{"modified", Kind::date, "", "", 2, 0, false, false, "The day of the last change.",
          "modified:2024..2025"},
};

/// Slots that belong to no single field.
inline constexpr int kInstantSlot = 0;  ///< Moment of publication, sortable; what "newest first" sorts by.
inline constexpr int kFingerprintSlot = 5;  ///< Hash of what was added, so that equal content writes nothing.
inline constexpr int kPlaceSlot = 6;        ///< In the database of quotes: where a quote stands.
inline constexpr int kWordOrderSlot = 7;    ///< In the database of quotes: the order of a quote's words.
inline constexpr int kPrecedenceSlot = 8;   ///< What of two versions of an article goes before; mostly empty.
inline constexpr int kEmbargoSlot = 9;  ///< Moment before which it is not found; of quotes too. Mostly empty.

/// Prefixes that belong to no field, in the database of quotes.
inline constexpr std::string_view kQuoteArticlePrefix = "Q";  ///< Id of the article that a quote stands in.
inline constexpr std::string_view kQuoteKindPrefix = "XZ";    ///< "indirect"; the other kinds have none.

/// The field of that name, or nothing.
[[nodiscard]] NEWS_EXPORT const Field* find_field(std::string_view name);

/// The row of a name that is known when compiling: `field("person")`. Doesn't compile for a name that isn't
/// there.
[[nodiscard]] consteval const Field& field(std::string_view name) {
  for (const Field& row : kFields) {
    if (row.name == name) return row;
  }
  throw "no such field";
}

namespace detail {
constexpr bool rows_are_consistent() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const Field& a = kFields[i];
    if (a.slot == kInstantSlot || (a.slot >= kFingerprintSlot && a.slot <= kEmbargoSlot)) return false;
    if (!a.words.empty() && a.words == a.value) return false;
    if (a.facet && a.slot == kNoSlot) return false;
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      const Field& b = kFields[j];
      if (a.name == b.name) return false;
      if (a.slot != kNoSlot && a.slot == b.slot) return false;
      for (std::string_view p : {a.words, a.value}) {
        if (!p.empty() && (p == b.words || p == b.value)) return false;
      }
    }
  }
  return true;
}
static_assert(rows_are_consistent(), "two fields share a name, a prefix or a slot, or a facet has no slot");
}  // namespace detail

}  // namespace news::schema
