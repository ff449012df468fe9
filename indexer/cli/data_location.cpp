#include "data_location.h"

#include <vector>

#include <news/schema/error.h>

namespace news::indexer::cli {

std::filesystem::path data_location(const std::string& given) {
  namespace fs = std::filesystem;
  std::vector<fs::path> places;
  std::error_code error;
  if (!given.empty()) {
    places.emplace_back(given);
  } else {
    if (const fs::path program = fs::read_symlink("/proc/self/exe", error); !error) {
      places.push_back(program.parent_path().parent_path() / "share" / "newssearch");
      places.push_back(program.parent_path() / "share" / "newssearch");
    }
    places.emplace_back(NEWS_INSTALLED_DATA);
  }
  for (const fs::path& place : places) {
    if (fs::is_directory(place / "topics", error)) return fs::canonical(place);
  }
  std::string looked;
  for (const fs::path& place : places) looked += (looked.empty() ? "" : ", ") + place.string();
  throw schema::Error(schema::ErrorCode::data_missing, "no gazetteers and rules at " + looked,
                      "install the programs with their data, or name the directory with --data");
}

}  // namespace news::indexer::cli
