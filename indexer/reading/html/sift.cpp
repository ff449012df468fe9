#include "reading/html/sift.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "reading/blocks.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/credits.h"
#include "reading/head_lines.h"
#include "reading/html/places.h"
#include "reading/html/prune.h"
#include "reading/litter.h"
#include "reading/page_edges.h"
#include "reading/related_words.h"

namespace news::reading::html {
namespace {

/// "— Jo Wendell (@jo) March 3, 2026" below a post that the article quotes.
bool signs_a_post(std::string_view line) {
  constexpr std::size_t kLongest = 120;
  return line.size() <= kLongest && line.starts_with("— ") && line.find(" (@") != std::string_view::npos;
}

/// "·Follow5 min read·Mar 3, 2026"
bool tells_reading_time(std::string_view line) {
  constexpr std::size_t kLongest = 120;
  return line.size() <= kLongest && line.find(" min read") != std::string_view::npos &&
         !ends_in_full_stop(line);
}

/// "2.1K": how many liked it, where it stands below the reading time.
bool is_count(std::string_view line) {
  return line.find_first_not_of("0123456789.,KkM ") == std::string_view::npos;
}

/// What is longer is a paragraph, whatever it says.
constexpr std::size_t kLongestLine = 400;

class Sieve {
 public:
  Sieve(const Page& page, ReadArticle& read) : page_(page), read_(read) {}

  void run() {
    const std::vector<Paragraph>& all = page_.content.paragraphs;
    keep_lead();
    const std::size_t begin = behind_head(all);
    std::size_t end = before_tail(all, begin);
    for (std::size_t i = begin; i < end; ++i) {
      const char* why = reason_against(all[i]);
      if (why == nullptr && is_heading(all[i].tag) && heads_links(all, i, end)) why = "related.heading";
      if (why != nullptr) {
        drop(all[i], why);
      } else if (is_heading(all[i].tag) || !take_credit_line(all[i].text, read_)) {
        keep(all[i]);
      }
    }
    // A page of headings or of links alone has no other text.
    if (kept_.size() == leads_) {
      for (const Paragraph& paragraph : all) {
        if (!repeats_head(paragraph)) keep(paragraph);
      }
    }
    Tail tail;
    if (kept_.size() > 1) take_tail(kept_, read_, tail);
    for (const Block& block : kept_) {
      if (!read_.article.body.empty()) read_.article.body += "\n\n";
      read_.article.body += block.text;
    }
    if (read_.article.published.empty()) read_.article.published = tail.published;
    if (read_.article.modified.empty()) read_.article.modified = tail.modified;
  }

 private:
  void keep(const Paragraph& paragraph) { kept_.push_back({paragraph.text, kept_.size(), false}); }

  void drop(const Paragraph& paragraph, const char* why) {
    read_.trace.push_back({"dropped", why, std::string(beginning_of(paragraph.text, 200)), 0.8});
  }

  [[nodiscard]] bool repeats_head(const Paragraph& paragraph) const {
    const std::string key = phrase_key(paragraph.text);
    return key.empty() || key == phrase_key(read_.article.headline);
  }

  /// Whole sentences between the headline and the container: many pages set the first paragraph apart.
  void keep_lead() {
    const Tree& tree = page_.tree;
    const std::size_t container = page_.content.container;
    const std::size_t headline = page_.headline;
    if (headline == 0 || headline >= container) return;
    constexpr std::size_t kShortest = 80;
    constexpr std::size_t kMost = 3;
    constexpr double kFewLinks = 0.3;
    for (const Paragraph& paragraph :
         paragraphs_of(tree, common_node(tree, headline, container), page_.content.mask)) {
      const bool between =
          paragraph.node > headline && paragraph.node < container && tree[paragraph.node].end <= container;
      if (!between || leads_ == kMost) continue;
      if (paragraph.text.size() < kShortest || !ends_sentence(paragraph.text) ||
          paragraph.link_share() > kFewLinks)
        continue;
      if (is_head_line(paragraph) || reason_against(paragraph) != nullptr || is_in_text(paragraph)) continue;
      if (paragraph.text == read_.article.subheadline) continue;
      read_.trace.push_back({"body", "body.lead", std::string(beginning_of(paragraph.text, 200)), 0.7});
      keep(paragraph);
      ++leads_;
    }
  }

  [[nodiscard]] bool is_in_text(const Paragraph& lead) const {
    return std::any_of(
        page_.content.paragraphs.begin(), page_.content.paragraphs.end(),
        [&](const Paragraph& paragraph) { return paragraph.text.find(lead.text) != std::string::npos; });
  }

