#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// "ann@gazette.example (Ann Lee), Tom Rask <tom@gazette.example>" -> "Ann Lee", "Tom Rask"; nothing for an
/// address alone. Without an address the text stays whole.
[[nodiscard]] std::vector<std::string> names_beside_addresses(std::string_view text);

/// "Ann Lee and Tom Rask" are two, "ANN LEE" and "Ann Lee" are one; an address is nobody.
void put_author(std::vector<std::string>& authors, const std::string& name);

}  // namespace news::reading
