#include <news/schema/internal/file_bytes.h>

#include <fstream>
#include <string>

#include "support/catch.h"
#include "support/temp_dir.h"

using news::schema::file_bytes;
using news::tests::TempDir;

TEST_CASE("a file is read as it is, whatever its length") {
  const TempDir dir;
  const auto path = dir.path() / "file";
  for (const std::size_t size : {0U, 1U, 4095U, 4096U, 4097U, 300000U}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(i * 7 % 256);
    std::ofstream(path, std::ios::binary) << bytes;
    CAPTURE(size);
    CHECK(file_bytes(path) == bytes);
  }
}

TEST_CASE("a file that doesn't tell its size is read too") {
  const auto bytes = file_bytes("/proc/self/cmdline");  // says that it has none
  REQUIRE(bytes);
  CHECK(bytes->find("schema_tests") != std::string::npos);
}

TEST_CASE("what can't be read gives nothing") {
  const TempDir dir;
  CHECK_FALSE(file_bytes(dir.path() / "nowhere"));
  CHECK_FALSE(file_bytes(dir.path()));
}
