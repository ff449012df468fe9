#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "reading/adapter.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/newsml.h"
#include "reading/prose.h"
#include "reading/transfer.h"
#include "reading/wire.h"
#include "reading/xml_damage.h"

namespace news::reading {
namespace {

std::string_view last_part(std::string_view code) {
  const std::size_t cut = code.find_last_of(":/");
  return cut == std::string_view::npos ? code : code.substr(cut + 1);
}

/// Which of a controlled vocabulary: by its short code or its address.
std::string code_of(const Node& node) {
  std::string code = node.attribute("qcode");
  return code.empty() ? node.attribute("uri") : code;
}

std::string role_of(const Node& node) {
  return lower_ascii(last_part(node.attribute("role")));
}

/// A name in the language of the item where there are several; else a literal.
std::string name_of(const Node& node) {
  const std::string language = lower_ascii(node.inherited("lang").substr(0, 2));
  std::string first;
  for (const Node& name : node.children("name")) {
    if (first.empty()) first = name.line();
    if (lower_ascii(name.attribute("lang").substr(0, 2)) == language) return name.line();
  }
  return first.empty() ? squeeze(clean(node.attribute("literal"))) : first;
}

bool holds_one_of(std::string_view role, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return role.find(word) != std::string_view::npos; });
}

bool reported(std::string_view role) {
  return holds_one_of(role, {"reporter", "author", "writer", "correspondent", "journalist"});
}

bool may_have_made(std::string_view role) {
  return !holds_one_of(role, {"editor", "translator", "desk"});
}

bool may_have_written(std::string_view role) {
  return may_have_made(role) && !holds_one_of(role, {"photo", "camera", "video", "producer"});
}

/// A <newsItem> of NewsML-G2.
class Item {
 public:
  Item(const Node& item, ReadArticle& read)
      : item_(item),
        about_item_(item.find("itemMeta")),
        about_content_(item.find("contentMeta")),
        read_(read),
        article_(read.article) {}

  void take() {
    article_.id = item_.attribute("guid");
    article_.version = version_of(item_.attribute("version"));
    put_status(read_, "newsml.pubStatus", code_of(about_item_.find("pubStatus")));
    take_dates();
    take_headlines();
    take_content();
    take_descriptions();
    take_people();
    take_subjects();
  }

 private:
  void put(const char* name, std::string& field, const char* rule, std::string value) {
    put_field(read_, name, field, rule, std::move(value));
  }

  void take_dates() {
    const std::string version = about_item_.line("versionCreated");
    put_date(read_, "published", "newsml.contentCreated", about_content_.line("contentCreated"));
    put_date(read_, "published", "newsml.firstCreated", about_item_.line("firstCreated"));
    put_date(read_, "published", "newsml.versionCreated", version);
    put_date(read_, "modified", "newsml.contentModified", about_content_.line("contentModified"));
    if (version != article_.published) put_date(read_, "modified", "newsml.versionCreated", version);
    if (const Node embargo = about_item_.find("embargoed")) {
      const std::string until = embargo.line();
      if (until.empty()) {
        put("embargoed", article_.embargoed, "newsml.embargoed without an end",
            std::string(schema::kWithheld));
      } else {
        put_embargo(read_, "newsml.embargoed", until);
      }
    }
  }

  void take_headlines() {
    std::array<std::string, kLastRank + 1> own;
    std::array<std::string, kLastRank + 1> foreign;
    for (const Node& headline : about_content_.children("headline")) {
      const std::string role = role_of(headline);
      if (role.find("sub") != std::string::npos) {
        put("subheadline", article_.subheadline, "newsml.headline.sub", headline.line());
        continue;
      }
      auto& ranks = is_translation(headline) ? foreign : own;
      std::string& best = ranks.at(static_cast<std::size_t>(rank_of_role(role)));
      if (best.empty()) best = headline.line();
    }
    for (auto* ranks : {&own, &foreign}) {
      for (std::string& line : *ranks) put("headline", article_.headline, "newsml.headline", std::move(line));
    }
    const std::string language = about_content_.find("language").attribute("tag");
    put("language", article_.language, "newsml.language", language);
    put("language", article_.language, "newsml.lang", item_.inherited("lang"));
  }

