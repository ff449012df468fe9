#pragma once

#include <string_view>
#include <vector>

#include <news/schema/article.h>

namespace news::people {

/// Sets each person's salience from mentions in an article with this body and these quotes, and sorts by it.
void set_salience(std::vector<schema::Person>& persons, std::string_view body,
                  const std::vector<schema::Quote>& quotes);

}  // namespace news::people
