#include "reading/html/json_ld_values.h"

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/html/fragment.h"
#include "reading/json_text.h"

namespace news::reading::html {

using Json = nlohmann::json;

std::string line_of_text(std::string_view text) {
  std::string line = line_of_fragment(text.substr(0, kLongestLinkedLine * 2));
  if (line.find('&') != std::string::npos && line.find(';') != std::string::npos)
    line = line_of_fragment(line);
  return squeeze(clean(line));
}

const Json* member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string line_of_value(const Json* value) {
  if (value == nullptr) return {};
  if (value->is_string()) return line_of_text(value->get_ref<const std::string&>());
  if (value->is_number()) return json_text(*value);
  if (value->is_array()) return value->empty() ? std::string() : line_of_value(&value->front());
  if (!value->is_object()) return {};
  for (const char* key : {"name", "@value", "headline", "@id", "url"}) {
    if (const Json* inner = member(*value, key); inner != nullptr && inner->is_string())
      return line_of_value(inner);
  }
  return {};
}

}  // namespace news::reading::html
