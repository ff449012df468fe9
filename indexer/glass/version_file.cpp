#include "glass/version_file.h"

#include <sys/random.h>

#include <optional>
#include <string>

#include <news/schema/error.h>
#include <news/schema/internal/file_bytes.h>

#include "glass/damage.h"
#include "glass/pack.h"

namespace news::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
/// Year since 2014, month and day in 7, 4 and 5 bits: 2016-03-14.
constexpr std::uint32_t kFormat = 2U << 9 | 3U << 5 | 14U;
constexpr std::size_t kUuid = 16;
constexpr std::uint32_t kRevision = 1;
constexpr std::uint32_t kSequential = 2;
constexpr std::uint32_t kFakeRoot = 1;
/// Tags from this length on Xapian may compress when it writes the table; 0: never.
constexpr std::array<std::uint32_t, kTables> kCompressFrom = {0, 18, 18, 0, 18, 18};

std::string random_uuid() {
  std::string uuid(kUuid, '\0');
  if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size()))
    throw_io("read", "random bytes");
  uuid[6] = static_cast<char>((uuid[6] & 0x0F) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

void append_root(std::string& out, const TableInfo& table, std::uint32_t compress_from) {
  append_uint(out, table.root);
  append_uint(out, table.exists ? table.level << 2 | kSequential : kSequential | kFakeRoot);
  append_uint(out, table.entries);
  append_uint(out, kBlockBytes >> 11);
  append_uint(out, compress_from);
  std::string freelist;
  if (table.exists) {
    // Nothing was freed: the revision, the first block that was never used, and two cursors at the beginning.
    append_uint(freelist, kRevision);
    append_uint(freelist, table.blocks);
    freelist.append(4, '\0');
  }
  append_string(out, freelist);
}

bool read_root(const char*& at, const char* end, RootInfo& root) {
  std::uint32_t flags = 0;
  std::size_t block = 0;
  std::uint32_t compress_from = 0;
  std::string_view freelist;
  if (!get_uint(at, end, root.root) || !get_uint(at, end, flags) || !get_uint(at, end, root.entries) ||
      !get_uint(at, end, block) || !get_uint(at, end, compress_from) || !get_string(at, end, freelist)) {
    return false;
  }
  root.level = flags >> 2;
  root.written = (flags & kFakeRoot) == 0;
  root.block_bytes = block << 11;
  return true;
}

bool read_statistics(const char*& at, const char* end, Statistics& out) {
  if (at == end) return true;  // an empty database
  std::uint32_t beyond = 0;
  std::uint32_t longer = 0;
  std::uint64_t changeset = 0;
  if (!get_uint(at, end, out.documents) || !get_uint(at, end, beyond) || !get_uint(at, end, out.shortest) ||
      !get_uint(at, end, out.largest_wdf) || !get_uint(at, end, longer) || !get_uint(at, end, changeset) ||
      !get_uint(at, end, out.total_length)) {
    return false;
  }
  out.last_docid = out.documents + beyond;
  out.longest = out.largest_wdf + longer;
  return true;
}

}  // namespace

const char* name_of(Table table) {
  switch (table) {
    case Table::postlist:
      return "postlist";
    case Table::docdata:
      return "docdata";
    case Table::termlist:
      return "termlist";
    case Table::position:
      return "position";
    case Table::spelling:
      return "spelling";
    case Table::synonym:
      return "synonym";
  }
  return "";
}

fs::path table_file(const fs::path& database, Table table) {
  return database / (std::string(name_of(table)) + ".glass");
}

void Statistics::add_document(std::uint32_t docid, std::uint64_t length) {
  ++documents;
  last_docid = docid;
  total_length += length;
  const auto bounded = static_cast<std::uint32_t>(std::min<std::uint64_t>(length, UINT32_MAX));
  if (bounded != 0 && (shortest == 0 || bounded < shortest)) shortest = bounded;
  longest = std::max(longest, bounded);
}

void write_version_file(const fs::path& database, const std::array<TableInfo, kTables>& tables,
                        const Statistics& statistics) {
  std::string out(kMagic);
  out += static_cast<char>(kFormat >> 8);
  out += static_cast<char>(kFormat & 0xFF);
  out += random_uuid();
  append_uint(out, kRevision);
  for (std::size_t i = 0; i < kTables; ++i) append_root(out, tables[i], kCompressFrom[i]);
  append_uint(out, statistics.documents);
  append_uint(out, statistics.last_docid - statistics.documents);
  append_uint(out, statistics.shortest);
  append_uint(out, statistics.largest_wdf);
  append_uint(out, std::max(statistics.longest, statistics.largest_wdf) - statistics.largest_wdf);
  append_uint(out, 0);  // oldest changeset
  append_uint(out, statistics.total_length);
  append_uint(out, 0);  // largest frequency of a spelling
  write_file(database / "iamglass", out);
}

Version read_version_file(const fs::path& database) {
  const fs::path path = database / "iamglass";
  const std::optional<std::string> read = schema::file_bytes(path);
  if (!read) throw_io("read", path);
  const std::string& bytes = *read;
  constexpr std::size_t kHead = kMagic.size() + 2 + kUuid;
  if (bytes.size() < kHead || !std::string_view(bytes).starts_with(kMagic))
    throw_damaged(path, "it doesn't begin as it should");
  if (load_u16(bytes.data() + kMagic.size()) != kFormat) {
    throw schema::Error(schema::ErrorCode::format_newer, path.string() + " is of another format of glass",
                        "use the version of Xapian that wrote it, or build the index anew");
  }
  Version version;
  const char* at = bytes.data() + kHead;
  const char* end = bytes.data() + bytes.size();
  std::uint32_t revision = 0;
  bool good = get_uint(at, end, revision);
  for (RootInfo& root : version.roots) good = good && read_root(at, end, root);
  if (!good || !read_statistics(at, end, version.statistics)) throw_damaged(path, "it ends early");
  return version;
}

}  // namespace news::glass
