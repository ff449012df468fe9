#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/html/fields.h"
#include "reading/html/places.h"
#include "reading/stamps.h"

namespace news::reading::html {
namespace {

class AuthorRule {
 public:
  AuthorRule(const Page& page, ReadArticle& read) : page_(page), read_(read) {}

  void run() {
    if (take(page_.linked.authors, "author.json-ld", 0.95)) return;
    for (const std::string_view name :
         {"author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author",
          "sailthru.author", "byl", "byline", "citation_author", "article:author_name", "cxenseparse:author",
          "article.author", "rnews:author", "creator", "twitter:data1"}) {
      // This one has a label in another tag.
      if (name == "twitter:data1" && !is_label(phrase_key(page_.meta.first({"twitter:label1"}).text)))
        continue;
      if (take(page_.meta.all(name), "author." + std::string(name), 0.9)) return;
    }
    const std::vector<std::size_t> nodes = nodes_from(page_.tree, page_.headline);
    if (take_elements(
            nodes, [&](std::size_t i) { return names_author(i); }, "author.microdata", 0.85))
      return;
    if (take_elements(
            nodes, [&](std::size_t i) { return (page_.signs.of(i) & kBylineSign) != 0; }, "author.class",
            0.7))
      return;
    if (take_elements(
            nodes, [&](std::size_t i) { return leads_to_author(i); }, "author.link", 0.7))
      return;
    if (take_elements(
            nodes,
            [&](std::size_t i) { return (page_.signs.of(i) & (kMetaSign | kDateSign)) != 0 && says_by(i); },
            "author.meta", 0.6))
      return;
    if (take_line(nodes) || doubtful_.empty()) return;
    // An organisation or a nickname, where nobody else is named.
    read_.article.authors = std::move(doubtful_);
    for (const std::string& name : read_.article.authors)
      read_.trace.push_back({"authors", doubtful_rule_, name, 0.5});
  }

 private:
  [[nodiscard]] bool is_site(const std::string& name) const {
    const std::string key = phrase_key(name);
    return key == phrase_key(page_.linked.publisher) ||
           key == phrase_key(page_.meta.first({"og:site_name"}).text);
  }

