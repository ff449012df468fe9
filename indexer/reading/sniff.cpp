#include "reading/sniff.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/feed.h"
#include "reading/front_matter.h"
#include "reading/json_text.h"
#include "reading/mime.h"
#include "reading/newsml.h"
#include "reading/table.h"
#include "reading/xml_source.h"

namespace news::reading {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view kind;
};

using std::string_view_literals::operator""sv;
constexpr auto kMagic =
    std::to_array<Magic>({{"\x89PNG"sv, "a PNG image"},
                          {"\xFF\xD8\xFF"sv, "a JPEG image"},
                          {"GIF8"sv, "a GIF image"},
                          {"%PDF-"sv, "a PDF document; make text of it (pdftotext) and add that"},
                          {"PK\x03\x04"sv, "an office document or e-book; save it as HTML or text and add that"},
                          {"\x7F"
                           "ELF"sv,
                           "a program"},
                          {"7z\xBC\xAF"sv, "a 7z archive; unpack it and add what comes out"},
                          {"Rar!"sv, "a RAR archive; unpack it and add what comes out"},
                          {"\x04\x22\x4D\x18"sv, "lz4 data; unpack it and add what comes out"},
                          {"filedesc:"sv, "an ARC file; convert it to WARC"},
                          {"\xD0\xCF\x11\xE0"sv, "an old office document; save it as HTML or text and add that"},
                          {"SQLite format 3\0"sv, "an SQLite database; write its articles to JSON Lines or CSV and add that"},
                          {"OggS"sv, "an Ogg file"},
                          {"ID3"sv, "an MP3 file"},
                          {"RIFF"sv, "a RIFF file (sound, video or picture)"},
                          {"{\\rtf"sv, "an RTF document; save it as HTML or text and add that"}});

std::string_view without_packing(std::string_view path) {
  for (const std::string_view ending : {".gz", ".zst", ".bz2", ".xz"}) {
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  }
  return path;
}

/// A number in octal digits, as tar writes it; blanks around it.
std::optional<std::uint64_t> octal(std::string_view digits) {
  while (!digits.empty() && digits.front() == ' ') digits.remove_prefix(1);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 8);
  if (error != std::errc()) return std::nullopt;
  return value;
}

/// A tar header carries the sum of its bytes, with blanks in the sum's own place.
bool is_tar(std::string_view beginning) {
  constexpr std::size_t header = 512;
  constexpr std::size_t sum_at = 148;
  constexpr std::size_t sum_length = 8;
  if (beginning.size() < header) return false;
  const std::optional<std::uint64_t> said = octal(beginning.substr(sum_at, sum_length));
  if (!said) return false;
  std::uint64_t sum = sum_length * ' ';
  for (std::size_t i = 0; i < header; ++i) {
    if (i < sum_at || i >= sum_at + sum_length) sum += static_cast<unsigned char>(beginning[i]);
  }
  return sum == *said;
}

/// What an office document or e-book puts first into its ZIP.
bool is_office_document(std::string_view zip) {
  constexpr std::size_t name_at = 30;
  const std::string_view name = zip.substr(std::min(name_at, zip.size()));
  return name.starts_with("[Content_Types].xml") || name.starts_with("_rels/") ||
         name.starts_with("mimetype") || name.starts_with("META-INF/");
}

bool looks_like_record(std::string_view line) {
  return line.size() >= 2 && line.front() == '{' && (trim(line.substr(1)).starts_with('"') || line == "{}");
}

/// A line of a document that is spread over several: a list was opened in it, or another member follows.
bool goes_on_behind(std::string_view line) {
  line = trim(line);
  return line.ends_with(',') || line.ends_with('[');
}

/// The complete lines that aren't empty, the first few of them.
std::vector<std::string_view> first_lines(std::string_view text, bool complete) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size() && out.size() < 8;) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos && !complete) break;
    const std::string_view line = text.substr(at, end == std::string_view::npos ? end : end - at);
    if (!trim(line).empty()) out.push_back(line);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return out;
}

/// Behind what may stand before a page: byte order mark, XML declaration, comments of the browser that saved
/// it.
std::string_view behind_prologue(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (true) {
    text = trim(text);
    const bool comment = text.starts_with("<!--");
    if (!comment && !text.starts_with("<?xml")) return text;
    const std::string_view closing = comment ? "-->" : "?>";
    const std::size_t end = text.find(closing);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + closing.size());
  }
}

