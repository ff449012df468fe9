#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/html/author_words.h"
#include "reading/html/fields.h"
#include "reading/html/places.h"
#include "reading/once.h"
#include "reading/stamps.h"

namespace news::reading::html {
namespace {

class AuthorRule {
 public:
  AuthorRule(const Page& page, ReadArticle& read) : page_(page), read_(read) {}

  void run() {
    if (from_metadata() || from_page()) return;
    // An organisation or a nickname, where nobody else is named.
    put(doubtful_.names, doubtful_.rule, 0.5);
  }

 private:
  using Nodes = std::vector<std::size_t>;
  using Names = std::vector<std::string>;

  /// Names that aren't a person's, of the kind that is trusted most.
  struct Doubtful {
    int trust = 0;
    Names names;
    std::string rule;
  };
  static constexpr int kSite = 1;      ///< The site itself, an organisation, anything in a byline.
  static constexpr int kNickname = 2;  ///< What may be a person's, in metadata.
  static constexpr int kLinked = 3;    ///< What leads to the page of an author, or is marked as one.

  [[nodiscard]] bool from_metadata() {
    if (take(page_.linked.authors, "author.json-ld", 0.95)) return true;
    if (page_.linked.persons.size() == 1 && page_.linked.authors.empty() &&
        take(page_.linked.persons, "author.json-ld person", 0.9))
      return true;
    for (const std::string_view name :
         {"citation_author", "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator",
          "parsely-author", "sailthru.author", "byl", "byline", "article:author_name", "cxenseparse:author",
          "article.author", "rnews:author", "creator", "twitter:data1"}) {
      // This one has a label in another tag.
      if (name == "twitter:data1" && !is_author_label(phrase_key(page_.meta.first({"twitter:label1"}).text)))
        continue;
      if (take(page_.meta.all(name), "author." + std::string(name), 0.9)) return true;
    }
    return false;
  }

  [[nodiscard]] bool from_page() {
    const Nodes near = nodes_near_headline(page_);
    if (from_elements(near) || take_line(near) || take_beside_date(near)) return true;
    // A nickname that a byline shows; farther away stand the names of others.
    if (doubtful_.trust == kLinked) return false;
    const Nodes nodes = nodes_from(page_.tree, page_.headline);
    return from_elements(nodes) || take_line(nodes) || take_labelled() || take_tail();
  }

  [[nodiscard]] bool from_elements(const Nodes& nodes) {
    return take_elements(
               nodes, [&](std::size_t i) { return names_author(i); }, "author.microdata", 0.85) ||
           take_elements(
               nodes, [&](std::size_t i) { return (page_.signs.of(i) & kBylineSign) != 0; }, "author.class",
               0.7) ||
           take_elements(
               nodes, [&](std::size_t i) { return leads_to_author(i) && !is_in_text(i); }, "author.link",
               0.7) ||
           take_elements(
               nodes,
               [&](std::size_t i) {
                 return (page_.signs.of(i) & (kMetaSign | kDateSign)) != 0 && says_by(i);
               },
               "author.meta", 0.6);
  }

  [[nodiscard]] bool is_site(const std::string& name) const {
    const std::string key = phrase_key(name);
    std::string joined = key;
    std::erase(joined, ' ');
    std::string host = host_of(read_.article.url);
    host = host.substr(0, host.rfind('.'));
    return key == phrase_key(page_.linked.publisher) ||
           key == phrase_key(page_.meta.first({"og:site_name"}).text) || joined == host;
  }

  [[nodiscard]] bool is_person(const std::string& name) const {
    return looks_like_name(name) && !is_site(name) && !names_organisation(name);
  }

  /// Metadata often names the site or the desk; a person named on the page goes before those.
  bool take(const Names& lines, const std::string& rule, double confidence, int nickname = kNickname) {
    Names names;
    for (const std::string& line : lines) {
      if (line.empty() || line.find("://") != std::string::npos || line.size() > kLongestLine) continue;
      Names found = names_of_byline(behind_author_label(line));
      // A nickname, which no byline of a newspaper has.
      if (found.empty() && line.size() <= kLongestNickname && count_words(line) <= 2)
        found.emplace_back(behind_author_label(line));
      for (std::string& name : found) {
        if (names.size() < kMostOfAKind && is_name(name) &&
            std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(std::move(name));
      }
    }
    if (names.empty()) return false;
    if (std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_person(name); })) {
      put(names, rule, confidence);
      return true;
    }
    const bool site = is_site(names.front()) || names_organisation(names.front());
    const int trust = site ? kSite : nickname;
    if (trust > doubtful_.trust) doubtful_ = {trust, std::move(names), rule};
    return false;
  }

