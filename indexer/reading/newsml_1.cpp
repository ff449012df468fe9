#include <string>
#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/newsml.h"
#include "reading/prose.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

class Item {
 public:
  Item(const Node& item, ReadArticle& read)
      : item_(item), management_(item.find("NewsManagement")), read_(read), article_(read.article) {}

  void take() {
    take_identity();
    const std::string revised = management_.line("ThisRevisionCreated");
    put_date(read_, "published", "newsml.FirstCreated", management_.line("FirstCreated"));
    put_date(read_, "published", "newsml.DateId", item_.line("Identification/NewsIdentifier/DateId"));
    if (revised != article_.published) put_date(read_, "modified", "newsml.ThisRevisionCreated", revised);
    take_status();
    for (const Node& component : item_.children("NewsComponent")) take_component(component, true, {});
    put("language", article_.language, "newsml.lang", item_.inherited("lang"));
    put("headline", article_.headline, "newsml.NameLabel", item_.line("Identification/NameLabel"));
  }

 private:
  void put(const char* name, std::string& field, const char* rule, std::string value) {
    put_field(read_, name, field, rule, std::move(value));
  }

  /// A public identifier ends in the revision, which the id of all versions leaves out.
  void take_identity() {
    const Node identifier = item_.find("Identification/NewsIdentifier");
    const std::string revision = identifier.line("RevisionId");
    article_.version = version_of(revision);
    std::string id = identifier.line("PublicIdentifier");
    if (const std::size_t colon = id.rfind(':');
        colon != std::string::npos && !revision.empty() && id.substr(colon + 1).starts_with(revision)) {
      id.resize(colon);
    }
    if (id.empty() && !identifier.line("NewsItemId").empty()) {
      id = "urn:newsml:" + identifier.line("ProviderId") + ":" + identifier.line("DateId") + ":" +
           identifier.line("NewsItemId");
    }
    article_.id = std::move(id);
  }

  void take_status() {
    const std::string status = management_.find("Status").attribute("FormalName");
    if (lower_ascii(status) == "embargoed") {
      const std::string until = management_.line("StatusWillChange/DateAndTime");
      if (until.empty()) {
        put("embargoed", article_.embargoed, "newsml.Status", std::string(schema::kWithheld));
      } else {
        put_embargo(read_, "newsml.StatusWillChange", until);
      }
    }
    put_status(read_, "newsml.Status", status);
    for (const Node& instruction : management_.children("Instruction")) {
      if (lower_ascii(instruction.attribute("FormalName")) == "delete")
        put_status(read_, "newsml.Instruction", "canceled");
    }
  }

  /// Components stand inside components: the text, its pictures, other renditions. `credit` is that of a
  /// picture that the component is part of.
  void take_component(const Node& component, bool top, const std::string& credit) {
    const std::string role = lower_ascii(component.find("Role").attribute("FormalName"));
    if (role == "stylesheet" || role == "contact" || role == "logo") {
      read_.trace.push_back({"dropped", "newsml.Role", role, 1});
      return;
    }
    if (role == "headline" || role == "subheadline") return take_line(component, role == "headline");
    const bool picture = holds_picture(component);
    take_lines(component.find("NewsLines"), top, picture);
    take_administration(component.find("AdministrativeMetadata"));
    take_description(component.find("DescriptiveMetadata"));
    const std::string own = picture ? component.line("NewsLines/CreditLine") : std::string();
    const std::string& now = own.empty() ? credit : own;
    for (const Node& content : component.children("ContentItem")) take_content(content, picture, now);
    for (const Node& inner : component.children("NewsComponent")) take_component(inner, false, now);
  }

  /// A headline that is a component of its own.
  void take_line(const Node& component, bool main) {
    for (const Node& content : component.all("DataContent")) {
      const Node page = content.find("html/body");
      std::string line = (page ? page : content).line();
      put(main ? "headline" : "subheadline", main ? article_.headline : article_.subheadline, "newsml.Role",
          std::move(line));
    }
  }

  [[nodiscard]] static bool holds_picture(const Node& component) {
    for (const Node& content : component.children("ContentItem")) {
      const std::string type = lower_ascii(content.find("MediaType").attribute("FormalName"));
      if (type == "photo" || type == "picture" || type == "graphic" || type == "image") return true;
    }
    const std::string role = lower_ascii(component.find("Role").attribute("FormalName"));
    return role.find("caption") != std::string::npos || role.find("picture") != std::string::npos ||
           role.find("photo") != std::string::npos;
  }

  void take_lines(const Node& lines, bool top, bool picture) {
    // A picture's headline is the picture's.
    if (!picture || top) {
      put("headline", article_.headline, "newsml.HeadLine", lines.line("HeadLine"));
      put("subheadline", article_.subheadline, "newsml.SubHeadLine", lines.line("SubHeadLine"));
      for (const Node& byline : lines.children("ByLine")) put_byline(read_, "newsml.ByLine", byline.line());
    }
    for (const Node& keyword : lines.children("KeywordLine")) {
      put_keyword(read_, "newsml.KeywordLine", keyword.line());
    }
  }

  void take_administration(const Node& metadata) {
    for (const char* role : {"Provider", "Source", "Creator"}) {
      put("source", article_.source, "newsml.Party",
          metadata.find(role).find("Party").attribute("FormalName"));
    }
  }

  void take_description(const Node& metadata) {
    put("language", article_.language, "newsml.Language", metadata.find("Language").attribute("FormalName"));
    for (const Node& code : metadata.children("SubjectCode")) {
      for (const Node& subject : code.children()) {
        put_subject(read_, "newsml.SubjectCode", subject.attribute("FormalName"), "");
      }
    }
    for (const Node& property : metadata.children("Property")) {
      if (lower_ascii(property.attribute("FormalName")) == "keyword")
        put_keyword(read_, "newsml.Property", squeeze(clean(property.attribute("Value"))));
    }
  }

  void take_content(const Node& content, bool picture, const std::string& credit) {
    const Node data = content.find("DataContent");
    if (!data) return;
    if (const Node nitf = data.find("nitf")) return read_nitf_element(nitf, read_);
    const Node page = data.find("html/body");
    Prose prose = data.has_elements() ? prose_of(page ? page : data) : prose_of(data.content());
    if (!picture) return put_prose(read_, "newsml.DataContent", std::move(prose));
    schema::Caption caption{squeeze(prose.body), "", credit};
    part_from_credit(caption);
    put_caption(article_.captions, std::move(caption));
  }

  Node item_;
  Node management_;
  ReadArticle& read_;
  schema::Article& article_;
};

}  // namespace

void read_newsml_1(const Node& item, ReadArticle& read) {
  Item(item, read).take();
}

}  // namespace news::reading
