#include "reading/xml_source.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <news/schema/internal/fold.h>

#include "reading/characters.h"
#include "reading/charset.h"
#include "reading/decode.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestEntity = 32;

/// Skips blanks, comments and instructions from `at` on.
std::size_t skip_prolog(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) <= ' ') {
      ++at;
    } else if (text.substr(at).starts_with("<!--")) {
      const std::size_t end = text.find("-->", at + 4);
      if (end == std::string_view::npos) return text.size();
      at = end + 3;
    } else if (text.substr(at).starts_with("<?")) {
      const std::size_t end = text.find("?>", at + 2);
      if (end == std::string_view::npos) return text.size();
      at = end + 2;
    } else {
      break;
    }
  }
  return at;
}

/// The end of a document type that begins at `at`, with all that is declared inside it.
std::size_t doctype_end(std::string_view text, std::size_t at) {
  bool inside = false;
  char quote = '\0';
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (text.substr(at).starts_with("<!--")) {
      const std::size_t end = text.find("-->", at + 4);
      if (end == std::string_view::npos) return text.size();
      at = end + 2;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      inside = true;
    } else if (c == ']') {
      inside = false;
    } else if (c == '>' && !inside) {
      return at + 1;
    }
  }
  return text.size();
}

/// Where the first element begins: behind declaration, comments and document type.
std::size_t prolog_end(std::string_view text) {
  std::size_t at = skip_prolog(text, 0);
  while (starts_with_ignoring_case(text.substr(at), "<!doctype")) {
    at = skip_prolog(text, doctype_end(text, at));
  }
  return at;
}

std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = trim(bytes.substr(0, 1024));
  if (!head.starts_with("<?xml")) return {};
  const std::string_view declaration = head.substr(0, head.find('>'));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  return lower_ascii(trim(declaration.substr(at + 1, end - at - 1)));
}

bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
         (c >= 0x10000 && c < 0x110000);
}

/// The character of "#8217" or "#x2019"; U+0000 for what is none.
char32_t numbered_character(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size()) return 0;
  // What was meant is nearly always the character of windows-1252 with this number.
  if (value >= 0x80 && value < 0xA0) return windows_1252_character(static_cast<unsigned char>(value));
  return value;
}

void append_escaped(std::string& out, char32_t c) {
  if (c == '&') {
    out += "&#38;";
  } else if (c == '<') {
    out += "&#60;";
  } else if (c == '>') {
    out += "&#62;";
  } else if (c == '"') {
    out += "&#34;";
  } else if (is_xml_character(c)) {
    schema::append_utf8(out, c);
  }
}

/// A reference that begins at a "&".
struct Reference {
  std::size_t end = 0;     ///< Behind it; 0 where it is none, or one that isn't known.
  char32_t character = 0;  ///< U+0000: a character that is none.
};

Reference reference_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(0, at + kLongestEntity).find(';', at);
  if (end == std::string_view::npos || end == at + 1) return {};
  const std::string name(text.substr(at + 1, end - at - 1));
  if (name[0] == '#') {
    const char32_t c = numbered_character(std::string_view(name).substr(1));
    return {end + 1, is_xml_character(c) ? c : 0};
  }
  if (name == "apos") return {end + 1, '\''};
  const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return known == nullptr ? Reference() : Reference{end + 1, known->value};
}

/// Writes the reference that begins at `at`, or the sign where it is none. Returns what follows it.
std::size_t append_reference(std::string& out, std::string_view text, std::size_t at) {
  const Reference found = reference_at(text, at);
  append_escaped(out, found.end == 0 ? U'&' : found.character);
  return found.end == 0 ? at + 1 : found.end;
}

/// A "<" that begins a tag, a comment or an instruction.
bool begins_markup(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const char next = text[at + 1];
  return is_ascii_letter(next) || next == '_' || next == '/' || next == '!' || next == '?' ||
         static_cast<unsigned char>(next) >= 0x80;
}

}  // namespace

std::string decode_xml(std::string_view bytes, std::vector<std::string>& warnings) {
  std::string text;
  const std::string declared = declared_encoding(bytes);
  const bool utf8 = declared.empty() || declared == "utf-8" || declared == "utf8" || declared == "us-ascii" ||
                    declared == "ascii" || bytes.starts_with("\xEF\xBB\xBF");
  // A text that says UTF-16 in single bytes isn't.
  const bool wide = declared.starts_with("utf-16") || declared.starts_with("ucs-2") ||
                    sniff_encoding(bytes.substr(0, 4096)) != Encoding::utf8;
  if (!utf8 && !wide) {
    // Latin-1 nearly always is windows-1252.
    const bool latin = declared == "iso-8859-1" || declared == "latin1" || declared == "iso8859-1";
    // What is UTF-8 with characters of several bytes isn't another encoding by chance.
    const bool valid = is_utf8(bytes) && latin;
    if (!valid) text = from_charset(bytes, declared);
    if (!valid && text.empty()) warnings.push_back("unknown encoding \"" + declared + "\"");
  }
  if (text.empty()) text = to_utf8(bytes, warnings);
  const std::size_t end = prolog_end(text);
  if (std::string_view(text).substr(0, end).find("<!ENTITY") != std::string_view::npos)
    warnings.emplace_back(
        "the document declares entities of its own, which are left as they are: \"&name;\"");
  // Its lines stay, so that those behind it are counted rightly.
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
  text.replace(0, end, static_cast<std::size_t>(lines), '\n');
  return text;
}

std::string repair_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '&') {
      at = append_reference(out, text, at);
    } else if (c == '<' && text.substr(at).starts_with("<![CDATA[")) {
      std::size_t end = text.find("]]>", at + 9);
      end = end == std::string_view::npos ? text.size() : end + 3;
      for (; at < end; ++at) {
        if (static_cast<unsigned char>(text[at]) >= ' ' || text[at] == '\n' || text[at] == '\t')
          out += text[at];
      }
    } else if (c == '<' && !begins_markup(text, at)) {
      out += "&#60;";
      ++at;
    } else if (c == '\xC2' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) {
      // A control character of Latin-1, where one of windows-1252 was meant.
      schema::append_utf8(out, windows_1252_character(static_cast<unsigned char>(text[at + 1])));
      at += 2;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= ' ' || c == '\n' || c == '\t' || c == '\r') out += c;
      ++at;
    }
  }
  return out;
}

std::string without_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Reference found = text[at] == '&' ? reference_at(text, at) : Reference();
    if (found.end == 0) {
      out += text[at++];
      continue;
    }
    if (found.character != 0) schema::append_utf8(out, found.character);
    at = found.end;
  }
  return out;
}

std::string root_name(std::string_view beginning) {
  const std::size_t at = prolog_end(beginning);
  if (at >= beginning.size() || beginning[at] != '<') return {};
  const std::size_t end = std::min(beginning.find_first_of(" \t\r\n/>", at + 1), beginning.size());
  const std::string_view name = beginning.substr(at + 1, end - at - 1);
  if (name.empty() || name.size() > 100) return {};
  if (!is_ascii_letter(name[0]) && name[0] != '_') return {};
  const std::size_t colon = name.rfind(':');
  return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

}  // namespace news::reading
