#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news::reading {

/// The credit of a picture in a line, and what is left of the line without it.
struct Credit {
  std::string text;       ///< The caption; empty when the line is a credit alone.
  std::string credit;     ///< "Rebecca Noble/Getty Images"
  const char* rule = "";  ///< "credit.parentheses", "credit.label", "credit.slash", "credit.copyright"
  double confidence = 0;
};

/// Finds a credit at the end of a line, or a line that is a credit. Nothing for running text: opinion polls
/// of agencies, stock symbols, asides in parentheses.
[[nodiscard]] std::optional<Credit> find_credit(std::string_view line);

/// A short line that is a credit and nothing else: "Photo: Rebecca Noble, AFP", "Jo Wendell/Getty Images".
[[nodiscard]] bool is_credit_alone(std::string_view line);

/// Agencies and picture sources, written as they write themselves: "AFP", "Reuters", "Getty".
[[nodiscard]] bool is_agency(std::string_view word);

/// A line of names around a slash, "Jo Wendell/Orrin Mountain Rescue": a credit where a caption stands above
/// it.
[[nodiscard]] bool is_slashed_credit(std::string_view line);

/// True for words that say where somebody stands in a picture: "(left)", "from left", "pictured".
[[nodiscard]] bool has_position_words(std::string_view line);

/// True for words that describe what a picture shows: "wearing", "looks on", "poses"; position words too.
[[nodiscard]] bool has_pose_words(std::string_view line);

}  // namespace news::reading
