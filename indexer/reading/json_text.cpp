#include "reading/json_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include <news/schema/internal/fold.h>
#include <news/schema/internal/quick_json.h>

#include "reading/characters.h"
#include "reading/decode.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

static_assert(schema::kQuickDepth <= kDeepestJson);

/// Moves behind the closing mark of a text whose opening mark lies before `at`.
std::size_t skip_string(std::string_view text, std::size_t at) {
  while (true) {
    at = text.find('"', at);
    if (at == std::string_view::npos) return text.size();
    std::size_t slashes = 0;
    while (slashes < at && text[at - 1 - slashes] == '\\') ++slashes;
    ++at;
    if (slashes % 2 == 0) return at;
  }
}

/// The parser keeps its own stack, but what comes behind it doesn't: depth is refused before.
bool too_deep(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c == '"') {
      at = skip_string(text, at);
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestJson) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

std::string place_of(std::string_view text, std::size_t byte, bool lines) {
  const std::string_view before = text.substr(0, std::min(byte == 0 ? 0 : byte - 1, text.size()));
  const std::size_t newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  const std::string column = "column " + std::to_string(length_of(line) + 1);
  if (!lines) return column;
  return "line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ", " + column;
}

/// The part of the parser's message that says what is wrong: "unexpected end of input; expected '}'".
std::string reason_of(std::string_view message) {
  const std::size_t dash = message.find(" - ");
  std::string out(dash == std::string_view::npos ? message : message.substr(dash + 3));
  const std::size_t read = out.find("; last read: ");
  const std::size_t expected = out.rfind("; expected ");
  if (read != std::string::npos) {
    const std::string tail =
        expected != std::string::npos && expected > read ? out.substr(expected) : std::string();
    out = out.substr(0, read) + tail;
  }
  return schema::valid_utf8(beginning_of(out, 200));
}

/// Parses as the standard has it; nothing, and why, when it can't.
std::optional<Json> parse_strictly(std::string_view text, bool lines, std::string& why) {
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const Json::parse_error& error) {
    why = "not valid JSON at " + place_of(text, error.byte, lines) + ": " + reason_of(error.what());
  } catch (const Json::exception& error) {
    why = std::string("not valid JSON: ") + reason_of(error.what());
  }
  return std::nullopt;
}

/// Writes a text anew with its common faults mended.
class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) { out_.reserve(text.size() + 64); }

  std::string run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        string();
      } else if (c == '\0') {
        ++at_;
      } else if ((c == '}' || c == ']') && drop_comma()) {
        out_ += c;
        ++at_;
      } else if (!literal("NaN") && !literal("-Infinity") && !literal("Infinity")) {
        out_ += c;
        ++at_;
      }
    }
    return std::move(out_);
  }

  [[nodiscard]] const std::vector<std::string>& done() const { return done_; }

 private:
  void note(const char* what) {
    if (std::find(done_.begin(), done_.end(), what) == done_.end()) done_.emplace_back(what);
  }

  bool literal(std::string_view name) {
    if (text_.substr(at_, name.size()) != name) return false;
    out_ += "null";
    at_ += name.size();
    note("NaN or Infinity");
    return true;
  }

  /// Takes a comma away that stands before a closing bracket.
  bool drop_comma() {
    std::size_t end = out_.size();
    while (end > 0 && static_cast<unsigned char>(out_[end - 1]) <= ' ') --end;
    if (end > 0 && out_[end - 1] == ',') {
      out_.resize(end - 1);
      note("a comma before a closing bracket");
    }
    return true;
  }

  void string() {
    out_ += '"';
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        out_ += c;
        ++at_;
        return;
      }
      if (c == '\\') {
        escape();
      } else if (static_cast<unsigned char>(c) < 0x20) {
        std::array<char, 8> escaped{};
        std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(c));
        out_ += escaped.data();
        ++at_;
        note("control characters");
      } else {
        out_ += c;
        ++at_;
      }
    }
  }

  void escape() {
    const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (kind == 'u') {
      const int high = unit(at_);
      if (high >= 0xD800 && high < 0xDC00) {
        const int low = unit(at_ + 6);
        if (low >= 0xDC00 && low < 0xE000) {
          out_.append(text_.substr(at_, 12));
          at_ += 12;
          return;
        }
      }
      if (high >= 0xD800 && high < 0xE000) {
        out_ += "\\ufffd";
        at_ += 6;
        note("half surrogates");
        return;
      }
    } else if (kind == '\'') {
      out_ += kind;
      at_ += 2;
      note("escaped apostrophes");
      return;
    }
    out_.append(text_.substr(at_, 2));
    at_ += std::min<std::size_t>(2, text_.size() - at_);
  }

  /// The value of a \u escape with its four digits at `at`; -1 where there is none.
  [[nodiscard]] int unit(std::size_t at) const {
    if (at + 6 > text_.size() || text_[at] != '\\' || text_[at + 1] != 'u') return -1;
    int value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const char c = ascii_lower(text_[i]);
      const bool letter = c >= 'a' && c <= 'f';
      if (!is_ascii_digit(c) && !letter) return -1;
      value = value * 16 + (letter ? c - 'a' + 10 : c - '0');
    }
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string> done_;
};

}  // namespace

ParsedJson parse_json(std::string_view text, bool lines) {
  ParsedJson out;
  std::string decoded;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // What is well-formed is UTF-8 without zero bytes and not deep: nothing below would find fault with it.
  if (const auto element = schema::parse_quickly(text)) {
    out.value = schema::json_of(*element);
    out.ok = true;
    return out;
  }
  if (sniff_encoding(text) != Encoding::utf8) {
    decoded = to_utf8(text, out.warnings);
    text = decoded;
  }
  if (too_deep(text)) {
    out.why = "JSON nested deeper than " + std::to_string(kDeepestJson) + " levels";
    return out;
  }
  std::optional<Json> value = parse_strictly(text, lines, out.why);
  if (!value) {
    std::string valid = to_utf8(text, out.warnings);
    Repair repair(valid);
    const std::string repaired = repair.run();
    std::string ignored;
    // Mending a text can open its brackets up to the light: measured again.
    if (!too_deep(repaired)) value = parse_strictly(repaired, lines, ignored);
    if (!value) {
      out.warnings.clear();
      return out;
    }
    for (const std::string& done : repair.done()) out.warnings.push_back("JSON repaired: " + done);
  }
  out.value = std::move(*value);
  out.ok = true;
  return out;
}

std::size_t end_of_json(std::string_view text) {
  std::size_t depth = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (inside) {
      if (c == '\\') {
        ++at;
      } else if (c == '"') {
        inside = false;
      }
    } else if (c == '"') {
      inside = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth <= 1) return at + 1;
      --depth;
    }
  }
  return std::string_view::npos;
}

std::string json_text(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace news::reading
