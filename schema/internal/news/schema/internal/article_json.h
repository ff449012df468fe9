#pragma once

#include <string>
#include <string_view>

#include <news/schema/article.h>

namespace news::schema {

/// Version of the article's JSON form, the value of "v".
inline constexpr int kArticleVersion = 1;

/// Where an article's quotes, persons and topics are: in the form, or in another place.
enum class Annotations { within, apart };

/// One line of JSON, UTF-8, keys in a fixed order, every key present (null or an empty list where unknown),
/// unknown keys last. Annotations that are apart are empty lists here.
[[nodiscard]] std::string article_to_json(const Article& article,
                                          Annotations annotations = Annotations::within);

/// Reads that form back: keys that are missing or null stay empty, keys that aren't known go to `extra`.
/// Throws Error{bad_argument} for text that isn't a JSON object, has a wrong type somewhere, or a later "v".
[[nodiscard]] Article article_from_json(std::string_view json);

[[nodiscard]] std::string_view name_of(QuoteKind kind);  ///< "quotation", "fragment", "indirect"

}  // namespace news::schema
