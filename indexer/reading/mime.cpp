#include "reading/mime.h"

#include <algorithm>
#include <array>

#include "reading/characters.h"
#include "reading/charset.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/transfer.h"

namespace news::reading {
namespace {

/// Parts inside parts inside parts: more isn't read.
constexpr int kDeepest = 8;
/// Begins a text that only its receiver can read.
constexpr std::string_view kEncryptedText = "-----BEGIN PGP MESSAGE-----";

std::string in_utf8(std::string_view bytes, const std::string& charset, std::vector<std::string>& warnings) {
  const std::string name = lower_ascii(charset);
  const bool default_one = name.empty() || name == "utf-8" || name == "us-ascii" || name == "ascii";
  if (!default_one) {
    if (std::string text = from_charset(bytes, name); !text.empty()) return text;
    warnings.push_back("unknown encoding \"" + charset + "\"");
  }
  return to_utf8(bytes, warnings);
}

/// "=?utf-8?Q?Caf=C3=A9?=" -> "Café"; blanks between two such words are none.
std::string decode_words(std::string_view value) {
  std::string out;
  bool behind_word = false;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t begin = value.find("=?", at);
    const std::size_t charset_end = begin == std::string_view::npos ? begin : value.find('?', begin + 2);
    const std::size_t end = charset_end == std::string_view::npos || charset_end + 3 > value.size()
                                ? std::string_view::npos
                                : value.find("?=", charset_end + 3);
    if (end == std::string_view::npos || value[charset_end + 2] != '?') {
      out.append(value.substr(at));
      break;
    }
    const std::string_view between = value.substr(at, begin - at);
    if (!behind_word || !trim(between).empty()) out.append(between);
    const std::string_view text = value.substr(charset_end + 3, end - charset_end - 3);
    const bool base64 = ascii_lower(value[charset_end + 1]) == 'b';
    std::vector<std::string> ignored;
    // Characters that should have been encoded and weren't are UTF-8 by now.
    const bool raw = std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
    out +=
        in_utf8(base64 ? from_base64(text) : from_quoted_printable(text, true),
                raw ? std::string() : std::string(value.substr(begin + 2, charset_end - begin - 2)), ignored);
    behind_word = true;
    at = end + 2;
  }
  return out;
}

/// boundary="..." or charset=... of a Content-Type.
std::string parameter(std::string_view header, std::string_view name) {
  const std::string lower = lower_ascii(header);
  const std::size_t at = lower.find(std::string(name) + "=");
  if (at == std::string::npos) return {};
  std::string_view rest = header.substr(at + name.size() + 1);
  if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
  return std::string(trim(rest.substr(0, rest.find_first_of("; "))));
}

/// The length of the name of a header line; 0 for a line that is none.
std::size_t header_name_length(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return 0;
  const bool plain = std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
  });
  return plain ? colon : 0;
}

std::vector<std::string_view> parts_of(std::string_view content, const std::string& boundary) {
  std::vector<std::string_view> parts;
  const std::string mark = "--" + boundary;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t line_begin = at;
    const std::string_view line = next_line(content, at);
    if (!line.starts_with(mark)) continue;
    if (begin != std::string_view::npos) parts.push_back(content.substr(begin, line_begin - begin));
    begin = at;
    if (line.substr(mark.size()).starts_with("--")) return parts;
  }
  // The end mark is missing: a truncated message.
  if (begin != std::string_view::npos && begin < content.size()) parts.push_back(content.substr(begin));
  return parts;
}

/// Headers from the first line on, and what follows them.
Message parse_part(std::string_view bytes) {
  Message message;
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::size_t next = at;
    const std::string_view line = next_line(bytes, next);
    if (trim(line).empty()) {
      at = next;
      break;
    }
    const bool goes_on = (line[0] == ' ' || line[0] == '\t') && !message.headers.empty();
    const std::size_t name = header_name_length(line);
    if (!goes_on && name == 0) break;
    if (goes_on) {
      message.headers.back().second.append(" ").append(trim(line));
    } else {
      message.headers.emplace_back(lower_ascii(line.substr(0, name)), trim(line.substr(name + 1)));
    }
    at = next;
  }
  for (auto& [name, value] : message.headers) {
    std::vector<std::string> ignored;
    value = squeeze(clean(decode_words(to_utf8(value, ignored))));
  }
  message.content = bytes.substr(at);
  return message;
}

