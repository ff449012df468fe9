#pragma once

#include <cstddef>
#include <string_view>

namespace news::reading {

enum class Heading {
  none,
  weak,    ///< "More football": could head a part of the article too.
  strong,  ///< "You may also like"
};

/// Judges a line as the heading of a list of other articles.
[[nodiscard]] Heading heading_of(std::string_view line);

/// The length of a label like "READ MORE:" at the beginning of a line, with its sign and blanks; 0 for none.
[[nodiscard]] std::size_t link_label_length(std::string_view line);

/// "Read more", "Continue reading" and nothing else: the text goes on elsewhere.
[[nodiscard]] bool invites_to_read_on(std::string_view line);

/// An invitation at the end of a paragraph: "... after the storm. Continue reading Harbour wall gives way →".
struct Invitation {
  std::size_t begin = std::string_view::npos;
  bool open = true;  ///< It leads to the rest of the text, not to another article ("[Read more: ...]").
};
[[nodiscard]] Invitation invitation_behind(std::string_view paragraph);

}  // namespace news::reading
