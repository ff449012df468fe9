#include "reading/excess_attributes.h"

#include <algorithm>
#include <string_view>

#include "reading/characters.h"

namespace news::reading {
namespace {

constexpr std::size_t kMost = 250;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Blanker {
 public:
  Blanker(std::string& markup, Syntax syntax) : markup_(markup), html_(syntax == Syntax::html) {}

  void run() {
    for (at_ = markup_.find('<'); at_ < markup_.size();
         at_ = std::min(markup_.find('<', at_), markup_.size()))
      pass();
  }

 private:
  /// What begins with the "<" at `at_`.
  void pass() {
    const std::string_view rest = std::string_view(markup_).substr(at_);
    if (rest.starts_with("<!--")) return pass_to("-->", 4);
    if (!html_ && rest.starts_with("<![CDATA[")) return pass_to("]]>", 9);
    if (!html_ && rest.starts_with("<?")) return pass_to("?>", 2);
    ++at_;
    if (!begins_name()) return;
    pass_tag();
    if (html_ && starts_with_ignoring_case(rest, "<script")) return pass_raw("script");
    if (html_ && starts_with_ignoring_case(rest, "<style")) return pass_raw("style");
  }

  void pass_to(std::string_view end, std::size_t begin) {
    const std::size_t found = markup_.find(end, at_ + begin);
    at_ = found == std::string::npos ? markup_.size() : found + end.size();
  }

  /// Scripts hold tags that are none.
  void pass_raw(std::string_view name) {
    if (markup_[at_ - 1] != '>' || markup_[at_ - 2] == '/') return;
    const auto is_end = [&] {
      return starts_with_ignoring_case(std::string_view(markup_).substr(at_ + 2), name);
    };
    at_ = std::min(markup_.find("</", at_), markup_.size());
    while (at_ < markup_.size() && !is_end()) at_ = std::min(markup_.find("</", at_ + 1), markup_.size());
  }

  void pass_tag() {
    pass_name();
    std::size_t count = 0;
    std::size_t excess = std::string::npos;
    for (pass_blanks(); !ends_tag(); pass_blanks()) {
      if (count++ == kMost) excess = at_;
      if (!pass_attribute()) break;
    }
    for (std::size_t i = excess; i < at_; ++i) {
      if (markup_[i] != '\n') markup_[i] = ' ';
    }
    if (at_ < markup_.size()) at_ += markup_[at_] == '/' ? 2 : markup_[at_] == '>' ? 1 : 0;
  }

  /// False where XML's parser would give the tag up.
  bool pass_attribute() {
    const std::size_t begin = at_;
    if (html_ && !begins_name()) {
      // Passed over as one word.
      while (!ends_tag() && !is_blank(markup_[at_])) ++at_;
      return true;
    }
    pass_name();
    pass_blanks();
    if (at_ >= markup_.size() || markup_[at_] != '=') return html_;
    ++at_;
    pass_blanks();
    if (at_ >= markup_.size()) return true;
    const char quote = markup_[at_];
    if (quote == '"' || quote == '\'') return pass_quoted(quote);
    while (html_ && at_ < markup_.size() && markup_[at_] != '>' && !is_blank(markup_[at_])) ++at_;
    return html_ && at_ > begin;
  }

  bool pass_quoted(char quote) {
    const std::size_t end = std::min(markup_.find(quote, at_ + 1), markup_.size());
    const std::string_view value = std::string_view(markup_).substr(at_ + 1, end - at_ - 1);
    if (const std::size_t tag = value.find('<'); !html_ && tag != std::string_view::npos) {
      at_ += 1 + tag;
      return false;
    }
    at_ = std::min(end + 1, markup_.size());
    return true;
  }

  void pass_blanks() {
    while (at_ < markup_.size() && is_blank(markup_[at_])) ++at_;
  }

  /// The parser for HTML ends a name at 100 characters, and begins another.
  void pass_name() {
    constexpr std::size_t kLongest = 100;
    const std::size_t end = html_ ? std::min(markup_.size(), at_ + kLongest) : markup_.size();
    while (at_ < end && is_of_name(markup_[at_])) ++at_;
  }

  [[nodiscard]] bool ends_tag() const {
    return at_ >= markup_.size() || markup_[at_] == '>' ||
           (markup_[at_] == '/' && at_ + 1 < markup_.size() && markup_[at_ + 1] == '>');
  }

  [[nodiscard]] bool begins_name() const {
    if (at_ >= markup_.size()) return false;
    const char c = markup_[at_];
    return is_ascii_letter(c) || c == '_' || c == ':' || (html_ ? c == '.' : is_wide(c));
  }

  [[nodiscard]] bool is_of_name(char c) const {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ':' || c == '.' ||
           (!html_ && is_wide(c));
  }

  static bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

  std::string& markup_;
  bool html_;
  std::size_t at_ = 0;
};

}  // namespace

void blank_excess_attributes(std::string& markup, Syntax syntax) {
  Blanker(markup, syntax).run();
}

}  // namespace news::reading
