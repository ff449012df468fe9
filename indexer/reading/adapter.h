#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "reading/reading.h"

namespace news::reading {

/// An adapter turns the bytes of a document into articles, each with the dates, the id and the language as
/// the document gives them; read() does the rest for all formats alike. One function and one row in read.cpp
/// make a format.
using Adapter = ReadResult (*)(const RawDocument& document);

[[nodiscard]] ReadResult read_text(const RawDocument& document);
[[nodiscard]] ReadResult read_html(const RawDocument& document);
[[nodiscard]] ReadResult read_json(const RawDocument& document);
[[nodiscard]] ReadResult read_csv(const RawDocument& document);
[[nodiscard]] ReadResult read_feed(const RawDocument& document);
[[nodiscard]] ReadResult read_newsml(const RawDocument& document);
[[nodiscard]] ReadResult read_nitf(const RawDocument& document);
[[nodiscard]] ReadResult read_sgml(const RawDocument& document);
[[nodiscard]] ReadResult read_wire_messages(const RawDocument& document);
[[nodiscard]] ReadResult read_mail(const RawDocument& document);
[[nodiscard]] ReadResult read_markdown(const RawDocument& document);
[[nodiscard]] ReadResult read_xml_records(const RawDocument& document);

/// Where one of the articles of a document is: "a.xml, item 3"; the document itself where there is but one.
[[nodiscard]] std::string where_in(const RawDocument& document, std::string_view what, std::size_t number,
                                   std::size_t count);

}  // namespace news::reading
