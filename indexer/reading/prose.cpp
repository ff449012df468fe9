#include "reading/prose.h"

#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <utility>

#include "reading/addresses.h"
#include "reading/blocks.h"
#include "reading/characters.h"
#include "reading/credits.h"
#include "reading/decode.h"
#include "reading/html/fragment.h"
#include "reading/once.h"
#include "reading/sift_lines.h"
#include "reading/xml_source.h"

namespace news::reading {
namespace {

/// Elements that end a paragraph, in any of the vocabularies.
constexpr std::string_view kBlocks =
    " address article aside bq block blockquote body body.content body.end center col dd div dl dt fieldset "
    "footer h1 "
    "h2 h3 h4 h5 h6 header hl1 hl2 hr li main nitf-table nitf ol p pre section table tbody td tfoot th thead "
    "tr ul ";

/// Elements that are no text.
constexpr std::string_view kSilent =
    " audio button canvas colgroup embed footer form head header iframe input map math nav noscript note "
    "object "
    "script "
    "select style svg template textarea title video ";

bool is_one_of(std::string_view list, std::string_view name) {
  // Damaged markup has elements called nothing.
  if (name.empty()) return false;
  for (std::size_t at = list.find(name); at != std::string_view::npos; at = list.find(name, at + 1)) {
    if (list[at - 1] == ' ' && at + name.size() < list.size() && list[at + name.size()] == ' ') return true;
  }
  return false;
}

/// The node behind this one in the order of the document, inside `top`.
const xmlNode* following(const xmlNode* node, const xmlNode* top) {
  if (node->type == XML_ELEMENT_NODE && node->children != nullptr) return node->children;
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

bool begins_with_quotation_mark(std::string_view text) {
  constexpr auto kMarks = std::to_array<std::string_view>({"\"", "'", "“", "‘", "„", "«", "»", "‚", "「"});
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return text.starts_with(mark); });
}

/// A line that is shorter may stand for itself; a longer one that ends no sentence was broken to fit a
/// screen.
constexpr std::size_t kLongLine = 45;

bool goes_on(std::string_view line, std::string_view next) {
  if (line.empty() || next.empty() || ends_sentence(line) || line.ends_with(':')) return false;
  return length_of(line) >= kLongLine || starts_with_lower(next);
}

/// Joins lines that a paragraph was broken into, by <br> or in plain text.
std::string join_broken_lines(std::string_view text) {
  std::string out;
  std::string_view line;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view next = trim(text.substr(at, end - at));
    if (at != 0) out += goes_on(line, next) ? ' ' : '\n';
    out += next;
    line = next;
    at = end + 1;
  }
  return out;
}

/// A row of a table whose cells hold words, nothing that stands on lines of its own.
bool is_plain_row(const Node& node) {
  if (lower_ascii(node.name()) != "tr") return false;
  for (const Node& cell : node.children()) {
    for (const Node& part : cell.children()) {
      if (is_one_of(kBlocks, lower_ascii(part.name()))) return false;
    }
  }
  return true;
}

/// "Pier, Cost"
std::string line_of_row(const Node& row) {
  std::string out;
  for (const Node& cell : row.children()) {
    const std::string words = cell.line();
    if (!words.empty()) out.append(out.empty() ? "" : ", ").append(words);
  }
  return out;
}

/// The archive of one newspaper holds the beginning of a text once more, and what was corrected later.
bool is_beside_text(const Node& node) {
  const std::string kind = node.is("block") ? node.attribute("class") : std::string();
  if (kind != "lead_paragraph" && !kind.ends_with("correction_text")) return false;
  constexpr int kMost = 16;
  int seen = 0;
  for (const Node& each : node.parent().children()) {
    if (each.attribute("class") == "full_text") return true;
    if (++seen == kMost) break;
  }
  return false;
}

class Walker {
 public:
  Prose walk(const Node& top) {
    walk_children(top, false);
    prose_.body = paragraphs_of(join_broken_lines(text_));
    return std::move(prose_);
  }

