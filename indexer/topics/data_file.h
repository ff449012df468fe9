#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace news::topics {

/// The bytes of a data file. Throws schema::Error{data_missing}.
[[nodiscard]] std::string read_data_file(const std::filesystem::path& file);

/// Walks the lines of a table: cells between tabs, lines that begin with # left out.
class TableReader {
 public:
  /// Keeps a view of `text`; `name` is what errors call it.
  TableReader(std::string_view text, std::string name) : text_(text), name_(std::move(name)) {}

  bool next(std::vector<std::string_view>& cells);

  /// Throws schema::Error{data_missing} that names file and line.
  [[noreturn]] void fail(const std::string& what) const;

 private:
  std::string_view text_;
  std::string name_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
};

/// Calls f for each item between separators, without the blanks around it; empty ones are left out.
template <class F>
void for_each_item(std::string_view list, char separator, F&& f) {
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    std::string_view item = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    if (!item.empty()) f(item);
  }
}

}  // namespace news::topics
