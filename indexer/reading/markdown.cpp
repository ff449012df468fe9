#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "reading/adapter.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/front_matter.h"
#include "reading/markdown_fields.h"
#include "reading/prose.h"
#include "reading/sift_lines.h"
#include "reading/wire.h"
#include "reading/xml_source.h"

namespace news::reading {
namespace {

bool is_rule(std::string_view line) {
  if (line.size() < 3) return false;
  const char sign = line[0];
  if (sign != '-' && sign != '*' && sign != '_' && sign != '=') return false;
  return line.find_first_not_of(std::string{sign, ' '}) == std::string_view::npos;
}

std::size_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 1 && level <= 6 && level < line.size() && line[level] == ' ' ? level : 0;
}

/// The length of "- ", "* ", "12. " and "> " at the beginning of a line.
std::size_t mark_length(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") || line.starts_with("> "))
    return 2;
  if (line == ">") return 1;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool numbered = digits > 0 && digits <= 3 && line.substr(digits).starts_with(". ");
  return numbered ? digits + 2 : 0;
}

/// What is longer between two brackets is no link.
constexpr std::size_t kLongestLink = 4000;

/// Where the bracket that stands at `at` closes; npos where it doesn't.
std::size_t closing(std::string_view text, std::size_t at, char open, char close) {
  std::size_t depth = 0;
  for (const std::size_t end = std::min(text.size(), at + kLongestLink); at < end; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == open) {
      ++depth;
    } else if (text[at] == close && --depth == 0) {
      return at;
    }
  }
  return std::string_view::npos;
}

/// Takes the signs of Markdown out of a paragraph.
class Inline {
 public:
  Inline(std::string_view text, std::vector<schema::Caption>& captions) : text_(text), captions_(captions) {}

  std::string plain() {
    while (at_ < text_.size()) step();
    return squeeze(without_references(out_));
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 < text_.size() && !is_ascii_letter(text_[at_ + 1])) {
      out_ += text_[at_ + 1];
      at_ += 2;
    } else if (c == '`') {
      ++at_;
    } else if (c == '!' && text_.substr(at_ + 1).starts_with('[') && take_link(at_ + 1, true)) {
    } else if (c == '[' && (take_note_mark() || take_link(at_, false))) {
    } else if (c == '<' && take_address()) {
    } else if ((c == '*' || c == '_') && is_emphasis()) {
      ++at_;
    } else if (c == '~' && text_.substr(at_).starts_with("~~")) {
      at_ += 2;
    } else {
      out_ += c;
      ++at_;
    }
  }

  /// A star beside a blank on both sides, or a low line inside a word, stands for itself.
  [[nodiscard]] bool is_emphasis() const {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
    const char before = at_ == 0 ? ' ' : text_[at_ - 1];
    const char after = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (is_blank(before) && is_blank(after)) return false;
    const auto is_word = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
    return text_[at_] == '*' || !(is_word(before) && is_word(after));
  }

  /// [^1] in a sentence, [^1]: before the note at the end.
  bool take_note_mark() {
    constexpr std::size_t kLongest = 40;
    const std::string_view rest = text_.substr(at_, kLongest);
    const std::size_t end = rest.find_first_of("] \n");
    if (!rest.starts_with("[^") || end == std::string_view::npos || rest[end] != ']') return false;
    at_ += end + 1;
    if (at_ < text_.size() && text_[at_] == ':') ++at_;
    return true;
  }

  /// [text](address "title"), [text][mark], ![alternative text](address "caption")
  bool take_link(std::size_t open, bool picture) {
    const std::size_t close = closing(text_, open, '[', ']');
    if (close == std::string_view::npos) return false;
    const char next = close + 1 < text_.size() ? text_[close + 1] : ' ';
    if (next != '(' && next != '[') return false;
    const std::size_t end = closing(text_, close + 1, next, next == '(' ? ')' : ']');
    if (end == std::string_view::npos) return false;
    const std::string_view label = text_.substr(open + 1, close - open - 1);
    if (picture) {
      put_picture(label, text_.substr(close + 2, end - close - 2));
    } else {
      out_ += Inline(label, captions_).plain();
    }
    at_ = end + 1;
    return true;
  }

  void put_picture(std::string_view label, std::string_view target) {
    schema::Caption caption;
    caption.alt = squeeze(without_references(label));
    const std::size_t quote = target.find_first_of("\"'");
    if (quote != std::string_view::npos && target.back() == target[quote] && target.size() > quote + 1)
      caption.text = squeeze(without_references(target.substr(quote + 1, target.size() - quote - 2)));
    put_caption(captions_, std::move(caption));
  }

  /// <https://...>
  bool take_address() {
    const std::size_t end = text_.substr(0, at_ + kLongestLink).find('>', at_);
    if (end == std::string_view::npos) return false;
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    const bool address =
        inside.find("://") != std::string_view::npos && inside.find(' ') == std::string_view::npos;
    if (!address) return false;
    out_.append(inside);
    at_ = end + 1;
    return true;
  }

  std::string_view text_;
  std::vector<schema::Caption>& captions_;
  std::string out_;
  std::size_t at_ = 0;
};