 private:
  void walk_children(const Node& node, bool preformatted) {
    for (const xmlNode* at = node.raw()->children; at != nullptr; at = at->next) {
      if (at->type == XML_ELEMENT_NODE) {
        walk_element(Node(at), preformatted);
      } else if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
        put_text(reinterpret_cast<const char*>(at->content), preformatted);
      }
    }
  }

  void walk_element(const Node& node, bool preformatted) {
    const std::string name = lower_ascii(node.name());
    if (is_one_of(kSilent, name) || is_beside_text(node)) return;
    if (is_plain_row(node)) {
      end_paragraph();
      text_ += line_of_row(node);
      return end_paragraph();
    }
    if (name == "figure" || name == "media") return take_picture(node);
    if (name == "img") return take_image(node);
    if (name == "br") {
      text_ += '\n';
      return;
    }
    if (name == "q") return walk_quotation(node);
    const bool block = is_one_of(kBlocks, name);
    if (block) end_paragraph();
    walk_children(node, preformatted || name == "pre");
    if (block) end_paragraph();
  }

  /// <q> may leave the quotation marks to who shows it.
  void walk_quotation(const Node& node) {
    const bool marked = begins_with_quotation_mark(node.line());
    if (!marked) text_ += "“";
    walk_children(node, false);
    if (!marked) text_ += "”";
  }

  void end_paragraph() { text_ += "\n\n"; }

  /// White space in markup is a blank, however it is written.
  void put_text(std::string_view raw, bool preformatted) {
    const std::string text = clean(raw);
    if (preformatted) {
      text_ += text;
      return;
    }
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n' || c == '\t';
      if (!blank) {
        text_ += c;
      } else if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') {
        text_ += ' ';
      }
    }
  }

  /// A picture with its caption: <figure> of HTML, <media> of NITF.
  void take_picture(const Node& node) {
    schema::Caption caption;
    for (const char* name : {"figcaption", "media-caption"}) {
      for (const Node& each : node.all(name)) append_line(caption.text, each.line());
    }
    for (const Node& each : node.all("media-producer")) append_line(caption.credit, each.line());
    for (const auto& [element, attribute] :
         {std::pair{"img", "alt"}, {"media-reference", "alternate-text"}}) {
      for (const Node& each : node.all(element)) {
        if (caption.alt.empty()) caption.alt = line_of_markup(each.attribute(attribute));
      }
    }
    put_caption(prose_.captions, std::move(caption));
  }

  /// A picture alone: an alternative text of several words describes it, a single one names a file or a
  /// button.
  void take_image(const Node& node) {
    std::string alt = line_of_markup(node.attribute("alt"));
    if (count_words(alt) >= 3) put_caption(prose_.captions, {"", std::move(alt), ""});
  }

  static void append_line(std::string& text, const std::string& more) {
    if (more.empty()) return;
    text.append(text.empty() ? "" : " ").append(more);
  }

  std::string text_;
  Prose prose_;
};

/// NITF and its kin have elements of their own; all else that marks up text is HTML.
bool is_html(const Node& node) {
  constexpr std::string_view kOwn =
      " block bq body.content body.end body.head hl1 hl2 media media-caption nitf nitf-table note ";
  if (is_one_of(kOwn, node.name())) return false;
  bool any = false;
  for (const xmlNode* at = node.raw()->children; at != nullptr; at = following(at, node.raw())) {
    if (at->type != XML_ELEMENT_NODE) continue;
    any = true;
    if (is_one_of(kOwn, lower_ascii(Node(at).name()))) return false;
  }
  return any;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

/// Elements that HTML leaves without an end tag.
constexpr std::string_view kVoid = " area base br col embed hr img input link meta param source track wbr ";

/// What a piece of markup is in.
enum class Setting {
  any,
  story  ///< An agency's page.
};

/// What agencies put around a text for desks: a head that the item repeats, contacts, notes.
bool is_for_desks(const Node& node, const Node& top) {
  if (node.is("header")) return node.parent() == top;
  return node.is("section") && is_desk_section(node.attribute("class"));
}

void open_tag(std::string& out, const xmlNode* element, std::string_view name, Setting setting) {
  out.append("<").append(name);
  // Place and agency in front of a text are spans with names that pages have for other things.
  const bool bare = setting == Setting::story && name == "span";
  for (const xmlAttr* each = bare ? nullptr : element->properties; each != nullptr; each = each->next) {
    if (each->children == nullptr || each->children->content == nullptr) continue;
    out.append(" ").append(reinterpret_cast<const char*>(each->name)).append("=\"");
    append_escaped(out, reinterpret_cast<const char*>(each->children->content));
    out += '"';
  }
  out += '>';
}

/// Tables are written as rows that are paragraphs.
std::string_view name_in_html(const Node& node) {
  constexpr std::string_view kTable = " caption table tbody td tfoot th thead tr ";
  if (is_plain_row(node)) return "p";
  return is_one_of(kTable, lower_ascii(node.name())) ? "div" : node.name();
}

/// What is inside an element as HTML, without the prefixes of names. XML closes each element, HTML takes
/// "<p/>" for an open one.
std::string html_of(const Node& node, Setting setting) {
  std::string out;
  const auto close = [&](const xmlNode* element) {
    const std::string_view name = name_in_html(Node(element));
    if (!name.empty() && !is_one_of(kVoid, name)) out.append("</").append(name).append(">");
  };
  const xmlNode* const top = node.raw();
  for (const xmlNode* at = top->children; at != nullptr;) {
    const Node element(at->type == XML_ELEMENT_NODE ? at : nullptr);
    const bool left_out = element && setting == Setting::story && is_for_desks(element, node);
    if (element && !left_out) {
      // Damaged markup has elements called nothing.
      const std::string_view name = name_in_html(element);
      if (!name.empty()) open_tag(out, at, name, setting);
      if (is_plain_row(element)) {
        append_escaped(out, line_of_row(element));
      } else if (at->children != nullptr) {
        at = at->children;
        continue;
      }
      close(at);
    } else if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
      append_escaped(out, reinterpret_cast<const char*>(at->content));
    }
    while (at != top && at->next == nullptr) {
      at = at->parent;
      if (at != top) close(at);
    }
    at = at == top ? nullptr : at->next;
  }
  return out;
}

