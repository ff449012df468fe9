#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/html/page.h"

namespace news::reading::html {

/// What the site of a page is called, by its metadata and its address.
class SiteNames {
 public:
  explicit SiteNames(const Page& page);

  /// The text is the name of the site.
  [[nodiscard]] bool is_site(std::string_view text) const;
  /// So are words by which titles are compared, written without blanks: "the ledger" for theledger.example.
  [[nodiscard]] bool is_host(std::string key) const;

  /// "Ferry aground - The Ledger" -> "Ferry aground". Where no part is the site's name, a short last part is
  /// taken for it behind a strong separator, if one may `guess`.
  [[nodiscard]] std::string without_site(const std::string& title, bool guess) const;

 private:
  std::vector<std::string> keys_;  ///< As phrase_key() writes them.
};

/// The title has a sign that sites put between a headline and their name.
[[nodiscard]] bool has_separator(std::string_view title);

}  // namespace news::reading::html
