#include <functional>

#include <news/schema/error.h>

#include "documents.h"
#include "glass/merge.h"
#include "glass/pack.h"
#include "support/temp_dir.h"

using namespace news;
using namespace news::tests;

namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

constexpr std::size_t kBlock = 8192;

/// What a merge of the database says; empty when it goes through. Other errors than that of a damaged index
/// go on.
std::string refusal(const fs::path& database) {
  const TempDir out;
  try {
    glass::Merger merger({{database, {}, 0}}, out.path() / "merged", std::size_t{1} << 20);
    glass::Tasks tasks;
    merger.add_tasks(tasks);
    glass::run_all(tasks, 1);
    glass::prove(out.path() / "merged", merger.complete(), false);
  } catch (const schema::Error& error) {
    if (error.code() != schema::ErrorCode::index_corrupt) throw;
    CHECK_FALSE(fs::exists(out.path() / "merged" / "iamglass"));
    return error.what();
  }
  return {};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A change of a file's bytes, undone at the end.
class Damage {
 public:
  Damage(fs::path file, const std::function<void(std::string&)>& change)
      : file_(std::move(file)), whole_(file_bytes(file_)) {
    std::string bytes = whole_;
    change(bytes);
    REQUIRE(bytes != whole_);
    write(bytes);
  }
  ~Damage() { write(whole_); }

 private:
  void write(const std::string& bytes) const { std::ofstream(file_, std::ios::binary) << bytes; }

  fs::path file_;
  std::string whole_;
};

std::size_t nth_block_of_level(const std::string& bytes, char level, std::size_t nth) {
  for (std::size_t at = 0; at < bytes.size(); at += kBlock) {
    if (bytes[at + 4] == level && nth-- == 0) return at;
  }
  FAIL("no such block");
  return 0;
}

/// Takes the last items off a block.
void shorten(std::string& bytes, char level, std::size_t nth, unsigned items) {
  char* end = bytes.data() + nth_block_of_level(bytes, level, nth) + 9;
  REQUIRE(glass::load_u16(end) > 11 + 2 * items);
  glass::store_u16(end, glass::load_u16(end) - 2 * items);
}

void replace(std::string& bytes, const std::string& old, const std::string& now) {
  const std::size_t at = bytes.find(old);
  REQUIRE(at != std::string::npos);
  bytes.replace(at, old.size(), now);
}

}  // namespace

TEST_CASE("a table that lost entries isn't merged as if it were whole") {
  const TempDir dir;
  write_with_loader(dir.path() / "l", random_documents(91, 500), 100);
  REQUIRE(refusal(dir.path() / "l").empty());
  for (const char* name : {"postlist.glass", "docdata.glass", "termlist.glass", "position.glass"}) {
    INFO(name);
    const fs::path file = dir.path() / "l" / name;
    {
      const Damage damage(file, [](std::string& bytes) { shorten(bytes, 1, 0, 1); });
      CHECK(contains(refusal(dir.path() / "l"), name));
    }
    for (const std::size_t leaf : {1U, 2U}) {
      INFO(leaf);
      const Damage damage(file, [&](std::string& bytes) { shorten(bytes, 0, leaf, 3); });
      CHECK(contains(refusal(dir.path() / "l"), name));
    }
  }
}

