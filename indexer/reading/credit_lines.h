#pragma once

#include <string_view>

namespace news::reading {

/// A short paragraph that says who made a picture, a film, a graphic or the text, and nothing else:
/// "Photo: Rebecca Noble, AFP", "Jo Wendell/Getty Images", "Video by Jo Wendell", "Courtesy of the Orm
/// Museum", "Additional reporting by A in Halmer; editing by B".
[[nodiscard]] bool is_credit_line(std::string_view line);

/// A short paragraph that says where somebody is reached, and nothing else: "Contact Jo Wendell at
/// jo@ledger.example", "Jo Wendell | @jowendell". Neither a sentence with an address in it nor an address
/// alone.
[[nodiscard]] bool is_contact_line(std::string_view line);

}  // namespace news::reading
