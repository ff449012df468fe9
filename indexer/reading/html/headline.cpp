#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/html/fields.h"
#include "reading/html/places.h"
#include "reading/html/site_names.h"

namespace news::reading::html {
namespace {

constexpr std::size_t kLongestHeadline = 400;

/// A title with the words that it is compared by.
struct Title {
  std::string text;
  std::string key;
  const char* rule = "";
  std::size_t node = 0;       ///< Where it is shown.
  std::string behind_kicker;  ///< What is left without the short line that seems to stand above it.
};

/// How far two titles are one: 1 for the same words, over 0.5 where one holds the other, else the share of
/// words that both have.
double agreement(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return 0;
  if (a == b) return 1;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  if (count_words(shorter) >= 2 || shorter.size() >= 12) {
    if (longer.find(shorter) != std::string::npos)
      return 0.7 + 0.3 * static_cast<double>(shorter.size()) / static_cast<double>(longer.size());
  }
  const std::vector<std::string_view> first = words_of(a);
  const std::vector<std::string_view> second = words_of(b);
  const std::unordered_set<std::string_view> words(second.begin(), second.end());
  const auto common =
      std::count_if(first.begin(), first.end(), [&](std::string_view word) { return words.contains(word); });
  return 0.7 * 2 * static_cast<double>(common) / static_cast<double>(first.size() + second.size());
}

class HeadlineRule {
 public:
  HeadlineRule(const Page& page, ReadArticle& read)
      : page_(page), read_(read), site_(page), scratch_(page.tree.size(), 0) {}

  void run() {
    collect_given();
    collect_shown();
    const auto [best, confidence] = best_shown();
    if (best != nullptr) {
      put(without_kicker(*best), confidence);
    } else if (const Title* heading = lone_heading(); heading != nullptr) {
      put(*heading, 0.6);
    } else if (!given_.empty()) {
      put(given_.front(), 0.7);
    } else if (!shown_.empty()) {
      put(shown_.front(), 0.4);
    }
  }

 private:
  void put(const Title& title, double confidence) {
    read_.article.headline = title.text;
    read_.trace.push_back({"headline", title.rule, title.text, confidence});
  }

  void give(const char* rule, const std::string& text, bool guess = false) {
    if (text.empty() || text.size() > kLongestHeadline * 2 || site_.is_site(text)) return;
    std::string title = site_.without_site(text, guess);
    given_.push_back({title, phrase_key(title), rule, 0, {}});
  }

  void collect_given() {
    give("headline.json-ld", page_.linked.headline);
    give("headline.og:title", page_.meta.first({"og:title"}).text);
    give("headline.meta", page_.meta
                              .first({"citation_title", "dc.title", "dcterms.title", "parsely-title",
                                      "sailthru.title", "twitter:title", "headline", "title"})
                              .text);
    give("headline.title", page_.meta.title(), true);
  }

  /// Headings of the page and what names itself the headline.
  void collect_shown() {
    const Tree& tree = page_.tree;
    constexpr std::size_t kMost = 60;
    for (std::size_t i = 1; i < tree.size() && shown_.size() < kMost;) {
      const Node& node = tree[i];
      if (is_never_read(node.tag)) {
        i = node.tag == Tag::head ? i + 1 : node.end;
        continue;
      }
      const char* rule = rule_of(i);
      const std::size_t size = tree.text(i).size();
      if (rule != nullptr && size > 0 && size < kLongestHeadline * 3 && !leads_home(i)) {
        std::string text = heading_text(i);
        if (!text.empty() && text.size() <= kLongestHeadline && !site_.is_site(text)) {
          text = site_.without_site(text, false);
          std::string key = phrase_key(text);
          shown_.push_back({std::move(text), std::move(key), rule, i, behind_kicker(i)});
        }
      }
      ++i;
    }
  }

  /// The name of the site, as a link to its first page.
  [[nodiscard]] bool leads_home(std::size_t i) const {
    const Tree& tree = page_.tree;
    std::size_t link = 0;
    for (std::size_t k = i; k < tree[i].end && link == 0; ++k) link = tree[k].tag == Tag::a ? k : 0;
    for (std::size_t k = i; k != 0 && link == 0; k = tree[k].parent) link = tree[k].tag == Tag::a ? k : 0;
    if (link == 0) return false;
    return is_front_page(tree.attribute(link, Attribute::href));
  }

  /// Nothing around it was taken away.
  [[nodiscard]] bool is_kept(std::size_t node) const {
    while (node != 0 && page_.content.mask[node] == kKept) node = page_.tree[node].parent;
    return node == 0;
  }

