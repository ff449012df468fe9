#include <news/schema/internal/tables.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <news/schema/error.h>
#include <news/schema/internal/file_bytes.h>
#include <news/schema/internal/index_layout.h>

namespace news::schema {
namespace {

namespace fs = std::filesystem;

bool take_number(std::string_view& in, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 63 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace

void require_tables(const fs::path& database) {
  const fs::path commit = commit_file(database);
  if (is_there(commit)) require_readable(commit);
  const std::string text = file_bytes(commit).value_or(std::string());
  constexpr std::size_t kHead = 14 + 2 + 16;  // magic, version, UUID
  if (text.size() < kHead) return;            // Xapian itself says what is wrong
  std::string_view rest = std::string_view(text).substr(kHead);
  std::uint64_t revision = 0;
  if (!take_number(rest, revision)) return;
  for (const char* table : {"postlist", "docdata", "termlist", "position", "spelling", "synonym"}) {
    std::array<std::uint64_t, 6>
        root{};  // root block, flags, entries, block size, compression, length of the freelist
    for (std::uint64_t& number : root) {
      if (!take_number(rest, number)) return;
    }
    if (root[5] > rest.size()) return;
    rest.remove_prefix(static_cast<std::size_t>(root[5]));
    if (root[2] == 0) continue;
    const fs::path path = database / (std::string(table) + ".glass");
    if (!is_there(path)) {
      throw Error(ErrorCode::index_corrupt, "the index lacks the file " + path.string(),
                  "restore it from a copy, or build the index anew with `newsindex add`");
    }
    require_readable(path);
  }
}

}  // namespace news::schema