Format format_of_object(std::string_view text, bool complete) {
  const std::size_t end = end_of_json(text);
  const std::size_t line_end = std::min(text.find('\n'), text.size());
  if (end == std::string_view::npos || end > line_end) {
    // Spread over lines, or the first line is broken; a record that is all of the next line tells.
    const std::vector<std::string_view> lines = first_lines(text, complete);
    const bool whole = end != std::string_view::npos && complete && trim(text.substr(end)).empty();
    const bool records = !whole && lines.size() >= 2 && looks_like_record(lines[0]) &&
                         !goes_on_behind(lines[0]) && looks_like_record(lines[1]) &&
                         trim(lines[1]).ends_with('}');
    if (records) return Format::jsonl;
    return trim(text.substr(1)).starts_with('"') || trim(text.substr(1)).starts_with('}') ? Format::json
                                                                                          : Format::text;
  }
  if (!looks_like_record(text.substr(0, line_end))) return Format::text;
  const std::string_view rest = trim(text.substr(end));
  if (rest.empty() && complete) return Format::json;
  return Format::jsonl;
}

}  // namespace

std::string binary_kind(std::string_view beginning) {
  for (const Magic& magic : kMagic) {
    if (beginning.starts_with(magic.bytes)) return std::string(magic.kind);
  }
  if (sniff_encoding(beginning) != Encoding::utf8) return {};
  const std::string_view part = beginning.substr(0, 8192);
  std::size_t odd = 0;
  for (const char c : part) {
    const auto byte = static_cast<unsigned char>(c);
    odd += (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B) ||
                   byte == 0x7F
               ? 1
               : 0;
  }
  return odd * 20 > part.size() ? "binary data" : "";
}

bool is_archive(std::string_view beginning) {
  if (beginning.starts_with("PK\x05\x06") || beginning.starts_with("PK\x03\x04"))
    return !is_office_document(beginning);
  return is_tar(beginning);
}

bool is_web_archive(std::string_view beginning) {
  return beginning.size() >= 8 && beginning.starts_with("WARC/") && is_ascii_digit(beginning[5]) &&
         beginning[6] == '.' && is_ascii_digit(beginning[7]);
}

bool is_html(std::string_view beginning) {
  static constexpr auto kOpenings = std::to_array<std::string_view>(
      {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<link", "<script", "<style", "<div",
       "<article", "<main", "<section", "<header", "<p", "<h1", "<table", "<span"});
  const std::string_view text = behind_prologue(beginning);
  // What says that it is XML has elements of its own, and some are called as those of HTML.
  const bool xml = trim(beginning.substr(0, 64)).starts_with("<?xml");
  return std::any_of(kOpenings.begin(), xml ? kOpenings.begin() + 2 : kOpenings.end(),
                     [&](std::string_view opening) {
                       return starts_with_ignoring_case(text, opening) &&
                              (text.size() == opening.size() || !is_ascii_letter(text[opening.size()]));
                     });
}

bool is_wire_message(std::string_view beginning) {
  constexpr std::size_t kHeading = 1024;
  const std::size_t start =
      beginning.substr(0, kHeading).find_first_not_of(std::string_view("\x16\0\r\n ", 5));
  return start != std::string_view::npos && beginning[start] == '\x01' &&
         beginning.substr(start, kHeading).find('\x02') != std::string_view::npos;
}

/// Behind a tag, comment, instruction or declaration that begins at `at`; npos where it doesn't end.
std::size_t behind_tag(std::string_view text, std::size_t at) {
  const auto behind = [&](std::string_view end) {
    const std::size_t found = text.find(end, at);
    return found == std::string_view::npos ? found : found + end.size();
  };
  const std::string_view rest = text.substr(at, 9);
  if (rest.starts_with("<!--")) return behind("-->");
  if (rest.starts_with("<![CDATA[")) return behind("]]>");
  return rest.starts_with("<?") ? behind("?>") : behind(">");
}

