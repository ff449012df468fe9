#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <news/schema/article.h>

namespace news::schema {

[[nodiscard]] inline bool is_annotated(const Article& article) {
  return !article.quotes.empty() || !article.persons.empty() || !article.topics.empty();
}

/// An article's quotes, persons and topics, taken apart: a quarter of what they take as JSON. Numbers are
/// told by what is likely (the next quote begins a little behind the one before), a quote's text by its place
/// in the body, every other text once.
struct PackedAnnotations {
  std::string numbers;  ///< Refers to texts by their order, counted from 1.
  std::string texts;    ///< Behind each a NUL.
};

/// Nothing for annotations that can't be told so: a text with a NUL, a number beyond 32 bits.
[[nodiscard]] std::optional<PackedAnnotations> pack_annotations(const Article& article);

/// Sets quotes, persons and topics of an article that has its texts already. False for what is damaged; the
/// article's annotations may be anything then.
[[nodiscard]] bool unpack_annotations(std::string_view numbers, std::string_view texts, Article& article);

}  // namespace news::schema
