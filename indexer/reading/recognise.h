#pragma once

#include <string>

#include "reading/input/input.h"
#include "reading/reading.h"

namespace news::reading {

/// What an input turned out to hold.
struct Recognised {
  enum class Kind {
    refused,   ///< Nothing to read; `why` says so.
    archive,   ///< Entries of a ZIP or tar archive.
    records,   ///< Records of a web archive.
    lines,     ///< An article a line.
    rows,      ///< Records of a table, an article each.
    document,  ///< One document of `format`.
  };
  Kind kind = Kind::refused;
  Format format = Format::automatic;
  std::string why = {};
};

/// Looks at an input's beginning, which stays there. `about` is the input's name; `wanted` is what the
/// documents are said to be: it doesn't keep archives from being opened.
[[nodiscard]] Recognised recognise(Input& input, const RawDocument& about, Format wanted);

}  // namespace news::reading
