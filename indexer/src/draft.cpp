#include "draft.h"

#include <xxhash.h>

#include <algorithm>
#include <set>

#include <news/schema/internal/article_json.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/terms.h>
#include <news/schema/internal/tokens.h>
#include <news/schema/internal/word_order.h>

#include "article_facets.h"

namespace news::indexer {
namespace {

using schema::field;
using schema::Field;
using schema::PartPositions;

/// Collects the terms of one document, in an open-addressed table: this is where drafting spends its time.
class Terms {
 public:
  Terms() : table_(1024, kFree) {}

  void add(std::string_view prefix, std::string_view word, std::uint32_t position, std::uint32_t wdf) {
    Posting& posting = at(prefix, word);
    posting.wdf += wdf;
    if (posting.positions.empty() || posting.positions.back() < position) posting.positions.push_back(position);
  }

  void add_value(std::string_view term) { (void)at("", term); }

  /// Ascending by term; to be called once.
  std::vector<Posting> take() {
    std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) { return a.term < b.term; });
    return std::move(postings_);
  }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;

  Posting& at(std::string_view prefix, std::string_view word) {
    const std::uint64_t hash = hash_of(prefix, word);
    std::size_t slot = hash & (table_.size() - 1);
    for (; table_[slot] != kFree; slot = (slot + 1) & (table_.size() - 1)) {
      if (hashes_[table_[slot]] != hash) continue;
      const std::string& term = postings_[table_[slot]].term;
      if (term.size() == prefix.size() + word.size() && term.starts_with(prefix) && term.ends_with(word)) {
        return postings_[table_[slot]];
      }
    }
    table_[slot] = static_cast<std::uint32_t>(postings_.size());
    hashes_.push_back(hash);
    Posting& fresh = postings_.emplace_back();
    fresh.term.reserve(prefix.size() + word.size());
    fresh.term.append(prefix).append(word);
    if (postings_.size() * 2 > table_.size()) grow();
    return postings_.back();
  }

  static std::uint64_t hash_of(std::string_view prefix, std::string_view word) {
    const std::uint64_t seed = prefix.empty() ? 0 : XXH3_64bits(prefix.data(), prefix.size());
    return XXH3_64bits_withSeed(word.data(), word.size(), seed);
  }

  void grow() {
    table_.assign(table_.size() * 4, kFree);
    for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
      std::size_t slot = hashes_[i] & (table_.size() - 1);
      while (table_[slot] != kFree) slot = (slot + 1) & (table_.size() - 1);
      table_[slot] = i;
    }
  }

  std::vector<std::uint32_t> table_;   // -> postings_
  std::vector<std::uint64_t> hashes_;  // of postings_
  std::vector<Posting> postings_;
};

/// Writes the words of an article's parts, one range of positions after another.
class PartWriter {
 public:
  PartWriter(Terms& terms, std::set<std::string>& other_words) : terms_(terms), other_words_(other_words) {}

  /// A part whose words are the article's own (unprefixed) and, where the field has a prefix, the field's
  /// too.
  void write(const Field& row, std::string_view text, PartPositions::Range& range) {
    const std::uint32_t begin = next_;
    schema::Tokens tokens(text);
    for (schema::Token token; tokens.next(token); ++next_) {
      terms_.add("", token.term, next_, row.weight);
      if (!row.words.empty()) terms_.add(row.words, token.term, next_, 0);
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
    schema::Tokens tokens(article.body);
    for (schema::Token token; tokens.next(token); ++next_) {
      terms_.add("", token.term, next_, field("body").weight);
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
        terms_.add(prefix, token.term, position, 0);
        other_words_.emplace(token.term);
      }
      position += schema::kPartGap;
    }
  }

