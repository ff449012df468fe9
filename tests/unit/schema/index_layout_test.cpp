#include <news/schema/internal/index_layout.h>

#include <news/schema/error.h>

#include <fstream>

#include "support/catch.h"
#include "support/temp_dir.h"

using namespace news::schema;
using news::tests::TempDir;

namespace {
ErrorCode code_of(const std::filesystem::path& index) {
  try {
    (void)current_generation(index);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}
}  // namespace

TEST_CASE("the switch file names the generation") {
  const TempDir dir;
  CHECK_FALSE(has_index(dir.path()));
  CHECK(code_of(dir.path()) == ErrorCode::index_missing);
  CHECK(code_of(dir.path() / "nowhere") == ErrorCode::index_missing);
  std::filesystem::create_directory(dir.path() / "g0007");
  std::filesystem::create_directory(dir.path() / "g0008");
  switch_to(dir.path(), generation_paths(dir.path(), "g0007"));
  CHECK(has_index(dir.path()));
  CHECK(current_generation(dir.path()).articles == dir.path() / "g0007" / "articles");
  switch_to(dir.path(), generation_paths(dir.path(), "g0008"));
  CHECK(current_generation(dir.path()).name == "g0008");
}

TEST_CASE("an index isn't switched to what can't be made durable") {
  const TempDir dir;
  std::filesystem::create_directory(dir.path() / "g0007");
  switch_to(dir.path(), generation_paths(dir.path(), "g0007"));
  try {
    switch_to(dir.path(), generation_paths(dir.path(), "g0008"));
    FAIL("switched to a generation that isn't there");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::io);
    CHECK(std::string(error.what()).find("g0008") != std::string::npos);
  }
  CHECK(current_generation(dir.path()).name == "g0007");
  // Not every file system makes directories durable.
  if (std::filesystem::exists("/proc/self")) CHECK_NOTHROW(sync_directory("/proc/self"));
}

TEST_CASE("a switch file that leads elsewhere is refused") {
  const TempDir dir;
  for (const char* text : {"", "auto ../../etc/articles\n# quotes x\n", "auto g0001/articles\n",
                           "auto /g1/articles\n# quotes g1\n", "remote host:1\n", "\xFF\xFE"}) {
    std::ofstream(dir.path() / "XAPIANDB") << text;
    INFO(text);
    CHECK(code_of(dir.path()) == ErrorCode::index_corrupt);
  }
}

TEST_CASE("an exclusive lock excludes, shared locks share") {
  const TempDir dir;
  const auto file = dir.path() / "lock";
  auto one = FileLock::try_lock(file, FileLock::Mode::shared, true);
  auto two = FileLock::try_lock(file, FileLock::Mode::shared, true);
  CHECK(one);
  CHECK(two);
  CHECK_FALSE(FileLock::try_lock(file, FileLock::Mode::exclusive, true));
  one.reset();
  two.reset();
  one = FileLock::try_lock(file, FileLock::Mode::exclusive, true);
  CHECK(one);
  CHECK_FALSE(FileLock::try_lock(file, FileLock::Mode::shared, true));
}
