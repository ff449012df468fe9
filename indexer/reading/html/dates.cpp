#include "reading/dates.h"

#include <string>
#include <utility>

#include "reading/characters.h"
#include "reading/head_lines.h"
#include "reading/html/fields.h"
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
    // stamp() looks at the address.
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

  /// Elements with a date in an attribute, or called so: microdata first, then <time> in or near the article.
  void from_times() {
    const Tree& tree = page_.tree;
    for (std::size_t i = 1; i < tree.size(); ++i) {
      const std::string_view property = tree.attribute(i, Attribute::itemprop);
      if (property.find("datePublished") != std::string_view::npos || property == "dateCreated") {
        published(value_of(i), "date.microdata", 0.9);
      } else if (property.find("dateModified") != std::string_view::npos) {
        modified(value_of(i), "date.microdata", 0.9);
      }
    }
    for (std::size_t i = 1; i < tree.size(); ++i) {
      if (tree[i].tag != Tag::time || !may_hold(i)) continue;
      const Signs signs = page_.signs.of(i) | page_.signs.of(tree[i].parent);
      const std::string_view around = tree.attribute(i, Attribute::class_);
      const bool update = around.find("updated") != std::string_view::npos &&
                          around.find("published") == std::string_view::npos;
      if (update) {
        modified(value_of(i), "date.time", 0.8);
      } else if (published(value_of(i), "date.time", (signs & kDateSign) != 0 ? 0.85 : 0.75)) {
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

  /// Not in what leads to other articles, nor among comments.
  [[nodiscard]] bool may_hold(std::size_t i) const {
    for (std::size_t around = i; around != 0; around = page_.tree[around].parent) {
      const std::uint8_t reason = page_.content.mask[around];
      if (reason == kRelated || reason == kComments) return false;
      if (page_.tree[around].tag == Tag::aside || page_.tree[around].tag == Tag::nav) return false;
    }
    return true;
  }

  /// Elements called date, byline or meta, then short lines before and in the article.
  void from_lines() {
    if (!read_.article.published.empty()) return;
    const Tree& tree = page_.tree;
    constexpr std::size_t kLongest = 200;
    for (const bool named : {true, false}) {
      for (std::size_t i = 1; i < tree.size(); ++i) {
        const Node& node = tree[i];
        if (node.tag == Tag::text || is_never_read(node.tag) || node.text_begin == node.text_end) continue;
        if (node.text_end - node.text_begin > kLongest || !may_hold(i)) continue;
        const Signs signs = page_.signs.of(i);
        if (named && (signs & (kDateSign | kBylineSign | kMetaSign)) == 0) continue;
        if (!named && !is_block(node.tag)) continue;
        if (from_line(line_of(tree, i), named)) return;
      }
    }
  }

  bool from_line(const std::string& line, bool named) {
    const auto found = find_date(line);
    if (!found || found->ambiguous) return false;
    constexpr std::size_t kRest = 60;
    const bool short_line = line.size() - (found->end - found->begin) < kRest;
    if (!named && !(short_line && !ends_sentence(line))) return false;
    if (line.find("©") != std::string::npos) return false;
    return published(found->iso(), named ? "date.class" : "date.line", named ? 0.7 : 0.5);
  }

  const Page& page_;
  ReadArticle& read_;
};

}  // namespace

void read_dates(const Page& page, ReadArticle& read) {
  DateRule(page, read).run();
}

}  // namespace news::reading::html
