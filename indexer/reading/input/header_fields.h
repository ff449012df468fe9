#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news::reading {

/// How long a head of header lines is, with the empty line that ends it; npos where it doesn't end.
[[nodiscard]] std::size_t head_length(std::string_view text);

/// "Name: value" lines, as HTTP and WARC have them.
class HeaderFields {
 public:
  /// From a head whose first line is something else: a version, a status.
  [[nodiscard]] static HeaderFields behind_first_line(std::string_view head);

  /// The value of the first field of that name, without regard to case; empty where there is none.
  [[nodiscard]] std::string_view operator[](std::string_view lower_name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// "text/html; charset=utf-8", apart and in lower case.
struct MediaType {
  std::string type;
  std::string charset;
};

[[nodiscard]] MediaType media_type_of(std::string_view value);

}  // namespace news::reading