  void put(Names names, const std::string& rule, double confidence) {
    for (const std::string& name : names) read_.trace.push_back({"authors", rule, name, confidence});
    read_.article.authors = std::move(names);
  }

  /// Not what systems write where nobody is named.
  [[nodiscard]] static bool is_name(const std::string& name) {
    return !names_nobody(name) && count_words(name) <= 6 && name.find('@') == std::string::npos &&
           name.find(".com") == std::string::npos;
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
          "/journalist/", "author=", "/staff/", "/contributor/", "/profile/", "/newsteam/"}) {
      if (url.find(part) != std::string_view::npos) return true;
    }
    return false;
  }

  /// A link to somebody whom the text is about.
  [[nodiscard]] bool is_in_text(std::size_t i) const {
    while (i != 0 && !is_block(page_.tree[i].tag)) i = page_.tree[i].parent;
    return page_.tree.text(i).size() > kLongestLine;
  }

  /// A name of one word must be marked as an author's, or lead to the page of one.
  [[nodiscard]] int trust_of_nickname(std::size_t i) const {
    const Tree& tree = page_.tree;
    for (std::size_t k = i; k < tree[i].end; ++k) {
      if (tree[k].tag != Tag::text && (names_author(k) || leads_to_author(k))) return kLinked;
    }
    return kSite;
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
  bool take_elements(const Nodes& nodes, Test test, const char* rule, double confidence) {
    const Tree& tree = page_.tree;
    for (const std::size_t i : nodes) {
      const Node& node = tree[i];
      if (node.tag == Tag::text || node.tag == Tag::body || node.text_begin == node.text_end) continue;
      if (node.text_end - node.text_begin > kLongestLine || !test(i) || !may_describe(page_, i) ||
          is_about_picture(tree, i))
        continue;
      // Profiles are linked by all kinds of words.
      const int nickname = page_.tree[i].tag != Tag::a || names_author(i) ? trust_of_nickname(i) : kSite;
      if (take(names_in(i), rule, confidence, nickname)) return true;
    }
    return false;
  }

  /// What may be names in an element that names authors: its properties called name, its links, or all of it.
  [[nodiscard]] Names names_in(std::size_t i) const {
    const Tree& tree = page_.tree;
    Names named;
    Names linked;
    for (std::size_t k = i; k < tree[i].end; ++k) {
      if (tree[k].tag == Tag::text) continue;
      if (tree.attribute(k, Attribute::itemprop) == "name") {
        const std::string_view content = trim(tree.attribute(k, Attribute::content));
        named.push_back(content.empty() ? line_of(tree, k) : std::string(content));
      } else if (tree[k].tag == Tag::a) {
        std::string name = line_of(tree, k);
        if (looks_like_name(behind_author_label(name)) ||
            (leads_to_author(k) && count_words(name) <= kMostWords))
          linked.push_back(std::move(name));
      }
    }
    if (!named.empty()) return named;
    if (!linked.empty()) return linked;
    for (const Paragraph& paragraph : paragraphs_of(tree, i)) {
      std::string_view line = paragraph.text;
      if (const std::string_view behind = behind_by(line); !behind.empty()) {
        Names names = names_of_byline(behind);
        const bool all = !names.empty() && std::all_of(names.begin(), names.end(), looks_like_name);
        return all ? std::move(names) : Names{std::string(behind)};
      }
      if (const std::string_view behind = behind_author_colon(line); !behind.empty())
        return {std::string(behind)};
      // "From Ann Lee in Varby"
      if (line.starts_with("From ") || line.starts_with("FROM ")) line.remove_prefix(5);
      // "Ann Lee, Political editor"; behind the article stand the names of others.
      if (i < tree[page_.content.container].end) {
        if (Names names = persons_at_beginning(line); !names.empty()) return names;
      }
      line = behind_author_label(line);
      if (looks_like_name(line) || line.size() < paragraph.text.size()) return {std::string(line)};
      if (count_words(line) <= 2 && !is_author_label(line) &&
          tree[i].text_end - tree[i].text_begin < kLongestNickname)
        return {std::string(line)};
    }
    return {};
  }

  /// What stands behind "By ", or behind "Text von " and its like; empty for other lines.
  static std::string_view line_behind_by(std::string_view line) {
    if (const std::string_view behind = behind_by(line); !behind.empty()) return behind;
    for (const std::string_view by : {" by ", " von ", " par ", " por "}) {
      const std::size_t at = line.find(by);
      if (at != std::string_view::npos && is_author_label(line.substr(0, at)))
        return behind_author_label(line);
    }
    return {};
  }

  /// "By Ann Lee" in a line of its own.
  bool take_line(const Nodes& nodes) {
    constexpr std::size_t kLongest = 120;
    for (const std::size_t i : nodes) {
      if (!is_shorter(i, kLongest) || !may_describe(page_, i)) continue;
      const std::string line = line_of(page_.tree, i);
      std::string_view behind = line_behind_by(line);
      // "Autorin: Ann Lee, Leiterin des Hauses"
      if (!behind_author_colon(line).empty()) behind = behind.substr(0, behind.find(','));
      const Names names = names_of_byline(behind);
      const bool person = !names.empty() && is_person(names.front());
      if (person && take(names, "author.line", 0.6, kSite)) return true;
    }
    return false;
  }

  /// "04.02.2022 | 13:10 | Ann Lee" beside the headline.
  bool take_beside_date(const Nodes& nodes) {
    constexpr std::size_t kLongest = 160;
    for (const std::size_t i : nodes) {
      if (!is_shorter(i, kLongest) || !may_describe(page_, i)) continue;
      const std::string line = line_of(page_.tree, i);
      if (line.size() > kLongest) continue;
      if (take({person_beside_date(line)}, "author.beside date", 0.5, kSite)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_shorter(std::size_t i, std::size_t bytes) const {
    const Node& node = page_.tree[i];
    return node.tag != Tag::text && !is_never_read(node.tag) && node.text_begin != node.text_end &&
           node.text_end - node.text_begin <= bytes;
  }

  /// "Autorin: Ann Lee, Leiterin des Hauses", or the label in one line and the name in the next.
  bool take_labelled() {
    if (doubtful_.trust >= kNickname) return false;
    bool labelled = false;
    for (const Paragraph& paragraph : paragraphs_of(page_.tree, 0)) {
      const std::string& line = paragraph.text;
      const std::string_view behind = labelled ? std::string_view(line) : behind_author_colon(line);
      const bool shorter = line.size() <= kLongestLine;
      if (Names names = shorter ? persons_at_beginning(behind) : Names();
          !names.empty() && may_describe(page_, paragraph.node)) {
        put(std::move(names), "author.labelled", 0.6);
        return true;
      }
      labelled = heads_author_line(line);
    }
    return false;
  }

  /// "(Ann Lee)" behind the last sentence.
  bool take_tail() {
    const std::vector<Paragraph>& text = page_.content.paragraphs;
    for (std::size_t i = text.size(); i-- > 0 && i + 2 >= text.size();) {
      std::string_view line = text[i].text;
      while (!line.empty() && (line.back() == '+' || line.back() == ' ')) line.remove_suffix(1);
      const std::size_t open = line.rfind('(');
      if (!line.ends_with(')') || open == std::string_view::npos) continue;
      const std::string_view inside = line.substr(open + 1, line.size() - open - 2);
      Names names = persons_at_beginning(inside);
      if (names.empty() || !looks_like_name(inside)) continue;
      put(std::move(names), "author.tail", 0.5);
      return true;
    }
    return false;
  }

  static constexpr std::size_t kMostWords = 4;
  static constexpr std::size_t kLongestNickname = 40;
  static constexpr std::size_t kLongestLine = 300;
  const Page& page_;
  ReadArticle& read_;
  Doubtful doubtful_;
};

}  // namespace

void read_authors(const Page& page, ReadArticle& read) {
  AuthorRule(page, read).run();
}

}  // namespace news::reading::html