Prose prose_in(const Node& node, Setting setting) {
  if (!node) return {};
  return is_html(node) ? prose_of(html_of(node, setting)) : Walker().walk(node);
}

}  // namespace

Prose prose_of(const Node& node) {
  return prose_in(node, Setting::any);
}

Prose prose_of_story(const Node& page) {
  return prose_in(page, Setting::story);
}

bool is_desk_section(std::string_view name) {
  constexpr std::string_view kNames = " contacts notebook notepad notes public ";
  return is_one_of(kNames, name);
}

Prose prose_of(std::string_view text) {
  return prose_of_mail(text, Quotations::none);
}

Prose prose_of_plain(std::string_view text) {
  return sifted_prose(join_broken_lines(clean(text)));
}

Prose prose_of_mail(std::string_view text, Quotations quotations) {
  if (!looks_like_html(text)) return prose_of_plain(text);
  Prose prose = html::read_fragment(repair_xml(text), quotations);
  std::vector<schema::Caption> captions = std::exchange(prose.captions, {});
  for (schema::Caption& caption : captions) put_caption(prose.captions, std::move(caption));
  return prose;
}

void put_surroundings(ReadArticle& read, Prose& prose) {
  constexpr std::size_t kMost = 60;
  std::vector<schema::Related>& all = read.article.related;
  for (schema::Related& related : prose.related) {
    if (all.size() >= kMost) break;
    related.url = resolve_address(related.url, read.article.url);
    const bool known = std::any_of(all.begin(), all.end(), [&](const schema::Related& each) {
      return each.url.empty() ? each.title == related.title : each.url == related.url;
    });
    if (known || phrase_key(related.title) == phrase_key(read.article.headline)) continue;
    read.trace.push_back({"related", "related.links", related.title, 0.8});
    all.push_back(std::move(related));
  }
  for (Trace& trace : prose.dropped) read.trace.push_back(std::move(trace));
  prose.related.clear();
  prose.dropped.clear();
}

bool looks_like_html(std::string_view text) {
  const std::size_t last = text.rfind('>');
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    const std::string_view rest = text.substr(at + 1, 64);
    if (text[at] == '&') {
      const std::size_t end = rest.find_first_of("; \n&");
      if (end != std::string_view::npos && end > 0 && rest[end] == ';') return true;
      continue;
    }
    const bool tag = !rest.empty() && (is_ascii_letter(rest[0]) || rest[0] == '/' || rest[0] == '!');
    if (tag && last != std::string_view::npos && last > at) return true;
  }
  return false;
}

std::string line_of_markup(std::string_view text) {
  if (!looks_like_html(text)) return squeeze(clean(text));
  return html::line_of_fragment(repair_xml(text));
}

void put_caption(std::vector<schema::Caption>& captions, schema::Caption caption) {
  if (caption.credit.empty()) {
    if (auto credit = find_credit(caption.text)) {
      caption.text = std::move(credit->text);
      caption.credit = std::move(credit->credit);
    }
  }
  if (caption.alt == caption.text) caption.alt.clear();
  if ((caption.text.empty() && caption.alt.empty()) || captions.size() >= kMostOfAKind) return;
  for (schema::Caption& known : captions) {
    if (known.text != caption.text || (known.text.empty() && known.alt != caption.alt)) continue;
    if (known.alt.empty()) known.alt = std::move(caption.alt);
    if (known.credit.empty()) known.credit = std::move(caption.credit);
    return;
  }
  captions.push_back(std::move(caption));
}

}  // namespace news::reading
