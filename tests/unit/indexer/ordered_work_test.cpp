#include "ordered_work.h"

#include <chrono>
#include <stdexcept>

#include "support/catch.h"

using news::indexer::OrderedWork;

TEST_CASE("results come back in the order of the items") {
  OrderedWork<int, int> work(4, 8, [](int i) {
    std::this_thread::sleep_for(std::chrono::microseconds((i * 37) % 500));
    return i * 2;
  });
  std::vector<int> out;
  for (int i = 0; i < 500; ++i) {
    if (work.full()) out.push_back(work.take());
    work.put(i);
  }
  while (!work.empty()) out.push_back(work.take());
  REQUIRE(out.size() == 500);
  for (int i = 0; i < 500; ++i) CHECK(out[static_cast<std::size_t>(i)] == i * 2);
}

TEST_CASE("what the work throws arrives with its item") {
  OrderedWork<int, int> work(2, 8, [](int i) {
    if (i == 1) throw std::runtime_error("one");
    return i;
  });
  for (int i = 0; i < 3; ++i) work.put(i);
  CHECK(work.take() == 0);
  CHECK_THROWS_AS(work.take(), std::runtime_error);
  CHECK(work.take() == 2);
}

TEST_CASE("work that nobody takes ends with its owner") {
  OrderedWork<int, int> work(2, 8, [](int i) { return i; });
  work.put(1);
}