  /// Says that it is in another language than the item.
  [[nodiscard]] bool is_translation(const Node& node) const {
    std::string language = about_content_.find("language").attribute("tag");
    if (language.empty()) language = item_.inherited("lang");
    const std::string own = node.attribute("lang");
    return !own.empty() && !language.empty() &&
           !equals_ignoring_case(own.substr(0, own.find('-')), language.substr(0, language.find('-')));
  }

  /// The first content that holds text; others are renditions of it, or lie elsewhere.
  void take_content() {
    for (const Node& content : item_.find("contentSet").children()) {
      if (!article_.body.empty()) break;
      if (content.is("inlineXML")) {
        take_xml(content);
      } else if (content.is("inlineData")) {
        const bool packed = content.attribute("encoding").ends_with("base64");
        put_prose(read_, "newsml.inlineData",
                  prose_of(packed ? from_base64(content.content()) : content.content()));
      }
    }
  }

  void take_xml(const Node& content) {
    for (const Node& each : content.children()) {
      if (each.is("nitf")) {
        read_nitf_element(each, read_);
      } else {
        take_page(each);
      }
    }
  }

  /// XHTML or a piece of it; its own head says nothing that the item doesn't. Tables of results, lists of
  /// events and other data are no text.
  void take_page(const Node& content) {
    constexpr std::string_view kElements = " article body div html main p section ";
    const std::string name(content.name());
    if (kElements.find(" " + name + " ") == std::string_view::npos) {
      read_.trace.push_back({"dropped", "newsml.inlineXML", "<" + name + ">", 1});
      return;
    }
    const Node body = content.find("body");
    const Node page = body ? body : content;
    put("subheadline", article_.subheadline, "newsml.header", page.line("header/h2"));
    put_prose(read_, "newsml.inlineXML", prose_of_story(page));
  }

  void take_descriptions() {
    for (const Node& description : about_content_.children("description")) {
      const std::string text = prose_of(description).body;
      if (text.empty()) continue;
      if (!shows_pictures()) {
        // A text's caption is the one for links to it.
        if (role_of(description) != "caption") put_summary(read_, "newsml.description", text);
        continue;
      }
      schema::Caption caption{squeeze(text), "", credit()};
      part_from_credit(caption);
      read_.trace.push_back({"captions", "newsml.description", caption.text, 1});
      put_caption(article_.captions, std::move(caption));
    }
    // The title is for the desk: it tells where there is nothing better.
    put("headline", article_.headline, "newsml.title", about_item_.line("title"));
    put("headline", article_.headline, "newsml.slugline", about_content_.line("slugline"));
  }

  [[nodiscard]] bool shows_pictures() const {
    const std::string kind = lower_ascii(last_part(code_of(about_item_.find("itemClass"))));
    return kind == "picture" || kind == "graphic" || kind == "video" || kind == "animation";
  }

  [[nodiscard]] std::string credit() const {
    const std::string by = about_content_.line("by");
    std::string out(behind_by(by).empty() ? std::string_view(by) : behind_by(by));
    for (const Node& creator : about_content_.children("creator")) {
      if (out.empty()) out = name_of(creator);
    }
    const std::string line = about_content_.line("creditline");
    if (!line.empty() && line.find(out) == std::string::npos) return out.append("/").append(line);
    return line.empty() ? out : line;
  }

  void take_people() {
    for (const Node& by : about_content_.children("by")) put_byline(read_, "newsml.by", by.line());
    if (article_.authors.empty()) take_creators();
    for (const Node& source : about_content_.children("infoSource")) {
      put("source", article_.source, "newsml.infoSource", name_of(source));
    }
    put("source", article_.source, "newsml.provider", name_of(about_item_.find("provider")));
    put("source", article_.source, "newsml.copyrightHolder",
        name_of(item_.find("rightsInfo/copyrightHolder")));
  }

