#pragma once

#include <filesystem>

#include "glass/builder.h"

namespace news::glass {

/// Opens a database that was just written and proves it: counts of documents, lengths and entries, first and
/// last key of each table, and up to 2,000 entries of every table, spread evenly, read back through Xapian.
/// With `everything` also Xapian's own check of all blocks and entries. Throws schema::Error{internal} that
/// names the difference.
void prove(const std::filesystem::path& database, const Contents& expected, bool everything);

/// The same in pieces that may run side by side. What is passed must outlive them.
void add_proofs(Tasks& tasks, const std::filesystem::path& database, const Contents& expected,
                bool everything);

/// Whether the library that runs is one whose format was looked at: Xapian 1.4.18 to 1.4.32.
[[nodiscard]] bool library_is_known();

/// Builds 50 documents both ways in that directory, with positions in the table and in chunks, and compares
/// what is read from them. Empty when all is equal, else the difference. Done once in a process. Throws
/// schema::Error{io}.
[[nodiscard]] const std::string& self_test(const std::filesystem::path& directory);

}  // namespace news::glass
