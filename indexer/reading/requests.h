#pragma once

#include <string_view>

namespace news::reading {

/// What a site asks of its readers: to take its newsletter, to follow somebody, to agree to cookies. Words
/// that speak to the reader must tell; news about newsletters and cookies has none.
[[nodiscard]] bool asks_readers(std::string_view line);

}  // namespace news::reading
