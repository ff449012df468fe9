#pragma once

#include <optional>
#include <string>

#include "reading/reading.h"

namespace news::reading {

/// The document in UTF-8, out of the encoding that whoever adds it says it is in. Nothing where that isn't
/// asked for: it is Unicode, or its server, its markup or its header names an encoding.
[[nodiscard]] std::optional<RawDocument> in_said_encoding(const RawDocument& document, Format format,
                                                          const std::string& encoding);

}  // namespace news::reading
