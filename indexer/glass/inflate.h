#pragma once

#include <string>
#include <string_view>

namespace news::glass {

/// Unpacks a tag that Xapian has compressed: raw deflate. False for damaged data.
[[nodiscard]] bool inflate(std::string_view compressed, std::string& out);

}  // namespace news::glass
