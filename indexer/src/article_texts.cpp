#include "article_texts.h"

#include <string>
#include <string_view>

#include <news/schema/fields.h>
#include <news/schema/internal/tokens.h>

namespace news::indexer {
namespace {

using schema::field;
using schema::Field;
using schema::PartPositions;

/// Writes the words of an article's parts, one range of positions after another.
class PartWriter {
 public:
  PartWriter(DocumentSink& sink, bool positions_apart) : sink_(sink), positions_apart_(positions_apart) {}

  /// A part whose words are the article's own (unprefixed) and, where the field has a prefix, the field's
  /// too.
  void write(const Field& row, std::string_view text, PartPositions::Range& range) {
    const std::uint32_t begin = next_;
    schema::Tokens tokens(text);
    for (schema::Token token; tokens.next(token); ++next_) {
      sink_.add_word(token.term, next_, row.weight);
      if (!row.words.empty()) sink_.add_prefixed(row.words, token.term, positions_apart_ ? next_ : 0);
    }
    if (next_ == begin) return;
    if (range.begin == range.end) range.begin = begin;
    range.end = next_;
    next_ += schema::kPartGap;
  }

  /// The body: as write(), noting which positions lie inside quotes.
  std::vector<PartPositions::Range> write_body(const schema::Article& article, PartPositions::Range& range) {
    std::vector<PartPositions::Range> quoted;
    const std::uint32_t begin = next_;
    std::size_t quote = 0;
    bool inside = false;
    const std::uint32_t weight = field("body").weight;
    schema::Tokens tokens(article.body);
    for (schema::Token token; tokens.next(token); ++next_) {
      sink_.add_word(token.term, next_, weight);
      while (quote < article.quotes.size() && article.quotes[quote].end <= token.begin) {
        ++quote;
        inside = false;
      }
      const bool in_quote = quote < article.quotes.size() && token.begin >= article.quotes[quote].begin;
      if (in_quote && article.quotes[quote].kind != schema::QuoteKind::indirect) {
        if (!inside) quoted.push_back({next_, next_});
        inside = true;
        quoted.back().end = next_ + 1;
      }
    }
    range = {begin, next_};
    if (next_ != begin) next_ += schema::kPartGap;
    return quoted;
  }

  /// Words that are found only under their field's prefix: each text a gap apart from the one before.
  void write_apart(std::string_view prefix, const std::vector<std::string>& texts) {
    std::uint32_t position = 1;
    for (const std::string& text : texts) {
      schema::Tokens tokens(text);
      for (schema::Token token; tokens.next(token); ++position) {
        sink_.add_prefixed(prefix, token.term, position);
      }
      position += schema::kPartGap;
    }
  }

 private:
  DocumentSink& sink_;
  bool positions_apart_;  ///< A field's words have positions of their own, too.
  std::uint32_t next_ = 1;
};

std::vector<std::string> related_texts(const schema::Article& article) {
  std::vector<std::string> texts;
  for (const schema::Related& related : article.related) {
    texts.push_back(related.title);
    texts.push_back(related.alt_title);
    texts.push_back(related.teaser);
  }
  return texts;
}

}  // namespace

ArticleTexts write_texts(const schema::Article& article, const schema::Format& format, DocumentSink& sink) {
  ArticleTexts texts;
  PartPositions& parts = texts.parts;
  PartWriter writer(sink, !format.has(schema::kPartsWithoutPositions));
  writer.write(field("headline"), article.headline, parts.headline);
  writer.write(field("subheadline"), article.subheadline, parts.subheadline);
  texts.quoted = writer.write_body(article, parts.body);
  for (const schema::Caption& caption : article.captions) {
    writer.write(field("caption"), caption.text, parts.captions);
    writer.write(field("caption"), caption.alt, parts.captions);
  }
  writer.write_apart(field("related").words, related_texts(article));
  writer.write_apart(field("author").words, article.authors);
  writer.write_apart(field("section").words, {article.section});
  writer.write_apart(field("keyword").words, article.keywords);
  return texts;
}

}  // namespace news::indexer
