#pragma once

#include <optional>
#include <string_view>

#include "reading/reading.h"

namespace news::reading {

/// What libraries' databases and reference managers export (RIS): records of lines that begin with a tag of
/// two characters. Nothing for other texts.
[[nodiscard]] std::optional<ReadResult> read_ris(std::string_view text, const RawDocument& document);

}  // namespace news::reading
