#include "people/list_file.h"

#include <optional>
#include <utility>

#include <news/schema/internal/file_bytes.h>

namespace news::people {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

ListFile::ListFile(std::filesystem::path file) : file_(std::move(file)) {
  std::optional<std::string> read = schema::file_bytes(file_);
  if (!read) {
    throw schema::Error(schema::ErrorCode::data_missing, file_.string() + ": can't be read",
                        "Install the data files again, or name their directory.");
  }
  text_ = std::move(*read);
  if (text_.starts_with(kByteOrderMark)) text_.erase(0, kByteOrderMark.size());
}

schema::Error ListFile::wrong(const std::string& what) const {
  return {schema::ErrorCode::data_missing, file_.string() + ", line " + std::to_string(number_) + ": " + what,
          "Mend or delete that line; README.md beside it tells what a line is."};
}

std::string_view cut_field(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  std::string_view field = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  while (field.ends_with(' ')) field.remove_suffix(1);
  return field;
}

}  // namespace news::people
