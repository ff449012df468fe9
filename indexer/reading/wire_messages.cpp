#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "reading/adapter.h"
#include "reading/blocks.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/charset.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/json_text.h"
#include "reading/page_edges.h"
#include "reading/wire.h"
#include "reading/wire_sign_off.h"

// What agencies sent before there was XML: a heading, a text, and when it was sent, between control
// characters. ANPA 1312 (North America) puts the slug into the heading and marks the lines above the text
// with '^'; IPTC 7901 has a line of keywords, and ends what stands above the text with an empty line or a
// '='.

namespace news::reading {
namespace {

constexpr char kStartOfHeading = '\x01';
constexpr char kStartOfText = '\x02';
constexpr char kEndOfText = '\x03';
constexpr char kUnitSeparator = '\x1F';

/// A message with its parts as they are.
struct Message {
  std::string_view heading;
  std::string_view text;
  std::string_view trailer;
  bool whole = false;  ///< The text has an end.
};

std::vector<Message> messages_of(std::string_view bytes) {
  std::vector<Message> out;
  for (std::size_t at = bytes.find(kStartOfHeading); at != std::string_view::npos;) {
    const std::size_t next = bytes.find(kStartOfHeading, at + 1);
    std::string_view part = bytes.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
    at = next;
    Message& message = out.emplace_back();
    const std::size_t text = std::min(part.find(kStartOfText), part.size());
    message.heading = part.substr(0, text);
    part.remove_prefix(std::min(text + 1, part.size()));
    const std::size_t end = part.find(kEndOfText);
    message.whole = end != std::string_view::npos;
    message.text = part.substr(0, end);
    if (message.whole) message.trailer = part.substr(end + 1);
  }
  return out;
}

/// Clean lines; indentation stays, what stands for it too.
std::vector<std::string> lines_of(std::string_view text) {
  std::string plain;
  for (const char c : text) c == '\t' ? plain.append("  ") : plain.append(1, c);
  plain = clean(plain);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find('\n', at), plain.size());
    std::string line = plain.substr(at, end - at);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out.push_back(std::move(line));
    at = end + 1;
  }
  return out;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t found = text.find(from); found != std::string_view::npos; found = text.find(from, at)) {
    out.append(text.substr(at, found - at)).append(to);
    at = found + from.size();
  }
  return out.append(text.substr(at));
}

/// Teleprinters had neither curly quotes nor dashes.
std::string with_typography(std::string_view text) {
  return replaced(replaced(replaced(text, "``", "“"), "''", "”"), " _ ", " — ");
}

std::string two_digits_of_century(std::string_view year) {
  return (year < "70" ? "20" : "19") + std::string(year);
}

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() >= count &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count), is_ascii_digit);
}

std::string clock_of(std::string_view digits) {
  return "T" + std::string(digits.substr(0, 2)) + ":" + std::string(digits.substr(2, 2));
}

/// "241205 Sep 24", "071341 GMT Okt 15", "071341Z OCT 2015": day, hour and minute, then month and year; the
/// zone, if any, in one of three places. `words` begin there. Empty for none.
std::string sent_by_iptc(const std::vector<std::string_view>& words, std::size_t at) {
  constexpr std::size_t kLongestZone = 5;
  std::string_view moment = words[at];
  std::string zone;
  if (moment.size() == 7 && moment.back() == 'Z') {
    zone = "Z";
    moment.remove_suffix(1);
  }
  if (moment.size() != 6 || !is_digits(moment, 6) || at + 2 >= words.size()) return {};
  const auto is_zone = [&](std::size_t i) {
    return i < words.size() && words[i].size() <= kLongestZone && is_ascii_letter(words[i].front());
  };
  std::size_t month = at + 1;
  if (is_zone(month) && at + 3 < words.size() && is_month_name(words[at + 2]) &&
      is_digits(words[at + 3], 2)) {
    zone = words[month];
    ++month;
  }
  const std::string_view year = words[month + 1];
  if (!is_digits(year, 2)) return {};
  const bool whole = is_digits(year, 4);
  if (zone.empty() && is_zone(month + 2)) zone = words[month + 2];
  const auto found =
      find_date(std::string(moment.substr(0, 2))
                    .append(" ")
                    .append(words[month])
                    .append(" ")
                    .append(whole ? std::string(year.substr(0, 4)) : two_digits_of_century(year.substr(0, 2)))
                    .append(" ")
                    .append(moment.substr(2, 2))
                    .append(":")
                    .append(moment.substr(4))
                    .append(" ")
                    .append(zone));
  return found && !found->time.empty() ? found->iso() : std::string();
}

