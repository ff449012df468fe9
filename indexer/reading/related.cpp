#include "reading/related.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/credits.h"
#include "reading/dates.h"
#include "reading/litter.h"
#include "reading/related_words.h"
#include "reading/section_names.h"

namespace news::reading {
namespace {

constexpr std::size_t kTraced = 120;
/// Longer than titles are.
constexpr std::size_t kLongestTitle = 160;

/// What the judgement needs of each block, with sums, so that judging a heading takes no walk over the page.
struct Facts {
  std::vector<std::uint32_t> ellipses;  ///< Number of blocks before that end in an ellipsis.
  std::vector<std::uint32_t> open;      ///< Number of blocks before that don't end as a sentence.
  std::vector<std::uint32_t>
      resumes;  ///< From here on, the first place where paragraphs of an article begin.
};

bool is_paragraph(std::string_view text, std::size_t least) {
  return text.size() >= least && ends_sentence(text) && !ends_in_ellipsis(text);
}

Facts facts_of(const std::vector<Block>& blocks) {
  Facts out;
  const std::size_t n = blocks.size();
  out.ellipses.assign(n + 1, 0);
  out.open.assign(n + 1, 0);
  out.resumes.assign(n + 1, static_cast<std::uint32_t>(n));
  for (std::size_t i = 0; i < n; ++i) {
    const std::string_view text = blocks[i].text;
    // A question is as good a title as any.
    const bool open = !ends_sentence(text) || without_closing_marks(text).ends_with('?');
    out.ellipses[i + 1] = out.ellipses[i] + (ends_in_ellipsis(text) ? 1 : 0);
    out.open[i + 1] = out.open[i] + (open ? 1 : 0);
  }
  for (std::size_t i = n; i-- > 0;) {
    const bool two = i + 1 < n && is_paragraph(blocks[i].text, 80) && is_paragraph(blocks[i + 1].text, 80) &&
                     blocks[i].text.size() + blocks[i + 1].text.size() >= 250;
    out.resumes[i] = two ? static_cast<std::uint32_t>(i) : out.resumes[i + 1];
  }
  return out;
}

/// Lines inside a list that tell about an entry: its date, its author, its section.
bool is_aside(std::string_view text) {
  if (is_litter(text) || is_section_name(text)) return true;
  if (text.size() > 80 || ends_sentence(text)) return false;
  if (const auto date = find_date(text)) return date->end - date->begin + 16 >= text.size();
  return !behind_by(text).empty() && count_words(text) <= 6;
}

bool is_url(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://")) &&
         text.find(' ') == std::string_view::npos;
}

/// Takes a list mark or a number off: "• Title", "- Title", "3. Title".
std::string_view without_list_mark(std::string_view text) {
  for (const std::string_view mark : {"• ", "- ", "* ", "– ", "— ", "» ", "> ", "→ ", "▪ ", "● ", "•"}) {
    if (text.starts_with(mark)) return trim(text.substr(mark.size()));
  }
  std::size_t digits = 0;
  while (digits < text.size() && digits < 2 && is_ascii_digit(text[digits])) ++digits;
  const bool numbered = digits > 0 && digits + 1 < text.size() &&
                        (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
  return numbered ? trim(text.substr(digits + 2)) : text;
}

/// A title, with the address in it where it is written as Markdown.
schema::Related entry_of(std::string_view text) {
  schema::Related out;
  text = without_list_mark(text);
  const std::size_t middle = text.find("](");
  if (text.starts_with('[') && text.ends_with(')') && middle != std::string_view::npos) {
    out.title = squeeze(text.substr(1, middle - 1));
    out.url = squeeze(text.substr(middle + 2, text.size() - middle - 3));
  } else {
    out.title = squeeze(text);
  }
  return out;
}

class Entries {
 public:
  explicit Entries(ReadArticle& read) : read_(read) {}

  /// Where in the page the entries stand that come next.
  void at(std::size_t place) { place_ = place; }

  /// Puts the entries in the order of the page.
  void sort() {
    std::stable_sort(order_.begin(), order_.end());
    std::vector<schema::Related> sorted;
    sorted.reserve(order_.size());
    for (const auto& [place, index] : order_) sorted.push_back(std::move(read_.article.related[index]));
    read_.article.related = std::move(sorted);
  }

  void put(schema::Related entry, const char* rule, double confidence) {
    if (entry.title.empty()) return;
    read_.trace.push_back({"related", rule, std::string(beginning_of(entry.title, kTraced)), confidence});
    order_.emplace_back(place_, read_.article.related.size());
    read_.article.related.push_back(std::move(entry));
  }

  /// Records that end in a teaser with an ellipsis: title, other titles, teaser.
  void put_teased(const std::vector<std::string_view>& lines) {
    std::vector<std::vector<std::string_view>> groups;
    std::vector<std::string_view> group;
    std::array<std::size_t, 8> sizes{};
    for (const std::string_view line : lines) {
      group.push_back(line);
      if (!ends_in_ellipsis(line)) continue;
      ++sizes[std::min<std::size_t>(group.size(), sizes.size() - 1)];
      groups.push_back(std::exchange(group, {}));
    }
    const auto usual = static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    for (const std::vector<std::string_view>& each : groups) put_record(each, usual);
    for (const std::string_view line : group) put(entry_of(line), "related.title", 0.8);
  }

  /// Every line a title, but for long ones and sentences, which tell about the title before.
  void put_titles(const std::vector<std::string_view>& lines, const char* rule, double confidence) {
    const std::size_t first = read_.article.related.size();
    for (const std::string_view line : lines) {
      std::vector<schema::Related>& all = read_.article.related;
      const bool has_title = all.size() > first;
      const bool teases =
          length_of(line) > kLongestTitle || (ends_in_full_stop(line) && length_of(line) >= 60);
      if (has_title && is_url(line)) {
        all.back().url = std::string(line);
      } else if (has_title && teases && all.back().teaser.empty()) {
        all.back().teaser = squeeze(line);
      } else {
        put(entry_of(line), rule, confidence);
      }
    }
  }

 private:
  void put_record(std::vector<std::string_view> lines, std::size_t usual) {
    // More lines than records here have: the first ones are titles without a teaser.
    const std::size_t most = std::max<std::size_t>(usual, 3);
    std::size_t begin = 0;
    if (lines.size() > most) {
      begin = lines.size() - std::max<std::size_t>(usual, 2);
      for (std::size_t i = 0; i < begin; ++i) put(entry_of(lines[i]), "related.title", 0.7);
    }
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(begin));
    schema::Related entry = entry_of(lines.front());
    if (lines.size() >= 2) entry.teaser = squeeze(lines.back());
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
      if (is_url(lines[i])) {
        entry.url = std::string(lines[i]);
      } else if (entry.alt_title.empty()) {
        entry.alt_title = squeeze(lines[i]);
      } else {
        entry.alt_title.append(" / ").append(squeeze(lines[i]));
      }
    }
    put(std::move(entry), "related.heading+ellipsis", 0.97);
  }

