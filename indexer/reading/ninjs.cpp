#include "reading/ninjs.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/json_text.h"
#include "reading/prose.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

/// Versions 1 and 2 write keys in lower case, version 3 in camel case; lists have their name in the singular
/// in version 1 and in the plural later.
class Keys {
 public:
  explicit Keys(const Json& object) {
    if (!object.is_object()) return;
    for (auto it = object.begin(); it != object.end(); ++it) {
      std::string key = lower_ascii(it.key());
      std::erase(key, '_');
      members_.emplace(std::move(key), &it.value());
    }
  }

  /// The first of these that is there and isn't null or empty.
  [[nodiscard]] const Json* get(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto found = members_.find(name);
      if (found != members_.end() && !found->second->is_null() && !found->second->empty())
        return found->second;
    }
    return nullptr;
  }

  [[nodiscard]] std::string text(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const Json* value = get({name});
      if (value == nullptr) continue;
      if (value->is_string() && !value->get_ref<const std::string&>().empty())
        return value->get<std::string>();
      if (value->is_number()) return json_text(*value);
    }
    return {};
  }

  /// One line, with markup taken out.
  [[nodiscard]] std::string line(std::initializer_list<const char*> names) const {
    return line_of_markup(text(names));
  }

 private:
  std::map<std::string, const Json*, std::less<>> members_;
};

/// Calls `take` with each object of a list, or of an object that holds them under names.
template <class F>
void each_object(const Json* list, F&& take) {
  if (list == nullptr || !list->is_structured()) return;
  for (const Json& item : *list) {
    if (item.is_object()) take(Keys(item));
  }
}

/// What a body or description is written in.
enum class Kind { html, plain, nitf };

struct Content {
  Kind kind = Kind::plain;
  std::string value;
  int rank = 0;
};

Kind kind_of(const std::string& type, const std::string& value) {
  const std::string lower = lower_ascii(type);
  if (lower.find("nitf") != std::string::npos || trim(value).starts_with("<nitf")) return Kind::nitf;
  return lower.find("html") != std::string::npos || looks_like_html(value) ? Kind::html : Kind::plain;
}

/// dpa puts notes for desks behind the text, as sections of their own.
std::string without_desk_notes(std::string_view text) {
  constexpr std::string_view section = "<section class=\"";
  constexpr std::string_view end = "</section>";
  std::string out;
  while (true) {
    const std::size_t at = text.find(section);
    if (at == std::string_view::npos) return out.append(text);
    const std::string_view name = text.substr(at + section.size(), 20);
    const bool note = is_desk_section(name.substr(0, name.find('"')));
    out.append(text.substr(0, note ? at : at + section.size()));
    const std::size_t close = note ? text.find(end, at) : at + section.size() - end.size();
    if (close == std::string_view::npos) return out;
    text.remove_prefix(close + end.size());
  }
}

constexpr int kRanks = kLastRank + 1;

class Item {
 public:
  Item(const Json& item, ReadArticle& read) : keys_(item), read_(read), article_(read.article) {}

  void take() {
    take_identity();
    take_dates();
    take_headlines();
    take_body();
    take_descriptions();
    take_people();
    take_subjects();
    take_associations();
    for (const char* key : {"slugline", "located", "ednote"}) {
      if (const Json* value = keys_.get({key})) article_.extra[key] = json_text(*value);
    }
  }

 private:
  void put(const char* name, std::string& field, const char* rule, std::string value) {
    put_field(read_, name, field, rule, squeeze(clean(value)));
  }

  /// An address is both: the id follows from it, as it does for a page.
  void take_identity() {
    const std::string uri = keys_.text({"uri", "guid"});
    const bool address = uri.starts_with("http://") || uri.starts_with("https://");
    put("url", article_.url, "ninjs.url", keys_.text({"url", "canonicalurl"}));
    if (address) {
      put("url", article_.url, "ninjs.uri", uri);
    } else {
      article_.id = uri;
    }
    article_.version = version_of(keys_.text({"version"}));
    put("language", article_.language, "ninjs.language", keys_.text({"language"}));
    put_status(read_, "ninjs.pubstatus", keys_.text({"pubstatus"}));
  }

  void take_dates() {
    for (const char* key : {"contentcreated", "firstpublished", "firstcreated", "versioncreated"}) {
      put_date(read_, "published", "ninjs.created", squeeze(clean(keys_.text({key}))));
    }
    if (const std::string version = keys_.text({"versioncreated"}); version != article_.published) {
      put_date(read_, "modified", "ninjs.versioncreated", squeeze(clean(version)));
    }
    put_embargo(read_, "ninjs.embargoed", keys_.text({"embargoeduntil", "embargoed"}));
  }

