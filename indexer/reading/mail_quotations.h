#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace news::reading {

/// What of older messages is left out of a message, by its subject.
enum class Quotations {
  marked,  ///< What is marked as quoted.
  headed,  ///< Of a reply also what follows header lines in its text.
  none     ///< Of a forwarded one nothing that isn't marked line by line.
};
[[nodiscard]] Quotations quotations_to_drop(std::string_view subject);

/// "On 4 May 2024, at 10:00, Bob Ray wrote:" stands above what he wrote.
[[nodiscard]] bool introduces_quotation(std::string_view line);

/// "From: Bob Ray Sent: Saturday To: Ann Lee Subject: Ferries", as mail programs put it above what they
/// answer.
[[nodiscard]] bool is_header_of_older(std::string_view beginning);

/// A plain text without what others wrote before, unless that is all.
[[nodiscard]] std::string without_quotations(std::string_view text, Quotations wanted, ReadArticle& read);

/// Lines without blanks at their ends.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace news::reading
