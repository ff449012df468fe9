#include "reading/wordpress.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "reading/characters.h"

namespace news::reading {
namespace {

/// "[caption id=5]" or "[/caption]".
struct Shortcode {
  std::string_view name;
  std::size_t end = 0;  ///< Behind it; 0 where none begins.
  bool closing = false;
  bool has_values = false;
};

Shortcode shortcode_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 1000;
  Shortcode out;
  std::size_t begin = at + 1;
  out.closing = text.substr(begin).starts_with('/');
  if (out.closing) ++begin;
  std::size_t end = begin;
  while (end < text.size() &&
         (is_ascii_letter(text[end]) || is_ascii_digit(text[end]) || text[end] == '_' || text[end] == '-'))
    ++end;
  if (end == begin || !is_ascii_letter(text[begin])) return {};
  out.name = text.substr(begin, end - begin);
  const std::size_t close = text.substr(0, end + kLongest).find_first_of("[]", end);
  if (close == std::string_view::npos || text[close] == '[') return {};
  const std::string_view values = text.substr(end, close - end);
  if (!values.empty() && values.front() != ' ' && values.front() != '/') return {};
  out.has_values = values.find('=') != std::string_view::npos;
  // "[sic]" and "[the minister said]" are words.
  if (!out.has_values && !trim(values).empty() && trim(values) != "/") return {};
  out.end = close + 1;
  return out;
}

/// Codes whose contents are no text: addresses of what is shown there.
bool holds_no_text(std::string_view name) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"embed", "gallery", "audio", "video", "playlist", "youtube", "vimeo"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// A caption holds the picture, and behind it what is said of it.
std::string figure_of(std::string_view content) {
  const std::size_t picture = content.find("<img");
  std::size_t behind = picture == std::string_view::npos ? 0 : content.find('>', picture);
  behind = behind == std::string_view::npos    ? content.size()
           : picture == std::string_view::npos ? 0
                                               : behind + 1;
  if (content.substr(behind).starts_with("</a>")) behind += 4;
  return std::string("<figure>")
      .append(content.substr(0, behind))
      .append("<figcaption>")
      .append(content.substr(behind))
      .append("</figcaption></figure>");
}

/// Where each code is closed for the last time.
std::unordered_map<std::string_view, std::size_t> last_closings(std::string_view text) {
  std::unordered_map<std::string_view, std::size_t> out;
  for (std::size_t at = text.find("[/"); at != std::string_view::npos; at = text.find("[/", at + 2)) {
    if (const Shortcode code = shortcode_at(text, at); code.end != 0) out[code.name] = at;
  }
  return out;
}

std::string without_shortcodes(std::string_view text) {
  const auto closings = last_closings(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Shortcode code = text[at] == '[' ? shortcode_at(text, at) : Shortcode();
    const auto last = closings.find(code.name);
    const bool encloses =
        code.end != 0 && !code.closing && last != closings.end() && last->second >= code.end;
    const bool silent = holds_no_text(code.name);
    const bool caption = code.name == "caption" || code.name == "wp_caption";
    if (encloses && (silent || caption)) {
      const std::string closing = std::string("[/").append(code.name);
      const std::size_t close = text.find(closing, code.end);
      if (caption) out += figure_of(text.substr(code.end, close - code.end));
      at = std::min(text.find(']', close), text.size() - 1) + 1;
    } else if (code.end != 0 && code.name == "pullquote") {
      out += code.closing ? "</aside>" : "<aside class=\"pullquote\">";
      at = code.end;
    } else if (code.end != 0 && (encloses || silent || code.closing || code.has_values)) {
      at = code.end;
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// What stands behind a blank line begins a paragraph, unless it is an element that is one.
bool begins_block(std::string_view rest) {
  static constexpr auto kInline = std::to_array<std::string_view>(
      {"<a ", "<a>", "<b>", "<i>", "<em", "<strong", "<span", "<img", "<q", "<cite", "<small", "<u>"});
  return rest.starts_with('<') && std::none_of(kInline.begin(), kInline.end(), [&](std::string_view tag) {
           return starts_with_ignoring_case(rest, tag);
         });
}

}  // namespace

std::string markup_of_wordpress(std::string_view text) {
  const std::string plain = without_shortcodes(text);
  std::string out;
  out.reserve(plain.size() + plain.size() / 16);
  // Text before any blank line is a paragraph too.
  bool behind_blank = true;
  std::size_t at = 0;
  while (at < plain.size()) {
    if (behind_blank && static_cast<unsigned char>(plain[at]) > ' ') {
      if (!begins_block(std::string_view(plain).substr(at))) out += "<p>";
      behind_blank = false;
    }
    const std::size_t end = std::min(plain.find('\n', at), plain.size());
    const std::string_view line = std::string_view(plain).substr(at, end - at);
    if (trim(line).empty()) behind_blank = true;
    out.append(line).append("\n");
    at = end + 1;
  }
  return out;
}

std::string date_of_wordpress(std::string date) {
  if (date.size() != 19 || date.starts_with("0000")) return {};
  date[10] = 'T';
  return date + "Z";
}

DisplayNames display_names_of(const Node& channel) {
  DisplayNames out;
  for (const Node& author : channel.children("author")) {
    std::string login = author.line("author_login");
    std::string name = author.line("author_display_name");
    if (!login.empty() && !name.empty()) out.emplace_back(std::move(login), std::move(name));
  }
  return out;
}

void put_display_names(const DisplayNames& names, std::vector<std::string>& authors) {
  for (std::string& author : authors) {
    const auto known =
        std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == author; });
    if (known != names.end()) author = known->second;
  }
}

}  // namespace news::reading
