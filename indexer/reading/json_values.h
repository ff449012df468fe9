#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>
#include <nlohmann/json.hpp>

namespace news::reading {

/// What the values of records say, however they are written.

/// null, a text of blanks or of what programs write for nothing, a list or an object of nothing.
[[nodiscard]] bool is_empty(const nlohmann::json& value);

/// What programs write where they have nothing: "None", "NaN", "NULL".
[[nodiscard]] bool is_nothing(std::string_view text);

/// What people write where they know nothing: "N/A", "Unknown". Nobody is called so, and no paper.
[[nodiscard]] bool is_unknown(std::string_view text);

/// The texts of a list that was written into a text as Python or JSON write it: ['a', "b"]. Nothing for
/// another text.
[[nodiscard]] std::optional<std::vector<std::string>> texts_of_written_list(std::string_view text);

/// A member of an object that is a text; empty else.
[[nodiscard]] std::string member(const nlohmann::json& object, std::initializer_list<const char*> keys);

/// One line of text out of a value: a text, a number, or an object that has a name.
[[nodiscard]] std::string line_of(const nlohmann::json& value);

/// The lines of a list, or the one of what is none.
[[nodiscard]] std::vector<std::string> lines_of(const nlohmann::json& value);

/// The text of a body, or of a block of one, cleaned (decode.h): {"type": "paragraph", "text": "..."} too.
[[nodiscard]] std::string clean_text_of_block(const nlohmann::json& value);

/// A picture's caption as a text or in an object; of nothing where the text is the picture's address.
[[nodiscard]] schema::Caption caption_of(const nlohmann::json& value);

/// Another article, by its title or in an object.
[[nodiscard]] schema::Related related_of(const nlohmann::json& value);

/// One line that may be a date: {"$date": 1709619300000} too.
[[nodiscard]] std::string date_line(const nlohmann::json& value);

/// The value is a date that news can have, and can be read in one way only.
[[nodiscard]] bool is_date_that_counts(const nlohmann::json& value);

/// What "true", "no" and the like say; nothing for other values.
[[nodiscard]] std::optional<bool> truth_of(const nlohmann::json& value);

/// The text is broken by markup.
[[nodiscard]] bool holds_paragraphs(std::string_view text);

/// "The fleet came back to... [+2312 chars]": what services show of a text. Where it is broken off; npos for
/// a whole text.
[[nodiscard]] std::size_t broken_off_at(std::string_view body);

}  // namespace news::reading
