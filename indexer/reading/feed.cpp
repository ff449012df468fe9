#include "reading/feed.h"

#include <algorithm>
#include <array>
#include <utility>

#include "reading/adapter.h"
#include "reading/addresses.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/feed_authors.h"
#include "reading/feed_elements.h"
#include "reading/feed_items.h"
#include "reading/feed_text.h"
#include "reading/head_lines.h"
#include "reading/json_text.h"
#include "reading/left_out.h"
#include "reading/once.h"
#include "reading/prose.h"
#include "reading/stamps.h"
#include "reading/wire.h"
#include "reading/wordpress.h"
#include "reading/xml.h"
#include "reading/xml_damage.h"

namespace news::reading {
namespace {

/// "14 May 24 18:03" -> "14 May 2024 18:03": RFC 822 wrote years so.
std::string with_century(std::string date) {
  for (std::size_t at = 1; at + 11 <= date.size(); ++at) {
    const std::string_view part = std::string_view(date).substr(at, 11);
    // Behind "Mar 05" without a day in front stands a clock, not a year.
    const bool is_year = is_ascii_digit(date[at - 1]) && part[0] == ' ' && is_ascii_letter(part[1]) &&
                         is_ascii_letter(part[3]) && part[4] == ' ' && is_ascii_digit(part[5]) &&
                         is_ascii_digit(part[6]) && part[7] == ' ' && is_ascii_digit(part[8]) &&
                         part[10] == ':';
    if (!is_year) continue;
    date.insert(at + 5, part[5] < '7' ? "20" : "19");
    return date;
  }
  return date;
}

std::vector<std::string> authors_in(const Node& node) {
  std::vector<std::string> out;
  for (const Node& each : node.children()) {
    const bool names_one =
        (each.is("author") && space_of(each) != Space::media) || is(each, Space::dublin_core, "creator");
    if (!names_one) continue;
    const std::string line = each.find("name") ? each.line("name") : line_of(each);
    for (const std::string& name : names_beside_addresses(line)) put_author(out, name);
  }
  return out;
}

std::string language_in(const Node& holder) {
  for (const Space space : {Space::feed, Space::dublin_core}) {
    if (std::string code = line_of(child(holder, space, "language")); !code.empty()) return code;
  }
  return holder.attribute("lang");
}

/// What a feed says of all its items, asked once: it may have many.
struct Channel {
  std::string title;
  std::string language;
  std::string address;  ///< What addresses in it are relative to.
  std::vector<std::string> authors;
  DisplayNames display_names;
};

Channel read_channel(const Node& channel, const Node& root, bool single) {
  Channel out;
  out.language = root.attribute("lang");
  // An entry by itself has no feed around it, and its title is its own.
  if (single) return out;
  out.title = line_of(child(channel, Space::feed, "title"));
  if (out.title.empty()) out.title = line_of(child(channel, Space::dublin_core, "title"));
  if (std::string code = language_in(channel); !code.empty()) out.language = std::move(code);
  if (channel.is("feed")) out.authors = authors_in(channel);
  out.display_names = display_names_of(channel);
  for (const Node& link : channel.children("link")) {
    if (space_of(link) != Space::feed) continue;
    const std::string relation = link.attribute("rel");
    if (!relation.empty() && relation != "alternate") continue;
    const std::string given = squeeze(link.line().empty() ? link.attribute("href") : link.content());
    if (!is_address(given)) continue;
    out.address = given;
    break;
  }
  return out;
}

class Item {
 public:
  Item(const Node& item, const Channel& channel, ReadArticle& read)
      : item_(item), channel_(channel), read_(read), article_(read.article) {}

  void take() {
    take_address();
    take_authors();
    take_text();
    take_dates();
    take_keywords();
    take_pictures(item_);
    put(article_.source, "feed.source", source());
    if (is_collected()) leave_out_collector();
    put(article_.language, "feed.language", language());
  }

 private:
  void trace(const char* field, const char* rule, std::string_view text, double confidence = 1) {
    read_.trace.push_back({field, rule, std::string(beginning_of(text, 120)), confidence});
  }

  void put(std::string& field, const char* rule, std::string value) {
    if (!field.empty() || value.empty()) return;
    field = std::move(value);
    // The rule is named after the field that it fills: "feed.source".
    trace(rule + 5, rule, field);
  }

  /// The page's address becomes the id, so that the page itself, read later, is the same article.
  void take_address() {
    const Node guid = item_.find("guid") ? item_.find("guid") : item_.find("id");
    const std::string id = squeeze(guid.content());
    const std::string link = link_of_item();
    const bool nowhere = link.empty() || is_home_page(link);
    const bool permanent = is_address(id) && guid.attribute("isPermaLink") != "false";
    const std::string address = nowhere && permanent && (link.empty() || !is_home_page(id)) ? id : link;
    host_ = host_of(address);
    put(article_.url, "feed.url", without_feed_marks(address));
    article_.id = id_of_part(article_.url);
    // Items that lead to the site's front page with all that they have are told apart by their text.
    const bool told = !is_home_page(id) || link.empty();
    if (!is_address(article_.url) || is_home_page(article_.url))
      article_.id = !told ? std::string() : id.empty() ? item_.attribute("about") : id;
    if (!id.empty() && id != address) article_.extra[kOwnIdKey] = json_text(id);
  }

