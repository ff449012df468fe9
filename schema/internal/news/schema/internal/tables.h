#pragma once

#include <filesystem>

namespace news::schema {

/// Xapian opens most tables only when they are needed and takes a missing one, or one that can't be read, as
/// empty: phrases would become AND, and articles would lose their text, without a word. Asks the version file
/// which tables have entries, and opens each. Throws Error: index_corrupt, io.
void require_tables(const std::filesystem::path& database);

}  // namespace news::schema
