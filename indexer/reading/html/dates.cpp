#include "reading/dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reading/characters.h"
#include "reading/date_labels.h"
#include "reading/html/fields.h"
#include "reading/html/places.h"
#include "reading/language_codes.h"
#include "reading/stamps.h"

namespace news::reading::html {
namespace {

/// A date of publication that the page may have.
struct Candidate {
  std::string iso;
  std::string rule;
  double confidence = 0;
};

/// Minutes that this text's clock is ahead of another's; nothing where one has no clock.
std::optional<std::int64_t> minutes_ahead(const Candidate& local, const Candidate& utc) {
  const auto here = schema::parse_moment(local.iso.substr(0, local.iso.find_first_of("Z+", 10)));
  const auto there = schema::parse_moment(utc.iso);
  if (!here || !there || !here->has_time || !there->has_time) return std::nullopt;
  return here->instant / 60 - there->instant / 60;
}

bool is_utc(std::string_view iso) {
  return iso.find('T') != std::string_view::npos && (iso.ends_with('Z') || iso.ends_with("+00:00"));
}

/// An entry of a list that leads to another article, with a date of its own.
bool lists_other_article(const Tree& tree, std::size_t entry) {
  constexpr std::size_t kMost = 60;
  for (std::size_t i = entry + 1; i < std::min<std::size_t>(tree[entry].end, entry + kMost); ++i) {
    if (tree[i].tag == Tag::a && count_words(tree.text(i)) >= 2) return true;
  }
  return false;
}

/// Words beside a date that say what it is of.
bool has_label(std::string_view key) {
  static constexpr auto kLabels = std::to_array<std::string_view>(
      {"veröffentlicht", "erschienen", "pressemitteilung", "stand", "datum", "published", "posted", "edited",
       "press release", "publié", "publicado", "pubblicato", "gepubliceerd"});
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

class DateRule {
 public:
  DateRule(const Page& page, ReadArticle& read)
      : page_(page), read_(read), day_first_(writes_day_first(language_code(read.article.language))) {}

  void run() {
    from_metadata();
    from_microdata();
    if (!given_.empty()) {
      put(as_published_there(given_.front()));
    } else if (const auto shown = shown_near(); weak_ && (!shown || !is_earlier(*shown, *weak_))) {
      put(*weak_);
    } else if (shown) {
      put(*shown);
    } else if (const auto anywhere = shown_anywhere()) {
      put(*anywhere);
    }
    // A page that only tells when it was changed was published then at the latest. The address, if it has a
    // day, is read by stamp().
    if (read_.article.published.empty() && modified_ && !day_of_url(read_.article.url))
      put({modified_->iso, "date.updated only", 0.6});
    if (!modified_) return;
    read_.article.modified = modified_->iso;
    read_.trace.push_back({"modified", modified_->rule, modified_->iso, modified_->confidence});
  }

 private:
  using Nodes = std::vector<std::size_t>;

  void put(Candidate found) {
    if (found.iso.size() == 10) add_clock(found);
    read_.article.published = found.iso;
    read_.trace.push_back({"published", found.rule, found.iso, found.confidence});
  }

  /// The day that is shown may have its time in an attribute elsewhere.
  void add_clock(Candidate& found) {
    const Tree& tree = page_.tree;
    for (const std::size_t i : nodes_from(tree, page_.headline)) {
      if (tree[i].tag != Tag::time || !may_describe(page_, i)) continue;
      const auto stamp = read_stamp(value_of(i));
      if (stamp && stamp->iso.starts_with(found.iso)) found.iso = stamp->iso;
      if (found.iso.size() > 10) return;
    }
  }

  /// 03/04/2024 can be read in two ways, unless the language writes it in one.
  [[nodiscard]] bool is_unclear(bool ambiguous) const { return ambiguous && !day_first_; }

  /// Nothing for what is no date, or none that news can have.
  std::optional<Candidate> candidate(const char* field, const std::string& text, std::string rule,
                                     double confidence) {
    if (text.empty()) return std::nullopt;
    const auto found = read_stamp(text);
    if (!found) return std::nullopt;
    if (!found->plausible) {
      read_.warnings.push_back(std::string(field) + " \"" + std::string(beginning_of(text, 60)) +
                               "\" is not a plausible date, passed over");
      return std::nullopt;
    }
    if (is_unclear(found->ambiguous)) return std::nullopt;
    return Candidate{found->iso, std::move(rule), confidence};
  }
  std::optional<Candidate> published(const std::string& text, std::string rule, double confidence) {
    return candidate("published", text, std::move(rule), confidence);
  }

  void given(const std::string& text, std::string rule, double confidence) {
    if (auto found = published(text, std::move(rule), confidence)) given_.push_back(std::move(*found));
  }
  void modified(const std::string& text, std::string rule, double confidence) {
    if (!modified_) modified_ = candidate("modified", text, std::move(rule), confidence);
  }

  void from_metadata() {
    given(page_.linked.published, "date.json-ld", 0.95);
    modified(page_.linked.modified, "date.json-ld", 0.95);
    for (const std::string_view name : {"article:published_time",
                                        "og:published_time",
                                        "article:published",
                                        "og:article:published_time",
                                        "datepublished",
                                        "rnews:datepublished",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "dc.date.issued",
                                        "dcterms.issued",
                                        "dc.date.created",
                                        "dcterms.created",
                                        "citation_publication_date",
                                        "citation_date",
                                        "publish_date",
                                        "publishdate",
                                        "publish-date",
                                        "pubdate",
                                        "pdate",
                                        "published",
                                        "publication_date",
                                        "publicationdate",
                                        "published_date",
                                        "cxenseparse:recs:publishtime",
                                        "cxenseparse:publishtime",
                                        "article.published",
                                        "article_date_original",
                                        "originalpublicationdate",
                                        "og:pubdate",
                                        "displaydate",
                                        "created",
                                        "datecreated",
                                        "bt:pubdate",
                                        "lp.article:published_time"}) {
      given(page_.meta.first({name}).text, "date." + std::string(name), 0.9);
    }
    // Systems write these anew whenever something changes.
    for (const std::string_view name : {"dcterms.date", "dc.date", "date"}) {
      if (!weak_) weak_ = published(page_.meta.first({name}).text, "date." + std::string(name), 0.8);
    }
    for (const std::string_view name :
         {"article:modified_time", "og:updated_time", "article:modified", "datemodified", "dcterms.modified",
          "dc.date.modified", "last-modified", "lastmod", "modified"}) {
      modified(page_.meta.first({name}).text, "date." + std::string(name), 0.9);
    }
  }

  /// Elements whose microdata or RDFa calls them so.
  void from_microdata() {
    const Tree& tree = page_.tree;
    for (std::size_t i = 1; i < tree.size(); ++i) {
      if (tree[i].attributes == 0 || tree[i].tag == Tag::meta) continue;
      for (const Attribute key : {Attribute::itemprop, Attribute::property}) {
        const std::string_view property = tree.attribute(i, key);
        if (property.ends_with("datePublished") || property.ends_with("dateCreated")) {
          if (given_.empty()) given(value_of(i), "date.microdata", 0.9);
        } else if (property.ends_with("dateModified")) {
          modified(value_of(i), "date.microdata", 0.9);
        }
      }
    }
  }

  /// Metadata is often in UTC, where the day may be another than the one on which the publisher published:
  /// that stands in other metadata, beside the headline or in the address.
  Candidate as_published_there(const Candidate& utc) {
    if (!is_utc(utc.iso)) return utc;
    std::vector<Candidate> others(given_.begin() + 1, given_.end());
    if (weak_) others.push_back(*weak_);
    const auto there = schema::parse_moment(utc.iso);
    for (const Candidate& other : others) {
      const auto moment = schema::parse_moment(other.iso);
      const bool zoned = other.iso.find_first_of("+-", 11) != std::string::npos && !is_utc(other.iso);
      if (there && moment && zoned && moment->instant / 60 == there->instant / 60) return other;
    }
    const auto day = day_of_url(read_.article.url);
    if (day && there && *day == there->day) return utc;
    const Nodes near = nodes_near_headline(page_);
    if (auto shown = time_in(near); shown && is_next_door(*shown, utc)) return in_its_zone(*shown, utc);
    if (auto shown = class_in(near); shown && is_next_door(*shown, utc)) return in_its_zone(*shown, utc);
    if (day) {
      Candidate of_url{day->iso(), "date.url", 0.9};
      if (is_next_door(of_url, utc)) return of_url;
    }
    return utc;
  }

  /// The day before or after, and the same moment somewhere on Earth.
  static bool is_next_door(const Candidate& local, const Candidate& utc) {
    constexpr std::int64_t kDay = 86400;
    constexpr std::int64_t kFarthestEast = 14 * 60;
    constexpr std::int64_t kFarthestWest = -9 * 60;  // where many publish
    const std::string day = local.iso.substr(0, 10);
    const auto here = schema::parse_moment(day);
    const auto there = schema::parse_moment(utc.iso);
    if (!here || !there || here->day == there->day) return false;
    if (const auto ahead = minutes_ahead(local, utc))
      return *ahead >= kFarthestWest && *ahead <= kFarthestEast && *ahead % 15 == 0;
    const std::int64_t begin = here->instant - kFarthestEast * 60;
    const std::int64_t end = here->instant + kDay - kFarthestWest * 60;
    return there->instant >= begin && there->instant < end;
  }

  /// A clock that is shown gives the zone away.
  static Candidate in_its_zone(Candidate local, const Candidate& utc) {
    const bool zoned = local.iso.find_first_of("Z+", 10) != std::string::npos ||
                       local.iso.find('-', 11) != std::string::npos;
    const auto ahead = minutes_ahead(local, utc);
    if (!zoned && ahead) {
      const std::int64_t minutes = std::abs(*ahead);
      std::array<char, 16> zone{};
      std::snprintf(zone.data(), zone.size(), "%c%02d:%02d", *ahead < 0 ? '-' : '+',
                    static_cast<int>(minutes / 60), static_cast<int>(minutes % 60));
      local.iso += zone.data();
    }
    local.confidence = utc.confidence;
    return local;
  }

  static bool is_earlier(const Candidate& a, const Candidate& b) {
    return a.iso.substr(0, 10) < b.iso.substr(0, 10);
  }

  std::optional<Candidate> shown_near() {
    const Nodes near = nodes_near_headline(page_);
    if (auto found = time_in(near)) return found;
    if (auto found = class_in(near)) return found;
    return line_in(near);
  }

  std::optional<Candidate> shown_anywhere() {
    const Nodes nodes = nodes_from(page_.tree, page_.headline);
    if (auto found = time_in(nodes)) return found;
    if (auto found = class_in(nodes)) return found;
    if (auto found = line_in(nodes)) return found;
    if (auto found = from_beginning()) return found;
    // Before a line break, or beside a block inside the same one.
    for (const Paragraph& paragraph : paragraphs_of(page_.tree, 0)) {
      if (paragraph.text.size() >= kLongestLine) continue;
      if (is_behind(paragraph.node) && !has_label(phrase_key(paragraph.text))) continue;
      if (!may_date(paragraph.node)) continue;
      if (auto found = in_line(paragraph.text, kMuchBeside, "date.line", 0.5)) return found;
    }
    return std::nullopt;
  }

  std::optional<Candidate> time_in(const Nodes& nodes) {
    const Tree& tree = page_.tree;
    for (const std::size_t i : nodes) {
      if ((tree[i].tag != Tag::time && !is_stamped(i)) || !may_date(i)) continue;
      const std::string_view called = tree.attribute(i, Attribute::class_);
      const bool update = called.find("updated") != std::string_view::npos &&
                          called.find("published") == std::string_view::npos;
      if (update) {
        modified(value_of(i), "date.time", 0.8);
      } else if (auto found = published(value_of(i), "date.time", 0.8)) {
        return found;
      }
    }
    return std::nullopt;
  }

  /// "2 hours ago", with the moment in an attribute.
  [[nodiscard]] bool is_stamped(std::size_t i) const {
    if (page_.tree[i].attributes == 0) return false;
    const std::string_view title = page_.tree.attribute(i, Attribute::title);
    const bool moment = title.size() >= 16 && is_ascii_digit(title[0]) && title[4] == '-' && title[10] == 'T';
    return moment || page_.tree.has(i, Attribute::data_timestamp);
  }

  [[nodiscard]] std::string value_of(std::size_t i) const {
    for (const Attribute name :
         {Attribute::datetime, Attribute::content, Attribute::title, Attribute::data_timestamp}) {
      const std::string_view value = trim(page_.tree.attribute(i, name));
      if (!value.empty() && read_stamp(value)) return std::string(value);
    }
    return line_of(page_.tree, i);
  }

  /// Elements called date, byline or meta.
  std::optional<Candidate> class_in(const Nodes& nodes) {
    for (const std::size_t i : nodes) {
      if (!is_short(i) || (page_.signs.of(i) & (kDateSign | kBylineSign | kMetaSign)) == 0) continue;
      if (!may_date(i)) continue;
      if (auto found = in_line(line_of(page_.tree, i), kLongestLine, "date.class", 0.7)) return found;
    }
    return std::nullopt;
  }

  /// Lines that are little but a date, and inline elements that are one.
  std::optional<Candidate> line_in(const Nodes& nodes) {
    constexpr std::size_t kLittleBeside = 12;
    for (const std::size_t i : nodes) {
      if (!is_short(i) || !may_date(i)) continue;
      const std::string line = line_of(page_.tree, i);
      const bool alone = !is_block(page_.tree[i].tag) || (is_behind(i) && !has_label(phrase_key(line)));
      if (auto found = in_line(line, alone ? kLittleBeside : kMuchBeside, "date.line", 0.5)) return found;
    }
    return std::nullopt;
  }

  /// "12.03.2025 – The ferry", "Pressemitteilung vom 12. März 2025 | ...": the text begins with its date.
  std::optional<Candidate> from_beginning() {
    constexpr std::size_t kLines = 6;
    constexpr std::size_t kLongestLabel = 40;
    const std::vector<Paragraph>& text = page_.content.paragraphs;
    for (std::size_t i = 0; i < std::min(kLines, text.size()); ++i) {
      const auto found = find_date(beginning_of(text[i].text, 2 * kLongestLabel));
      if (!found || is_unclear(found->ambiguous) || found->begin > kLongestLabel) continue;
      const std::string key = phrase_key(std::string_view(text[i].text).substr(0, found->begin));
      if (found->begin > 1 && !has_label(key)) continue;
      if (auto date = published(found->iso(), "date.beginning", 0.6)) return date;
    }
    return std::nullopt;
  }

  /// A date that stands here may be the article's: not in a caption, nor beside another article.
  [[nodiscard]] bool may_date(std::size_t i) const {
    for (std::size_t around = i; around != 0; around = page_.tree[around].parent) {
      // What holds the headline too is about the article.
      if (around <= page_.headline && page_.headline < page_.tree[around].end) break;
      const Tag tag = page_.tree[around].tag;
      if (tag == Tag::figure || tag == Tag::figcaption) return false;
      if (tag == Tag::li && is_behind(around) && lists_other_article(page_.tree, around)) return false;
    }
    return may_describe(page_, i);
  }

  /// Behind the article days of events, of the house and of other articles stand.
  [[nodiscard]] bool is_behind(std::size_t i) const { return i >= page_.tree[page_.content.container].end; }

  [[nodiscard]] bool is_short(std::size_t i) const {
    const Node& node = page_.tree[i];
    return node.tag != Tag::text && !is_never_read(node.tag) && node.text_begin != node.text_end &&
           node.text_end - node.text_begin <= kLongestLine;
  }

  /// The date in a line that has no more than so many bytes beside it.
  std::optional<Candidate> in_line(const std::string& line, std::size_t beside, const char* rule,
                                   double confidence) {
    const auto found = find_date(line);
    if (!found || is_unclear(found->ambiguous) || line.find("©") != std::string::npos) return std::nullopt;
    if (line.size() - (found->end - found->begin) > beside) return std::nullopt;
    if (beside < kLongestLine && ends_sentence(line) && count_words(line) > kFewWords) return std::nullopt;
    const LabelledDates both = dates_by_label(line);
    if (both.modified) modified(both.modified->iso(), rule, confidence);
    return both.published ? published(both.published->iso(), rule, confidence) : std::nullopt;
  }

  static constexpr std::size_t kLongestLine = 200;
  static constexpr std::size_t kMuchBeside = 60;
  static constexpr std::size_t kFewWords = 7;
  const Page& page_;
  ReadArticle& read_;
  bool day_first_;                ///< 03/04/2024 is a day in April.
  std::vector<Candidate> given_;  ///< What metadata says, the best first.
  std::optional<Candidate> modified_;
  std::optional<Candidate> weak_;  ///< What it says under names that may mean the last change.
};

}  // namespace

void read_dates(const Page& page, ReadArticle& read) {
  DateRule(page, read).run();
}

}  // namespace news::reading::html