  /// A line about the article: who wrote it, when, where it was filed.
  [[nodiscard]] static bool is_head_line(const Paragraph& paragraph) {
    constexpr std::size_t kLongest = 160;
    if (paragraph.text.size() > kLongest || ends_in_full_stop(paragraph.text)) return false;
    if (read_date_line(paragraph.text) || !read_section_path(paragraph.text).empty()) return true;
    const std::string_view behind = behind_by(paragraph.text);
    if (behind.empty()) return false;
    const std::vector<std::string> names = names_of_byline(paragraph.text);
    return !names.empty() &&
           std::all_of(names.begin(), names.end(), [](const auto& name) { return looks_like_name(name); });
  }

  /// Whole sentences open the text, even where the page calls them a subheadline.
  [[nodiscard]] bool is_subheadline(const Paragraph& paragraph) const {
    constexpr std::size_t kShort = 200;
    return paragraph.text == read_.article.subheadline &&
           (is_heading(paragraph.tag) || (paragraph.text.size() <= kShort && !ends_sentence(paragraph.text)));
  }

  std::size_t behind_head(const std::vector<Paragraph>& all) {
    constexpr std::size_t kLongestHead = 8;
    std::size_t begin = 0;
    bool timed = false;
    for (std::size_t i = 0; i < std::min(all.size(), kLongestHead); ++i) {
      timed = timed || tells_reading_time(all[i].text);
      const bool head = repeats_head(all[i]) || is_head_line(all[i]) || is_subheadline(all[i]) ||
                        (timed && (tells_reading_time(all[i].text) || is_count(all[i].text)));
      if (!head) continue;
      // Short lines above belong to the head too: kicker, path of sections.
      const bool only_short = std::all_of(
          all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(i),
          [](const Paragraph& each) { return each.text.size() < 60 && !ends_sentence(each.text); });
      if (!only_short) break;
      for (std::size_t k = begin; k <= i; ++k) drop(all[k], "head");
      begin = i + 1;
    }
    return begin;
  }

  /// Where the text ends: behind it stand headings without text.
  std::size_t before_tail(const std::vector<Paragraph>& all, std::size_t begin) {
    std::size_t end = all.size();
    while (end > begin && (is_heading(all[end - 1].tag) || reason_against(all[end - 1]) != nullptr)) {
      --end;
      drop(all[end], is_heading(all[end].tag) ? "heading without text" : reason_against(all[end]));
    }
    return end;
  }

  /// Why a paragraph isn't the article's; nullptr for one that is.
  [[nodiscard]] const char* reason_against(const Paragraph& paragraph) const {
    const bool repeats = paragraph.text.size() <= kLongestLine && repeats_head(paragraph);
    return repeats ? "repeats the headline" : html::reason_against(paragraph);
  }

  const Page& page_;
  ReadArticle& read_;
  std::vector<Block> kept_;
  std::size_t leads_ = 0;
};

}  // namespace

bool is_labelled_link(const Paragraph& paragraph) {
  constexpr double kSomeLink = 0.3;
  if (paragraph.link_share() <= kSomeLink) return false;
  if (link_label_length(paragraph.text) > 0) return true;
  // "Lire aussi" and nothing else before the link.
  const std::size_t before = paragraph.text.size() - std::min(paragraph.link_bytes, paragraph.text.size());
  return before != 0 && heading_of(std::string_view(paragraph.text).substr(0, before)) == Heading::strong;
}

const char* reason_against(const Paragraph& paragraph) {
  if (is_litter(paragraph.text)) return "litter";
  if (paragraph.text.size() > kLongestLine) return nullptr;
  if (heading_of(paragraph.text) == Heading::strong) return "related.heading";
  if (is_labelled_link(paragraph)) return "related.label";
  if (signs_a_post(paragraph.text)) return "signature of a post";
  if (!is_heading(paragraph.tag) && is_credit_alone(paragraph.text)) return "credit";
  constexpr std::size_t kShort = 200;
  constexpr double kAllLink = 0.9;
  // In a cell of a table a link stands beside what is said of it.
  const bool text = is_heading(paragraph.tag) || paragraph.tag == Tag::td || is_quotation(paragraph.text);
  if (paragraph.link_share() > kAllLink && paragraph.text.size() < kShort && !text) return "links";
  return nullptr;
}

bool heads_links(const std::vector<Paragraph>& all, std::size_t heading, std::size_t end) {
  if (heading_of(all[heading].text) == Heading::none) return false;
  return heading + 1 < end && all[heading + 1].link_share() > 0.5;
}

void read_body(const Page& page, ReadArticle& read) {
  Sieve(page, read).run();
  read.trace.push_back({"body", page.content.rule, std::string(beginning_of(read.article.body, 200)),
                        page.content.confidence});
}

}  // namespace news::reading::html