std::string decoded_content(const Message& message) {
  const std::string encoding = lower_ascii(message.header("content-transfer-encoding"));
  if (encoding == "base64") return from_base64(message.content);
  if (encoding == "quoted-printable") return from_quoted_printable(message.content, false);
  return std::string(message.content);
}

std::string kind_of(const std::string& content_type) {
  return lower_ascii(trim(std::string_view(content_type).substr(0, content_type.find(';'))));
}

/// Holds other parts or messages.
bool is_envelope(std::string_view kind) {
  return kind.starts_with("multipart/") || kind == "message/rfc822";
}

bool is_encrypted(std::string_view kind) {
  return kind == "multipart/encrypted" || kind == "application/pkcs7-mime" ||
         kind == "application/x-pkcs7-mime";
}

/// "application/pdf (report.pdf)"
std::string described(const Message& part) {
  const std::string type = part.header("content-type");
  std::string name = parameter(part.header("content-disposition"), "filename");
  if (name.empty()) name = parameter(type, "name");
  const std::string kind = kind_of(type);
  return (kind.empty() ? "text/plain" : kind) + (name.empty() ? "" : " (" + name + ")");
}

void drop(ReadArticle& read, std::string rule, std::string_view text) {
  constexpr std::size_t kTraced = 120;
  read.trace.push_back({"dropped", std::move(rule), std::string(beginning_of(text, kTraced)), 1});
}

/// Alternatives say the same, the plain one with less around it, unless it only says that there is another.
void keep_better_alternative(std::vector<MessageText>& found, ReadArticle& read) {
  constexpr std::size_t kLongestPointer = 200;
  std::size_t plain = 0;
  std::size_t markup = 0;
  for (const MessageText& text : found) (text.html ? markup : plain) += trim(text.text).size();
  if (plain == 0 || markup == 0) return;
  const bool only_names_other = plain < kLongestPointer && markup > 2 * plain;
  std::erase_if(found, [&](const MessageText& text) {
    const bool other = text.html != only_names_other;
    if (other) drop(read, "mail.alternative", squeeze(text.text));
    return other;
  });
}

/// The parts inside a message or part: those of a multipart, a message that is forwarded, attached or not.
std::vector<Message> inner_parts(const Message& message) {
  const std::string type = message.header("content-type");
  std::vector<Message> out;
  if (kind_of(type) == "message/rfc822") {
    out.push_back(parse_message(message.content));
  } else if (kind_of(type).starts_with("multipart/")) {
    for (const std::string_view part : parts_of(message.content, parameter(type, "boundary")))
      out.push_back(parse_part(part));
  }
  return out;
}

bool is_attached(const Message& part) {
  return lower_ascii(part.header("content-disposition")).starts_with("attachment");
}

void collect(const Message& message, int depth, std::vector<MessageText>& texts, ReadArticle& read) {
  const std::string type = message.header("content-type");
  const std::string kind = kind_of(type);
  if (is_encrypted(kind)) return drop(read, "mail.encrypted", described(message));
  if (is_envelope(kind)) {
    if (depth >= kDeepest) return drop(read, "mail.part too deep inside others", described(message));
    std::vector<MessageText> found;
    for (const Message& part : inner_parts(message)) collect(part, depth + 1, found, read);
    if (kind == "multipart/alternative") keep_better_alternative(found, read);
    for (MessageText& text : found) texts.push_back(std::move(text));
    return;
  }
  if (is_attached(message)) return drop(read, "mail.attachment", described(message));
  if (!kind.empty() && kind != "text/plain" && kind != "text/html")
    return drop(read, "mail.part that is no text", described(message));
  std::string text = in_utf8(decoded_content(message), parameter(type, "charset"), read.warnings);
  if (lower_ascii(parameter(type, "format")) == "flowed")
    text = from_flowed(text, lower_ascii(parameter(type, "delsp")) == "yes");
  const std::string_view said = trim(text);
  if (!said.empty() && !said.starts_with(kEncryptedText))
    texts.push_back({std::move(text), kind == "text/html"});
}

/// What a message holds instead of texts.
struct Others {
  bool encrypted = false;
  bool torn = false;               ///< Parts that aren't where the header says, or lie too deep.
  std::vector<std::string> parts;  ///< "application/pdf (report.pdf)"
};

