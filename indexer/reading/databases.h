#pragma once

#include <optional>
#include <string_view>

#include "reading/reading.h"

namespace news::reading {

/// What full-text databases (LexisNexis, Nexis Uni, ProQuest, Factiva) write into a text file: articles one
/// after the other, each with lines that say what is what. Nothing for other texts.
[[nodiscard]] std::optional<ReadResult> read_database_export(std::string_view text,
                                                             const RawDocument& document);

}  // namespace news::reading
