#include <news/schema/fields.h>

#include <algorithm>

namespace news::schema {

const Field* find_field(std::string_view name) {
  const auto row =
      std::find_if(kFields.begin(), kFields.end(), [&](const Field& f) { return f.name == name; });
  return row == kFields.end() ? nullptr : &*row;
}

}  // namespace news::schema
