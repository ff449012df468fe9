#include <utility>

#include "reading/adapter.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/prose.h"
#include "reading/wire.h"
#include "reading/xml_damage.h"

namespace news::reading {
namespace {

class Nitf {
 public:
  Nitf(const Node& nitf, ReadArticle& read)
      : head_(nitf.find("head")), body_(nitf.find("body")), read_(read), article_(read.article) {
    if (article_.language.empty()) put("language", article_.language, "nitf.lang", nitf.inherited("lang"));
  }

  void take() {
    take_identity();
    take_dates();
    take_headline();
    take_text();
    take_source();
    take_subjects();
    take_status();
  }

 private:
  void put(const char* name, std::string& field, const char* rule, std::string value) {
    put_field(read_, name, field, rule, squeeze(clean(value)));
  }

  void take_identity() {
    const Node docdata = head_.find("docdata");
    put("url", article_.url, "nitf.pubdata.ex-ref", head_.find("pubdata").attribute("ex-ref"));
    put("id", article_.id, "nitf.doc-id", docdata.find("doc-id").attribute("id-string"));
    if (article_.version == 0) article_.version = version_of(docdata.find("du-key").attribute("version"));
  }

  void take_dates() {
    const Node docdata = head_.find("docdata");
    const Node dateline = body_.find("body.head/dateline/story.date");
    put_published("nitf.date.issue", docdata.find("date.issue").attribute("norm"));
    put_published("nitf.story.date", dateline.attribute("norm"));
    put_published("nitf.pubdata", head_.find("pubdata").attribute("date.publication"));
    const std::string release = docdata.find("date.release").attribute("norm");
    put_embargo(read_, "nitf.date.release", release);
    put_published("nitf.date.release", release);
  }

  /// An embargo without an end withholds.
  void take_status() {
    const Node docdata = head_.find("docdata");
    const std::string status = docdata.attribute("management-status");
    put_status(read_, "nitf.management-status", status);
    if (lower_ascii(status) == "embargoed" && docdata.find("date.release").attribute("norm").empty())
      put("embargoed", article_.embargoed, "nitf.management-status", std::string(schema::kWithheld));
  }

  void put_published(const char* rule, std::string_view date) {
    put_date(read_, "published", rule, squeeze(clean(date)));
  }

  void take_headline() {
    const Node head = body_.find("body.head");
    put("headline", article_.headline, "nitf.hl1", head.line("hedline/hl1"));
    put("headline", article_.headline, "nitf.hedline", head.line("hedline"));
    put("headline", article_.headline, "nitf.title", head_.line("title"));
    const std::string second = head.line("hedline/hl2");
    if (second != article_.headline) put("subheadline", article_.subheadline, "nitf.hl2", second);
    // Catalogued names are for where the printed ones are missing.
    for (const Node& byline : head.children("byline")) {
      if (byline.attribute("class") != "normalized_byline") take_byline(byline);
    }
    if (!article_.authors.empty()) return;
    for (const Node& byline : head.children("byline")) {
      for (const std::string& name : names_of_catalogue(byline.line()))
        put_byline(read_, "nitf.normalized_byline", name);
    }
  }

  /// Names stand in <person>, or beside the title of who wrote: By ANN LEE<byttl>Science Editor</byttl>
  void take_byline(const Node& byline) {
    const std::vector<Node> persons = byline.all("person");
    for (const Node& person : persons) put_byline(read_, "nitf.byline.person", person.line());
    if (!persons.empty()) return;
    const std::string title = byline.line("byttl");
    for (const std::string& line : byline.lines()) {
      if (line != title) put_byline(read_, "nitf.byline", line);
    }
  }

  void take_text() {
    put_prose(read_, "nitf.body.content", prose_of(body_.find("body.content")));
    put_summary(read_, "nitf.abstract", prose_of(body_.find("body.head/abstract")).body);
    if (const std::string tagline = body_.line("body.end/tagline"); !tagline.empty()) {
      read_.trace.push_back({"dropped", "nitf.tagline", tagline, 1});
    }
  }

