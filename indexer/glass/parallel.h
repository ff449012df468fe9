#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace news::glass {

/// Begins `work` in so many threads, or in as many as the system gives: one that has no more of them for us
/// is no reason to leave work undone. To be joined.
template <class Work>
[[nodiscard]] std::vector<std::thread> begin_threads(std::size_t threads, const Work& work) {
  std::vector<std::thread> begun;
  begun.reserve(threads);
  try {
    while (begun.size() < threads) begun.emplace_back(work);
  } catch (const std::exception&) {  // no further one, or no memory for it
  }
  return begun;
}

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
  const std::size_t wanted = std::min<std::size_t>(threads, tasks.size());
  std::vector<std::thread> others = begin_threads(wanted > 0 ? wanted - 1 : 0, work);
  work();
  for (std::thread& each : others) each.join();
  if (error) std::rethrow_exception(error);
}

}  // namespace news::glass