/// The beginning of a document whose elements end in the order that XML wants; most HTML leaves some open.
bool is_well_nested(std::string_view text) {
  constexpr std::size_t kDeepest = 200;
  std::vector<std::string_view> open;
  std::size_t closed = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::size_t end = behind_tag(text, at);
    // Where the beginning was cut.
    if (end == std::string_view::npos) break;
    const std::string_view tag = text.substr(at + 1, end - at - 2);
    at = end;
    if (tag.empty() || tag[0] == '!' || tag[0] == '?') continue;
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/", 1));
    if (tag[0] == '/') {
      if (open.empty() || open.back() != trim(tag.substr(1))) return false;
      open.pop_back();
      ++closed;
    } else if (!tag.ends_with('/')) {
      if (open.size() == kDeepest) return false;
      open.push_back(name);
    }
  }
  return closed != 0 && !open.empty();
}

/// Atom's <entry> by itself; others have an element of that name too.
bool is_entry_of_atom(std::string_view text) {
  const std::string_view head = text.substr(0, std::min(text.find("<title"), std::size_t{4096}));
  return head.find("w3.org/2005/Atom") != std::string_view::npos ||
         head.find("purl.org/atom") != std::string_view::npos;
}

/// An item of NewsML 1.x without the envelope; records may be called so too.
bool is_item_of_newsml_1(std::string_view text) {
  return text.find("<NewsManagement") != std::string_view::npos ||
         text.find("<NewsIdentifier") != std::string_view::npos ||
         text.find("<NewsComponent") != std::string_view::npos;
}

/// By the first element, whatever stands before it.
std::optional<Format> format_of_markup(std::string_view text, bool complete) {
  const std::string root = root_name(text);
  if (root.empty()) return std::nullopt;
  if (is_feed_root(root) && (root != "entry" || is_entry_of_atom(text))) return Format::feed;
  if (root == "nitf") return Format::nitf;
  if (is_newsml_root(root) || (root == "NewsItem" && is_item_of_newsml_1(text))) return Format::newsml;
  if (equals_ignoring_case(root, "reuters")) return Format::sgml;
  if (equals_ignoring_case(root, "html")) return std::nullopt;
  // Without a declaration it must at least be whole; pieces of pages were known before.
  const bool whole = trim(text).ends_with("</" + root + ">") || (!complete && is_well_nested(text));
  return text.starts_with("<?xml") || whole ? std::optional(Format::xml) : std::nullopt;
}

bool is_markdown_name(std::string_view path) {
  const std::string_view name = without_packing(path);
  return name.ends_with(".md") || name.ends_with(".markdown");
}

Format guess_format(std::string_view path, std::string_view beginning, bool complete) {
  if (is_jsonl_name(path)) return Format::jsonl;
  if (is_html(beginning)) return Format::html;
  if (is_wire_message(beginning)) return Format::wire;
  const std::string_view text = trim(beginning);
  const bool json_name = without_packing(path).ends_with(".json");
  if (text.starts_with('{')) {
    const Format found = format_of_object(text, complete);
    if (found != Format::text || json_name) return found == Format::text ? Format::json : found;
  }
  if (text.starts_with('[') && json_name) return Format::json;
  if (text.starts_with('[')) {
    const std::string_view inside = trim(text.substr(1));
    if (inside.starts_with('{') || (inside.starts_with(']') && trim(inside.substr(1)).empty()))
      return Format::json;
  }
  if (text.starts_with('<')) {
    if (const auto found = format_of_markup(text, complete)) return *found;
  }
  if (is_markdown_name(path) || read_front_matter(text)) return Format::markdown;
  if (is_table_name(path) || looks_like_table(beginning, complete)) return Format::csv;
  if (looks_like_message(text)) return Format::mail;
  const std::vector<std::string_view> lines = first_lines(text, complete);
  const auto records = std::count_if(lines.begin(), lines.end(), looks_like_record);
  if (lines.size() >= 3 && static_cast<std::size_t>(records) * 2 >= lines.size()) return Format::jsonl;
  return Format::text;
}

bool wants_more(std::string_view beginning) {
  const std::string_view text = trim(beginning);
  return text.starts_with('{') && text.find('\n') == std::string_view::npos;
}

bool is_table_name(std::string_view path) {
  const std::string_view name = without_packing(path);
  return name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".tab");
}

bool is_jsonl_name(std::string_view path) {
  const std::string_view name = without_packing(path);
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

}  // namespace news::reading
