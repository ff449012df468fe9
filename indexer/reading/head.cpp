#include <algorithm>
#include <string>
#include <utility>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/head_lines.h"
#include "reading/litter.h"
#include "reading/page_edges.h"
#include "reading/section_names.h"

namespace news::reading {
namespace {

constexpr std::size_t kTraced = 120;
constexpr std::size_t kLongestHeadline = 220;
constexpr std::size_t kLongestSubheadline = 300;
/// So many lines at most stand above a headline, and between headline and text.
constexpr std::size_t kMostAbove = 12;
constexpr std::size_t kMostBetween = 24;

void note(ReadArticle& read, const char* field, const char* rule, std::string_view text, double confidence) {
  read.trace.push_back({field, rule, std::string(beginning_of(text, kTraced)), confidence});
}

void set_once(ReadArticle& read, std::string& field, const char* name, const char* rule, std::string value,
              double confidence) {
  if (!field.empty() || value.empty()) return;
  field = std::move(value);
  note(read, name, rule, field, confidence);
}

void add_authors(ReadArticle& read, const std::vector<std::string>& names, const char* rule,
                 double confidence) {
  for (const std::string& name : names) {
    std::vector<std::string>& all = read.article.authors;
    if (std::find(all.begin(), all.end(), name) != all.end()) continue;
    all.push_back(name);
    note(read, "authors", rule, name, confidence);
  }
}

bool take_date_line(std::string_view line, ReadArticle& read) {
  auto found = read_date_line(line);
  if (!found) return false;
  if (found->ambiguous) {
    read.warnings.push_back("date \"" + squeeze(line) + "\" can be read in two ways (day and month)");
    found->published.clear();
    found->modified.clear();
  }
  schema::Article& article = read.article;
  set_once(read, article.published, "published", "date.line", std::move(found->published), 0.95);
  set_once(read, article.modified, "modified", "date.line", std::move(found->modified), 0.9);
  set_once(read, article.source, "source", "source.beside date", std::move(found->source), 0.7);
  if (!found->place.empty()) note(read, "dateline", "dateline.beside date", found->place, 0.7);
  add_authors(read, found->authors, "byline.beside date", 0.9);
  return true;
}

/// Fills a field from "Title: ..."; false for a label that is none of the article's, or that begins its text.
bool take_labelled(const Labelled& labelled, ReadArticle& read) {
  schema::Article& article = read.article;
  const std::string value = squeeze(labelled.value);
  if (value.empty() && labelled.field != LabelledField::body) return labelled.field != LabelledField::none;
  switch (labelled.field) {
    case LabelledField::none:
    case LabelledField::body:
      return false;
    case LabelledField::headline:
      set_once(read, article.headline, "headline", "headline.label", value, 0.98);
      return true;
    case LabelledField::subheadline:
      set_once(read, article.subheadline, "subheadline", "subheadline.label", value, 0.98);
      return true;
    case LabelledField::authors:
      add_authors(read, names_of_byline(value), "byline.label", 0.97);
      return true;
    case LabelledField::published:
      set_once(read, article.published, "published", "date.label", value, 0.97);
      return true;
    case LabelledField::modified:
      set_once(read, article.modified, "modified", "date.label", value, 0.97);
      return true;
    case LabelledField::source:
      set_once(read, article.source, "source", "source.label", value, 0.95);
      return true;
    case LabelledField::url:
      set_once(read, article.url, "url", "url.label", value, 0.97);
      return true;
    case LabelledField::section:
      set_once(read, article.section, "section", "section.label", value, 0.95);
      return true;
    case LabelledField::keywords:
      if (article.keywords.empty()) article.keywords = split_list(value);
      note(read, "keywords", "keywords.label", value, 0.95);
      return true;
    case LabelledField::language:
      set_once(read, article.language, "language", "language.label", value, 0.95);
      return true;
    case LabelledField::length:
      note(read, "dropped", "head.length", value, 0.95);
      return true;
  }
  return false;
}

bool is_address(std::string_view line) {
  const bool url = line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
  return url && line.find(' ') == std::string_view::npos;
}

/// Ends in a full stop and is a headline all the same: one short sentence with a line about the article
/// below.
bool is_sentence_headline(const std::vector<Block>& blocks, std::size_t at) {
  const std::string_view line = blocks[at].text;
  if (length_of(line) > 110 || at + 2 >= blocks.size()) return false;
  if (without_closing_marks(line).find(". ") != std::string_view::npos) return false;
  const std::string_view next = blocks[at + 1].text;
  return !behind_by(next).empty() || read_date_line(next).has_value();
}

/// "OPINION", "World news": what stands above a headline.
bool is_kicker(const std::vector<Block>& blocks, std::size_t at) {
  const std::string_view line = blocks[at].text;
  if (at + 1 >= blocks.size() || count_words(line) > 3 || ends_sentence(line)) return false;
  const std::string_view next = blocks[at + 1].text;
  const bool headline_follows = length_of(next) >= 20 && length_of(next) <= kLongestHeadline &&
                                (!ends_in_full_stop(next) || is_sentence_headline(blocks, at + 1)) &&
                                behind_by(next).empty();
  if (!headline_follows || is_litter(next) || read_date_line(next)) return false;
  return is_section_name(line) || (is_all_capitals(line) && count_words(line) <= 2 && length_of(line) <= 24);
}

/// Sections in capitals read better in small letters.
std::string section_of(std::string_view line) {
  std::string out = squeeze(line);
  while (!out.empty() && (out.back() == ':' || out.back() == '|')) out.pop_back();
  if (!is_all_capitals(out) || length_of(out) <= 3) return out;
  bool inside = false;
  for (char& c : out) {
    if (inside) c = ascii_lower(c);
    inside = is_ascii_letter(c);
  }
  return out;
}

/// "Refinery opens | The Halmer Courier": cuts the site's name off, where it can be told to be one.
std::string without_site(std::string_view line, std::string_view next, ReadArticle& read) {
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " « "}) {
    const std::size_t at = line.rfind(mark);
    if (at == std::string_view::npos || at < 12) continue;
    const std::string_view site = trim(line.substr(at + mark.size()));
    const std::string_view title = trim(line.substr(0, at));
    const bool repeated = phrase_key(title) == phrase_key(next);
    const bool known = !read.article.source.empty() && phrase_key(site) == phrase_key(read.article.source);
    const bool barred = mark == " | " && count_words(site) <= 4 && starts_with_upper(site);
    if (!repeated && !known && !barred) continue;
    set_once(read, read.article.source, "source", "source.behind headline", squeeze(site),
             repeated ? 0.9 : 0.7);
    return std::string(title);
  }
  return std::string(line);
}

