#include "reading/input/http.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/input/contents.h"
#include "reading/sniff.h"

namespace news::reading {
namespace {

struct Dechunked {
  std::string bytes;
  bool whole = false;
};

/// Reads the line before a chunk: its length in hexadecimal, perhaps parameters. Nothing where there is no
/// such line.
std::optional<std::size_t> take_chunk_length(std::string_view& body) {
  const std::size_t end = body.find('\n');
  if (end == std::string_view::npos || end > 1024) return std::nullopt;
  const std::string_view line = trim(body.substr(0, end));
  std::size_t length = 0;
  const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), length, 16);
  const std::string_view behind(rest, static_cast<std::size_t>(line.data() + line.size() - rest));
  if (error != std::errc() || (!behind.empty() && !trim(behind).starts_with(';'))) return std::nullopt;
  body.remove_prefix(end + 1);
  return length;
}

/// Nothing where the body isn't in chunks (any more).
std::optional<Dechunked> dechunked(std::string_view body) {
  Dechunked out;
  bool first = true;
  while (true) {
    const std::optional<std::size_t> length = take_chunk_length(body);
    if (!length && first) return std::nullopt;
    first = false;
    if (!length) return out;
    out.whole = *length == 0;
    if (out.whole) return out;
    out.bytes.append(body.substr(0, *length));
    body.remove_prefix(std::min(*length, body.size()));
    body.remove_prefix(body.starts_with("\r\n") ? 2 : body.starts_with('\n') ? 1 : 0);
  }
}

Packing packing_named(std::string_view name) {
  if (name == "gzip" || name == "x-gzip") return Packing::gzip;
  if (name == "deflate") return Packing::deflate;
  if (name == "br") return Packing::brotli;
  if (name == "zstd") return Packing::zstd;
  return Packing::none;
}

/// Compressed bytes are never text.
bool is_text(std::string_view bytes) {
  return binary_kind(bytes).empty() && is_utf8(bytes);
}

struct Unpacked {
  std::string bytes;
  std::string damage;
};

Unpacked unpacked(Packing packing, const std::string& bytes) {
  const std::uint64_t size = bytes.size();
  Input out(unpack(packing, std::make_unique<Input>(std::make_unique<MemoryStream>(bytes)),
                   std::make_shared<Allowance>([size] { return size; })));
  const std::string_view all = out.peek(kLargestDocument + 1);
  return {std::string(all), out.damage()};
}

/// Takes one compression off, where it is still there.
void unpack_body(Packing packing, std::string& body, std::vector<std::string>& warnings) {
  const bool has_mark = packing == Packing::gzip || packing == Packing::zstd;
  if (packing == Packing::none || body.empty() || (has_mark ? packing_of(body) != packing : is_text(body)))
    return;
  Unpacked plain = unpacked(packing, body);
  if (plain.damage.empty()) {
    body = std::move(plain.bytes);
  } else if (!plain.bytes.empty() && !binary_kind(body).empty()) {
    body = std::move(plain.bytes);
    warnings.push_back("the page is there in part: " + plain.damage);
  }
}

}  // namespace

std::optional<HttpHead> http_head(std::string_view block) {
  if (!block.starts_with("HTTP/")) return std::nullopt;
  HttpHead head;
  head.length = head_length(block);
  if (head.length == std::string_view::npos) head.length = block.size();
  const std::string_view text = block.substr(0, head.length);
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string_view status = trim(line.substr(blank));
  if (std::from_chars(status.data(), status.data() + status.size(), head.status).ec != std::errc())
    return std::nullopt;
  head.fields = HeaderFields::behind_first_line(text);
  return head;
}

std::string http_body(const HttpHead& head, std::string_view block, std::vector<std::string>& warnings,
                      std::string& why) {
  const std::string_view kept = block.substr(head.length);
  std::string body;
  std::optional<Dechunked> pieces;
  if (lower_ascii(head.fields["transfer-encoding"]).find("chunked") != std::string::npos)
    pieces = dechunked(kept);
  if (pieces) {
    if (!pieces->whole)
      warnings.emplace_back("the page is there in part: the lengths of its chunks are wrong");
    body = std::move(pieces->bytes);
  } else {
    body = kept;
  }
  // The compression applied last is named last.
  std::string encodings = lower_ascii(head.fields["content-encoding"]);
  while (!encodings.empty()) {
    const std::size_t comma = encodings.rfind(',');
    const std::string_view last = comma == std::string::npos ? std::string_view(encodings)
                                                             : std::string_view(encodings).substr(comma + 1);
    unpack_body(packing_named(trim(last)), body, warnings);
    if (body.size() > kLargestDocument) {
      why = "the page is " + std::string(kTooLong) + " when it is unpacked";
      return {};
    }
    encodings.resize(comma == std::string::npos ? 0 : comma);
  }
  return body;
}

bool may_hold_articles(std::string_view media_type) {
  static constexpr auto kNoText =
      std::to_array<std::string_view>({"text/css", "text/javascript", "text/ecmascript", "text/x-javascript",
                                       "text/calendar", "text/csv", "text/tab-separated-values", "text/vcard",
                                       "text/x-vcard", "text/x-component", "text/vtt", "text/dns"});
  static constexpr auto kTexts =
      std::to_array<std::string_view>({"application/xml", "application/json", "application/x-ndjson",
                                       "application/ndjson", "application/jsonl", "application/x-jsonlines",
                                       "application/xhtml", "application/rss", "application/atom"});
  const auto is_one_of = [&](const auto& names) {
    return std::find(names.begin(), names.end(), media_type) != names.end();
  };
  if (media_type.empty() || is_one_of(kTexts)) return true;
  if (media_type.starts_with("text/")) return !is_one_of(kNoText);
  return media_type.starts_with("application/") &&
         (media_type.ends_with("+xml") || media_type.ends_with("+json"));
}

}  // namespace news::reading
