#pragma once

#include <string>
#include <string_view>

#include "reading/reading.h"

namespace news::reading {

/// What is wrong with content that isn't text: "a PNG image", "binary data"; empty for text.
[[nodiscard]] std::string binary_kind(std::string_view beginning);

/// A ZIP or tar archive; office documents and e-books, which are ZIPs too, are none.
[[nodiscard]] bool is_archive(std::string_view beginning);

/// A web archive (WARC).
[[nodiscard]] bool is_web_archive(std::string_view beginning);

/// A page or a piece of one: begins with a doctype or an element of HTML, comments and an XML declaration
/// allowed before it.
[[nodiscard]] bool is_html(std::string_view beginning);

/// A message in the form of ANPA 1312 or IPTC 7901: a start of heading, synchronisation before it or not, and
/// a start of text.
[[nodiscard]] bool is_wire_message(std::string_view beginning);

/// The format of a text by its beginning (UTF-8), where the name only settles what the content leaves open.
/// `complete` says that the beginning is all there is.
[[nodiscard]] Format guess_format(std::string_view path, std::string_view beginning, bool complete);

/// The beginning starts as JSON does and has no line end yet: more of it would tell more.
[[nodiscard]] bool wants_more(std::string_view beginning);

/// The name says that it is a table of delimited text: .csv, .tsv, .tab, also with .gz and the like.
[[nodiscard]] bool is_table_name(std::string_view path);

/// The name says JSON Lines: .jsonl, .ndjson, also with .gz and the like.
[[nodiscard]] bool is_jsonl_name(std::string_view path);

}  // namespace news::reading