 private:
  Terms& terms_;
  std::set<std::string>& other_words_;
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

void add_facet_terms(Terms& terms, const std::vector<FacetLabels>& facets) {
  for (const FacetLabels& facet : facets) {
    for (const std::string& label : facet.labels) {
      terms.add_value(facet.field->kind == schema::Kind::topic
                          ? schema::id_term(facet.field->value, label)
                          : schema::value_term(facet.field->value, label));
    }
  }
}

void add_date_terms(Terms& terms, const ArticleDates& dates) {
  if (!dates.published) return;
  const std::string day = dates.published->day.compact();
  const std::string prefix(field("published").value);
  for (const std::size_t length : {8U, 6U, 4U}) terms.add_value(prefix + day.substr(0, length));
}

void add_date_values(Document& document, const ArticleDates& dates, bool with_modified) {
  if (dates.published) {
    document.values.emplace_back(schema::kInstantSlot, schema::pack_instant(dates.published->instant));
    document.values.emplace_back(field("published").slot, dates.published->day.compact());
  }
  if (with_modified && dates.modified)
    document.values.emplace_back(field("modified").slot, dates.modified->day.compact());
}

/// Takes the place of the positions, where it can.
void set_word_order(Document& document, const std::vector<std::uint64_t>& words) {
  std::string order = schema::pack_word_order(words);
  if (order.empty()) return;
  document.values.emplace_back(schema::kWordOrderSlot, std::move(order));
  for (Posting& posting : document.postings) posting.positions.clear();
}

Document quote_document(const schema::Article& article, std::size_t index, const Draft& draft,
                        const ArticleDates& dates, const schema::Format& format) {
  const schema::Quote& quote = article.quotes[index];
  Terms terms;
  schema::Tokens tokens(quote.text);
  std::uint32_t position = 1;
  std::vector<std::uint64_t> words;
  for (schema::Token token; tokens.next(token); ++position) {
    terms.add("", token.term, position, 1);
    words.push_back(schema::hash_of_word(token.term));
  }
  // In a run the first quote has these terms for all.
  if (index == 0 || !format.has(schema::kQuoteRuns)) {
    add_facet_terms(terms, quote_facets(draft, index));
    add_date_terms(terms, dates);
  } else {
    add_facet_terms(terms, {{&field("speaker"), draft.speakers[index]}});
  }
  terms.add_value(schema::id_term(schema::kQuoteArticlePrefix, article.id));
  terms.add_value(std::string(schema::kQuoteKindPrefix).append(name_of(quote.kind)));
  Document document;
  document.postings = terms.take();
  add_date_values(document, dates, false);
  if (format.has(schema::kQuoteRuns)) {
    const auto behind = static_cast<std::uint32_t>(article.quotes.size() - index - 1);
    document.values.emplace_back(schema::kPlaceSlot,
                                 schema::pack_place({static_cast<std::uint32_t>(index), behind}));
  }
  if (format.has(schema::kQuoteWordOrder)) set_word_order(document, words);
  document.data = schema::encode_quote({article.id, static_cast<std::uint32_t>(index)});
  return document;
}

}  // namespace

std::vector<FacetLabels> quote_facets(const Draft& draft, std::size_t quote) {
  std::vector<FacetLabels> facets;
  for (const FacetLabels& facet : draft.facets) {
    if (facet.field == &field("speaker")) {
      facets.push_back({facet.field, draft.speakers[quote]});
    } else if (facet.field->in_quotes) {
      facets.push_back(facet);
    }
  }
  return facets;
}

Draft make_draft(const schema::Article& article, std::string fingerprint, const schema::Format& format,
                 const topics::Finder& topics) {
  Draft draft;
  draft.id = article.id;
  draft.id_term = schema::id_term(field("id").value, article.id);
  draft.fingerprint = std::move(fingerprint);
  draft.language = article.language;
  draft.topics = topic_nodes(article, topics);
  draft.facets = article_facets(article, format, draft.topics);
  for (const schema::Person& person : article.persons) draft.persons.push_back(person.name);
  for (const schema::Quote& quote : article.quotes) draft.speakers.push_back(speaker_labels(quote, format));
  draft.text_bytes = article.headline.size() + article.body.size();

  const ArticleDates dates = dates_of(article);
  Terms terms;
  std::set<std::string> other_words;
  PartPositions parts;
  PartWriter writer(terms, other_words);
  writer.write(field("headline"), article.headline, parts.headline);
  writer.write(field("subheadline"), article.subheadline, parts.subheadline);
  const auto quoted = writer.write_body(article, parts.body);
  for (const schema::Caption& caption : article.captions) {
    writer.write(field("caption"), caption.text, parts.captions);
    writer.write(field("caption"), caption.alt, parts.captions);
  }
  writer.write_apart(field("related").words, related_texts(article));
  writer.write_apart(field("author").words, article.authors);
  writer.write_apart(field("section").words, {article.section});
  writer.write_apart(field("keyword").words, article.keywords);
  add_facet_terms(terms, draft.facets);
  add_date_terms(terms, dates);
  terms.add_value(draft.id_term);

  Document& document = draft.article;
  document.postings = terms.take();
  for (const Posting& posting : document.postings) {
    // Terms of words are folded: none begins with a capital, as all prefixes do.
    if (posting.wdf > 0) draft.words.push_back(posting.term);
  }
  draft.words.insert(draft.words.end(), other_words.begin(), other_words.end());
  add_date_values(document, dates, true);
  document.values.emplace_back(field("body").slot, schema::pack_parts(parts));
  if (!quoted.empty()) document.values.emplace_back(field("quote").slot, schema::pack_ranges(quoted));
  document.values.emplace_back(schema::kFingerprintSlot, draft.fingerprint);
  document.data = schema::encode_record(article);

  for (std::size_t i = 0; i < article.quotes.size(); ++i) {
    draft.quotes.push_back(quote_document(article, i, draft, dates, format));
  }
  return draft;
}

std::string fingerprint_of(const schema::Article& article, const Annotate& wanted, std::uint64_t annotators) {
  const std::string json = schema::article_to_json(article);
  const std::uint64_t seed = (wanted.any() ? annotators : 0) + (wanted.people ? 1U : 0U) +
                             (wanted.quotes ? 2U : 0U) + (wanted.topics ? 4U : 0U);
  const XXH128_hash_t hash = XXH3_128bits_withSeed(json.data(), json.size(), seed);
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  return {reinterpret_cast<const char*>(bytes.digest), sizeof bytes.digest};
}

}  // namespace news::indexer
