#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// The text of an XML or SGML document as UTF-8: by its mark, else as its declaration says, else guessed.
/// Declaration and document type are cut off, so that nothing of them can be loaded or expanded.
[[nodiscard]] std::string decode_xml(std::string_view bytes, std::vector<std::string>& warnings);

/// Makes markup that people wrote readable by a strict parser: characters that XML forbids go, entities of
/// HTML become characters, and signs that stand for themselves ("AT&T", "a < b") are written as they must
/// be. Entities that a document type would have defined stay as text.
[[nodiscard]] std::string repair_xml(std::string_view text);

/// Entities of HTML and numbered characters as what they stand for; the rest as it is.
[[nodiscard]] std::string without_references(std::string_view text);

/// The name of a document's first element without its prefix; empty where the text isn't markup.
[[nodiscard]] std::string root_name(std::string_view beginning);

}  // namespace news::reading
