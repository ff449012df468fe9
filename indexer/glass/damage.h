#pragma once

#include <filesystem>
#include <string>

namespace news::glass {

/// Throws schema::Error{index_corrupt} for a table that can't be read.
[[noreturn]] void throw_damaged(const std::filesystem::path& file, const std::string& what);

/// Throws schema::Error{io} for a temporary file that doesn't hold any more what was written to it.
[[noreturn]] void throw_unreadable_spill();

/// Throws schema::Error{io} for a file operation that failed with `errno`; a full disk is called so.
[[noreturn]] void throw_io(const std::string& verb, const std::filesystem::path& file);

}  // namespace news::glass
