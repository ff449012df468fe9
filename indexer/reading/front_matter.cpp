#include "reading/front_matter.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "reading/characters.h"
#include "reading/json_text.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const std::string_view line = text.substr(at, end - at);
  at = std::min(end + 1, text.size());
  return line;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// A text without its quotation marks and what they escape.
std::string unquoted(std::string_view value) {
  value = trim(value);
  const bool quoted =
      value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  if (!quoted) {
    // A comment stands behind a blank.
    const std::size_t comment = value.find(" #");
    return std::string(trim(value.substr(0, comment)));
  }
  const char mark = value.front();
  value = value.substr(1, value.size() - 2);
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const bool escape = (mark == '"' && value[at] == '\\') || (mark == '\'' && value.substr(at, 2) == "''");
    if (escape && at + 1 < value.size()) {
      ++at;
      out += mark == '"' && value[at] == 'n' ? '\n' : value[at];
    } else {
      out += value[at];
    }
  }
  return out;
}

/// "[a, "b, c"]" -> a; b, c
Json list_of(std::string_view inside) {
  Json list = Json::array();
  std::string item;
  char quote = '\0';
  const auto put = [&] {
    if (!trim(item).empty()) list.push_back(unquoted(item));
    item.clear();
  };
  for (const char c : inside) {
    if (quote == '\0' && c == ',') {
      put();
      continue;
    }
    if (quote == '\0' && (c == '"' || (c == '\'' && trim(item).empty()))) {
      quote = c;
    } else if (c == quote) {
      quote = '\0';
    }
    item += c;
  }
  put();
  return list;
}

Json value_of(std::string_view value) {
  value = trim(value);
  if (value.starts_with('[') && value.ends_with(']')) return list_of(value.substr(1, value.size() - 2));
  std::string text = unquoted(value);
  if (text == "null" || text == "~") return nullptr;
  return text;
}

class Lines {
 public:
  Lines(std::string_view text, char assigns) : assigns_(assigns) {
    for (std::size_t at = 0; at < text.size();) lines_.push_back(next_line(text, at));
  }

  [[nodiscard]] std::vector<std::string> take_warnings() { return std::move(warnings_); }

  Json fields() {
    Json out = Json::object();
    bool known = true;
    bool in_table = false;
    while (at_ < lines_.size()) {
      const std::string_view line = lines_[at_++];
      in_table = in_table || (assigns_ == '=' && line.starts_with('['));
      // Of the tables of TOML two hold what others have beside them; lines with an indent are nested too.
      if (assigns_ == '=' && line.starts_with('[')) known = line == "[taxonomies]" || line == "[extra]";
      if (!known || line.starts_with('[')) continue;
      const std::size_t sign = line.find(assigns_);
      if (indent_of(line) != 0 || sign == std::string_view::npos || line.starts_with('#')) continue;
      const std::string key = unquoted(line.substr(0, sign));
      Json value = value_behind(trim(line.substr(sign + 1)), key);
      // The text's own title stands above all tables.
      if (in_table && key == "title") continue;
      if (!key.empty() && !value.is_null() && !out.contains(key)) out[key] = std::move(value);
    }
    return out;
  }

 private:
  Json value_behind(std::string_view rest, const std::string& key) {
    if (rest.starts_with('|') || rest.starts_with('>')) return long_text(rest[0] == '|' ? "\n" : " ");
    if (rest.starts_with("\"\"\"") || rest.starts_with("'''")) return fenced_text(rest);
    if (rest.starts_with('[') && !rest.ends_with(']')) return long_list(rest, key);
    if (!rest.empty()) return value_of(rest);
    return item_list();
  }

  /// Indented lines below "key: |" or "key: >".
  Json long_text(const char* joint) {
    std::string text;
    for (; at_ < lines_.size() && (indent_of(lines_[at_]) > 0 || trim(lines_[at_]).empty()); ++at_) {
      text.append(text.empty() ? "" : joint).append(trim(lines_[at_]));
    }
    return text;
  }

