#include "reading/dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reading/characters.h"
#include "reading/head_lines.h"
#include "reading/html/fields.h"
#include "reading/html/places.h"
#include "reading/stamps.h"

namespace news::reading::html {
namespace {

class DateRule {
 public:
  DateRule(const Page& page, ReadArticle& read) : page_(page), read_(read) {}

  void run() {
    from_metadata();
    from_times();
    from_lines();
    // A page that only tells when it was changed was published then at the latest. The address, if it has a
    // day, is read by stamp().
    if (read_.article.published.empty() && !read_.article.modified.empty() && !day_of_url(read_.article.url))
      published(read_.article.modified, "date.updated only", 0.6);
  }

 private:
  /// False for what is no date, or none that news can have.
  bool put(std::string& field, const char* name, const std::string& text, std::string rule,
           double confidence) {
    if (!field.empty() || text.empty()) return false;
    const auto found = read_stamp(text);
    if (!found) return false;
    if (!found->plausible) {
      read_.warnings.push_back(std::string(name) + " \"" + std::string(beginning_of(text, 60)) +
                               "\" is not a plausible date, passed over");
      return false;
    }
    if (found->ambiguous) return false;
    field = found->iso;
    read_.trace.push_back({name, std::move(rule), field, confidence});
    return true;
  }

  bool published(const std::string& text, std::string rule, double confidence) {
    return put(read_.article.published, "published", text, std::move(rule), confidence);
  }
  bool modified(const std::string& text, std::string rule, double confidence) {
    return put(read_.article.modified, "modified", text, std::move(rule), confidence);
  }

  void from_metadata() {
    published(page_.linked.published, "date.json-ld", 0.95);
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
                                        "dcterms.date",
                                        "dc.date",
                                        "citation_publication_date",
                                        "citation_date",
                                        "publish_date",
                                        "publishdate",
                                        "publish-date",
                                        "pubdate",
                                        "published",
                                        "publication_date",
                                        "publicationdate",
                                        "published_date",
                                        "cxenseparse:recs:publishtime",
                                        "article.published",
                                        "article_date_original",
                                        "originalpublicationdate",
                                        "og:pubdate",
                                        "date",
                                        "displaydate",
                                        "created",
                                        "datecreated",
                                        "bt:pubdate",
                                        "lp.article:published_time"}) {
      const MetaTags::Found found = page_.meta.first({name});
      published(found.text, "date." + std::string(name), 0.9);
    }
    for (const std::string_view name :
         {"article:modified_time", "og:updated_time", "article:modified", "datemodified", "dcterms.modified",
          "dc.date.modified", "last-modified", "lastmod", "modified"}) {
      modified(page_.meta.first({name}).text, "date." + std::string(name), 0.9);
    }
  }

  /// Elements with a date in an attribute, or called so: microdata and RDFa first, then <time> in or near the
  /// article.
  void from_times() {
    const Tree& tree = page_.tree;
    for (std::size_t i = 1; i < tree.size(); ++i) {
      if (tree[i].attributes == 0 || tree[i].tag == Tag::meta) continue;
      for (const Attribute key : {Attribute::itemprop, Attribute::property}) {
        const std::string_view property = tree.attribute(i, key);
        if (property.ends_with("datePublished") || property.ends_with("dateCreated")) {
          published(value_of(i), "date.microdata", 0.9);
        } else if (property.ends_with("dateModified")) {
          modified(value_of(i), "date.microdata", 0.9);
        }
      }
    }
    for (const std::size_t i : nodes_from(tree, page_.headline)) {
      if (tree[i].tag != Tag::time || !may_describe(page_, i)) continue;
      const std::string_view called = tree.attribute(i, Attribute::class_);
      const bool update = called.find("updated") != std::string_view::npos &&
                          called.find("published") == std::string_view::npos;
      if (update) {
        modified(value_of(i), "date.time", 0.8);
      } else if (published(value_of(i), "date.time", 0.8)) {
        return;
      }
    }
  }