/// A line of IPTC 7901, or "AP-WF-11-13-13 1509GMT". Empty for none.
std::string sent_at(std::string_view line) {
  constexpr std::size_t kLongest = 200;
  if (line.size() > kLongest) return {};
  const std::vector<std::string_view> words = words_of(line);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view word = words[i];
    if (std::string sent = sent_by_iptc(words, i); !sent.empty()) return sent;
    constexpr std::size_t kDate = 8;  // 11-13-13
    if (word.size() < kDate || !is_digits(words[i + 1], 4)) continue;
    const std::string_view date = word.substr(word.size() - kDate);
    if (!is_digits(date, 2) || date[2] != '-' || date[5] != '-' || !is_digits(date.substr(6), 2)) continue;
    const std::string zone = equals_ignoring_case(words[i + 1].substr(4, 3), "gmt") ? "Z" : "";
    return two_digits_of_century(date.substr(6)) + "-" + std::string(date.substr(0, 2)) + "-" +
           std::string(date.substr(3, 2)) + clock_of(words[i + 1]) + zone;
  }
  return {};
}

class Reader {
 public:
  Reader(const Message& message, ReadArticle& read)
      : message_(message), read_(read), article_(read.article) {}

  void run() {
    heading_ = lines_of(message_.heading);
    text_ = lines_of(message_.text);
    const auto begin =
        std::find_if(text_.begin(), text_.end(), [](const auto& line) { return !line.empty(); });
    text_.erase(text_.begin(), begin);
    const bool marked = !text_.empty() && text_.front().starts_with('^');
    if (marked || message_.heading.find(kUnitSeparator) != std::string_view::npos) {
      read_anpa();
    } else {
      read_iptc();
    }
    put_field(read_, "published", article_.published, "wire.sent", sent_at(lines_joined(message_.trailer)));
    if (!article_.body.empty()) {
      const std::string first = article_.body.substr(0, article_.body.find("\n\n"));
      read_dateline({{first, 0, false}}, read_);
    }
  }

 private:
  static std::string lines_joined(std::string_view text) { return squeeze(clean(text)); }

  void drop(const char* rule, std::string_view what) {
    if (!trim(what).empty())
      read_.trace.push_back({"dropped", rule, std::string(beginning_of(trim(what), 120)), 0.9});
  }

  void keep(const char* key, std::string_view value) {
    if (!value.empty()) article_.extra[key] = json_text(nlohmann::json(std::string(value)));
  }

  void put_body(const std::vector<std::string>& lines, const char* rule) {
    std::string text;
    for (const std::string& line : lines) text.append(line).append("\n");
    put_field(read_, "body", article_.body, rule, paragraphs_of_wire(text));
  }

  // --- ANPA 1312

  void read_anpa() {
    if (heading_.size() > 1) {
      // Priority, category, slug; between them stood what typesetters needed.
      const std::vector<std::string_view> words = words_of(heading_[1]);
      if (!words.empty() && words[0].size() == 1) keep("priority", words[0]);
      if (words.size() > 1 && words[1].size() == 1) keep("category", words[1]);
    }
    std::size_t at = 0;
    bool behind_byline = false;
    std::string summary;
    for (; at < text_.size() && (text_[at].starts_with('^') || text_[at].empty()); ++at) {
      const std::string line = unmarked(text_[at]);
      if (line.empty()) continue;
      const bool employer = std::exchange(behind_byline, false);
      if (!behind_by(line).empty()) {
        put_byline(read_, "anpa.byline", line);
        behind_byline = true;
      } else if (is_slug(line) && !article_.extra.contains("slugline")) {
        keep("slugline", line.substr(0, line.find(',')));
      } else if (is_note(line) || employer) {
        drop("anpa.note", line);
      } else if (article_.headline.empty()) {
        put_field(read_, "headline", article_.headline, "anpa.headline", line);
      } else if (summary.empty()) {
        summary = line;
      }
    }
    std::vector<std::string> body;
    for (; at < text_.size(); ++at) {
      std::string line = text_[at];
      if (line.starts_with('^')) line = "  " + unmarked(line);
      const std::string sent = sent_at(line);
      if (!sent.empty()) {
        put_field(read_, "published", article_.published, "wire.sent", sent);
      } else if (line.find_first_not_of("_ <") != std::string::npos || line.empty()) {
        body.push_back(with_typography(line));
      }
    }
    put_body(body, "anpa.text");
    put_summary(read_, "anpa.summary", summary);
  }

  /// Without the signs for the beginning of a line, and for its end: flush left, centred, right.
  static std::string unmarked(std::string_view line) {
    if (line.starts_with('^')) line.remove_prefix(1);
    while (!line.empty() &&
           (line.back() == '<' || line.back() == '=' || line.back() == '^' || line.back() == ' '))
      line.remove_suffix(1);
    return with_typography(squeeze(line));
  }

  /// "BC-LT--Island Ferries, 1st Ld,466"
  static bool is_slug(std::string_view line) {
    return line.size() > 4 && is_ascii_upper(line[0]) && is_ascii_upper(line[1]) && line[2] == '-' &&
           line.find(". ") == std::string_view::npos;
  }

  static bool is_note(std::string_view line) {
    return line.starts_with("Eds:") || line.starts_with("Eds.") || line.starts_with("EDITOR") ||
           line.find(" Photo ") != std::string_view::npos || line.find(" Graphic ") != std::string_view::npos;
  }

  // --- IPTC 7901

