#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "glass/parallel.h"

namespace news::indexer {

/// Does work on items in several threads and gives the results back in the order of the items. Bounded: at
/// most `window` items are under way, so memory doesn't grow with the input.
///
/// Threads: put(), take() and the destructor belong to one thread; `work` runs in others, or in this one
/// where the system gives none.
template <class In, class Out>
class OrderedWork {
 public:
  OrderedWork(unsigned threads, std::size_t window, std::function<Out(In)> work)
      : window_(window), work_(std::move(work)) {
    threads_ = glass::begin_threads(threads, [this] { run(); });
  }

  ~OrderedWork() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    to_do_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;

  [[nodiscard]] bool full() const { return in_order_.size() >= window_; }
  [[nodiscard]] bool empty() const { return in_order_.empty(); }

  void put(In item) {
    auto task = std::make_shared<Task>();
    task->in = std::move(item);
    in_order_.push_back(task);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(task));
    }
    to_do_.notify_one();
  }

  /// The oldest item's result, waited for. What `work` threw is thrown here.
  Out take() {
    const std::shared_ptr<Task> task = std::move(in_order_.front());
    in_order_.pop_front();
    std::unique_lock lock(mutex_);
    if (threads_.empty()) do_next(lock);
    done_.wait(lock, [&] { return task->done; });
    if (task->error) std::rethrow_exception(task->error);
    return std::move(task->out);
  }

 private:
  struct Task {
    In in;
    Out out;
    std::exception_ptr error;
    bool done = false;
  };

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      to_do_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      do_next(lock);
    }
  }

  /// Works on the item that has waited longest, unlocked meanwhile.
  void do_next(std::unique_lock<std::mutex>& lock) {
    const std::shared_ptr<Task> task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    try {
      task->out = work_(std::move(task->in));
    } catch (...) {
      task->error = std::current_exception();
    }
    lock.lock();
    task->done = true;
    done_.notify_one();
  }

  std::size_t window_;
  std::function<Out(In)> work_;
  std::deque<std::shared_ptr<Task>> in_order_;
  std::mutex mutex_;
  std::condition_variable to_do_;
  std::condition_variable done_;
  std::deque<std::shared_ptr<Task>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace news::indexer
