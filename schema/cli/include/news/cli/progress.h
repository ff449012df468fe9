#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace news::cli {

/// How far some work is.
struct Done {
  std::uint64_t items = 0;
  std::uint64_t bytes = 0;
  std::uint64_t total_bytes = 0;  ///< 0: not known, so there is no time left to tell.
};

/// "12,345 articles · 2,310/s · 45 % · 1:23 left"; cut to `width` columns.
[[nodiscard]] std::string progress_line(const std::string& unit, const Done& done, double seconds,
                                        std::size_t width);

/// One line on stderr that tells how far the work is, rewritten in place. Shows itself only on a terminal,
/// and only for work that takes longer than a second. Gone at the end. Threads: one.
///
///     Progress progress("articles");
///     events.on_progress = [&](auto items, auto bytes, auto total) { progress.update({items, bytes, total});
///     };
///     ... progress.clear() before any other line goes to stderr
class Progress {
 public:
  explicit Progress(std::string unit);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(const Done& done);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::string unit_;
  bool wanted_;
  bool shown_ = false;
  Clock::time_point begin_;
  Clock::time_point next_;
};

}  // namespace news::cli
