#pragma once

#include "reading/json_fields.h"
#include "reading/reading.h"

namespace news::reading {

/// Puts the fields above a text of Markdown into the article, as a site made of it would: drafts and what is
/// to come are withheld.
void put_front_matter(const nlohmann::json& fields, ReadArticle& read);

}  // namespace news::reading