/// A line between headline and text that could tell the story in brief.
bool could_be_subheadline(std::string_view line) {
  return length_of(line) <= kLongestSubheadline && count_words(line) >= 4 && line.back() != ':' &&
         !has_dateline(line);
}

bool is_running_text(std::string_view line) {
  return length_of(line) >= 60 && ends_sentence(line);
}

class Head {
 public:
  Head(std::vector<Block>& blocks, ReadArticle& read) : blocks_(blocks), read_(read) {}

  std::size_t run() {
    std::size_t at = 0;
    while (at < blocks_.size() && at < kMostBetween) {
      const std::string_view line = blocks_[at].text;
      if (!take(at, line)) break;
      ++at;
    }
    return at;
  }

 private:
  bool take(std::size_t at, std::string_view line) {
    const schema::Article& article = read_.article;
    if (!article.headline.empty() && phrase_key(line) == phrase_key(article.headline)) {
      note(read_, "dropped", "headline.repeated", line, 0.97);
      return true;
    }
    if (is_litter(line)) {
      note(read_, "dropped", "head.litter", line, 0.9);
      return true;
    }
    if (at + 1 < blocks_.size() && article.source.size() > 3 &&
        phrase_key(line) == phrase_key(article.source))
      return true;
    return take_meta(at, line) || take_subheadline(at, line);
  }

