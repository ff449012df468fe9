#include "article_texts.h"

#include <string>
#include <string_view>
#include <utility>

#include <news/schema/fields.h>
#include <news/schema/internal/tokens.h>
#include <news/schema/internal/word_order.h>

namespace news::indexer {
namespace {

using schema::field;
using schema::Field;
using schema::PartPositions;

/// Writes the words of an article's texts, one text behind the other.
class TextWriter {
 public:
  TextWriter(DocumentSink& sink, const schema::Format& format)
      : sink_(sink),
        in_order_(format.has(schema::kArticleWordOrder)),
        positions_apart_(!in_order_ && !format.has(schema::kPartsWithoutPositions)),
        next_(in_order_ ? 0 : 1) {}

  /// A part whose words are the article's own (unprefixed) and, where the field has a prefix, the field's
  /// too.
  void write(const Field& row, std::string_view text, PartPositions::Range& range) {
    const std::uint32_t begin = next_;
    schema::Tokens tokens(text);
    for (schema::Token token; tokens.next(token);) {
      if (!row.words.empty()) sink_.add_word(row.words, token.term, positions_apart_ ? next_ : 0, 0);
      add("", token.term, row.weight);
    }
    if (next_ == begin) return;
    if (range.begin == range.end) range.begin = begin;
    range.end = next_;
    end_text();
  }

  /// The body: as write(), noting which words lie inside quotes.
  std::vector<PartPositions::Range> write_body(const schema::Article& article, PartPositions::Range& range) {
    std::vector<PartPositions::Range> quoted;
    const std::uint32_t begin = next_;
    std::size_t quote = 0;
    bool inside = false;
    schema::Tokens tokens(article.body);
    for (schema::Token token; tokens.next(token);) {
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
      add("", token.term, field("body").weight);
    }
    range = {begin, next_};
    if (next_ != begin) end_text();
    return quoted;
  }

  /// Words that are found only under their field's prefix.
  void write_apart(std::string_view prefix, const std::vector<std::string>& texts) {
    if (!in_order_) next_ = 1;
    for (const std::string& text : texts) {
      const std::uint32_t begin = next_;
      schema::Tokens tokens(text);
      for (schema::Token token; tokens.next(token);) add(prefix, token.term, 0);
      if (next_ != begin || !in_order_) end_text();
    }
  }

  /// The order of all words that were written; empty where they have positions instead.
  [[nodiscard]] std::vector<std::uint64_t> take_order() {
    if (!order_.empty()) order_.pop_back();  // the end of the last text
    return std::move(order_);
  }

 private:
  void add(std::string_view prefix, std::string_view word, std::uint32_t weight) {
    if (in_order_) order_.push_back(schema::hash_of_word(prefix.empty() ? word : term_of(prefix, word)));
    sink_.add_word(prefix, word, in_order_ ? 0 : next_, weight);
    ++next_;
  }

  std::string_view term_of(std::string_view prefix, std::string_view word) {
    term_.assign(prefix).append(word);
    return term_;
  }

  /// Nothing stands in a row across it.
  void end_text() {
    if (in_order_) order_.push_back(schema::kNoWord);
    next_ += in_order_ ? 1 : schema::kPartGap;
  }

  DocumentSink& sink_;
  bool in_order_;         ///< The order of the words is kept; they have no positions.
  bool positions_apart_;  ///< The words of a part have positions under the field's prefix, too.
  std::uint32_t next_;    ///< Place or position of the next word.
  std::vector<std::uint64_t> order_;
  std::string term_;
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
  TextWriter writer(sink, format);
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
  texts.order = writer.take_order();
  return texts;
}

}  // namespace news::indexer