  /// The page, if there is one among what the item leads to: Atom may list other forms of it beside.
  [[nodiscard]] std::string link_of_item() const {
    std::string other;
    for (const char* name : {"origLink", "link"}) {
      for (const Node& link : item_.children(name)) {
        const std::string relation = link.attribute("rel");
        if (space_of(link) == Space::media || (!relation.empty() && relation != "alternate")) continue;
        const std::string given = squeeze(link.line().empty() ? link.attribute("href") : link.content());
        std::string address = resolve_address(link.resolve(given), channel_.address);
        const std::string type = link.attribute("type");
        if (address.empty()) continue;
        if (type.empty() || type.find("html") != std::string::npos) return address;
        if (other.empty()) other = std::move(address);
      }
    }
    return other;
  }

  void take_text() {
    for (const Space space : {Space::feed, Space::dublin_core, Space::media}) {
      put(article_.headline, "feed.headline", line_of(child(item_, space, "title")));
    }
    put_feed_text(read_, content_of_item(), summary_of_item());
  }

  [[nodiscard]] Prose content_of_item() const {
    if (const Node encoded = child(item_, Space::content, "encoded"))
      return is_stored_ ? prose_of(markup_of_wordpress(encoded.content())) : prose_in(encoded);
    for (const char* name : {"content", "fullitem", "fulltext", "full-text", "body"}) {
      for (const Node& each : item_.children(name)) {
        if (space_of(each) == Space::media) continue;
        if (Prose prose = prose_in(each); !prose.body.empty()) return prose;
      }
    }
    return {};
  }

  [[nodiscard]] Prose summary_of_item() const {
    for (const char* name : {"description", "summary", "abstract"}) {
      for (const Space space : {Space::feed, Space::dublin_core, Space::other}) {
        if (Prose prose = prose_in(child(item_, space, name)); !prose.body.empty()) return prose;
      }
    }
    return is_stored_ ? prose_in(child(item_, Space::other, "encoded")) : Prose();
  }

  void take_dates() {
    for (const char* name : {"pubDate", "published", "issued", "date", "created", "available", "pubdate"}) {
      put_date(read_, "published", "feed.published", with_century(line_of(dated(name))));
    }
    for (const char* name : {"updated", "modified", "lastBuildDate"}) {
      put_date(read_, "modified", "feed.modified", with_century(line_of(dated(name))));
    }
    if (is_stored_) {
      put_date(read_, "published", "wordpress.post_date", date_of_wordpress(item_.line("post_date_gmt")));
      put_date(read_, "modified", "wordpress.post_modified",
               date_of_wordpress(item_.line("post_modified_gmt")));
    }
    if (article_.published.empty() && !article_.modified.empty()) {
      article_.published = article_.modified;
      trace("published", "date.updated only", article_.published, 0.6);
    }
  }

  /// Of several the last holds: it was written when the feed was changed.
  [[nodiscard]] Node dated(std::string_view name) const {
    Node plain;
    for (const Node& each : item_.children(name)) {
      if (space_of(each) == Space::feed) plain = each;
    }
    return plain ? plain : child(item_, Space::dublin_core, name);
  }

  void take_authors() {
    article_.authors = authors_in(item_);
    if (article_.authors.empty()) {
      if (const Node source = item_.find("source")) article_.authors = authors_in(source);
    }
    if (article_.authors.empty()) article_.authors = channel_.authors;
    put_display_names(channel_.display_names, article_.authors);
    for (const std::string& author : article_.authors) trace("authors", "feed.authors", author);
  }

  void take_keywords() {
    for (const Node& each : item_.children("category")) {
      if (space_of(each) == Space::media || names_kind(each)) continue;
      std::string label = each.attribute("label");
      if (label.empty()) label = each.attribute("term");
      put_keyword(label.empty() ? line_of(each) : line_of_markup(label));
    }
    for (const Node& each : item_.children()) {
      const bool subject = is(each, Space::dublin_core, "subject");
      const bool list = subject || each.is("keywords");
      if (!list) continue;
      for (std::string& word : split_list(line_of(each))) put_keyword(std::move(word));
    }
    for (const std::string& keyword : article_.keywords) trace("keywords", "feed.keywords", keyword);
  }

  void put_keyword(std::string keyword) {
    if (!keyword.empty()) put_once(article_.keywords, std::move(keyword));
  }

