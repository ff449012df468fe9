#pragma once

#include <cstddef>
#include <string_view>

namespace news::reading {

/// What the keys of collections stand for.
enum class Field {
  id,
  url,
  source,
  language,
  published,
  modified,
  authors,
  section,
  keywords,
  topics,
  headline,
  subheadline,
  body,
  captions,
  related,
  embargoed,  ///< Behind the date that it counts from.
  fetched,
  count
};

/// A key's field, and how it ranks among the keys for that field; 0 is the best.
struct Meaning {
  Field field;
  std::size_t rank;
};

/// As in the article's own JSON form.
[[nodiscard]] std::string_view name_of(Field field);

/// Nothing for a key that isn't known. Case, hyphens, underscores and blanks don't count.
[[nodiscard]] const Meaning* meaning_of(std::string_view key);

}  // namespace news::reading
