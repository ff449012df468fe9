#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reading/adapter.h"
#include "reading/addresses.h"
#include "reading/blocks.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/head_lines.h"
#include "reading/left_out.h"
#include "reading/mail_lines.h"
#include "reading/mail_quotations.h"
#include "reading/mime.h"
#include "reading/prose.h"
#include "reading/short_paragraphs.h"
#include "reading/sift_lines.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

/// "Ann Lee <ann@gazette.example>", "ann@gazette.example (Ann Lee)" -> "Ann Lee".
std::string name_of_sender(std::string_view from) {
  const std::size_t open = from.find('(');
  if (from.find('@') < open && open != std::string_view::npos)
    return squeeze(from.substr(open + 1, from.find(')', open) - open - 1));
  std::string name = squeeze(from.substr(0, from.find('<')));
  std::erase(name, '"');
  return name.find('@') == std::string::npos ? given_name_first(std::move(name)) : std::string();
}

/// A signature stands behind a line "-- ".
std::string_view without_signature(std::string_view text, ReadArticle& read) {
  std::string_view rest = text;
  for (const std::string_view mark : {"\n-- \n", "\n-- \r\n"}) rest = rest.substr(0, rest.rfind(mark));
  if (rest.size() < text.size()) {
    const std::string signature = squeeze(text.substr(rest.size()));
    read.trace.push_back({"dropped", "mail.signature", std::string(beginning_of(signature, 120)), 1});
  }
  return rest;
}

/// Mailboxes put a '>' before lines that begin as a message does.
std::string without_mailbox_signs(std::string_view text) {
  std::string out;
  for (std::string_view line : lines_of(text)) {
    const std::size_t signs = std::min(line.find_first_not_of('>'), line.size());
    if (signs > 0 && line.substr(signs).starts_with("From ")) line.remove_prefix(1);
    out.append(line).append("\n");
  }
  return out;
}

Prose prose_of_message(std::string_view text, Quotations older, ReadArticle& read) {
  const std::string own = without_forwarded_head(without_signature(text, read), read);
  return sifted_prose(short_paragraphs_joined(clean(without_quotations(own, older, read))));
}

ReadArticle read_message(std::string_view bytes, const std::string& where, bool mailbox) {
  ReadArticle read;
  read.where = where;
  schema::Article& article = read.article;
  const Message message = parse_message(bytes);
  const auto put = [&](const char* name, std::string& field, const char* header) {
    put_field(read, name, field, std::string("mail.") + header, message.header(header));
  };
  std::string id = message.header("message-id");
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  put_field(read, "id", article.id, "mail.message-id", std::move(id));
  put_field(read, "headline", article.headline, "mail.subject", plain_subject(message.header("subject")));
  put("published", article.published, "date");
  put("source", article.source, "organization");
  put("source", article.source, "source");
  put("language", article.language, "content-language");
  put("section", article.section, "section");
  put("url", article.url, "url");
  const std::string sender = name_of_sender(message.header("from"));
  put_byline(read, "mail.author", message.header("author"));
  put_byline(read, "mail.byline", message.header("byline"));
  if (article.authors.empty()) {
    if (!sender.empty()) {
      article.authors.push_back(sender);
      read.trace.push_back({"authors", "mail.from", sender, 0.9});
    }
  }
  for (const char* header : {"keywords", "tags", "newsgroups"}) {
    for (std::string& keyword : split_list(message.header(header)))
      put_keyword(read, std::string("mail.") + header, std::move(keyword));
  }
  Prose all;
  const Quotations older = quotations_to_drop(message.header("subject"));
  const std::vector<MessageText> texts = texts_of(message, read);
  for (const MessageText& text : texts) {
    const std::string plain = mailbox ? without_mailbox_signs(text.text) : text.text;
    Prose prose = text.html ? prose_of_mail(plain, older) : prose_of_message(plain, older, read);
    put_surroundings(read, prose);
    drop_mail_machinery(prose.body, read);
    if (!all.body.empty() && !prose.body.empty()) all.body += "\n\n";
    all.body += prose.body;
    for (schema::Caption& caption : prose.captions) put_caption(all.captions, std::move(caption));
  }
  if (all.body.empty())
    read.why_no_body =
        texts.empty() ? why_no_text(message) : "the message shows pictures, links or a signature only";
  put_prose(read, "mail.content", std::move(all));
  return read;
}

/// A mailbox holds many messages; each begins behind an empty line.
std::vector<std::string_view> messages_of(std::string_view bytes) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  if (bytes.starts_with("From ")) {
    for (std::size_t at = bytes.find("\nFrom ", 1); at != std::string_view::npos;
         at = bytes.find("\nFrom ", at + 1)) {
      const std::string_view before = bytes.substr(begin, at - begin);
      if (!before.ends_with('\n') && !before.ends_with("\n\r")) continue;
      if (!begins_message(bytes.substr(at + 1))) continue;
      out.push_back(before);
      begin = at + 1;
    }
  }
  out.push_back(bytes.substr(begin));
  return out;
}

RawDocument document_of(const SavedPage& page, const std::string& where) {
  RawDocument out;
  out.where = where;
  out.format = Format::html;
  out.bytes = page.bytes;
  out.origin.charset = page.charset;
  if (is_address(page.address)) out.origin.url = page.address;
  return out;
}

}  // namespace

ReadResult read_mail(const RawDocument& document) {
  ReadResult result;
  std::string wide;
  std::string_view bytes = document.bytes;
  if (sniff_encoding(bytes) != Encoding::utf8) {
    std::vector<std::string> ignored;
    wide = to_utf8(bytes, ignored);
    bytes = wide;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::vector<std::string_view> messages = messages_of(bytes);
  const bool mailbox = bytes.starts_with("From ");
  std::size_t number = 0;
  LeftOut left_out;
  for (const std::string_view message : messages) {
    ++number;
    const std::string where = where_in(document, "message", number, messages.size());
    const auto page = messages.size() == 1 ? saved_page(parse_message(message)) : std::nullopt;
    if (page) {
      ReadResult read = read_html(document_of(*page, where));
      std::move(read.articles.begin(), read.articles.end(), std::back_inserter(result.articles));
    } else {
      if (mailbox && is_internal(parse_message(message))) {
        left_out.add("messages of the mail program to itself");
        continue;
      }
      result.articles.push_back(read_message(message, where, mailbox));
    }
  }
  left_out.tell(document.where, result.rejected);
  return result;
}

}  // namespace news::reading