  /// media:content, alone, with others in a media:group, or as attributes' owner of what stands beside it.
  void take_pictures(const Node& holder) {
    schema::Caption beside;
    bool any = false;
    for (const Node& each : holder.children()) {
      if (space_of(each) != Space::media) continue;
      if (each.is("group")) {
        take_pictures(each);
      } else if (each.is("content")) {
        any = true;
        schema::Caption caption;
        for (const Node& part : each.children()) take_picture_part(part, caption);
        put_picture(std::move(caption));
      } else {
        take_picture_part(each, beside);
      }
    }
    // Without a picture these describe the article; its own words go first.
    if (any || holder.is("group")) put_picture(std::move(beside));
  }

  static void take_picture_part(const Node& part, schema::Caption& caption) {
    if (space_of(part) != Space::media) return;
    if (part.is("description") || (part.is("text") && caption.text.empty())) {
      caption.text = line_of(part);
    } else if (part.is("title")) {
      caption.alt = line_of(part);
    } else if (part.is("credit")) {
      caption.credit.append(caption.credit.empty() ? "" : ", ").append(line_of(part));
    }
  }

  void put_picture(schema::Caption caption) {
    if (caption.text.empty()) caption.text = std::exchange(caption.alt, {});
    if (caption.text.empty() || caption.text == article_.headline) return;
    trace("captions", "feed.media", caption.text);
    put_caption(article_.captions, std::move(caption));
  }

  /// Google News lists what others have: the name of the paper behind each headline, and other headlines
  /// below it.
  [[nodiscard]] bool is_collected() const { return host_ == "news.google.com"; }

  void leave_out_collector() {
    const std::string behind = " - " + article_.source;
    if (article_.headline.size() > behind.size() && article_.headline.ends_with(behind))
      article_.headline.resize(article_.headline.size() - behind.size());
    if (article_.teaser) article_.subheadline.clear();
  }

  [[nodiscard]] std::string source() const {
    if (const Node source = item_.find("source")) {
      const std::string name = source.find("title") ? line_of(source.find("title")) : line_of(source);
      if (!name.empty() && !is_address(name)) return name;
    }
    const Node publisher = child(item_, Space::dublin_core, "publisher");
    if (publisher) return line_of(publisher);
    return channel_.title.empty() ? host_ : channel_.title;
  }

  [[nodiscard]] std::string language() const {
    std::string code = language_in(item_);
    return code.empty() ? channel_.language : code;
  }

  const Node& item_;
  const Channel& channel_;
  const bool is_stored_ = static_cast<bool>(item_.find("post_type"));  ///< As WordPress keeps it.
  ReadArticle& read_;
  schema::Article& article_;
  std::string host_;  ///< Where the item leads to.
};

Node channel_of(const Node& root) {
  if (root.is("channel") || root.is("feed")) return root;
  const Node channel = root.find("channel");
  return channel ? channel : root;
}

/// In RSS items stand inside the channel, in RDF beside it.
std::vector<Node> items_of(const Node& root) {
  std::vector<Node> items = root.all("item");
  if (items.empty()) items = root.all("entry");
  if (items.empty() && (root.is("item") || root.is("entry"))) items.push_back(root);
  return items;
}

}  // namespace

ReadResult read_feed(const RawDocument& document) {
  ReadResult result;
  std::vector<std::string> warnings;
  const std::string closed = with_closed_section(document.bytes);
  const Markup markup = Markup::xml(closed.empty() ? document.bytes : closed, warnings);
  const Node root = markup.root();
  const std::vector<Node> items = root ? items_of(root) : std::vector<Node>();
  if (items.empty()) {
    const bool feed = root && is_feed_root(root.name());
    result.rejected.push_back(
        {document.where, feed ? "a feed without an item" : "is not a feed: no item and no entry in it"});
    DamageTeller(markup, document).finish(result);
    return result;
  }
  const Channel channel = read_channel(channel_of(root), root, items.front() == root);
  DamageTeller damage(markup, document);
  const bool comments = is_channel_of_comments(channel.title);
  LeftOut left_out;
  std::size_t number = 0;
  for (const Node& item : items) {
    ++number;
    ReadArticle read;
    read.where = where_in(document, "item", number, items.size());
    Item(item, channel, read).take();
    const std::string_view kind = comments ? "comments" : kind_beside_articles(item, read.article.url);
    if (!kind.empty()) {
      left_out.add(kind);
      continue;
    }
    // What is wrong with the file is told once.
    for (std::string& warning : std::exchange(warnings, {})) read.warnings.push_back(std::move(warning));
    damage.tell(item, read);
    result.articles.push_back(std::move(read));
  }
  damage.finish(result);
  left_out.tell(document.where, result.rejected);
  return result;
}

bool is_feed_root(std::string_view name) {
  return name == "rss" || name == "RDF" || name == "feed" || name == "channel" || name == "entry";
}

}  // namespace news::reading
