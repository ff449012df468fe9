#pragma once

#include <filesystem>
#include <string>

#include <news/schema/internal/index_layout.h>

namespace news::indexer {

/// What Xapian's own check finds wrong in the tables of a database; empty when it finds nothing. It dies of
/// some damage, so it runs in a process of its own, and its death is told like any other fault. Throws
/// schema::Error{io} when it can't be run.
[[nodiscard]] std::string fault_in_tables(const std::filesystem::path& database);

/// Throws schema::Error{index_corrupt} when a database of the generation has such a fault: what is copied
/// from it into a new one would be missing there, and nothing would show it any more.
void require_whole_tables(const schema::Generation& generation);

}  // namespace news::indexer
