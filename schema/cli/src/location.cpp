#include <news/cli/location.h>

#include <cstdlib>

#include <news/schema/error.h>

namespace news::cli {

std::filesystem::path index_location(const std::string& given) {
  if (!given.empty()) return given;
  const auto environment = [](const char* name) -> std::filesystem::path {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  };
  if (const auto db = environment("NEWSINDEX_DB"); !db.empty()) return db;
  // The XDG specification says that a relative path there is to be ignored.
  if (const auto data = environment("XDG_DATA_HOME"); data.is_absolute()) return data / "newsindex";
  if (const auto home = environment("HOME"); !home.empty()) return home / ".local/share/newsindex";
  throw schema::Error(schema::ErrorCode::bad_argument, "there is no place for the index: HOME is not set",
                      "name the directory of the index with --db DIR or in $NEWSINDEX_DB");
}

}  // namespace news::cli
