#include "reading/input/header_fields.h"

#include <algorithm>

#include "reading/characters.h"

namespace news::reading {

std::size_t head_length(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('\n')) return at + 2;
    if (rest.starts_with("\r\n")) return at + 3;
  }
  return std::string_view::npos;
}

HeaderFields HeaderFields::behind_first_line(std::string_view head) {
  HeaderFields out;
  head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    const std::size_t colon = line.find(':');
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (goes_on && !out.fields_.empty()) {
      out.fields_.back().second.append(" ").append(trim(line));
    } else if (colon != std::string_view::npos) {
      out.fields_.emplace_back(lower_ascii(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
    }
  }
  return out;
}

std::string_view HeaderFields::operator[](std::string_view lower_name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& field) { return field.first == lower_name; });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

MediaType media_type_of(std::string_view value) {
  MediaType out;
  std::size_t end = std::min(value.find(';'), value.size());
  out.type = lower_ascii(trim(value.substr(0, end)));
  while (end < value.size()) {
    value.remove_prefix(end + 1);
    end = std::min(value.find(';'), value.size());
    const std::string_view parameter = trim(value.substr(0, end));
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos ||
        !equals_ignoring_case(trim(parameter.substr(0, equals)), "charset"))
      continue;
    std::string_view charset = trim(parameter.substr(equals + 1));
    while (!charset.empty() && (charset.front() == '"' || charset.front() == '\'')) charset.remove_prefix(1);
    while (!charset.empty() && (charset.back() == '"' || charset.back() == '\'')) charset.remove_suffix(1);
    out.charset = lower_ascii(charset);
  }
  return out;
}

}  // namespace news::reading
