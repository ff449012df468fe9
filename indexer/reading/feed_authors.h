#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// "ann@gazette.example (Ann Lee)" and "Ann Lee <ann@gazette.example>" -> "Ann Lee"; nothing for an address
/// alone.
[[nodiscard]] std::string name_in_address(std::string_view text);

/// "Ann Lee and Tom Rask" are two; an address is nobody.
void put_author(std::vector<std::string>& authors, const std::string& name);

}  // namespace news::reading
