#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include "glass/table_writer.h"

namespace news::glass {

/// The tables of a database, in the order of the version file.
enum class Table { postlist, docdata, termlist, position, spelling, synonym };
inline constexpr std::size_t kTables = 6;
[[nodiscard]] const char* name_of(Table table);

/// The file of a table in the directory of its database.
[[nodiscard]] std::filesystem::path table_file(const std::filesystem::path& database, Table table);

/// Where a table begins.
struct RootInfo {
  std::uint32_t root = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::size_t block_bytes = kBlockBytes;
  bool written = true;  ///< There is a root; a table that doesn't exist has none.
};

/// What a database counts of its documents. Lengths are sums of wdf; bounds leave empty documents out.
struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_docid = 0;
  std::uint64_t total_length = 0;
  std::uint32_t shortest = 0;
  std::uint32_t longest = 0;
  std::uint32_t largest_wdf = 0;

  void add_document(std::uint32_t docid, std::uint64_t length);
};

/// Writes `iamglass`, which makes a directory a database: to be called last. The layout is that of Xapian's
/// backends/glass/glass_version.cc, format 2016-03-14 of 1.4.
void write_version_file(const std::filesystem::path& database, const std::array<TableInfo, kTables>& tables,
                        const Statistics& statistics);

struct Version {
  std::array<RootInfo, kTables> roots;
  Statistics statistics;
  [[nodiscard]] const RootInfo& root(Table table) const { return roots[static_cast<std::size_t>(table)]; }
};

/// Throws schema::Error: io, index_corrupt, format_newer for another format of glass.
[[nodiscard]] Version read_version_file(const std::filesystem::path& database);

}  // namespace news::glass