void collect_others(const Message& message, int depth, Others& others) {
  const std::string type = message.header("content-type");
  const std::string kind = kind_of(type);
  if (is_encrypted(kind) || trim(message.content).starts_with(kEncryptedText)) {
    others.encrypted = true;
  } else if (is_envelope(kind)) {
    const std::vector<Message> parts = inner_parts(message);
    others.torn = others.torn || parts.empty() || depth >= kDeepest;
    if (depth >= kDeepest) return;
    for (const Message& part : parts) collect_others(part, depth + 1, others);
  } else if (!trim(message.content).empty() || is_attached(message)) {
    others.parts.push_back(described(message));
  }
}

}  // namespace

std::string Message::header(std::string_view name) const {
  for (const auto& [known, value] : headers) {
    if (known == name) return value;
  }
  return {};
}

Message parse_message(std::string_view bytes) {
  // What stands before the first header line is padding.
  std::size_t begin = 0;
  for (std::size_t at = 0; at < bytes.size(); begin = at) {
    const std::string_view line = next_line(bytes, at);
    if (!trim(line).empty() && !line.starts_with("From ")) break;
  }
  return parse_part(bytes.substr(begin));
}

bool begins_message(std::string_view text) {
  if (!text.starts_with("From ")) return false;
  const std::string line = lower_ascii(text.substr(0, std::min<std::size_t>(text.find('\n'), 500)));
  const std::vector<std::string_view> words = words_of(line);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i].size() == 3 && is_weekday_name(words[i]) && is_month_name(words[i + 1])) return true;
  }
  return false;
}

bool is_internal(const Message& message) {
  return (!message.header("x-imap").empty() || !message.header("x-imapbase").empty()) &&
         message.header("subject").starts_with("DON'T DELETE THIS MESSAGE");
}

bool looks_like_message(std::string_view beginning) {
  if (begins_message(beginning)) return true;
  constexpr auto kKnown = std::to_array<std::string_view>(
      {"from", "subject", "date", "to", "message-id", "newsgroups", "received", "delivered-to", "return-path",
       "mime-version", "content-type", "organization", "reply-to", "sender", "path", "x-received"});
  const Message message = parse_message(beginning.substr(0, 16384));
  const auto known = std::count_if(message.headers.begin(), message.headers.end(), [&](const auto& header) {
    return std::find(kKnown.begin(), kKnown.end(), header.first) != kKnown.end();
  });
  const bool names_it = !message.header("subject").empty() || !message.header("from").empty();
  return names_it && known >= 2 && static_cast<std::size_t>(known) * 3 >= message.headers.size();
}

std::optional<SavedPage> saved_page(const Message& message) {
  const std::string type = message.header("content-type");
  const std::string snapshot = message.header("snapshot-content-location");
  const bool page =
      kind_of(type) == "multipart/related" && lower_ascii(parameter(type, "type")) == "text/html";
  // A letter in HTML with its pictures is of the same kind, but was sent to somebody.
  const bool letter = !message.header("to").empty() || !message.header("message-id").empty();
  if (snapshot.empty() && (!page || letter)) return std::nullopt;
  if (kind_of(type) == "text/html")
    return SavedPage{decoded_content(message), parameter(type, "charset"), snapshot};
  for (const std::string_view bytes : parts_of(message.content, parameter(type, "boundary"))) {
    const Message part = parse_part(bytes);
    const std::string part_type = part.header("content-type");
    if (kind_of(part_type) != "text/html") continue;
    const std::string location = part.header("content-location");
    return SavedPage{decoded_content(part), parameter(part_type, "charset"),
                     snapshot.empty() ? location : snapshot};
  }
  return std::nullopt;
}

std::vector<MessageText> texts_of(const Message& message, ReadArticle& read) {
  std::vector<MessageText> texts;
  collect(message, 0, texts, read);
  return texts;
}

std::string why_no_text(const Message& message) {
  constexpr std::size_t kMostNamed = 4;
  Others others;
  collect_others(message, 0, others);
  if (others.encrypted) return "the message is encrypted: decrypt it first";
  if (others.parts.empty())
    return others.torn ? "the message's parts can't be found" : "the message is empty";
  std::string list;
  for (std::size_t i = 0; i < others.parts.size() && i < kMostNamed; ++i)
    list.append(i == 0 ? "" : ", ").append(others.parts[i]);
  if (others.parts.size() > kMostNamed)
    list.append(" and ").append(std::to_string(others.parts.size() - kMostNamed)).append(" more");
  return "the message holds only " + list;
}

}  // namespace news::reading