  void read_iptc() {
    take_heading();
    std::size_t at = take_lines_above();
    std::vector<std::string> body;
    for (; at < text_.size(); ++at) {
      if (ends_text(text_[at])) break;
      body.push_back(text_[at]);
    }
    if (at < text_.size()) drop("iptc.not for publication", text_[at]);
    for (; at < text_.size(); ++at) {
      put_field(read_, "published", article_.published, "wire.sent", sent_at(text_[at]));
    }
    put_body(body, "iptc.text");
    article_.body = replaced(article_.body, ") = ", ") — ");
    drop_signature();
  }

  /// "abc0123 3 pl 831 nwa 0044": service and number, priority, category, words, and what the agency likes.
  void take_heading() {
    for (std::size_t i = 0; i < heading_.size(); ++i) {
      if (i != 0) {
        take_keywords(heading_[i]);
        continue;
      }
      const std::vector<std::string_view> words = words_of(heading_[0]);
      if (words.size() > 1) keep("priority", words[1]);
      if (words.size() > 2) keep("category", words[2]);
      for (std::size_t k = 4; k < words.size(); ++k) {
        const std::string_view agency = words[k].substr(0, words[k].find_first_of("-0123456789."));
        if (agency.size() >= 2)
          put_field(read_, "source", article_.source, "iptc.source", std::string(agency));
      }
    }
  }

  bool take_keywords(std::string_view line) {
    line = trim(line);
    if (!line.ends_with('/') || line.size() > 200) return false;
    while (!line.empty()) {
      const std::size_t end = std::min(line.find('/'), line.size());
      put_keyword(read_, "iptc.keywords", squeeze(line.substr(0, end)));
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    return true;
  }

  /// Keywords, headline, byline and notes in parentheses, up to an empty line, an indented one or a '='.
  /// Returns where the text begins.
  std::size_t take_lines_above() {
    constexpr std::size_t kMost = 12;
    constexpr std::size_t kLongestLine = 300;  // a paragraph that isn't broken into lines
    std::string headline;
    bool in_note = false;
    std::size_t at = 0;
    for (bool last = false; at < std::min(text_.size(), kMost) && !last; ++at) {
      std::string line = text_[at];
      const bool text = line.size() > kLongestLine || (line.starts_with("  ") && !headline.empty());
      if (line.empty() || text) break;
      // Each of several lines may have the sign.
      last = line.ends_with('=') && !(at + 1 < text_.size() && text_[at + 1].ends_with('='));
      line = without_signs(line);
      in_note = in_note || trim(line).starts_with('(');
      if (in_note) {
        drop("iptc.note", line);
        in_note = !line.ends_with(')');
      } else if (headline.empty() && take_keywords(line)) {
        continue;
      } else if (!behind_by(line).empty()) {
        put_byline(read_, "iptc.byline", line);
      } else {
        if (headline.empty()) line = without_flags(squeeze(line));
        if (!line.empty()) headline.append(headline.empty() ? "" : " ").append(squeeze(line));
      }
    }
    put_field(read_, "headline", article_.headline, "iptc.headline", headline);
    return at;
  }

  static std::string without_signs(std::string_view line) {
    const std::size_t first = line.find_first_not_of("= ");
    if (first == std::string_view::npos) return {};
    return std::string(line.substr(first, line.find_last_not_of("= ") + 1 - first));
  }

  /// What follows is for editors.
  static bool ends_text(std::string_view line) {
    static constexpr auto kOpenings = std::to_array<std::string_view>(
        {"# Notizblock", "# Notebook", "## ", "* * * *", "./.", "The following information is not",
         "Die folgenden Informationen sind nicht", "Les informations suivantes ne sont pas"});
    line = trim(line);
    if (line.starts_with("# ") && (line.ends_with("-Notizblock") || line.ends_with("-Notebook"))) return true;
    return std::any_of(kOpenings.begin(), kOpenings.end(),
                       [&](std::string_view opening) { return line.starts_with(opening); });
  }

  void drop_signature() {
    const std::size_t last = article_.body.rfind("\n\n");
    if (last == std::string::npos) return;
    const std::string line = article_.body.substr(last + 2);
    if (!is_sign_off(line, article_.source)) return;
    drop("iptc.signature", line);
    article_.body.resize(last);
  }

  const Message& message_;
  ReadArticle& read_;
  schema::Article& article_;
  std::vector<std::string> heading_;
  std::vector<std::string> text_;
};

}  // namespace

ReadResult read_wire_messages(const RawDocument& document) {
  ReadResult result;
  std::vector<std::string> warnings;
  // Older than UTF-8: what isn't that needs no remark.
  const std::string bytes = to_utf8(document.bytes, {document.origin.charset, "windows-1252"}, warnings);
  const std::vector<Message> messages = messages_of(bytes);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    ReadArticle read;
    read.where = where_in(document, "message", i + 1, messages.size());
    read.warnings = std::exchange(warnings, {});
    if (!messages[i].whole) read.warnings.emplace_back("the message ends early (a truncated file)");
    Reader(messages[i], read).run();
    result.articles.push_back(std::move(read));
  }
  if (messages.empty()) result.rejected.push_back({document.where, "no start of a heading in it"});
  return result;
}

}  // namespace news::reading
