#pragma once

#include "reading/html/content.h"
#include "reading/html/json_ld.h"
#include "reading/html/meta_tags.h"
#include "reading/html/signs.h"
#include "reading/html/tree.h"

namespace news::reading::html {

/// A page with all that the rules for its fields look at.
struct Page {
  const Tree& tree;
  SignReader& signs;
  const MetaTags& meta;
  const LinkedData& linked;
  const Content& content;
  std::string base = {};     ///< What its links are relative to; empty: the article's address.
  std::size_t headline = 0;  ///< Where it is shown, once that is known.
};

}  // namespace news::reading::html
