#pragma once

#include <string>
#include <vector>

#include <news/schema/article.h>

#include "reading/html/meta_tags.h"
#include "reading/html/tree.h"

namespace news::reading::html {

/// What a page says about its article in JSON-LD, with the words of schema.org. Texts are clean lines; empty
/// for what isn't said.
struct LinkedData {
  bool found = false;  ///< There was an article.
  std::string headline;
  std::string subheadline;  ///< alternativeHeadline
  std::string description;
  std::string published;
  std::string modified;
  std::vector<std::string> authors;
  std::vector<std::string> persons;  ///< Those of the graph, whatever they are to the article.
  std::string section;
  std::vector<std::string> keywords;
  std::string language;
  std::string publisher;
  std::string url;
  std::string body;  ///< articleBody, perhaps with markup.
  std::vector<schema::Caption> captions;
  std::vector<std::string> broken;  ///< Why a script could not be read.
};

/// Walks lists, graphs and what is nested, takes the article that the page's own address and headline
/// name, else the first that stands in no list, and fills in from others what it lacks. Repairs what
/// parse_json() repairs; from scripts that are no JSON even so, single texts are taken by their keys.
[[nodiscard]] LinkedData read_json_ld(const Tree& tree, const MetaTags& meta);

}  // namespace news::reading::html
