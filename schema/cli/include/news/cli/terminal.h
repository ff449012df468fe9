#pragma once

#include <cstddef>
#include <string>

namespace news::cli {

/// `--color`.
enum class ColourWhen { automatic, always, never };

/// "auto", "always" or "never", as choice() has let them pass.
[[nodiscard]] ColourWhen colour_when(const std::string& word);

/// What stands behind an output stream.
struct Terminal {
  bool interactive = false;  ///< A person looks at it.
  bool colour = false;       ///< A terminal that isn't dumb, NO_COLOR is not set; or always.
  std::size_t width = 80;    ///< $COLUMNS, else what the terminal says, else 80.
};

[[nodiscard]] Terminal standard_output(ColourWhen when = ColourWhen::automatic);
[[nodiscard]] Terminal standard_error(ColourWhen when = ColourWhen::automatic);

}  // namespace news::cli