TEST_CASE("a version file that calls a full table empty isn't believed") {
  const TempDir dir;
  Extras extras;
  for (int i = 0; i < 300; ++i) extras.synonyms.emplace_back("key" + std::to_string(i), "form");
  write_with_loader(dir.path() / "l", random_documents(92, 500), 100, extras);
  for (const glass::Table table : {glass::Table::postlist, glass::Table::docdata, glass::Table::termlist,
                                   glass::Table::position, glass::Table::synonym}) {
    const std::string name = glass::table_file("", table).string();
    INFO(name);
    const Damage damage(dir.path() / "l" / "iamglass", [table](std::string& bytes) {
      const char* at = bytes.data() + 32;  // what it is, format and UUID
      const char* end = bytes.data() + bytes.size();
      std::uint64_t number = 0;
      std::string_view freelist;
      const auto skip = [&](int numbers) {
        for (; numbers > 0; --numbers) REQUIRE(glass::get_uint(at, end, number));
      };
      skip(1);
      for (int i = 0; i < static_cast<int>(table); ++i) {
        skip(5);
        REQUIRE(glass::get_string(at, end, freelist));
      }
      skip(2);
      const auto begin = static_cast<std::size_t>(at - bytes.data());
      skip(1);
      const auto size = static_cast<std::size_t>(at - bytes.data()) - begin;
      bytes.replace(begin, size, std::string(size - 1, '\x80') + '\0');
    });
    CHECK(contains(refusal(dir.path() / "l"), name));
  }
}

TEST_CASE("an entry whose pieces lost their order isn't merged") {
  const TempDir dir;
  std::vector<Plain> documents(1);
  for (int i = 0; i < 40'000; ++i) documents[0].data += std::to_string(i);
  write_with_loader(dir.path() / "l", documents, 1);
  const Damage damage(dir.path() / "l" / "docdata.glass", [](std::string& bytes) {
    char* directory = bytes.data() + nth_block_of_level(bytes, 0, 3) + 11;
    const auto first = glass::load_u16(directory);
    glass::store_u16(directory, glass::load_u16(directory + 2));
    glass::store_u16(directory + 2, first);
  });
  CHECK(contains(refusal(dir.path() / "l"), "docdata.glass"));
}

TEST_CASE("a term list that can't be what was written isn't merged, nor handed to Xapian") {
  const TempDir dir;
  std::vector<Plain> documents(2);
  for (Plain& plain : documents) {
    plain.occurrences = {{"alpha", 1, 7}, {"beta", 2, 7}, {"gamma", 3, 200}};
    plain.values = {{3, "x"}, {300, "y"}};
  }
  write_with_loader(dir.path() / "l", documents, 2);
  const std::pair<std::string, std::string> changes[] = {
      {"\5alpha", "\xF5"s + "alpha"},            // a term beyond the list
      {"\5alpha", "\0alpha"s},                   // one of no letters
      {"\xD6\1\3\5", "\xD6\1\x43\5"},            // more terms than there are
      {"\xD6\1\3\5", "\xD6\1\2\5"},              // fewer
      {"\xD6\1\3\5", "\xD7\1\3\5"},              // another length
      {"alpha\7", "alpha\6"},                    // another wdf
      {"\4beta", "\4aeta"},                      // terms that don't ascend
      {"\5gamma", "\x09gamma"},                  // the last one beyond the list
      {"gamma\xC8\1", "gamma\xC8\x81"},          // a wdf that is cut off
      {"\0\1\0\3\xA8\2"s, "\0\1\0\3\xA8\x82"s},  // a value slot that is cut off
  };
  for (const auto& [old, now] : changes) {
    INFO(old << " -> " << now);
    const Damage damage(dir.path() / "l" / "termlist.glass",
                        [&old = old, &now = now](std::string& bytes) { replace(bytes, old, now); });
    CHECK(contains(refusal(dir.path() / "l"), "termlist.glass"));
  }
}

TEST_CASE("a term list that Xapian compressed is looked at, too") {
  const TempDir dir;
  std::vector<Plain> documents(1);
  for (std::uint32_t i = 1; i <= 300; ++i)
    documents[0].occurrences.push_back({"t" + std::to_string(i * 7919 % 1000), i, 1});
  write_with_xapian(dir.path() / "x", documents);
  REQUIRE(refusal(dir.path() / "x").empty());
  const Damage damage(dir.path() / "x" / "termlist.glass", [](std::string& bytes) {
    const std::size_t leaf = nth_block_of_level(bytes, 0, 0);
    bytes[leaf + kBlock - 200] = static_cast<char>(bytes[leaf + kBlock - 200] ^ 0x10);
  });
  CHECK(contains(refusal(dir.path() / "x"), "termlist.glass"));
}
