#include "reading/databases.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "reading/adapter.h"
#include "reading/blocks.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/head_lines.h"
#include "reading/short_paragraphs.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

enum class Part {
  headline,
  subheadline,
  source,
  authors,
  published,
  section,
  language,
  keywords,
  id,
  url,
  body,
  other
};

struct Label {
  std::string_view name;  ///< In lower case.
  Part part;
};

/// What stands before a colon, or alone in its line.
constexpr auto kLabels = std::to_array<Label>({{"byline", Part::authors},
                                               {"author", Part::authors},
                                               {"section", Part::section},
                                               {"highlight", Part::subheadline},
                                               {"abstract", Part::subheadline},
                                               {"language", Part::language},
                                               {"language of publication", Part::language},
                                               {"subject", Part::keywords},
                                               {"publication title", Part::source},
                                               {"publication date", Part::published},
                                               {"proquest document id", Part::id},
                                               {"document url", Part::url},
                                               {"links", Part::url},
                                               {"body", Part::body},
                                               {"full text", Part::body},
                                               {"length", Part::other},
                                               {"dateline", Part::other},
                                               {"graphic", Part::other},
                                               {"load-date", Part::other},
                                               {"publication-type", Part::other},
                                               {"publication info", Part::other},
                                               {"journal-code", Part::other},
                                               {"journal code", Part::other},
                                               {"classification", Part::other},
                                               {"industry", Part::other},
                                               {"person", Part::other},
                                               {"geographic", Part::other},
                                               {"issn", Part::other},
                                               {"database", Part::other},
                                               {"copyright", Part::other}});

/// Factiva's codes of two letters.
constexpr auto kCodes = std::to_array<Label>(
    {{"HD", Part::headline}, {"BY", Part::authors},  {"PD", Part::published}, {"SN", Part::source},
     {"SE", Part::section},  {"LA", Part::language}, {"LP", Part::body},      {"TD", Part::body},
     {"NS", Part::other},    {"AN", Part::id},       {"WC", Part::other},     {"ET", Part::other},
     {"SC", Part::other},    {"PG", Part::other},    {"CY", Part::other},     {"CO", Part::other},
     {"IN", Part::other},    {"RE", Part::other},    {"ED", Part::other},     {"CLM", Part::other},
     {"ART", Part::other},   {"PUB", Part::other}});

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// "2 of 17 DOCUMENTS", "Document 2 of 17"
bool is_count(std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  const auto number = [](std::string_view word) {
    return !word.empty() && word.size() < 8 && std::all_of(word.begin(), word.end(), is_ascii_digit);
  };
  if (words.size() != 4) return false;
  if (words[0] == "Document") return number(words[1]) && words[2] == "of" && number(words[3]);
  return number(words[0]) && words[1] == "of" && number(words[2]) &&
         (words[3] == "DOCUMENTS" || words[3] == "DOCUMENT");
}

enum class Layout { none, counted, ended, coded };

/// By what articles are parted: a count before each, a line behind each, or codes.
Layout layout_of(const std::vector<std::string_view>& lines) {
  std::size_t codes = 0;
  bool says_body = false;
  for (const std::string_view line : lines) {
    if (is_count(line)) return Layout::counted;
    says_body = says_body || trim(line) == "Body";
    if (says_body && trim(line) == "End of Document") return Layout::ended;
    codes +=
        line.starts_with("HD  ") || line.starts_with("SN  ") || line.starts_with("AN  Document ") ? 1 : 0;
    if (codes == 3) return Layout::coded;
  }
  return Layout::none;
}

/// The articles, each with its lines.
std::vector<std::vector<std::string_view>> parted(const std::vector<std::string_view>& lines, Layout layout) {
  std::vector<std::vector<std::string_view>> out(1);
  for (const std::string_view line : lines) {
    if (layout == Layout::counted && is_count(line)) {
      out.emplace_back();
    } else if (layout == Layout::ended && trim(line) == "End of Document") {
      out.emplace_back();
    } else if (!trim(line).starts_with("______")) {
      out.back().push_back(line);
      if (layout == Layout::coded && line.starts_with("AN  ")) out.emplace_back();
    }
  }
  std::erase_if(out, [](const auto& article) {
    return std::all_of(article.begin(), article.end(),
                       [](std::string_view line) { return trim(line).empty(); });
  });
  return out;
}

/// A line that says what follows, and where that begins.
struct Labelled {
  const Label* label = nullptr;
  std::string_view rest;
};

Labelled label_of(std::string_view line, Layout layout) {
  if (layout == Layout::coded) {
    for (const Label& code : kCodes) {
      if (!line.starts_with(code.name)) continue;
      const std::string_view rest = line.substr(code.name.size());
      if (rest.empty() || rest.front() == ' ') return {&code, trim(rest)};
    }
    return {};
  }
  line = trim(line);
  constexpr std::size_t longest = 24;
  const std::size_t colon = line.substr(0, longest).find(':');
  const bool alone = line == "Body" || line == "Classification";
  const bool rights = line.starts_with("Copyright ");
  if (colon == std::string_view::npos && !alone && !rights) return {};
  const std::string name = rights ? "copyright" : lower_ascii(line.substr(0, colon));
  for (const Label& label : kLabels) {
    if (label.name == name)
      return {&label, colon == std::string_view::npos ? "" : trim(line.substr(colon + 1))};
  }
  return {};
}

class Record {
 public:
  Record(ReadArticle& read, Layout layout) : read_(read), article_(read.article), layout_(layout) {}

