#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/html/fields.h"
#include "reading/stamps.h"

namespace news::reading::html {
namespace {

class AuthorRule {
 public:
  AuthorRule(const Page& page, ReadArticle& read) : page_(page), read_(read) {}

  void run() {
    if (!page_.linked.authors.empty() && take(page_.linked.authors, "author.json-ld", 0.95)) return;
    for (const char* name :
         {"author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author",
          "sailthru.author", "byl", "byline", "citation_author", "article:author_name", "cxenseparse:author",
          "article.author", "rnews:author", "creator", "twitter:data1"}) {
      const std::string key = name;
      // This one has a label in another tag.
      if (key == "twitter:data1" && phrase_key(page_.meta.first({"twitter:label1"}).text) != "written by")
        continue;
      if (take(page_.meta.all(key), "author." + key, 0.9)) return;
    }
    if (take_elements([&](std::size_t i) { return names_author(i); }, "author.microdata", 0.85)) return;
    if (take_elements([&](std::size_t i) { return (page_.signs.of(i) & kBylineSign) != 0; }, "author.class",
                      0.7))
      return;
    take_line();
  }

 private:
  bool take(const std::vector<std::string>& lines, const std::string& rule, double confidence) {
    std::vector<std::string>& authors = read_.article.authors;
    for (const std::string& line : lines) {
      if (line.empty() || line.find("://") != std::string::npos || line.size() > kLongestLine) continue;
      for (std::string& name : names_of_byline(line)) {
        if (is_name(name) && std::find(authors.begin(), authors.end(), name) == authors.end())
          authors.push_back(std::move(name));
      }
    }
    if (authors.empty()) return false;
    for (const std::string& name : authors) read_.trace.push_back({"authors", rule, name, confidence});
    return true;
  }

  /// Not the site, not what systems write where nobody is named.
  [[nodiscard]] bool is_name(const std::string& name) const {
    static const std::unordered_set<std::string_view> kNobody = {
        "admin",     "administrator", "editor",       "staff",      "redaktion",    "redaction",
        "webmaster", "author",        "autor",        "unknown",    "guest",        "user",
        "news desk", "newsroom",      "none",         "null",       "online",       "root",
        "team",      "redazione",     "la redaction", "redacción",  "anonymous",    "posted",
        "comments",  "follow",        "share",        "super user", "die redaktion"};
    const std::string key = phrase_key(name);
    if (key.empty() || kNobody.contains(key) || count_words(name) > 6) return false;
    if (name.find('@') != std::string::npos || name.find(".com") != std::string::npos) return false;
    return key != phrase_key(page_.linked.publisher) &&
           key != phrase_key(page_.meta.first({"og:site_name"}).text);
  }

  [[nodiscard]] bool names_author(std::size_t i) const {
    const std::string_view property = page_.tree.attribute(i, Attribute::itemprop);
    const std::string_view relation = page_.tree.attribute(i, Attribute::rel);
    return property == "author" || property == "creator" || relation.find("author") != std::string_view::npos;
  }

  [[nodiscard]] bool may_hold(std::size_t i) const {
    for (std::size_t around = i; around != 0; around = page_.tree[around].parent) {
      const std::uint8_t reason = page_.content.mask[around];
      if (reason == kRelated || reason == kComments) return false;
      if (page_.tree[around].tag == Tag::aside || page_.tree[around].tag == Tag::nav) return false;
    }
    return true;
  }

  template <typename Test>
  bool take_elements(Test test, const char* rule, double confidence) {
    const Tree& tree = page_.tree;
    for (std::size_t i = 1; i < tree.size();) {
      const Node& node = tree[i];
      if (node.tag == Tag::text || node.tag == Tag::body || !test(i) || !may_hold(i)) {
        ++i;
        continue;
      }
      if (std::string line = name_in(i); !line.empty() && take({line}, rule, confidence)) {
        // Several of a row belong together.
        return true;
      }
      i = node.text_end - node.text_begin > kLongestLine ? i + 1 : node.end;
    }
    return false;
  }

  /// The name in an element that names an author: of a property called name, of a link, or all of it.
  [[nodiscard]] std::string name_in(std::size_t i) const {
    const Tree& tree = page_.tree;
    if (tree[i].text_end - tree[i].text_begin > kLongestLine) return {};
    std::string links;
    for (std::size_t k = i; k < tree[i].end; ++k) {
      if (tree.attribute(k, Attribute::itemprop) == "name") {
        const std::string_view content = trim(tree.attribute(k, Attribute::content));
        std::string name = content.empty() ? line_of(tree, k) : std::string(content);
        if (!name.empty()) return name;
      }
      if (tree[k].tag != Tag::a) continue;
      std::string name = line_of(tree, k);
      if (looks_like_name(name)) links.append(links.empty() ? "" : ", ").append(name);
    }
    if (!links.empty()) return links;
    for (const Paragraph& paragraph : paragraphs_of(tree, i)) {
      const std::string_view behind = behind_by(paragraph.text);
      if (!behind.empty()) return std::string(behind);
      if (looks_like_name(paragraph.text)) return paragraph.text;
    }
    return {};
  }

  /// "By Ann Lee" between headline and text, or as the first or last line of the text.
  void take_line() {
    const Tree& tree = page_.tree;
    constexpr std::size_t kLongest = 120;
    for (std::size_t i = 1; i < tree.size(); ++i) {
      const Node& node = tree[i];
      if (node.tag == Tag::text || is_never_read(node.tag) || node.text_begin == node.text_end) continue;
      if (node.text_end - node.text_begin > kLongest || !may_hold(i)) continue;
      const std::string line = line_of(tree, i);
      const std::string_view behind = behind_by(line);
      if (behind.empty()) continue;
      const std::vector<std::string> names = names_of_byline(line);
      if (names.empty() ||
          !std::all_of(names.begin(), names.end(), [](const auto& name) { return looks_like_name(name); }))
        continue;
      if (take(names, "author.line", 0.6)) return;
    }
  }

  static constexpr std::size_t kLongestLine = 300;
  const Page& page_;
  ReadArticle& read_;
};

}  // namespace

void read_authors(const Page& page, ReadArticle& read) {
  AuthorRule(page, read).run();
}

}  // namespace news::reading::html