  /// Lines about the article: who, when, where it stands.
  bool take_meta(std::size_t at, std::string_view line) {
    if (take_date_line(line, read_)) return meta_seen();
    if (const Labelled labelled = read_labelled(line); take_labelled(labelled, read_)) return meta_seen();
    if (const std::string_view names = behind_by(line); !names.empty()) {
      const std::vector<std::string> found = names_of_byline(names);
      if (!found.empty()) {
        add_authors(read_, found, "byline.by", 0.97);
        after_byline_ = true;
        // "By Peter Aldous | 14 March 2023"
        if (const auto date = find_date(line); date && !date->ambiguous) {
          set_once(read_, read_.article.published, "published", "date.behind byline", date->iso(), 0.9);
        }
        return meta_seen();
      }
    }
    if (is_address(line)) {
      set_once(read_, read_.article.url, "url", "url.line", std::string(line), 0.8);
      return meta_seen();
    }
    if (const std::vector<std::string> path = read_section_path(line); !path.empty()) {
      set_once(read_, read_.article.section, "section", "section.path", path.front(), 0.9);
      return meta_seen();
    }
    if (is_section_name(line)) {
      set_once(read_, read_.article.section, "section", "section.name", section_of(line), 0.85);
      return meta_seen();
    }
    if (line.find('@') != std::string_view::npos && count_words(line) <= 3) return meta_seen();
    if (after_byline_ && line.size() <= 60 && !ends_sentence(line) && names_a_role(line)) {
      note(read_, "dropped", "byline.role", line, 0.85);
      return meta_seen();
    }
    return take_bare_name(at, line);
  }

  /// A name alone is an author where a date or a role stands beside it.
  bool take_bare_name(std::size_t at, std::string_view line) {
    if (!read_.article.authors.empty() || at + 1 >= blocks_.size()) return false;
    const std::vector<std::string> names = names_of_byline(line);
    const bool all_names = !names.empty() && count_words(line) <= 12 && !ends_sentence(line) &&
                           std::all_of(names.begin(), names.end(), looks_like_name);
    if (!all_names) return false;
    const std::string_view next = blocks_[at + 1].text;
    const bool role_behind =
        names_a_role(line) || (next.size() <= 60 && names_a_role(next) && !ends_sentence(next));
    if (!date_before_ && !read_date_line(next) && !role_behind && !is_count_line(next)) return false;
    add_authors(read_, names, "byline.name beside date", 0.85);
    after_byline_ = true;
    return meta_seen();
  }

  bool take_subheadline(std::size_t at, std::string_view line) {
    if (!read_.article.subheadline.empty() || read_.article.headline.empty() || !could_be_subheadline(line))
      return false;
    const bool before_meta = stands_before_meta(at);
    const bool text_follows = at + 1 < blocks_.size() && followed_by_text(at + 1);
    const bool title_like = !ends_in_full_stop(line) && length_of(line) > 40 && length_of(line) < 200;
    if (title_like && text_follows) {
      set_once(read_, read_.article.subheadline, "subheadline", "subheadline.no full stop", std::string(line),
               before_meta ? 0.95 : 0.85);
      return true;
    }
    // Whole sentences, but above the byline: text begins below it.
    if (before_meta && text_follows && (length_of(line) <= 250 || !ends_in_full_stop(line))) {
      set_once(read_, read_.article.subheadline, "subheadline", "subheadline.above byline", std::string(line),
               0.85);
      return true;
    }
    return false;
  }

  [[nodiscard]] bool stands_before_meta(std::size_t at) const {
    if (meta_ > 0) return false;
    for (std::size_t i = at + 1; i < blocks_.size() && i <= at + 3; ++i) {
      const std::string_view line = blocks_[i].text;
      if (!behind_by(line).empty() || read_date_line(line)) return true;
      if (!is_litter(line)) return false;
    }
    return false;
  }

  [[nodiscard]] bool followed_by_text(std::size_t from) const {
    const std::size_t end = std::min(blocks_.size(), from + kMostBetween);
    return std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(from),
                       blocks_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Block& block) { return is_running_text(block.text); });
  }

  [[nodiscard]] static bool is_count_line(std::string_view line) {
    return line.size() <= 40 && is_litter(line) && std::any_of(line.begin(), line.end(), is_ascii_digit);
  }

  bool meta_seen() {
    ++meta_;
    date_before_ = !read_.article.published.empty();
    return true;
  }

  std::vector<Block>& blocks_;
  ReadArticle& read_;
  std::size_t meta_ = 0;
  bool date_before_ = false;
  bool after_byline_ = false;
};

