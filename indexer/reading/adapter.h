#pragma once

#include "reading/reading.h"

namespace news::reading {

/// An adapter turns the bytes of a document into articles, each with the dates, the id and the language as
/// the document gives them; read() does the rest for all formats alike. One function and one row in read.cpp
/// make a format.
using Adapter = ReadResult (*)(const RawDocument& document);

[[nodiscard]] ReadResult read_text(const RawDocument& document);
[[nodiscard]] ReadResult read_html(const RawDocument& document);
[[nodiscard]] ReadResult read_json(const RawDocument& document);

}  // namespace news::reading