  void take_source() {
    const Node docdata = head_.find("docdata");
    put("source", article_.source, "nitf.pubdata", head_.find("pubdata").attribute("name"));
    put("source", article_.source, "nitf.distributor", body_.line("body.head/distributor"));
    put("source", article_.source, "nitf.doc.copyright", docdata.find("doc.copyright").attribute("holder"));
    put("source", article_.source, "nitf.from-src", docdata.find("del-list/from-src").attribute("src-name"));
    put("section", article_.section, "nitf.pubdata", head_.find("pubdata").attribute("position.section"));
    put("section", article_.section, "nitf.doc-scope", docdata.find("doc-scope").attribute("scope"));
    for (const char* name : {"online_sections", "dsk"}) {
      for (const Node& meta : head_.children("meta")) {
        const std::string value = meta.attribute("content");
        if (meta.attribute("name") == name)
          put("section", article_.section, "nitf.meta", value.substr(0, value.find(';')));
      }
    }
  }

  void take_subjects() {
    for (const Node& subject : head_.all("tobject.subject")) {
      std::string name;
      for (const char* part : {"detail", "matter", "type"}) {
        if (name.empty()) name = subject.attribute(std::string("tobject.subject.") + part);
      }
      put_subject(read_, "nitf.tobject.subject", subject.attribute("tobject.subject.refnum"), name);
    }
    for (const Node& keyword : head_.all("keyword")) {
      put_keyword(read_, "nitf.keyword", squeeze(clean(keyword.attribute("key"))));
    }
    for (const Node& content : head_.all("identified-content")) {
      for (const Node& each : content.children()) {
        const std::string rule = "nitf.identified." + std::string(each.name());
        const std::string name = each.line().empty() ? each.attribute("value") : each.line();
        if (each.is("classifier")) {
          put_subject(read_, rule, each.attribute("idsrc") + ":" + each.attribute("value"), name);
        } else {
          put_keyword(read_, rule, name);
        }
      }
    }
  }

  Node head_;
  Node body_;
  ReadArticle& read_;
  schema::Article& article_;
};

/// The other document that this one takes back; empty for none. Where the reference has no status, it has the
/// document's.
std::string taken_back_by(const Node& nitf) {
  const Node docdata = nitf.find("head/docdata");
  std::string id = squeeze(clean(docdata.attribute("management-doc-idref")));
  const std::string own = docdata.attribute("management-status");
  const std::string status = docdata.attribute("management-idref-status");
  const bool taken = is_cancellation(status.empty() ? own : status);
  return taken && id != squeeze(clean(docdata.find("doc-id").attribute("id-string"))) ? id : std::string();
}

}  // namespace

void read_nitf_element(const Node& nitf, ReadArticle& read) {
  Nitf(nitf, read).take();
}

ReadResult read_nitf(const RawDocument& document) {
  ReadResult result;
  std::vector<std::string> warnings;
  const Markup markup = Markup::xml(document.bytes, warnings);
  const Node root = markup.root();
  std::vector<Node> found;
  if (root) found = root.is("nitf") ? std::vector{root} : root.all("nitf");
  if (found.empty()) {
    result.rejected.push_back({document.where, "is not NITF: no <nitf> in it"});
    return result;
  }
  DamageTeller damage(markup, document);
  std::size_t number = 0;
  for (const Node& nitf : found) {
    ++number;
    ReadArticle read;
    read.where = where_in(document, "item", number, found.size());
    read.warnings = std::exchange(warnings, {});
    read_nitf_element(nitf, read);
    damage.tell(nitf, read);
    std::string other = taken_back_by(nitf);
    const std::string where_it_is = read.where;
    result.articles.push_back(std::move(read));
    if (other.empty()) continue;
    ReadArticle& taken = result.articles.emplace_back();
    taken.where = where_it_is;
    taken.canceled = true;
    put_field(taken, "id", taken.article.id, "nitf.management-doc-idref", std::move(other));
  }
  damage.finish(result);
  return result;
}

}  // namespace news::reading