void erase_first(std::vector<Block>& blocks, std::size_t count) {
  blocks.erase(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(count));
}

bool could_be_menu(std::string_view line) {
  return length_of(line) <= 28 && count_words(line) <= 4 && !ends_sentence(line) && behind_by(line).empty() &&
         !read_date_line(line) && read_labelled(line).field == LabelledField::none;
}

/// So many lines of a menu stand on top: short ones, of which some are sections or buttons, above a headline
/// with its byline or date below. 0 for none.
std::size_t lines_of_menu(const std::vector<Block>& blocks) {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kMost = 20;
  constexpr std::size_t kShortestHeadline = 20;
  std::size_t at = 0;
  std::size_t known = 0;
  for (; at < std::min(blocks.size(), kMost) && could_be_menu(blocks[at].text); ++at)
    known += is_section_name(blocks[at].text) || is_litter(blocks[at].text) ? 1 : 0;
  if (at < kFewest || known < 2 || at + 1 >= blocks.size()) return 0;
  const std::string_view headline = blocks[at].text;
  const std::string_view below = blocks[at + 1].text;
  const bool fits = length_of(headline) >= kShortestHeadline && length_of(headline) <= kLongestHeadline &&
                    !ends_in_full_stop(headline) && behind_by(headline).empty();
  return fits && (!behind_by(below).empty() || read_date_line(below)) ? at : 0;
}

/// A section right above the headline, and no part of the list, is the article's.
void drop_menu(std::vector<Block>& blocks, ReadArticle& read) {
  const std::size_t lines = lines_of_menu(blocks);
  if (lines == 0) return;
  const auto is_known = [&](std::size_t at) {
    return is_section_name(blocks[at].text) || is_litter(blocks[at].text);
  };
  for (std::size_t i = 0; i < lines; ++i) note(read, "dropped", "head.menu", blocks[i].text, 0.85);
  if (is_section_name(blocks[lines - 1].text) && !is_known(lines - 2))
    set_once(read, read.article.section, "section", "section.name", section_of(blocks[lines - 1].text), 0.8);
  erase_first(blocks, lines);
}

}  // namespace

void take_headline(std::vector<Block>& blocks, ReadArticle& read) {
  drop_menu(blocks, read);
  std::size_t at = 0;
  for (; at + 1 < blocks.size() && at < kMostAbove; ++at) {
    const std::string_view line = blocks[at].text;
    const Labelled labelled = read_labelled(line);
    if (labelled.field == LabelledField::body && labelled.value.empty()) continue;
    if (take_date_line(line, read) || take_labelled(labelled, read)) continue;
    if (!read.article.headline.empty()) break;
    if (is_kicker(blocks, at)) {
      set_once(read, read.article.section, "section", "section.kicker", section_of(line), 0.8);
    } else if (is_litter(line)) {
      note(read, "dropped", "head.litter", line, 0.9);
    } else if (const std::vector<std::string> path = read_section_path(line); !path.empty()) {
      set_once(read, read.article.section, "section", "section.path", path.front(), 0.9);
    } else if (is_address(line)) {
      set_once(read, read.article.url, "url", "url.line", std::string(line), 0.8);
    } else if (!read.article.source.empty() && phrase_key(line) == phrase_key(read.article.source)) {
      note(read, "dropped", "head.site name", line, 0.9);
    } else {
      break;
    }
  }
  if (at < blocks.size() && read.article.headline.empty()) {
    const std::string_view line = blocks[at].text;
    const bool fits = length_of(line) <= kLongestHeadline && !ends_in_full_stop(line) && line.back() != ':';
    if (fits || is_sentence_headline(blocks, at)) {
      const std::string_view next =
          at + 1 < blocks.size() ? std::string_view(blocks[at + 1].text) : std::string_view();
      set_once(read, read.article.headline, "headline",
               fits ? "headline.first line" : "headline.sentence above byline",
               without_site(line, next, read), fits ? 0.95 : 0.8);
      ++at;
    } else {
      note(read, "headline", "headline.none: the first line is running text", line, 0.8);
    }
  }
  erase_first(blocks, at);
}

void take_head(std::vector<Block>& blocks, ReadArticle& read) {
  erase_first(blocks, Head(blocks, read).run());
}

}  // namespace news::reading