  void take(const std::vector<std::string_view>& lines) {
    for (const std::string_view line : lines) {
      const Labelled found = label_of(line, layout_);
      if (found.label != nullptr) {
        finish();
        begin(*found.label, found.rest);
      } else if (part_ == Part::other && label_ == "length" && trim(line).empty()) {
        // Older exports don't say where the text begins.
        finish();
        part_ = Part::body;
      } else {
        text_.append(line).append("\n");
      }
    }
    finish();
    put_field(read_, "body", article_.body, "database.body", paragraphs_of(short_paragraphs_joined(body_)));
  }

 private:
  void begin(const Label& label, std::string_view rest) {
    part_ = label.part;
    label_ = label.name;
    text_ = rest;
    text_ += '\n';
  }

  /// Puts what was collected where the line before it says.
  void finish() {
    const std::string text = std::exchange(text_, {});
    const std::string line = squeeze(text);
    if (!began_ && label_.empty()) take_head(text);
    began_ = true;
    if (line.empty() && part_ != Part::body) return;
    switch (part_) {
      case Part::headline:
        return put_field(read_, "headline", article_.headline, "database.headline", line);
      case Part::subheadline:
        return put_field(read_, "subheadline", article_.subheadline, "database.abstract", line);
      case Part::source:
        return put_field(read_, "source", article_.source, "database.source", line.substr(0, line.find(';')));
      case Part::authors:
        return put_authors(line);
      case Part::published:
        return put_date(read_, "published", "database.date", line);
      case Part::section:
        return put_field(read_, "section", article_.section, "database.section",
                         line.substr(0, line.find(';')));
      case Part::language:
        return put_field(read_, "language", article_.language, "database.language", line);
      case Part::keywords:
        for (std::string& word : split_list(line))
          put_keyword(read_, "database.subject", without_share(std::move(word)));
        return;
      case Part::id:
        return put_field(read_, "id", article_.id, "database.id",
                         line.starts_with("Document ") ? line.substr(9) : line);
      case Part::url:
        if (line.starts_with("http"))
          put_field(read_, "url", article_.url, "database.url", line.substr(0, line.find(' ')));
        return;
      case Part::body:
        body_.append(body_.empty() ? "" : "\n").append(text).append("\n");
        return;
      case Part::other:
        return;
    }
  }

  /// Above the first label stand headline, source and date, in one order or the other.
  void take_head(const std::string& text) {
    std::vector<std::string> heads;
    std::string paragraph;
    const auto put = [&] {
      if (std::string line = squeeze(paragraph); !line.empty()) heads.push_back(std::move(line));
      paragraph.clear();
    };
    for (const std::string_view line : lines_of(text)) {
      // One line each, but for a headline of several behind the date.
      if (trim(line).empty() || article_.published.empty()) put();
      paragraph.append(line).append("\n");
      if (article_.published.empty() && begins_with_date(trim(line)))
        put_date(read_, "published", "database.date", day_in(line));
    }
    put();
    std::erase_if(heads, [](const std::string& head) { return begins_with_date(head); });
    const bool source_first = layout_ == Layout::counted && heads.size() > 1 && !article_.published.empty();
    if (source_first) std::swap(heads[0], heads[1]);
    if (!heads.empty()) put_headline(heads[0]);
    if (heads.size() > 1 && !article_.published.empty())
      put_field(read_, "source", article_.source, "database.source", heads[1]);
  }

  /// "Trawlers return; Skippers say no"
  void put_headline(const std::string& line) {
    const std::size_t edition = line.find(": [");
    const std::size_t end = std::min(line.find("; "), edition);
    put_field(read_, "headline", article_.headline, "database.headline", line.substr(0, end));
    if (end != std::string::npos && end != edition)
      put_field(read_, "subheadline", article_.subheadline, "database.headline", line.substr(end + 2));
  }

  static bool begins_with_date(std::string_view line) {
    constexpr std::size_t longest = 60;
    if (line.size() > longest) return false;
    const auto date = find_date(line);
    return date && date->begin < 12;
  }

  static std::string day_in(std::string_view line) {
    const auto date = find_date(line);
    return date ? date->iso() : std::string();
  }

  /// "Keane, Maura; Hale, Tom"
  void put_authors(const std::string& line) {
    if (line.find(", ") == std::string::npos || label_ != "author")
      return put_byline(read_, "database.author", line);
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find(';', at), line.size());
      const std::string_view name = trim(std::string_view(line).substr(at, end - at));
      const std::size_t comma = name.find(',');
      std::string turned(comma == std::string_view::npos ? name : trim(name.substr(comma + 1)));
      if (comma != std::string_view::npos) turned.append(" ").append(name.substr(0, comma));
      put_byline(read_, "database.author", turned);
      at = end + 1;
    }
  }

  /// "FISHERIES (90%)" -> "FISHERIES"
  static std::string without_share(std::string word) {
    if (word.ends_with("%)")) word.resize(word.rfind('('));
    return std::string(trim(word));
  }

  ReadArticle& read_;
  schema::Article& article_;
  Layout layout_;
  Part part_ = Part::other;
  std::string_view label_;
  std::string text_;
  std::string body_;
  bool began_ = false;
};

}  // namespace

std::optional<ReadResult> read_database_export(std::string_view text, const RawDocument& document) {
  const std::vector<std::string_view> lines = lines_of(text);
  const Layout layout = layout_of(lines);
  if (layout == Layout::none) return std::nullopt;
  const auto articles = parted(lines, layout);
  ReadResult result;
  std::size_t number = 0;
  for (const auto& article : articles) {
    ReadArticle read;
    read.where = where_in(document, "article", ++number, articles.size());
    Record(read, layout).take(article);
    result.articles.push_back(std::move(read));
  }
  return result;
}

}  // namespace news::reading
