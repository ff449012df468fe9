#include "reading/html/json_ld.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "reading/characters.h"
#include "reading/head_lines.h"
#include "reading/html/json_ld_values.h"
#include "reading/html/paragraphs.h"
#include "reading/json_text.h"

namespace news::reading::html {
namespace {

using Json = nlohmann::json;

bool names_an_article(std::string_view type) {
  if (const std::size_t slash = type.find_last_of("/:#"); slash != std::string_view::npos)
    type.remove_prefix(slash + 1);
  static constexpr auto kOthers =
      std::to_array<std::string_view>({"BlogPosting", "Report", "LiveBlogPosting", "SocialMediaPosting",
                                       "Review", "Recipe", "HowTo", "MedicalWebPage"});
  return type.ends_with("Article") || std::find(kOthers.begin(), kOthers.end(), type) != kOthers.end();
}

bool is_type(const Json& object, bool (*test)(std::string_view)) {
  const Json* type = member(object, "@type");
  if (type == nullptr) return false;
  if (type->is_string()) return test(type->get_ref<const std::string&>());
  return type->is_array() && std::any_of(type->begin(), type->end(), [&](const Json& each) {
           return each.is_string() && test(each.get_ref<const std::string&>());
         });
}

void put(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

/// Without the marks that hide a script from XML: "//<![CDATA[ ... //]]>".
std::string_view without_cdata(std::string_view source) {
  constexpr std::string_view kBegin = "<![CDATA[";
  constexpr std::size_t kFewBytes = 40;
  const std::size_t begin = source.substr(0, kFewBytes).find(kBegin);
  if (begin == std::string_view::npos) return source;
  source.remove_prefix(begin + kBegin.size());
  return source.substr(0, source.rfind("]]>"));
}

/// What the page itself calls its address and its headline.
struct PageNames {
  std::string url;
  std::vector<std::string> headlines;  ///< Keys of phrases.
};

PageNames names_of(const Tree& tree, const MetaTags& meta) {
  constexpr std::size_t kMost = 8;
  PageNames out;
  out.url = meta.canonical().empty() ? meta.first({"og:url"}).text : meta.canonical();
  const auto put_key = [&](std::string_view line) {
    if (std::string key = phrase_key(line); !key.empty()) out.headlines.push_back(std::move(key));
  };
  put_key(meta.first({"og:title"}).text);
  for (std::size_t i = 1; i < tree.size() && out.headlines.size() < kMost; ++i) {
    constexpr std::size_t kLongestHeadline = 1000;
    if (tree[i].tag == Tag::h1 && tree.text(i).size() <= kLongestHeadline) put_key(line_of(tree, i));
  }
  return out;
}

class Reader {
 public:
  Reader(LinkedData& out, PageNames names) : out_(out), names_(std::move(names)) {}

  void read(std::string_view source) {
    source = without_cdata(trim(source));
    const std::size_t begin = source.find_first_of("{[");
    const std::size_t end = source.find_last_of("}]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
    // Around it stand comments and CDATA marks.
    source = source.substr(begin, end + 1 - begin);
    const ParsedJson parsed = parse_json(source, true);
    if (parsed.ok) {
      walk(parsed.value, Place::page, 0);
    } else {
      out_.broken.push_back(parsed.why);
      scan(source);
    }
  }

 private:
  /// Pages list other articles too, those most read for one; of them only the page's own counts.
  enum class Place { page, list };

  void walk(const Json& value, Place place, int depth) {
    constexpr int kDeepest = 8;
    if (depth > kDeepest) return;
    if (value.is_array()) {
      for (const Json& item : value) walk(item, place, depth + 1);
      return;
    }
    if (!value.is_object()) return;
    if (is_type(value, names_an_article)) {
      // An article may hold a recipe that is older and somebody else's.
      const bool recipe = is_type(value, [](std::string_view type) { return type.ends_with("Recipe"); });
      take_article(value, recipe ? Place::list : place);
      return;
    }
    take_frame(value);
    for (const auto& [key, inside] : {std::pair{"@graph", place},
                                      {"mainEntity", place},
                                      {"mainEntityOfPage", place},
                                      {"itemListElement", Place::list},
                                      {"hasPart", Place::list},
                                      {"item", Place::list}}) {
      if (const Json* inner = member(value, key); inner != nullptr && inner->is_structured())
        walk(*inner, inside, depth + 1);
    }
  }

  /// What isn't the article but says something about it: the page, the trail of sections, the authors of a
  /// graph.
  void take_frame(const Json& value) {
    if (is_type(value, [](std::string_view type) { return type.ends_with("BreadcrumbList"); })) {
      take_breadcrumbs(value);
    } else if (is_type(value, [](std::string_view type) { return type.ends_with("Page"); })) {
      put(page_.published, line_of_value(member(value, "datePublished")));
      put(page_.modified, line_of_value(member(value, "dateModified")));
      put(page_.language, line_of_value(member(value, "inLanguage")));
    } else if (is_type(value, [](std::string_view type) { return type.ends_with("Person"); })) {
      put_named(persons_, value);
      if (std::string name = line_of_value(member(value, "name")); !name.empty())
        out_.persons.push_back(std::move(name));
    } else if (is_type(value, [](std::string_view type) {
                 return type.ends_with("Organization") || type.ends_with("WebSite");
               })) {
      put_named(persons_, value);
      put(page_.publisher, line_of_value(member(value, "name")));
    }
  }

  static void put_named(std::vector<std::pair<std::string, std::string>>& names, const Json& value) {
    const Json* id = member(value, "@id");
    if (id == nullptr || !id->is_string()) return;
    if (std::string name = line_of_value(member(value, "name")); !name.empty())
      names.emplace_back(id->get<std::string>(), std::move(name));
  }

  void take_breadcrumbs(const Json& value) {
    const Json* items = member(value, "itemListElement");
    if (items == nullptr || !items->is_array()) return;
    // The last is the article itself, the first the home page.
    std::vector<std::string> names;
    for (const Json& item : *items) {
      if (!item.is_object()) continue;
      const Json* name = member(item, "name");
      if (name == nullptr) name = member(item, "item");
      names.push_back(line_of_value(name));
    }
    if (names.size() >= 3) put(breadcrumb_, names[names.size() - 2]);
  }

  void take_article(const Json& value, Place place) {
    LinkedData to;
    to.headline = line_of_value(member(value, "headline"));
    if (to.headline.empty()) to.headline = line_of_value(member(value, "name"));
    to.subheadline = line_of_value(member(value, "alternativeHeadline"));
    to.description = line_of_value(member(value, "description"));
    to.published = line_of_value(member(value, "datePublished"));
    if (to.published.empty()) to.published = line_of_value(member(value, "dateCreated"));
    to.modified = line_of_value(member(value, "dateModified"));
    to.language = line_of_value(member(value, "inLanguage"));
    to.publisher = line_of_value(member(value, "publisher"));
    to.url = line_of_value(member(value, "url"));
    if (to.url.empty()) to.url = line_of_value(member(value, "mainEntityOfPage"));
    if (const Json* body = member(value, "articleBody"); body != nullptr && body->is_string())
      to.body = body->get<std::string>();
    take_authors(value, to.authors);
    take_lists(value, to);
    take_images(value, to);
    // One of a list is the page's own where the page says so.
    if (place == Place::list && fit_of(to) == 0) return;
    if (!out_.found) {
      out_ = with_frame(std::move(to));
      fit_ = fit_of(out_);
      return;
    }
    // A list of articles may stand beside the page's own, or before it.
    if (const int fit = fit_of(to); fit > fit_) {
      out_ = with_frame(std::move(to));
      fit_ = fit;
    } else {
      fill_in(std::move(to));
    }
  }

  /// An article with what was found about the page so far.
  LinkedData with_frame(LinkedData article) {
    article.found = true;
    article.persons = std::move(out_.persons);
    article.broken = std::move(out_.broken);
    return article;
  }

  /// How well an article agrees with what the page calls itself.
  [[nodiscard]] int fit_of(const LinkedData& article) const {
    int fit = 0;
    if (!names_.url.empty() && article.url == names_.url) fit += 2;
    const std::string key = phrase_key(article.headline);
    if (!key.empty() &&
        std::find(names_.headlines.begin(), names_.headlines.end(), key) != names_.headlines.end())
      fit += 2;
    return fit;
  }

  /// Another script about the same article may know more.
  void fill_in(LinkedData other) {
    if (!other.headline.empty() && !out_.headline.empty() &&
        phrase_key(other.headline) != phrase_key(out_.headline))
      return;
    put(out_.headline, std::move(other.headline));
    put(out_.description, std::move(other.description));
    put(out_.published, std::move(other.published));
    put(out_.modified, std::move(other.modified));
    put(out_.section, std::move(other.section));
    put(out_.body, std::move(other.body));
    if (out_.authors.empty()) out_.authors = std::move(other.authors);
    if (out_.keywords.empty()) out_.keywords = std::move(other.keywords);
  }

  static void take_authors(const Json& value, std::vector<std::string>& authors) {
    for (const char* key : {"author", "creator"}) {
      const Json* found = member(value, key);
      if (found == nullptr || !authors.empty()) continue;
      const auto put_one = [&](const Json& author) {
        // A reference into the graph is looked up when all is read.
        std::string name = line_of_value(&author);
        if (!name.empty()) authors.push_back(std::move(name));
      };
      if (found->is_array()) {
        for (const Json& author : *found) put_one(author);
      } else if (const Json* names = found->is_object() ? member(*found, "name") : nullptr;
                 names != nullptr && names->is_array()) {
        for (const Json& author : *names) put_one(author);
      } else {
        put_one(*found);
      }
    }
  }

  static void take_lists(const Json& value, LinkedData& to) {
    if (const Json* section = member(value, "articleSection")) {
      to.section = line_of_value(section);
      if (section->is_array()) {
        for (std::size_t i = 1; i < section->size(); ++i)
          to.keywords.push_back(line_of_value(&(*section)[i]));
      }
    }
    for (const char* key : {"keywords", "about", "mentions"}) {
      const Json* found = member(value, key);
      if (found == nullptr) continue;
      if (found->is_string()) {
        for (std::string& keyword : split_list(line_of_value(found)))
          to.keywords.push_back(std::move(keyword));
      } else if (found->is_array()) {
        for (const Json& item : *found) to.keywords.push_back(line_of_value(&item));
      } else {
        to.keywords.push_back(line_of_value(found));
      }
    }
    std::erase_if(to.keywords, [](const std::string& keyword) {
      return keyword.empty() || keyword.find("://") != std::string::npos || keyword.find(':') < 12;
    });
  }

  static void take_images(const Json& value, LinkedData& to) {
    const Json* images = member(value, "image");
    if (images == nullptr) return;
    const auto put_one = [&](const Json& image) {
      if (!image.is_object()) return;
      schema::Caption caption;
      caption.text = line_of_value(member(image, "caption"));
      caption.credit = line_of_value(member(image, "creditText"));
      if (!caption.text.empty()) to.captions.push_back(std::move(caption));
    };
    if (images->is_array()) {
      for (const Json& image : *images) put_one(image);
    } else {
      put_one(*images);
    }
  }

  /// Texts by their keys, out of what is no JSON.
  void scan(std::string_view source) {
    if (source.find("Article\"") == std::string_view::npos &&
        source.find("BlogPosting\"") == std::string_view::npos)
      return;
    out_.found = true;
    put(out_.headline, scanned(source, "\"headline\""));
    put(out_.published, scanned(source, "\"datePublished\""));
    put(out_.modified, scanned(source, "\"dateModified\""));
    put(out_.section, scanned(source, "\"articleSection\""));
    put(out_.description, scanned(source, "\"description\""));
    if (const std::size_t author = source.find("\"author\"");
        author != std::string_view::npos && out_.authors.empty()) {
      std::string name = scanned(source.substr(author, 300), "\"author\"");
      if (name.empty()) name = scanned(source.substr(author, 300), "\"name\"");
      if (!name.empty()) out_.authors.push_back(std::move(name));
    }
  }

  static std::string scanned(std::string_view source, std::string_view key) {
    std::size_t at = source.find(key);
    if (at == std::string_view::npos) return {};
    at = source.find_first_not_of(" \t\r\n:", at + key.size());
    if (at == std::string_view::npos || source[at] != '"') return {};
    std::size_t end = at + 1;
    while (end < source.size() && source[end] != '"' && end - at < kLongestLinkedLine)
      end += source[end] == '\\' ? 2U : 1U;
    if (end >= source.size() || source[end] != '"') return {};
    const ParsedJson text = parse_json(source.substr(at, end + 1 - at), false);
    return text.ok && text.value.is_string() ? line_of_text(text.value.get_ref<const std::string&>())
                                             : std::string();
  }

 public:
  /// Looks up references, fills in from the page around the article.
  void finish() {
    for (std::string& author : out_.authors) resolve(author);
    resolve(out_.publisher);
    std::erase_if(out_.authors, [](const std::string& name) {
      return name.find("://") != std::string::npos || name.starts_with('#');
    });
    put(out_.published, page_.published);
    put(out_.modified, page_.modified);
    put(out_.language, page_.language);
    put(out_.publisher, page_.publisher);
    put(out_.section, breadcrumb_);
    if (out_.publisher.find("://") != std::string::npos) out_.publisher.clear();
  }

 private:
  void resolve(std::string& name) const {
    const auto found =
        std::find_if(persons_.begin(), persons_.end(), [&](const auto& each) { return each.first == name; });
    if (found != persons_.end()) name = found->second;
  }

  LinkedData& out_;
  PageNames names_;
  int fit_ = 0;
  LinkedData page_;
  std::string breadcrumb_;
  std::vector<std::pair<std::string, std::string>> persons_;
};

}  // namespace

LinkedData read_json_ld(const Tree& tree, const MetaTags& meta) {
  LinkedData out;
  Reader reader(out, names_of(tree, meta));
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].tag == Tag::script &&
        tree.attribute(i, Attribute::type).find("ld+json") != std::string_view::npos)
      reader.read(tree.script(i));
  }
  reader.finish();
  return out;
}

}  // namespace news::reading::html
