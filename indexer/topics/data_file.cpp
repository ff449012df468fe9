#include "topics/data_file.h"

#include <optional>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/internal/file_bytes.h>

namespace news::topics {
namespace {

constexpr const char* kHint = "install the program's data again, or name its directory";

}  // namespace

std::string read_data_file(const std::filesystem::path& file) {
  std::optional<std::string> read = schema::file_bytes(file);
  if (!read) throw schema::Error(schema::ErrorCode::data_missing, "can't read " + file.string(), kHint);
  std::string text = std::move(*read);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return text;
}

bool TableReader::next(std::vector<std::string_view>& cells) {
  while (at_ < text_.size()) {
    const auto end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    at_ = end + 1;
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    cells.clear();
    while (true) {
      const auto tab = line.find('\t');
      cells.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    return true;
  }
  return false;
}

void TableReader::fail(const std::string& what) const {
  throw schema::Error(schema::ErrorCode::data_missing, name_ + ":" + std::to_string(line_) + ": " + what,
                      kHint);
}

}  // namespace news::topics