  Json fenced_text(std::string_view rest) {
    const std::string_view fence = rest.substr(0, 3);
    std::string text(rest.substr(3));
    while (text.find(fence) == std::string::npos && at_ < lines_.size())
      text.append("\n").append(lines_[at_++]);
    return text.substr(0, text.find(fence));
  }

  /// A list over several lines; one that isn't closed before the next field is a text.
  Json long_list(std::string_view first, const std::string& key) {
    std::string inside(first.substr(1));
    bool closed = inside.find(']') != std::string::npos;
    std::size_t end = at_;
    // Where a search ended in vain no other one finds more.
    const bool in_vain = at_ < open_until_;
    for (; end < lines_.size() && !closed && !in_vain && !is_field(lines_[end]); ++end) {
      inside.append(" ").append(lines_[end]);
      closed = lines_[end].find(']') != std::string_view::npos;
    }
    if (!closed) {
      open_until_ = std::max(open_until_, end);
      constexpr std::size_t kMostWarnings = 4;
      if (warnings_.size() < kMostWarnings)
        warnings_.push_back("\"" + key + "\": a list in the front matter isn't closed, read as a text");
      return value_of(first);
    }
    at_ = end;
    return list_of(std::string_view(inside).substr(0, inside.rfind(']')));
  }

  /// "key: ..." without an indent.
  [[nodiscard]] bool is_field(std::string_view line) const {
    const std::size_t sign = line.find(assigns_);
    if (sign == std::string_view::npos || sign == 0) return false;
    const std::string_view key = trim(line.substr(0, sign));
    return indent_of(line) == 0 && std::all_of(key.begin(), key.end(), [](char c) {
             return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-';
           });
  }

  /// Lines "- item" below "key:"; of an item that has keys itself its name, and of keys alone theirs.
  Json item_list() {
    Json list = Json::array();
    std::string name;
    for (; at_ < lines_.size(); ++at_) {
      const std::string_view line = trim(lines_[at_]);
      const bool item = line.starts_with("- ");
      if (!item && (indent_of(lines_[at_]) == 0 || line.empty())) break;
      if (!item && name.empty() && list.empty() && line.starts_with("name:")) name = unquoted(line.substr(5));
      if (!item) continue;
      std::string_view value = trim(line.substr(2));
      if (value.starts_with("name:")) value.remove_prefix(5);
      if (std::string text = unquoted(value); !text.empty()) list.push_back(std::move(text));
    }
    if (list.empty()) return name.empty() ? Json(nullptr) : Json(name);
    return list;
  }

  char assigns_;
  std::vector<std::string> warnings_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  std::size_t open_until_ = 0;  ///< No list that begins before this line is closed before it.
};

/// An object of JSON, which a brace on a line of its own closes.
std::optional<FrontMatter> read_json_front_matter(std::string_view text) {
  const std::size_t end = text.find("\n}\n");
  if (end == std::string_view::npos) return std::nullopt;
  FrontMatter found;
  ParsedJson parsed = parse_json(text.substr(0, end + 2), true);
  if (!parsed.ok) return std::nullopt;
  found.fields = std::move(parsed.value);
  found.warnings = std::move(parsed.warnings);
  if (!found.fields.is_object() || found.fields.empty()) return std::nullopt;
  found.content = text.substr(end + 3);
  return found;
}

}  // namespace

std::optional<FrontMatter> read_front_matter(std::string_view text) {
  if (text.starts_with("{\n")) return read_json_front_matter(text);
  std::size_t at = 0;
  const std::string_view mark = trim(next_line(text, at));
  if (mark != "---" && mark != "+++") return std::nullopt;
  const std::size_t begin = at;
  while (at < text.size()) {
    const std::size_t line_begin = at;
    const std::string_view line = trim(next_line(text, at));
    if (line != mark && !(mark == "---" && line == "...")) continue;
    FrontMatter found;
    Lines lines(text.substr(begin, line_begin - begin), mark == "---" ? ':' : '=');
    found.fields = lines.fields();
    found.warnings = lines.take_warnings();
    if (found.fields.empty()) return std::nullopt;
    found.content = text.substr(at);
    return found;
  }
  return std::nullopt;
}

}  // namespace news::reading
