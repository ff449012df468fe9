#include "reading/recognise.h"

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/input/contents.h"
#include "reading/sniff.h"

namespace news::reading {
namespace {

using Kind = Recognised::Kind;

constexpr std::size_t kBeginning = 64 * 1024;

Recognised document_of(Format format) {
  if (format == Format::jsonl) return {Kind::lines, format};
  return {format == Format::csv ? Kind::rows : Kind::document, format};
}

/// A page that begins with an element of its own invention.
bool is_served_as_html(const Origin& origin, std::string_view beginning) {
  return (origin.media_type == "text/html" || origin.media_type == "application/xhtml+xml") &&
         trim(beginning.substr(0, 1024)).starts_with('<');
}

/// A line that is longer than the first look may be one document or the first of many.
Format guess_from_more(Input& input, const std::string& name) {
  std::string_view beginning = input.peek(kBeginning);
  for (std::size_t wanted = kBeginning;
       beginning.size() >= wanted && wanted < kLargestDocument && wants_more(beginning);) {
    wanted *= 4;
    beginning = input.peek(wanted);
  }
  const std::size_t seen = beginning.size();
  beginning = input.peek(seen + 1);
  const bool complete = beginning.size() <= seen;
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  return guess_format(name, beginning, complete);
}

bool served_as_page(const RawDocument& about) {
  return about.origin.media_type == "text/html" || about.origin.media_type == "application/xhtml+xml";
}

}  // namespace

Recognised recognise(Input& input, const RawDocument& about, Format wanted) {
  const std::string& name = about.path.empty() ? about.where : about.path;
  const std::string_view beginning = input.peek(kBeginning);
  if (beginning.empty()) {
    if (!input.damage().empty()) return {Kind::refused, wanted, input.damage()};
    if (wanted == Format::jsonl || is_jsonl_name(name)) return {Kind::lines, Format::jsonl};
    return {Kind::refused, wanted, "is empty"};
  }
  if (is_archive(beginning)) return {Kind::archive, wanted};
  if (is_web_archive(beginning)) return {Kind::records, wanted};
  if (wanted == Format::json || wanted == Format::jsonl || wanted == Format::wire) return document_of(wanted);
  // Before the look for binary data: its parts are marked by control characters.
  if (wanted == Format::automatic && is_wire_message(beginning)) return document_of(Format::wire);
  if (is_utf32(beginning)) return {Kind::refused, wanted, "is in UTF-32; save it as UTF-8 and add that"};
  if (const std::string kind = binary_kind(beginning); !kind.empty())
    return {Kind::refused, wanted, "is not text but " + kind};
  if (wanted != Format::automatic) return document_of(wanted);
  if (is_html(beginning) || is_served_as_html(about.origin, beginning)) return document_of(Format::html);
  const Encoding encoding = sniff_encoding(beginning);
  if (encoding != Encoding::utf8) {
    const std::string text = from_utf16(beginning, encoding == Encoding::utf16_be);
    const Format guessed = guess_format(name, text, beginning.size() < kBeginning);
    if (guessed == Format::csv)
      return {Kind::refused, wanted, "is a table in UTF-16; save it as UTF-8 and add that"};
    return document_of(guessed);
  }
  const Format guessed = guess_from_more(input, name);
  // A page may begin with anything; then the server knows better.
  return document_of(guessed == Format::text && served_as_page(about) ? Format::html : guessed);
}

}  // namespace news::reading
