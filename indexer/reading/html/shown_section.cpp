// The section as the page shows it, where metadata doesn't tell it.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/html/fields.h"
#include "reading/html/places.h"

namespace news::reading::html {
namespace {

constexpr std::size_t kLongest = 60;

class SectionRule {
 public:
  SectionRule(const Page& page, const ReadArticle& read)
      : page_(page), headline_(phrase_key(read.article.headline)) {}

  /// The section and the rule that found it; both empty where none did.
  [[nodiscard]] std::pair<std::string, const char*> run() const {
    if (std::string found = from_microdata(); !found.empty()) return {std::move(found), "section.microdata"};
    if (std::string found = from_breadcrumbs(); !found.empty())
      return {std::move(found), "section.breadcrumbs"};
    return {from_label(), "section.label"};
  }

 private:
  [[nodiscard]] std::string line_at(std::size_t i) const {
    const std::string_view content = page_.tree.attribute(i, Attribute::content);
    if (!content.empty()) return content.size() > kLongest ? std::string() : squeeze(clean(content));
    if (page_.tree.text(i).size() > 4 * kLongest) return {};
    std::string line = line_of(page_.tree, i);
    const std::string key = phrase_key(line);
    const bool number = std::all_of(key.begin(), key.end(), is_ascii_digit);
    if (line.size() > kLongest || key == headline_ || number || leads_back(line)) line.clear();
    return line;
  }

  /// "‹ Back": a way, not a step of the path.
  static bool leads_back(std::string_view line) {
    static constexpr auto kSigns = std::to_array<std::string_view>({"‹", "«", "<", "←", "zurück", "back "});
    const std::string lower = lower_ascii(line);
    return std::any_of(kSigns.begin(), kSigns.end(),
                       [&](std::string_view sign) { return lower.starts_with(sign); });
  }

  [[nodiscard]] std::string from_microdata() const {
    for (std::size_t i = 1; i < page_.tree.size(); ++i) {
      if (page_.tree[i].attributes == 0) continue;
      const std::string_view property = page_.tree.attribute(i, Attribute::itemprop);
      if (property != "articleSection" && property != "genre") continue;
      if (std::string line = line_at(i); !line.empty()) return line;
    }
    return {};
  }

  /// The last link of the first path of sections that leads farther than home.
  [[nodiscard]] std::string from_breadcrumbs() const {
    const Tree& tree = page_.tree;
    for (std::size_t i = 1; i < tree.size(); ++i) {
      if (!is_path(i)) continue;
      std::string last;
      for (std::size_t k = i + 1; k < tree[i].end; ++k) {
        if (tree[k].tag != Tag::a || leads_home(k)) continue;
        if (std::string line = line_at(k); !line.empty()) last = std::move(line);
      }
      if (!last.empty()) return last;
      i = tree[i].end - 1;
    }
    return {};
  }

  [[nodiscard]] bool is_path(std::size_t i) const {
    constexpr std::size_t kLongestPath = 300;
    const Tree& tree = page_.tree;
    if (tree[i].attributes == 0 || is_never_read(tree[i].tag) || tree[i].tag == Tag::body) return false;
    if (tree.text(i).size() > kLongestPath) return false;
    for (const Attribute name : {Attribute::class_, Attribute::aria_label, Attribute::id}) {
      if (lower_ascii(beginning_of(tree.attribute(i, name), 200)).find("breadcrumb") != std::string::npos)
        return true;
    }
    return false;
  }

  [[nodiscard]] bool leads_home(std::size_t link) const {
    static constexpr auto kHome = std::to_array<std::string_view>(
        {"home", "homepage", "home page", "start", "startseite", "accueil", "inicio", "início", "portada",
         "главная", "ホーム", "首页", "hem", "forsiden", "strona główna", "voorpagina"});
    const std::string_view address = page_.tree.attribute(link, Attribute::href);
    return address.empty() || is_front_page(address) ||
           std::find(kHome.begin(), kHome.end(), phrase_key(line_at(link))) != kHome.end();
  }

  /// A link beside the headline that is the article's category.
  [[nodiscard]] std::string from_label() const {
    for (const std::size_t i : nodes_near_headline(page_)) {
      if (page_.tree[i].tag != Tag::a || !may_describe(page_, i)) continue;
      const bool category =
          page_.tree.attribute(i, Attribute::rel).find("category") != std::string_view::npos ||
          page_.tree.attribute(i, Attribute::class_).find("section-label") != std::string_view::npos;
      if (!category) continue;
      if (std::string line = line_at(i); !line.empty()) return line;
    }
    return {};
  }

  const Page& page_;
  std::string headline_;
};

}  // namespace

void read_shown_section(const Page& page, ReadArticle& read) {
  if (!read.article.section.empty()) return;
  auto [section, rule] = SectionRule(page, read).run();
  if (section.empty()) return;
  read.trace.push_back({"section", rule, section, 0.8});
  read.article.section = std::move(section);
}

}  // namespace news::reading::html