  /// Metadata often names the site or the desk; a person named on the page goes before those.
  bool take(const std::vector<std::string>& lines, const std::string& rule, double confidence) {
    std::vector<std::string> names;
    for (const std::string& line : lines) {
      if (line.empty() || line.find("://") != std::string::npos || line.size() > kLongestLine) continue;
      std::vector<std::string> found = names_of_byline(behind_label(line));
      // A nickname, which no byline of a newspaper has.
      if (found.empty() && line.size() <= kLongestNickname && count_words(line) <= 2)
        found.emplace_back(behind_label(line));
      for (std::string& name : found) {
        if (is_name(name) && std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(std::move(name));
      }
    }
    if (names.empty()) return false;
    if (std::none_of(names.begin(), names.end(),
                     [&](const std::string& name) { return looks_like_name(name) && !is_site(name); })) {
      if (doubtful_.empty()) {
        doubtful_ = std::move(names);
        doubtful_rule_ = rule;
      }
      return false;
    }
    put(std::move(names), rule, confidence);
    return true;
  }

  void put(std::vector<std::string> names, const std::string& rule, double confidence) {
    for (const std::string& name : names) read_.trace.push_back({"authors", rule, name, confidence});
    read_.article.authors = std::move(names);
  }

  /// "Veröffentlicht von Ilse Hagedorn am 3. Mai", "Posts by Ann Lee | 5 min" -> the name.
  static std::string_view behind_label(std::string_view line) {
    constexpr std::size_t kLongestLabel = 40;
    std::size_t from = 0;
    for (const std::string_view by : {" by ", " von ", " vom ", " par ", " por ", " door ", ": "}) {
      const std::size_t at = line.find(by);
      // "Ludwig von Dohlen" is a name, "Erstellt von Ann Lee" isn't.
      const bool label = at != std::string_view::npos && at <= kLongestLabel &&
                         (!looks_like_name(line) || is_label(line.substr(0, at)));
      if (label) from = std::max(from, at + by.size());
    }
    const std::string_view name = line.substr(from);
    std::size_t end = name.size();
    for (const std::string_view behind :
         {" im Gespräch ", " am ", " on ", " um ", " at ", " in ", " | ", " • ", " · ", " – ", " - ", " // "})
      end = std::min(end, name.find(behind));
    for (std::size_t i = 1; i < end; ++i) {
      if (is_ascii_digit(name[i]) && name[i - 1] == ' ') end = i;
    }
    return trim(name.substr(0, end));
  }

  static bool is_label(std::string_view text) {
    static const std::unordered_set<std::string_view> kLabels = {"erstellt",
                                                                 "eingestellt",
                                                                 "veröffentlicht",
                                                                 "geschrieben",
                                                                 "gespeichert",
                                                                 "alles",
                                                                 "alle beiträge",
                                                                 "artikel",
                                                                 "ein artikel",
                                                                 "beitrag",
                                                                 "verfasst",
                                                                 "pressemitteilung",
                                                                 "gepostet",
                                                                 "text",
                                                                 "ein beitrag",
                                                                 "kommentar",
                                                                 "interview",
                                                                 "publié",
                                                                 "publicado",
                                                                 "escrito",
                                                                 "posted",
                                                                 "published",
                                                                 "written",
                                                                 "posts",
                                                                 "all posts",
                                                                 "view all posts",
                                                                 "articles",
                                                                 "article",
                                                                 "story",
                                                                 "more",
                                                                 "submitted",
                                                                 "written by",
                                                                 "verfasst von",
                                                                 "geschrieben von",
                                                                 "écrit par",
                                                                 "escrito por",
                                                                 "by",
                                                                 "von",
                                                                 "artikel von"};
    return kLabels.contains(phrase_key(text));
  }

  /// Not the site, not what systems write where nobody is named.
  [[nodiscard]] bool is_name(const std::string& name) const {
    static const std::unordered_set<std::string_view> kNobody = {
        "admin",     "administrator", "editor",   "staff",  "redaction", "webmaster",    "author",
        "autor",     "unknown",       "guest",    "user",   "news desk", "newsroom",     "none",
        "null",      "online",        "root",     "team",   "redazione", "la redaction", "redacción",
        "anonymous", "posted",        "comments", "follow", "share",     "super user"};
    const std::string key = phrase_key(name);
    if (key.empty() || kNobody.contains(key) || is_label(key) || count_words(name) > 6) return false;
    if (name.find('@') != std::string::npos || name.find(".com") != std::string::npos) return false;
    return true;
  }

  [[nodiscard]] bool names_author(std::size_t i) const {
    const std::string_view property = page_.tree.attribute(i, Attribute::itemprop);
    const std::string_view relation = page_.tree.attribute(i, Attribute::rel);
    return property == "author" || property == "creator" || relation.find("author") != std::string_view::npos;
  }

  /// A link to the page of an author.
  [[nodiscard]] bool leads_to_author(std::size_t i) const {
    if (page_.tree[i].tag != Tag::a) return false;
    const std::string_view url = page_.tree.attribute(i, Attribute::href);
    for (const std::string_view part :
         {"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autore/", "/reporter/",
          "/journalist/", "author=", "/staff/", "/contributor/", "/profile/"}) {
      if (url.find(part) != std::string_view::npos) return true;
    }
    return false;
  }

  /// "Posted on 3 May by Ann Lee"; not a list of tags.
  [[nodiscard]] bool says_by(std::size_t i) const {
    const std::string line = line_of(page_.tree, i);
    if (!behind_by(line).empty()) return true;
    for (const std::string_view by : {" by ", " von ", " par ", " por "}) {
      const std::size_t at = line.find(by);
      if (at != std::string::npos && !looks_like_name(line)) return true;
    }
    return false;
  }

  /// The first of these elements that holds names; more than one name stands in the same one.
  template <typename Test>
  bool take_elements(const std::vector<std::size_t>& nodes, Test test, const char* rule, double confidence) {
    const Tree& tree = page_.tree;
    for (const std::size_t i : nodes) {
      const Node& node = tree[i];
      if (node.tag == Tag::text || node.tag == Tag::body || node.text_begin == node.text_end) continue;
      if (node.text_end - node.text_begin > kLongestLine || !test(i) || !may_describe(page_, i)) continue;
      if (take(names_in(i), rule, confidence)) return true;
    }
    return false;
  }

  /// What may be names in an element that names authors: its properties called name, its links, or all of it.
  [[nodiscard]] std::vector<std::string> names_in(std::size_t i) const {
    const Tree& tree = page_.tree;
    std::vector<std::string> named;
    std::vector<std::string> linked;
    for (std::size_t k = i; k < tree[i].end; ++k) {
      if (tree[k].tag == Tag::text) continue;
      if (tree.attribute(k, Attribute::itemprop) == "name") {
        const std::string_view content = trim(tree.attribute(k, Attribute::content));
        named.push_back(content.empty() ? line_of(tree, k) : std::string(content));
      } else if (tree[k].tag == Tag::a) {
        std::string name = line_of(tree, k);
        if (looks_like_name(behind_label(name)) || (leads_to_author(k) && count_words(name) <= kMostWords))
          linked.push_back(std::move(name));
      }
    }
    if (!named.empty()) return named;
    if (!linked.empty()) return linked;
    for (const Paragraph& paragraph : paragraphs_of(tree, i)) {
      std::string_view line = paragraph.text;
      if (const std::string_view behind = behind_by(line); !behind.empty()) return {std::string(behind)};
      line = behind_label(line);
      if (looks_like_name(line) || line.size() < paragraph.text.size()) return {std::string(line)};
      if (count_words(line) <= 2 && tree[i].text_end - tree[i].text_begin < kLongestNickname)
        return {std::string(line)};
    }
    return {};
  }

  /// What stands behind "By ", or behind "Text von " and its like; empty for other lines.
  static std::string_view line_behind_by(std::string_view line) {
    if (const std::string_view behind = behind_by(line); !behind.empty()) return behind;
    for (const std::string_view by : {" by ", " von ", " par ", " por "}) {
      const std::size_t at = line.find(by);
      if (at != std::string_view::npos && is_label(line.substr(0, at))) return behind_label(line);
    }
    return {};
  }

  /// "By Ann Lee" in a line of its own.
  bool take_line(const std::vector<std::size_t>& nodes) {
    const Tree& tree = page_.tree;
    constexpr std::size_t kLongest = 120;
    for (const std::size_t i : nodes) {
      const Node& node = tree[i];
      if (node.tag == Tag::text || is_never_read(node.tag) || node.text_begin == node.text_end) continue;
      if (node.text_end - node.text_begin > kLongest || !may_describe(page_, i)) continue;
      const std::string line = line_of(tree, i);
      const std::vector<std::string> names = names_of_byline(line_behind_by(line));
      const bool person = !names.empty() && looks_like_name(names.front());
      if (person && take(names, "author.line", 0.6)) return true;
    }
    return false;
  }

  static constexpr std::size_t kMostWords = 4;
  static constexpr std::size_t kLongestNickname = 40;
  static constexpr std::size_t kLongestLine = 300;
  const Page& page_;
  ReadArticle& read_;
  std::vector<std::string> doubtful_;  ///< Names that aren't a person's, from the best source that had some.
  std::string doubtful_rule_;
};

}  // namespace

void read_authors(const Page& page, ReadArticle& read) {
  AuthorRule(page, read).run();
}

}  // namespace news::reading::html
