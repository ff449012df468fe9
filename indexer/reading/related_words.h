#pragma once

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

}  // namespace news::reading
