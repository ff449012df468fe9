#include <string>
#include <utility>

#include "reading/addresses.h"
#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/feed_authors.h"
#include "reading/feed_text.h"
#include "reading/json_text.h"
#include "reading/ninjs.h"
#include "reading/stamps.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

class Item {
 public:
  Item(const Json& item, const Json& feed, ReadArticle& read)
      : item_(item), feed_(feed), read_(read), article_(read.article) {}

  void take() {
    const auto given = item_.find("id");
    // The specification wants a text; many give the number of their database.
    const std::string id =
        given != item_.end() && given->is_number() ? json_text(*given) : text_in(item_, "id");
    const bool address = id.starts_with("http://") || id.starts_with("https://");
    put("url", article_.url, "feed.url", without_feed_marks(text_in(item_, "url")));
    if (address) put("url", article_.url, "feed.id", id);
    article_.id = id_of_part(article_.url);
    if (!is_address(article_.url) || is_home_page(article_.url)) article_.id = id;
    // A page elsewhere that the item is about.
    put("url", article_.url, "feed.external_url", text_in(item_, "external_url"));
    put("headline", article_.headline, "feed.title", line_of_markup(text_in(item_, "title")));
    put("published", article_.published, "feed.published", text_in(item_, "date_published"));
    put("modified", article_.modified, "feed.modified", text_in(item_, "date_modified"));
    take_text();
    take_authors(item_);
    if (article_.authors.empty()) take_authors(feed_);
    take_tags();
    for (const Json* holder : {&item_, &feed_}) {
      put("language", article_.language, "feed.language", text_in(*holder, "language"));
    }
    put("source", article_.source, "feed.source", line_of_markup(text_in(feed_, "title")));
  }

 private:
  void put(const char* name, std::string& field, const char* rule, std::string value) {
    put_field(read_, name, field, rule, squeeze(clean(value)));
  }

  void take_text() {
    Prose content = prose_of(text_in(item_, "content_html"));
    if (content.body.empty()) content.body = prose_of(text_in(item_, "content_text")).body;
    put_feed_text(read_, std::move(content), prose_of(text_in(item_, "summary")));
  }

  void take_authors(const Json& holder) {
    const auto put = [&](const Json& author) {
      if (!author.is_object()) return;
      const std::string line = squeeze(clean(text_in(author, "name")));
      for (const std::string& name : names_beside_addresses(line)) put_author(article_.authors, name);
      if (!line.empty()) read_.trace.push_back({"authors", "feed.authors", line, 1});
    };
    if (const auto one = holder.find("author"); one != holder.end()) put(*one);
    const auto several = holder.find("authors");
    if (several == holder.end() || !several->is_array()) return;
    article_.authors.clear();
    for (const Json& author : *several) put(author);
  }

  void take_tags() {
    const auto tags = item_.find("tags");
    if (tags == item_.end() || !tags->is_array()) return;
    for (const Json& tag : *tags) {
      if (tag.is_string()) put_keyword(read_, "feed.tags", squeeze(clean(tag.get<std::string>())));
    }
  }

  const Json& item_;
  const Json& feed_;
  ReadArticle& read_;
  schema::Article& article_;
};

}  // namespace

bool is_json_feed(const Json& value) {
  if (!value.is_object()) return false;
  const auto items = value.find("items");
  return text_in(value, "version").find("jsonfeed.org/version") != std::string::npos &&
         items != value.end() && items->is_array();
}

void read_json_feed_item(const Json& item, const Json& feed, ReadArticle& read) {
  Item(item, feed, read).take();
}

}  // namespace news::reading