  void take_headlines() {
    put("headline", article_.headline, "ninjs.headline", keys_.line({"headline"}));
    std::array<std::string, kRanks> best;
    each_object(keys_.get({"headlines"}), [&](const Keys& headline) {
      const std::string role = lower_ascii(headline.text({"role"}));
      if (role.find("sub") != std::string::npos)
        return put("subheadline", article_.subheadline, "ninjs.headlines.sub", headline.line({"value"}));
      std::string& line = best[static_cast<std::size_t>(rank_of_role(role))];
      if (line.empty()) line = headline.line({"value"});
    });
    for (std::string& line : best) put("headline", article_.headline, "ninjs.headlines", std::move(line));
    put("subheadline", article_.subheadline, "ninjs.headline_sub",
        keys_.line({"headlinesub", "headlinesecondary"}));
    put("headline", article_.headline, "ninjs.title", keys_.line({"title", "name", "slugline"}));
  }

  [[nodiscard]] std::vector<Content> contents_of(std::initializer_list<const char*> named,
                                                 const char* list) const {
    std::vector<Content> out;
    for (const char* key : named) {
      std::string value = keys_.text({key});
      if (value.empty()) continue;
      const Kind kind = kind_of(std::string_view(key).ends_with("html") ? "html" : "", value);
      out.push_back({kind, std::move(value), 0});
    }
    each_object(keys_.get({list}), [&](const Keys& each) {
      std::string value = each.text({"value"});
      if (value.empty()) return;
      const Kind kind = kind_of(each.text({"contenttype"}), value);
      out.push_back({kind, std::move(value), rank_of_role(each.text({"role"}))});
    });
    return out;
  }

  /// The main text; of its forms HTML says most, plain text is next, NITF that was put into JSON is the last.
  void take_body() {
    const std::vector<Content> bodies =
        contents_of({"bodyhtml", "bodyxhtml", "bodytext", "bodynitf"}, "bodies");
    for (int rank = 0; rank < kRanks; ++rank) {
      for (const Kind kind : {Kind::html, Kind::plain, Kind::nitf}) {
        for (const Content& body : bodies) {
          if (body.rank != rank || body.kind != kind || !article_.body.empty()) continue;
          if (kind == Kind::nitf) {
            take_nitf(body.value);
          } else {
            put_prose(read_, "ninjs.body", prose_of(without_desk_notes(body.value)));
          }
        }
      }
    }
  }

  void take_nitf(const std::string& text) {
    const Markup markup = Markup::xml(text, read_.warnings);
    if (!markup.damage().empty()) read_.warnings.push_back(markup.damage());
    const Node root = markup.root();
    if (root.is("nitf")) return read_nitf_element(root, read_);
    put_prose(read_, "ninjs.body", prose_of(root));
  }

  [[nodiscard]] bool is_picture() const {
    const std::string type = lower_ascii(keys_.text({"type"}));
    return type == "picture" || type == "graphic" || type == "video" || type == "image";
  }

  void take_descriptions() {
    std::string description = description_of(keys_);
    if (is_picture()) {
      put_picture({std::move(description), alternative_text(keys_), credit_of(keys_)});
    } else {
      put_summary(read_, "ninjs.description", std::move(description));
    }
  }

  void put_picture(schema::Caption caption) {
    if (caption.text.empty() && caption.alt.empty()) return;
    part_from_credit(caption);
    read_.trace.push_back(
        {"captions", "ninjs.picture", caption.text.empty() ? caption.alt : caption.text, 1});
    put_caption(article_.captions, std::move(caption));
  }

  /// What is called a caption goes first; credits, notes and names of writers stand among descriptions too.
  [[nodiscard]] static std::string description_of(const Keys& keys) {
    std::string out = keys.line({"caption", "descriptiontext", "descriptionhtml"});
    if (!out.empty()) return out;
    std::string caption;
    each_object(keys.get({"descriptions"}), [&](const Keys& each) {
      const std::string role = lower_ascii(each.text({"role"}));
      if (role.find("caption") != std::string::npos) caption = each.line({"value"});
      const bool describes =
          role.empty() || role == "main" || role == "text" || role.find("summary") != std::string::npos ||
          role.find("description") != std::string::npos || role == "abstract" || role == "drol:summary";
      if (describes && out.empty()) out = each.line({"value"});
    });
    return caption.empty() ? out : caption;
  }

  [[nodiscard]] static std::string alternative_text(const Keys& keys) {
    std::string out = keys.line({"alttext", "descriptionalttext"});
    each_object(keys.get({"descriptions"}), [&](const Keys& each) {
      if (lower_ascii(each.text({"role"})).find("alt") != std::string::npos) out = each.line({"value"});
    });
    return out;
  }

  [[nodiscard]] static std::string credit_of(const Keys& keys) {
    std::string by = keys.line({"byline", "by"});
    std::string line = keys.line({"creditline", "copyrightholder", "copyrightnotice"});
    each_object(keys.get({"descriptions"}), [&](const Keys& each) {
      if (lower_ascii(each.text({"role"})).find("credit") != std::string::npos) line = each.line({"value"});
    });
    if (by.empty()) return line;
    return line.empty() || by.find(line) != std::string::npos ? by : by + "/" + line;
  }

