#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// What a line about publication says: "Published: October 19, 2023 | Updated: October 20, 2023",
/// "12 March 2025 | 07:45 CET | The Continental Ledger", "Posted on 9 May 2025 by Simone Archer".
struct DateLine {
  std::string published;  ///< ISO 8601
  std::string modified;
  std::vector<std::string> authors;
  std::string source;
  std::string place;
  bool ambiguous = false;  ///< Day and month of the date can't be told apart.
};

/// Nothing for a line that says anything else beside.
[[nodiscard]] std::optional<DateLine> read_date_line(std::string_view line);

/// A line that begins with the name of a field: "Title: ...", "Source: ...", "Tags: ...".
enum class LabelledField {
  none,
  headline,
  subheadline,
  authors,
  published,
  modified,
  source,
  url,
  section,
  keywords,
  language,
  length,  ///< Which the text shows itself.
  body
};
struct Labelled {
  LabelledField field = LabelledField::none;
  std::string_view value;
};
[[nodiscard]] Labelled read_labelled(std::string_view line);

/// The sections of a path like "Home > Business > Economy", without the home page; empty for other lines.
[[nodiscard]] std::vector<std::string> read_section_path(std::string_view line);

/// The parts of a list with commas, trimmed, without empty ones, each once.
[[nodiscard]] std::vector<std::string> split_list(std::string_view list);

}  // namespace news::reading