/// Without what a site's generator puts something for: {{< figure >}}, {{% note %}}, {% include %}.
std::string without_shortcodes(std::string_view line) {
  struct Marks {
    std::string_view open;
    std::string_view close;
  };
  static constexpr auto kMarks = std::to_array<Marks>({{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}});
  std::string out;
  while (!line.empty()) {
    const std::size_t at = line.find('{');
    out.append(line.substr(0, at));
    if (at == std::string_view::npos) break;
    line.remove_prefix(at);
    const auto marks = std::find_if(kMarks.begin(), kMarks.end(),
                                    [&](const Marks& each) { return line.starts_with(each.open); });
    if (marks == kMarks.end()) {
      out += line.front();
      line.remove_prefix(1);
      continue;
    }
    const std::size_t end = line.find(marks->close, marks->open.size());
    if (end == std::string_view::npos) return out.append(line);
    line.remove_prefix(end + marks->close.size());
  }
  return out;
}

/// What stands in marks behind a name: alt="A pier".
std::string argument_of(std::string_view shortcode, std::string_view name) {
  const std::size_t at = shortcode.find(std::string(name) + "=\"");
  if (at == std::string_view::npos || at == 0 || shortcode[at - 1] != ' ') return {};
  const std::string_view value = shortcode.substr(at + name.size() + 2);
  return squeeze(value.substr(0, value.find('"')));
}

/// {{< figure src="pier.jpg" caption="The pier" >}}
schema::Caption figure_of(std::string_view line) {
  if (!line.starts_with("{{<") || !trim(line.substr(3)).starts_with("figure ")) return {};
  return {argument_of(line, "caption"), argument_of(line, "alt"), {}};
}

/// [1]: https://gazette.example "Vote" says where a link of the text leads.
bool is_reference(std::string_view line) {
  const std::size_t close = line.find("]:");
  if (!line.starts_with('[') || line.starts_with("[^") || close == std::string_view::npos) return false;
  const std::string_view target = trim(line.substr(close + 2));
  return target.starts_with('/') || target.starts_with('<') || target.starts_with('#') ||
         target.starts_with("mailto:") ||
         target.substr(0, target.find(' ')).find("://") != std::string_view::npos;
}

/// "| a | b |"
bool is_table_row(std::string_view line) {
  return line.size() > 2 && line.front() == '|' && line.back() == '|';
}

/// The words of a row, one after another; empty for the row of hyphens below the first.
std::string cells_of(std::string_view row) {
  if (row.find_first_not_of("|:- ") == std::string_view::npos) return {};
  std::string out;
  row.remove_prefix(1);
  while (!row.empty()) {
    std::size_t end = row.find('|');
    while (end != std::string_view::npos && end > 0 && row[end - 1] == '\\') end = row.find('|', end + 1);
    const std::string_view cell = trim(row.substr(0, end));
    if (!cell.empty()) out.append(out.empty() ? "" : ", ").append(cell);
    if (end == std::string_view::npos) break;
    row.remove_prefix(end + 1);
  }
  return out;
}

/// Puts paragraphs together out of lines.
class Reader {
 public:
  explicit Reader(ReadArticle& read) : read_(read) {}

