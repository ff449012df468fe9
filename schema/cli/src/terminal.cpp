#include <news/cli/terminal.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace news::cli {
namespace {

constexpr std::size_t kWidest = 10'000;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

std::size_t width_of(int descriptor) {
  const std::string_view columns = environment("COLUMNS");
  std::size_t width = 0;
  const auto [end, error] = std::from_chars(columns.data(), columns.data() + columns.size(), width);
  const bool whole = error == std::errc{} && end == columns.data() + columns.size();
  if (whole && width > 0 && width <= kWidest) return width;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

Terminal terminal_at(int descriptor, ColourWhen when) {
  Terminal terminal;
  terminal.interactive = ::isatty(descriptor) == 1;
  terminal.width = width_of(descriptor);
  switch (when) {
    case ColourWhen::always:
      terminal.colour = true;
      break;
    case ColourWhen::never:
      terminal.colour = false;
      break;
    case ColourWhen::automatic:
      terminal.colour =
          terminal.interactive && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
      break;
  }
  return terminal;
}

}  // namespace

ColourWhen colour_when(const std::string& word) {
  if (word == "always") return ColourWhen::always;
  if (word == "never") return ColourWhen::never;
  return ColourWhen::automatic;
}

Terminal standard_output(ColourWhen when) {
  return terminal_at(STDOUT_FILENO, when);
}
Terminal standard_error(ColourWhen when) {
  return terminal_at(STDERR_FILENO, when);
}

}  // namespace news::cli