  ReadArticle& read_;
  std::size_t place_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> order_;  // place in the page, index of the entry
};

/// Where the list under the heading at `heading` ends; the same place for a heading without a list.
std::size_t list_end(const std::vector<Block>& blocks, const Facts& facts, std::size_t heading,
                     Heading kind) {
  const std::size_t begin = heading + 1;
  std::size_t end = facts.resumes[begin];
  // A last long paragraph behind a few links belongs to the article.
  if (end == blocks.size() && end > begin + 1 && end - begin <= 5 &&
      is_paragraph(blocks[end - 1].text, 200) && facts.ellipses[end] == facts.ellipses[begin]) {
    --end;
  }
  const std::size_t lines = end - begin;
  if (lines == 0) return begin;
  const std::uint32_t ellipses = facts.ellipses[end] - facts.ellipses[begin];
  const std::uint32_t open = facts.open[end] - facts.open[begin];
  if (kind == Heading::weak) {
    const bool all = lines >= 2 && open == lines && end == blocks.size();
    return all || ellipses >= 2 ? end : begin;
  }
  return ellipses >= 1 || open * 2 >= lines ? end : begin;
}

/// "READ MORE: Magnet makers fear for their orders"
bool take_labelled_link(std::string_view text, Entries& entries) {
  if (text.starts_with('(')) text = trim(text.substr(1));
  const std::size_t label = text.size() > 300 ? 0 : link_label_length(text);
  if (label == 0) return false;
  std::string_view title = text.substr(label);
  if (title.ends_with(')') && title.find('(') == std::string_view::npos) title.remove_suffix(1);
  if ((ends_in_full_stop(title) && count_words(title) > 14) || phrase_key(title).size() < 8) return false;
  entries.put(entry_of(title), "related.label", 0.9);
  return true;
}

bool is_shouted(std::string_view text) {
  if (text.size() > 300 || count_words(text) < 5 || ends_in_full_stop(text) || !is_all_capitals(text))
    return false;
  const char32_t last = last_character(without_closing_marks(text));
  return last != U':' && last != U'…';
}

/// Links between paragraphs: labelled ones, and words shouted at the reader. A page in capitals, its top, and
/// lists of titles have capitals for other reasons.
void take_link_lines(std::vector<Block>& blocks, std::vector<std::size_t>& places, Entries& entries,
                     Evidence evidence) {
  const std::size_t n = blocks.size();
  std::vector<bool> shouted(n, false);
  std::size_t capitals = 0;
  for (std::size_t i = 0; evidence == Evidence::looks && i < n; ++i) {
    shouted[i] = is_shouted(blocks[i].text);
    capitals += shouted[i] ? 1 : 0;
  }
  for (std::size_t i = n; i-- > 0;) {
    const bool text_behind = i + 1 == n || shouted[i + 1] || is_paragraph(blocks[i + 1].text, 60);
    shouted[i] = shouted[i] && text_behind && capitals * 3 <= n;
  }
  std::vector<Block> kept;
  kept.reserve(n);
  bool in_text = false;
  for (std::size_t i = 0; i < n; ++i) {
    entries.at(i);
    if (i >= 1 && take_labelled_link(blocks[i].text, entries)) continue;
    if (in_text && shouted[i] && !is_litter(blocks[i].text)) {
      entries.put(entry_of(blocks[i].text), "related.capitals", 0.75);
      continue;
    }
    in_text = in_text || is_paragraph(blocks[i].text, 80);
    places.push_back(i);
    kept.push_back(std::move(blocks[i]));
  }
  blocks = std::move(kept);
}

bool is_title_like(std::string_view text) {
  if (ends_sentence(text) && !without_closing_marks(text).ends_with('?')) return false;
  const std::size_t length = length_of(text);
  return length >= 20 && length <= kLongestTitle && count_words(text) >= 5 && !starts_with_lower(text) &&
         text.back() != ':' && text.back() != ',' && text.back() != ';' && !find_credit(text) &&
         !has_position_words(text);
}

/// A list of titles without a heading, at the end of an article: where it begins.
std::size_t list_without_heading(const std::vector<Block>& blocks) {
  std::size_t begin = blocks.size();
  while (begin > 0 && is_title_like(blocks[begin - 1].text)) --begin;
  std::size_t paragraphs = 0;
  for (std::size_t i = 1; i < begin && paragraphs < 3; ++i)
    paragraphs += is_paragraph(blocks[i].text, 60) ? 1 : 0;
  const bool introduced = begin > 0 && blocks[begin - 1].text.ends_with(':');
  return blocks.size() - begin >= 4 && paragraphs >= 3 && !introduced ? begin : blocks.size();
}

/// Lists under their headings.
void take_headed_lists(std::vector<Block>& blocks, const std::vector<std::size_t>& places, Entries& entries,
                       ReadArticle& read, Evidence evidence) {
  const Facts facts = facts_of(blocks);
  std::vector<Block> kept;
  kept.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Heading kind = i >= 2 ? heading_of(blocks[i].text) : Heading::none;
    if (kind == Heading::weak && evidence == Evidence::words) kind = Heading::none;
    const std::size_t end = kind == Heading::none ? i : list_end(blocks, facts, i, kind);
    if (end > i + 1) {
      read.trace.push_back(
          {"related", "related.heading", blocks[i].text, kind == Heading::strong ? 0.97 : 0.8});
      std::vector<std::string_view> lines;
      for (std::size_t k = i + 1; k < end; ++k) {
        if (heading_of(blocks[k].text) != Heading::strong && !is_aside(blocks[k].text))
          lines.push_back(blocks[k].text);
      }
      entries.at(places[i]);
      if (facts.ellipses[end] - facts.ellipses[i + 1] > 0) {
        entries.put_teased(lines);
      } else {
        entries.put_titles(lines, "related.heading+titles", 0.9);
      }
      i = end - 1;
    } else if (kind == Heading::strong && count_words(blocks[i].text) >= 2) {
      read.trace.push_back({"dropped", "related.heading alone", blocks[i].text, 0.7});
    } else {
      kept.push_back(std::move(blocks[i]));
    }
  }
  blocks = std::move(kept);
}

}  // namespace

void take_related(std::vector<Block>& blocks, ReadArticle& read, Evidence evidence) {
  const std::size_t count = blocks.size();
  Entries entries(read);
  std::vector<std::size_t> places;
  places.reserve(count);
  take_link_lines(blocks, places, entries, evidence);
  take_headed_lists(blocks, places, entries, read, evidence);

  const std::size_t begin = evidence == Evidence::looks ? list_without_heading(blocks) : blocks.size();
  if (begin < blocks.size()) {
    std::vector<std::string_view> lines;
    for (std::size_t i = begin; i < blocks.size(); ++i) lines.emplace_back(blocks[i].text);
    entries.at(count);
    entries.put_titles(lines, "related.titles at the end", 0.7);
    blocks.resize(begin);
  }
  entries.sort();
}

}  // namespace news::reading
