#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/html/tree.h"

namespace news::reading::html {

/// What stands in a page's <meta> and <link> elements and in the properties of its microdata, by lower-case
/// name.
class MetaTags {
 public:
  explicit MetaTags(const Tree& tree);

  /// The first of these names that has a text, as a clean line, and which it was; both empty for none.
  struct Found {
    std::string_view name;
    std::string text;
  };
  [[nodiscard]] Found first(std::initializer_list<std::string_view> names) const;

  /// All texts of a name, as clean lines.
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;

  /// The address of <link rel="canonical">.
  [[nodiscard]] const std::string& canonical() const { return canonical_; }
  /// The page's <html lang>.
  [[nodiscard]] const std::string& language() const { return language_; }
  /// The page's <title> as a clean line.
  [[nodiscard]] const std::string& title() const { return title_; }

 private:
  std::unordered_map<std::string, std::vector<std::string_view>> texts_;
  std::string canonical_;
  std::string language_;
  std::string title_;
};

}  // namespace news::reading::html