  /// A heading that no title of the page agrees with: an h1 above the article's end that is more than a
  /// label, or the only one, where its words are those of a title or that names but the site; where the page
  /// is given by its <title> alone, also what stands right above the text and calls itself the headline, or
  /// another heading there.
  [[nodiscard]] const Title* lone_heading() const {
    constexpr std::size_t kFewestWords = 3;
    const auto is_h1 = [](const Title& title) { return std::string_view(title.rule) == "headline.h1"; };
    std::vector<const Title*> first;
    for (const Title& title : shown_) {
      const bool above =
          title.node < page_.tree[page_.content.container].end && page_.content.mask[title.node] == kKept;
      if (above && is_h1(title)) first.push_back(&title);
    }
    const auto found = std::find_if(first.begin(), first.end(), [](const Title* title) {
      return count_words(title->key) >= kFewestWords;
    });
    if (found != first.end()) return *found;
    if (first.size() == 1 && is_kept(first.front()->node) && fits_titles(*first.front()))
      return first.front();
    return given_by_title_alone() ? heading_above_text() : nullptr;
  }

  [[nodiscard]] bool given_by_title_alone() const {
    return std::none_of(given_.begin(), given_.end(),
                        [](const Title& given) { return std::string_view(given.rule) != "headline.title"; });
  }

  [[nodiscard]] bool fits_titles(const Title& shown) const {
    return !is_one_piece() || std::any_of(given_.begin(), given_.end(), [&](const Title& given) {
      const std::vector<std::string_view> words = words_of(given.key);
      const std::vector<std::string_view> wanted = words_of(shown.key);
      return site_.is_host(given.key) ||
             std::all_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
               return std::find(words.begin(), words.end(), word) != words.end();
             });
    });
  }

  /// A title without the name of a site or a section is the page's own.
  [[nodiscard]] bool is_one_piece() const { return !given_.empty() && !has_separator(page_.meta.title()); }

  [[nodiscard]] const Title* heading_above_text() const {
    if (page_.content.paragraphs.empty()) return nullptr;
    constexpr std::size_t kLittleText = 200;
    const std::size_t text = page_.tree[page_.content.paragraphs.front().node].text_begin + kLittleText;
    const Title* last = nullptr;
    for (const Title& title : shown_) {
      if (page_.tree[title.node].text_begin > text) break;
      const std::string_view rule = title.rule;
      const bool named = rule == "headline.microdata" || rule == "headline.class";
      if (named || (!is_one_piece() && rule == "headline.h2" && is_kept(title.node))) last = &title;
    }
    return last;
  }

  /// "Coast Ferry aground" -> "Ferry aground", where that is what the page is given as, or where the heading
  /// has the kicker in an element of its own and the page isn't given as both together.
  [[nodiscard]] Title without_kicker(const Title& shown) const {
    // "Coast: Ferry aground" is how the page is given then; without a sign between them both are the
    // headline.
    const bool both = std::any_of(given_.begin(), given_.end(), [&](const Title& given) {
      return given.key == shown.key && !has_sign_before(given.text, shown.behind_kicker);
    });
    if (!shown.behind_kicker.empty() && !both) {
      Title out = shown;
      out.text = shown.behind_kicker;
      return out;
    }
    constexpr std::size_t kFewestWords = 3;
    for (const Title& given : given_) {
      if (given.key.size() < shown.key.size() && shown.key.ends_with(" " + given.key) &&
          count_words(given.key) >= kFewestWords)
        return given;
    }
    return shown;
  }

  /// A colon, a dash or a bar stands between the kicker and the rest.
  static bool has_sign_before(std::string_view text, std::string_view rest) {
    const std::size_t at = text.find(beginning_of(rest, 12));
    if (at == std::string_view::npos || at == 0) return false;
    const std::string_view before = trim(text.substr(0, at));
    return before.ends_with(':') || before.ends_with('|') || before.ends_with('-') || before.ends_with("–") ||
           before.ends_with('.') || before.ends_with("—") || before.ends_with('/');
  }

  /// Masks what stands in a heading and isn't its text: what only screen readers say, dates, bylines, small
  /// print. Returns what unmask() takes.
  std::vector<std::size_t> mask_beside(std::size_t heading) {
    const Tree& tree = page_.tree;
    std::vector<std::size_t> masked;
    for (std::size_t i = heading + 1; i < tree[heading].end; ++i) {
      if (tree[i].tag == Tag::text) continue;
      const Signs signs = page_.signs.of(i);
      const bool hidden = (signs & kHiddenSign) != 0 || tree.attribute(i, Attribute::aria_hidden) == "true";
      const bool beside = tree[i].tag == Tag::small || tree[i].tag == Tag::time ||
                          (signs & (kMetaSign | kDateSign | kBylineSign)) != 0;
      const bool less = trim(tree.text(i)).size() * 3 < trim(tree.text(heading)).size() * 2;
      if (!hidden && !(beside && less)) continue;
      scratch_[i] = kMeta;
      masked.push_back(i);
    }
    return masked;
  }
  void unmask(const std::vector<std::size_t>& masked) {
    for (const std::size_t i : masked) scratch_[i] = kKept;
  }