  [[nodiscard]] std::string value_of(std::size_t i) const {
    for (const Attribute name : {Attribute::datetime, Attribute::content, Attribute::title}) {
      const std::string_view value = trim(page_.tree.attribute(i, name));
      if (!value.empty() && read_stamp(value)) return std::string(value);
    }
    return line_of(page_.tree, i);
  }

  /// Elements called date, byline or meta; then lines that are little but a date; then inline elements that
  /// are one.
  void from_lines() {
    if (!read_.article.published.empty()) return;
    const Tree& tree = page_.tree;
    const std::vector<std::size_t> nodes = nodes_from(tree, page_.headline);
    for (const std::size_t i : nodes) {
      if (is_short(i) && (page_.signs.of(i) & (kDateSign | kBylineSign | kMetaSign)) != 0 &&
          may_describe(page_, i) && from_line(line_of(tree, i), kLongestLine, "date.class", 0.7))
        return;
    }
    constexpr std::size_t kMuchBeside = 60;
    constexpr std::size_t kLittleBeside = 12;
    for (const std::size_t i : nodes) {
      if (!is_short(i) || !may_describe(page_, i)) continue;
      const std::size_t beside = is_block(tree[i].tag) ? kMuchBeside : kLittleBeside;
      if (from_line(line_of(tree, i), beside, "date.line", 0.5)) return;
    }
    if (from_beginning()) return;
    // Before a line break, or beside a block inside the same one.
    for (const Paragraph& paragraph : paragraphs_of(tree, 0)) {
      if (paragraph.text.size() < kLongestLine && may_describe(page_, paragraph.node) &&
          from_line(paragraph.text, kMuchBeside, "date.line", 0.5))
        return;
    }
  }

  /// "12.03.2025 – The ferry", "Pressemitteilung vom 12. März 2025 | ...": the text begins with its date.
  bool from_beginning() {
    constexpr std::size_t kLines = 6;
    constexpr std::size_t kLongestLabel = 40;
    const std::vector<Paragraph>& text = page_.content.paragraphs;
    for (std::size_t i = 0; i < std::min(kLines, text.size()); ++i) {
      const auto found = find_date(beginning_of(text[i].text, 2 * kLongestLabel));
      if (!found || found->ambiguous || found->begin > kLongestLabel) continue;
      const std::string key = phrase_key(std::string_view(text[i].text).substr(0, found->begin));
      static constexpr auto kLabels = std::to_array<std::string_view>(
          {"veröffentlicht", "erschienen", "pressemitteilung", "stand", "datum", "published", "posted",
           "press release", "publié", "publicado", "pubblicato", "gepubliceerd"});
      const bool label = std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view word) {
        return key.find(word) != std::string::npos;
      });
      if ((found->begin <= 1 || label) && published(found->iso(), "date.beginning", 0.6)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_short(std::size_t i) const {
    const Node& node = page_.tree[i];
    return node.tag != Tag::text && !is_never_read(node.tag) && node.text_begin != node.text_end &&
           node.text_end - node.text_begin <= kLongestLine;
  }

  /// The date in a line that has no more than so many bytes beside it.
  bool from_line(const std::string& line, std::size_t beside, const char* rule, double confidence) {
    const auto found = find_date(line);
    if (!found || found->ambiguous || line.find("©") != std::string::npos) return false;
    if (line.size() - (found->end - found->begin) > beside) return false;
    if (beside < kLongestLine && ends_sentence(line) && count_words(line) > kFewWords) return false;
    const std::optional<DateLine> known = read_date_line(line);
    if (known && known->published.empty() && !known->modified.empty()) {
      modified(known->modified, rule, confidence);
      return false;
    }
    return published(known && !known->published.empty() ? known->published : found->iso(), rule, confidence);
  }

  static constexpr std::size_t kLongestLine = 200;
  static constexpr std::size_t kFewWords = 7;
  const Page& page_;
  ReadArticle& read_;
};

}  // namespace

void read_dates(const Page& page, ReadArticle& read) {
  DateRule(page, read).run();
}

}  // namespace news::reading::html