  /// The body; a first heading of the first level becomes the headline where there is none.
  std::string body_of(std::string_view text) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      take_line(trim(text.substr(at, end - at)));
      at = end + 1;
    }
    end_paragraph();
    return std::move(body_);
  }

 private:
  void take_line(std::string_view line) {
    if (line.starts_with("```") || line.starts_with("~~~")) {
      end_paragraph();
      fenced_ = !fenced_;
      return;
    }
    if (fenced_) {
      put(squeeze(line));
      return;
    }
    if (paragraph_.empty() && is_reference(line)) return;
    put_caption(read_.article.captions, figure_of(line));
    const std::string without = without_shortcodes(line);
    line = trim(without);
    if (is_table_row(line)) {
      end_paragraph();
      paragraph_ = cells_of(line);
      return end_paragraph();
    }
    if (const std::size_t mark = mark_length(line); mark != 0) {
      // Lines of a quotation are one paragraph, items of a list are apart.
      if (line[0] != '>') end_paragraph();
      line = trim(line.substr(mark));
    }
    if (is_underline(line)) return take_heading(1);
    if (line.empty() || is_rule(line)) return end_paragraph();
    if (const std::size_t level = heading_level(line); level != 0) {
      end_paragraph();
      paragraph_ = trim(line.substr(level));
      while (paragraph_.ends_with('#')) paragraph_.pop_back();
      return take_heading(level);
    }
    paragraph_.append(paragraph_.empty() ? "" : "\n").append(line);
  }

  /// A line of signs below a line of text makes a heading of it.
  [[nodiscard]] bool is_underline(std::string_view line) const {
    return !paragraph_.empty() && paragraph_.find('\n') == std::string::npos && line.size() >= 3 &&
           (line.find_first_not_of('=') == std::string_view::npos ||
            line.find_first_not_of('-') == std::string_view::npos);
  }

  void take_heading(std::size_t level) {
    std::string& headline = read_.article.headline;
    std::string text = plain_paragraph();
    if (level != 1 || !body_.empty() || (!headline.empty() && headline != text)) return put(std::move(text));
    if (headline.empty()) put_field(read_, "headline", headline, "markdown.heading", std::move(text));
  }

  std::string plain_paragraph() {
    const std::string source = std::exchange(paragraph_, {});
    const bool html = source.starts_with('<') && looks_like_html(source);
    if (!html) return Inline(source, read_.article.captions).plain();
    Prose prose = prose_of(source);
    put_surroundings(read_, prose);
    for (schema::Caption& caption : prose.captions) put_caption(read_.article.captions, std::move(caption));
    return std::move(prose.body);
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    std::string paragraph = plain_paragraph();
    if (!body_.empty() || !take_byline(paragraph)) put(std::move(paragraph));
  }

  /// "By Ann Lee, 5 March 2024" above the text. What the front matter says goes before.
  bool take_byline(const std::string& line) {
    constexpr std::size_t kLongest = 120;
    if (line.size() > kLongest) return false;
    std::string_view names = behind_by(line);
    const auto date = find_date(names);
    if (date) names = trim(names.substr(0, date->begin));
    while (!names.empty() && std::string_view(",|-;").find(names.back()) != std::string_view::npos)
      names = trim(names.substr(0, names.size() - 1));
    const std::vector<std::string> found = names_of_byline(names);
    if (found.empty() || !std::all_of(found.begin(), found.end(), looks_like_name)) return false;
    if (read_.article.authors.empty()) {
      put_byline(read_, "markdown.byline", names);
    } else {
      read_.trace.push_back({"dropped", "markdown.byline", line, 0.9});
    }
    if (date && !date->ambiguous) put_date(read_, "published", "markdown.byline", date->iso());
    return true;
  }

  void put(std::string paragraph) {
    if (paragraph.empty()) return;
    body_.append(body_.empty() ? "" : "\n\n").append(paragraph);
  }

  ReadArticle& read_;
  std::string paragraph_;
  std::string body_;
  bool fenced_ = false;
};

}  // namespace

ReadResult read_markdown(const RawDocument& document) {
  ReadArticle read;
  read.where = document.where;
  const std::string text = clean(to_utf8(document.bytes, read.warnings));
  std::string_view content = text;
  if (const auto front = read_front_matter(text)) {
    content = front->content;
    read.warnings.insert(read.warnings.end(), front->warnings.begin(), front->warnings.end());
    put_front_matter(front->fields, read);
  }
  std::string body = Reader(read).body_of(content);
  for (const schema::Caption& caption : read.article.captions)
    read.trace.push_back(
        {"captions", "markdown.image", caption.text.empty() ? caption.alt : caption.text, 1});
  // A body in the front matter is no body.
  read.article.body.clear();
  put_field(read, "body", read.article.body, "markdown.content", std::move(body));
  sift_body(read);
  ReadResult result;
  result.articles.push_back(std::move(read));
  return result;
}

}  // namespace news::reading
