#include <news/cli/progress.h>

#include <cstdio>
#include <utility>

#include <fmt/format.h>

#include <news/cli/terminal.h>
#include <news/cli/text.h>

namespace news::cli {
namespace {

constexpr std::chrono::milliseconds kSilence{1000};
constexpr std::chrono::milliseconds kBetween{200};
constexpr double kLongest = 99.0 * 3600;  // more than that is no forecast

std::string clock(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

std::string progress_line(const std::string& unit, const Done& done, double seconds, std::size_t width) {
  std::string line = fmt::format("{} {}", grouped(done.items), unit);
  if (seconds > 0) {
    line += fmt::format(" · {}/s",
                        grouped(static_cast<std::uint64_t>(static_cast<double>(done.items) / seconds)));
  }
  if (done.total_bytes > 0 && done.bytes <= done.total_bytes) {
    const double share = static_cast<double>(done.bytes) / static_cast<double>(done.total_bytes);
    line += fmt::format(" · {} %", static_cast<int>(share * 100));
    const double left = share > 0 ? seconds / share - seconds : kLongest;
    if (left < kLongest) line += fmt::format(" · {} left", clock(left));
  }
  while (display_width(line) > width && line.find(" · ") != std::string::npos) {
    line.resize(line.rfind(" · "));
  }
  return line;
}

Progress::Progress(std::string unit)
    : unit_(std::move(unit)),
      wanted_(standard_error().interactive),
      begin_(Clock::now()),
      next_(begin_ + kSilence) {}

Progress::~Progress() {
  clear();
}

void Progress::update(const Done& done) {
  if (!wanted_) return;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + kBetween;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  // One column stays free: some terminals go to the next line after the last one.
  const std::string line = progress_line(unit_, done, seconds, standard_error().width - 1);
  std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  std::fflush(stderr);
  shown_ = true;
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace news::cli
