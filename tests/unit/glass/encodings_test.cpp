#include <algorithm>

#include "glass/inflate.h"
#include "glass/pack.h"
#include "glass/table_reader.h"
#include "glass/table_writer.h"
#include "glass/version_file.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace news;
using namespace news::glass;

TEST_CASE("docids keep their order as bytes, over every length") {
  std::vector<DocId> docids = {
      1, 2, 127, 128, 0x7FFF, 0x8000, 0xFFFF, (1U << 22) - 1, 1U << 22, (1U << 29) - 1, 1U << 29, UINT32_MAX};
  std::string last;
  for (const DocId docid : docids) {
    std::string bytes;
    append_docid(bytes, docid);
    INFO(docid);
    CHECK(bytes > last);
    CHECK(bytes[0] != '\xff');
    const char* at = bytes.data();
    DocId read = 0;
    REQUIRE(get_docid(at, bytes.data() + bytes.size(), read));
    CHECK(read == docid);
    CHECK(at == bytes.data() + bytes.size());
    at = bytes.data();
    CHECK_FALSE(get_docid(at, bytes.data() + bytes.size() - 1, read));
    last = bytes;
  }
}

TEST_CASE("numbers that are cut off or too large aren't read") {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{1} << 40, UINT64_MAX}) {
    std::string bytes;
    append_uint(bytes, value);
    const char* at = bytes.data();
    std::uint64_t read = 0;
    REQUIRE(get_uint(at, bytes.data() + bytes.size(), read));
    CHECK(read == value);
    at = bytes.data();
    CHECK_FALSE(get_uint(at, bytes.data() + bytes.size() - 1, read));
    at = bytes.data();
    std::uint32_t small = 0;
    CHECK(get_uint(at, bytes.data() + bytes.size(), small) == (value <= UINT32_MAX));
  }
}

TEST_CASE("a tree of several levels reads back in order") {
  const tests::TempDir dir;
  const auto file = dir.path() / "t.glass";
  TableWriter writer(file);
  std::vector<std::string> keys;
  for (int i = 0; i < 60'000; ++i)
    keys.push_back(std::to_string(i) + std::string(static_cast<std::size_t>(i % 200), 'k'));
  std::sort(keys.begin(), keys.end());
  const auto tag_of = [](const std::string& key) {
    return std::string(key.size() % 7 == 0 ? 5000 : key.size() % 50, 't');
  };
  for (const std::string& key : keys) writer.add(key, tag_of(key));
  const TableInfo info = writer.finish();
  CHECK(info.level >= 2);
  CHECK(info.entries == keys.size());
  CHECK(info.samples.size() >= 1000);
  const RootInfo root{info.root, info.level, info.entries, kBlockBytes};
  TableReader reader(file, root);
  for (const std::string& key : keys) {
    REQUIRE(reader.next());
    REQUIRE(reader.key() == key);
    REQUIRE(reader.tag() == tag_of(key));
  }
  CHECK_FALSE(reader.next());
  const TableKeys found = read_keys(file, root);
  CHECK(found.entries == keys.size());
  CHECK(found.first == keys.front());
  CHECK(found.last == keys.back());
}

TEST_CASE("a compressed tag that is damaged isn't read") {
  std::string out;
  CHECK_FALSE(inflate("\xff\xff\xff", out));
}