  void take_people() {
    if (!is_picture()) {
      put_byline(read_, "ninjs.byline", keys_.line({"byline", "by"}));
      each_object(keys_.get({"bylines"}), [&](const Keys& each) {
        put_byline(read_, "ninjs.bylines", each.line({"by", "byline", "name", "value"}));
      });
    }
    each_object(keys_.get({"authors", "creators"}), [&](const Keys& author) {
      const std::string name = author.line({"name"});
      const bool first_word = looks_like_name(name) || article_.authors.empty();
      if (first_word && !name.empty()) put_author(name);
    });
    each_object(keys_.get({"infosource", "infosources"}), [&](const Keys& source) {
      put("source", article_.source, "ninjs.infosource", source.line({"name", "literal"}));
    });
    put("source", article_.source, "ninjs.source", keys_.line({"source", "provider"}));
    put("source", article_.source, "ninjs.copyrightholder", keys_.line({"copyrightholder"}));
    for (const char* list : {"person", "people", "persons", "organisation", "organisations", "place",
                             "places", "object", "objects", "event", "events"}) {
      each_object(keys_.get({list}), [&](const Keys& each) {
        put_keyword(read_, std::string("ninjs.") + list, each.line({"name", "literal"}));
      });
    }
  }

  void put_author(const std::string& name) {
    for (const std::string& known : article_.authors) {
      if (known == name) return;
    }
    article_.authors.push_back(name);
    read_.trace.push_back({"authors", "ninjs.authors", name, 1});
  }

  void take_subjects() {
    each_object(keys_.get({"subject", "subjects"}), [&](const Keys& subject) {
      std::string code = subject.text({"qcode", "uri", "code", "literal"});
      const std::string scheme = subject.text({"scheme"});
      // A code of another scheme may look like one of IPTC's.
      if (iptc_code(scheme + code).empty() && !scheme.empty() && iptc_code(code) != code) {
        const bool iptc = lower_ascii(scheme).find("iptc") != std::string::npos ||
                          lower_ascii(scheme).find("medtop") != std::string::npos;
        if (!iptc) code.clear();
      } else if (!iptc_code(scheme + code).empty()) {
        code = scheme + code;
      }
      put_subject(read_, "ninjs.subject", code, subject.line({"name", "literal"}));
    });
    const Json* keywords = keys_.get({"keywords", "keyword"});
    if (keywords == nullptr) return;
    if (keywords->is_string())
      return put_keyword(read_, "ninjs.keywords", squeeze(clean(keywords->get<std::string>())));
    for (const Json& keyword : *keywords) {
      if (keyword.is_string())
        put_keyword(read_, "ninjs.keywords", squeeze(clean(keyword.get<std::string>())));
    }
  }

  /// Pictures bring captions, texts are related ones.
  void take_associations() {
    each_object(keys_.get({"associations", "association"}), [&](const Keys& item) {
      const std::string type = lower_ascii(item.text({"type"}));
      std::string headline = item.line({"headline"});
      each_object(item.get({"headlines"}), [&](const Keys& each) {
        if (headline.empty()) headline = each.line({"value"});
      });
      if (type == "picture" || type == "graphic" || type == "video" || type == "image") {
        const std::string text = description_of(item);
        put_picture({text.empty() ? headline : text, alternative_text(item), credit_of(item)});
      } else if (!headline.empty()) {
        const std::string uri = item.text({"uri", "guid"});
        read_.trace.push_back({"related", "ninjs.associations", headline, 1});
        article_.related.push_back({headline, "", "", uri.starts_with("http") ? uri : ""});
      }
    });
  }

  Keys keys_;
  ReadArticle& read_;
  schema::Article& article_;
};

/// What most records of other kinds lack; looked for before all keys are read.
bool has_identity(const Json& object) {
  for (auto it = object.begin(); it != object.end(); ++it) {
    if (equals_ignoring_case(it.key(), "uri") || equals_ignoring_case(it.key(), "guid")) return true;
  }
  return false;
}

}  // namespace

bool is_ninjs(const Json& value) {
  if (!value.is_object() || value.contains("v") || !has_identity(value)) return false;
  const Keys keys(value);
  if (keys.text({"uri", "guid"}).empty()) return false;
  return keys.get({"bodyhtml", "bodyxhtml", "bodytext", "bodies", "headlines", "descriptions",
                   "descriptiontext", "descriptionhtml", "pubstatus", "versioncreated", "contentcreated",
                   "representationtype", "renditions", "associations"}) != nullptr;
}

void read_ninjs(const Json& item, ReadArticle& read) {
  Item(item, read).take();
}

}  // namespace news::reading
