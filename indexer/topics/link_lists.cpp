#include "topics/link_lists.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace news::topics {
namespace {

/// The word that ends such a list, behind a blank.
constexpr std::string_view kEnd = "MORE";
/// No list is longer, in bytes.
constexpr std::size_t kLongest = 700;
/// Fewer bytes hold no title.
constexpr std::size_t kShortest = 12;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// "McAllister", "DeVries", "LaSalle": a large letter that belongs inside a name.
bool is_inside_name(std::string_view text, std::size_t upper) {
  std::size_t begin = upper;
  while (begin > 0 && (is_lower(text[begin - 1]) || is_upper(text[begin - 1]))) --begin;
  constexpr std::array<std::string_view, 9> kBeginnings = {"Mc", "Mac", "De",  "Di",  "Du",
                                                           "La", "Le",  "Van", "Fitz"};
  const std::string_view before = text.substr(begin, upper - begin);
  return std::find(kBeginnings.begin(), kBeginnings.end(), before) != kBeginnings.end();
}

/// Where the list that ends at `end` begins, not before `from`; npos where there is none.
std::size_t begin_of_list(std::string_view text, std::size_t from, std::size_t end) {
  const std::size_t line = text.rfind('\n', end);
  if (line != std::string_view::npos) from = std::max(from, line + 1);
  if (end > kLongest) from = std::max(from, end - kLongest);
  for (std::size_t at = from + 1; at + kShortest < end; ++at) {
    if (is_upper(text[at]) && is_lower(text[at - 1]) && !is_inside_name(text, at)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string_view without_link_lists(std::string_view text, std::string& buffer) {
  bool found = false;
  std::size_t done = 0;
  for (std::size_t at = text.find(kEnd); at != std::string_view::npos; at = text.find(kEnd, at + 1)) {
    const std::size_t end = at + kEnd.size();
    if (at == 0 || text[at - 1] != ' ') continue;
    if (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) continue;
    const std::size_t begin = begin_of_list(text, done, at - 1);
    if (begin == std::string_view::npos) continue;
    if (!found) buffer = text;
    found = true;
    std::fill(buffer.begin() + static_cast<std::ptrdiff_t>(begin),
              buffer.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    done = end;
  }
  return found ? std::string_view(buffer) : text;
}

}  // namespace news::topics
