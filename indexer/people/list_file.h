#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include <news/schema/error.h>

namespace news::people {

/// A list that people edit: lines, of which those that begin with # are comments.
class ListFile {
 public:
  /// Throws schema::Error{data_missing} when it can't be read.
  explicit ListFile(std::filesystem::path file);

  /// Calls `use(line)` for every line that is neither blank nor a comment, blanks at its end left out.
  template <typename Use>
  void each_line(Use use) {
    std::string_view rest = text_;
    for (number_ = 1; !rest.empty(); ++number_) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
      if (!line.empty() && line.front() != '#') use(line);
    }
  }

  /// What is wrong with the line that is being read.
  [[nodiscard]] schema::Error wrong(const std::string& what) const;

 private:
  std::filesystem::path file_;
  std::string text_;
  std::size_t number_ = 0;
};

/// Takes what stands before the next tab off the line, blanks at its end left out.
[[nodiscard]] std::string_view cut_field(std::string_view& line);

template <typename Use>
void each_word(std::string_view line, Use use) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) use(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

}  // namespace news::people
