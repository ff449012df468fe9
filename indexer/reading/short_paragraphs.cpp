#include "reading/short_paragraphs.h"

#include <algorithm>
#include <vector>

#include "reading/characters.h"

namespace news::reading {
namespace {

/// A paragraph of so few lines that its width tells nothing, where a sentence goes on.
bool is_wrapped(const std::vector<std::string_view>& lines) {
  constexpr std::size_t shortest = 45;
  bool goes_on = false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].size() < shortest || lines[i].front() == ' ' || lines[i].front() == '\t') return false;
    goes_on = goes_on || (!ends_sentence(lines[i]) && starts_with_lower(lines[i + 1]));
  }
  return goes_on && std::none_of(lines.begin(), lines.end(), [](std::string_view line) {
           return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•");
         });
}

}  // namespace

std::string short_paragraphs_joined(std::string_view text) {
  constexpr std::size_t longest = 4;
  std::string out;
  std::vector<std::string_view> paragraph;
  const auto put = [&] {
    const bool joined = paragraph.size() <= longest && is_wrapped(paragraph);
    for (std::size_t i = 0; i < paragraph.size(); ++i)
      out.append(i == 0 ? "" : joined ? " " : "\n").append(paragraph[i]);
    if (!paragraph.empty()) out += '\n';
    paragraph.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (!trim(line).empty()) {
      paragraph.push_back(line);
      continue;
    }
    put();
    out += '\n';
  }
  put();
  return out;
}

}  // namespace news::reading