  /// Who reported goes before others; who edited, translated or photographed is no author.
  void take_creators() {
    const auto take = [&](bool (*wanted)(std::string_view)) {
      for (const char* element : {"creator", "contributor"}) {
        std::string names;
        for (const Node& each : about_content_.children(element)) {
          const std::string name = name_of(each);
          const bool person = looks_like_name(name) && !each.find("organisationDetails");
          if (person && wanted(role_of(each))) names.append(names.empty() ? "" : ", ").append(name);
        }
        put_byline(read_, "newsml.creator", names);
        if (!article_.authors.empty()) return;
      }
    };
    take(reported);
    if (article_.authors.empty()) take(shows_pictures() ? may_have_made : may_have_written);
  }

  void take_subjects() {
    for (const Node& subject : about_content_.children("subject")) {
      // Beside a code a literal is a note of the desk.
      const std::string code = code_of(subject);
      const bool named = subject.find("name") || code.empty();
      put_subject(read_, "newsml.subject", code, named ? name_of(subject) : std::string());
    }
    for (const Node& keyword : about_content_.children("keyword")) {
      put_keyword(read_, "newsml.keyword", keyword.line());
    }
  }

  Node item_;
  Node about_item_;
  Node about_content_;
  ReadArticle& read_;
  schema::Article& article_;
};

/// What NewsML holds besides news, and why it isn't read.
struct OtherItem {
  std::string_view name;
  std::string_view why;
};
constexpr auto kOtherItems = std::to_array<OtherItem>(
    {{"packageItem", "is a package: it lists other items and has no text of its own"},
     {"groupSet", "is the inside of a package: it lists items and has no text of its own"},
     {"conceptItem", "describes a concept, it is no article"},
     {"knowledgeItem", "is a list of concepts, it is no article"},
     {"planningItem", "plans coverage, it is no article"},
     {"catalogItem", "is a catalogue of vocabularies, it is no article"}});

/// Whether the item itself and not one inside it is meant: references hold elements of the same names.
void collect(const Node& node, std::vector<Node>& items) {
  if (node.is("newsItem") || node.is("NewsItem")) {
    items.push_back(node);
    return;
  }
  for (const OtherItem& other : kOtherItems) {
    if (!node.is(other.name)) continue;
    items.push_back(node);
    return;
  }
  for (const Node& child : node.children()) collect(child, items);
}

}  // namespace

bool is_newsml_root(std::string_view name) {
  if (name == "newsMessage" || name == "newsItem" || name == "NewsML") return true;
  for (const OtherItem& other : kOtherItems) {
    if (name == other.name) return true;
  }
  return false;
}

ReadResult read_newsml(const RawDocument& document) {
  ReadResult result;
  std::vector<std::string> warnings;
  const Markup markup = Markup::xml(document.bytes, warnings);
  std::vector<Node> items;
  if (markup.root()) collect(markup.root(), items);
  if (items.empty()) result.rejected.push_back({document.where, "is not NewsML, or has no item in it"});
  DamageTeller damage(markup, document);
  std::size_t number = 0;
  for (const Node& item : items) {
    ++number;
    std::string where = where_in(document, "item", number, items.size());
    std::string_view why;
    for (const OtherItem& other : kOtherItems) {
      if (item.is(other.name)) why = other.why;
    }
    if (!why.empty()) {
      result.rejected.push_back({std::move(where), std::string(why), true});
      continue;
    }
    ReadArticle read;
    read.where = std::move(where);
    read.warnings = std::exchange(warnings, {});
    if (item.is("NewsItem")) {
      read_newsml_1(item, read);
    } else {
      Item(item, read).take();
    }
    damage.tell(item, read);
    result.articles.push_back(std::move(read));
  }
  damage.finish(result);
  return result;
}

}  // namespace news::reading
