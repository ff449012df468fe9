#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace news::glass {

using Tasks = std::vector<std::function<void()>>;

/// Runs all tasks, the first ones first, in at most that many threads; this one is among them. When one
/// throws, no further one begins, and what it threw is thrown here when the running ones have ended.
inline void run_all(const Tasks& tasks, unsigned threads) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr error;
  std::mutex mutex;
  const auto work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++) {
      try {
        tasks[i]();
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!error) error = std::current_exception();
        next = tasks.size();
      }
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads && i < tasks.size(); ++i) others.emplace_back(work);
  work();
  for (std::thread& each : others) each.join();
  if (error) std::rethrow_exception(error);
}

}  // namespace news::glass
