#include <news/schema/internal/quick_json.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace news::schema {
namespace {

using Json = nlohmann::json;
using simdjson::dom::element;
using simdjson::dom::element_type;

/// A parser's buffers are a dozen times as long as its longest document, and stay with the thread.
constexpr std::size_t kLargestKept = std::size_t{1} << 20;
constexpr std::size_t kLargest = std::size_t{64} << 20;

std::optional<element> parsed_by(simdjson::dom::parser& parser, std::string_view text) {
  constexpr std::size_t kFirst = std::size_t{64} << 10;
  if (parser.max_depth() != kQuickDepth &&
      parser.allocate(std::max(text.size(), kFirst), kQuickDepth) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  element root;
  if (parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
  return root;
}

Json object_of(const simdjson::dom::object& object) {
  Json out = Json::object();
  auto& members = out.get_ref<Json::object_t&>();
  for (const auto& [key, value] : object) members.insert_or_assign(std::string(key), json_of(value));
  return out;
}

Json array_of(const simdjson::dom::array& array) {
  Json out = Json::array();
  auto& items = out.get_ref<Json::array_t&>();
  for (const element item : array) items.push_back(json_of(item));
  return out;
}

}  // namespace

std::optional<element> parse_quickly(std::string_view text) {
  thread_local simdjson::dom::parser small;
  thread_local std::optional<simdjson::dom::parser> large;
  large.reset();
  if (text.empty() || text.size() > kLargest) return std::nullopt;
  if (text.size() <= kLargestKept) return parsed_by(small, text);
  return parsed_by(large.emplace(), text);
}

Json json_of(const element& value) {
  switch (value.type()) {
    case element_type::OBJECT:
      return object_of(value.get_object().value_unsafe());
    case element_type::ARRAY:
      return array_of(value.get_array().value_unsafe());
    case element_type::STRING:
      return std::string(value.get_string().value_unsafe());
    case element_type::INT64: {
      const std::int64_t number = value.get_int64().value_unsafe();
      return number < 0 ? Json(number) : Json(static_cast<std::uint64_t>(number));
    }
    case element_type::UINT64:
      return value.get_uint64().value_unsafe();
    case element_type::DOUBLE:
      return value.get_double().value_unsafe();
    case element_type::BOOL:
      return value.get_bool().value_unsafe();
    case element_type::NULL_VALUE:
      break;
  }
  return nullptr;
}

}  // namespace news::schema