  /// A heading as a line, without a date at its beginning.
  [[nodiscard]] std::string heading_text(std::size_t heading) {
    const std::vector<std::size_t> masked = mask_beside(heading);
    std::string text = line_of(page_.tree, heading, scratch_);
    unmask(masked);
    const auto date = find_date(text);
    if (!date || date->begin != 0) return text;
    const std::size_t rest = text.find_first_not_of(" -|:,", date->end);
    const bool more = rest != std::string::npos && count_words(std::string_view(text).substr(rest)) >= 3;
    return more ? text.substr(rest) : text;
  }

  /// The text of a heading behind a first element that is shorter than the rest; empty where there is none
  /// such.
  [[nodiscard]] std::string behind_kicker(std::size_t heading) {
    const std::size_t first = first_part(heading);
    if (first == 0) return {};
    std::vector<std::size_t> masked = mask_beside(heading);
    const std::string kicker = line_of(page_.tree, first, scratch_);
    scratch_[first] = kMeta;
    masked.push_back(first);
    std::string rest = line_of(page_.tree, heading, scratch_);
    unmask(masked);
    const std::size_t begin = std::min(rest.find_first_not_of(" :|-"), rest.size());
    rest.erase(0, begin);
    return rest.size() > kicker.size() && !kicker.empty() && count_words(rest) >= 2 ? rest : std::string();
  }

  /// The first of several parts of a heading, where it is an element; 0 else.
  [[nodiscard]] std::size_t first_part(std::size_t heading) const {
    const Tree& tree = page_.tree;
    std::size_t first = heading + 1;
    std::size_t end = tree[heading].end;
    while (first < end) {
      if (trim(tree.text(first)).empty()) {
        first = tree[first].end;
      } else if (trim(tree.text(first)).size() == trim(tree.text(heading)).size() &&
                 tree[first].tag != Tag::text) {
        // All of the heading is a link.
        end = tree[first].end;
        ++first;
      } else {
        break;
      }
    }
    const bool several = first < end && tree[first].end < tree[heading].end;
    const Tag tag = several ? tree[first].tag : Tag::text;
    return tag == Tag::span || tag == Tag::small || tag == Tag::div || tag == Tag::p ? first : 0;
  }

  [[nodiscard]] const char* rule_of(std::size_t i) const {
    const Tag tag = page_.tree[i].tag;
    if (tag == Tag::text) return nullptr;
    if ((page_.signs.of(i) & kHiddenSign) != 0) return nullptr;
    if (tag == Tag::h1) return "headline.h1";
    const std::string_view property = page_.tree.attribute(i, Attribute::itemprop);
    if (property == "headline") return "headline.microdata";
    if (tag == Tag::h2) return "headline.h2";
    const bool box =
        tag == Tag::div || tag == Tag::span || tag == Tag::p || tag == Tag::h3 || tag == Tag::header;
    if (box && (page_.signs.of(i) & kHeadlineSign) != 0) return "headline.class";
    return tag == Tag::h3 ? "headline.h3" : nullptr;
  }

  /// The shown title that agrees best with what the page is given as; an h1 before others.
  [[nodiscard]] std::pair<const Title*, double> best_shown() const {
    constexpr double kEnough = 0.5;
    const Title* best = nullptr;
    double most = kEnough;
    for (const Title& shown : shown_) {
      double agrees = 0;
      for (const Title& given : given_) {
        // The <title> may be that of the section, where others are the article's.
        const double trust = std::string_view(given.rule) == "headline.title" ? 0.97 : 1;
        agrees = std::max(agrees, trust * agreement(shown.key, given.key));
      }
      const std::string_view rule = shown.rule;
      if (rule == "headline.h1") {
        agrees += 0.1;
      } else if (rule == "headline.h3" || rule == "headline.h2") {
        agrees -= 0.05;
      }
      if ((page_.signs.of(shown.node) & (kSubheadlineSign | kMetaSign)) != 0) agrees -= 0.15;
      if (agrees > most) {
        most = agrees;
        best = &shown;
      }
    }
    return {best, std::min(most, 0.99)};
  }

  const Page& page_;
  ReadArticle& read_;
  SiteNames site_;
  Mask scratch_;  ///< All kept, but while a heading is read.
  std::vector<Title> given_;
  std::vector<Title> shown_;
};

}  // namespace

void read_headline(const Page& page, ReadArticle& read) {
  HeadlineRule(page, read).run();
}

}  // namespace news::reading::html
