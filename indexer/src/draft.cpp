#include "draft.h"

#include <xxhash.h>

#include <cstring>

#include <news/schema/internal/article_json.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/terms.h>
#include <news/schema/internal/tokens.h>
#include <news/schema/internal/word_order.h>

#include "article_facets.h"
#include "article_texts.h"
#include "reading/reading.h"

namespace news::indexer {
namespace {

using schema::field;

void add_facet_terms(DocumentSink& sink, const std::vector<FacetLabels>& facets) {
  for (const FacetLabels& facet : facets) {
    for (const std::string& label : facet.labels) {
      sink.add_term(facet.field->kind == schema::Kind::topic ? schema::id_term(facet.field->value, label)
                                                             : schema::value_term(facet.field->value, label));
    }
  }
}

void add_date_terms(DocumentSink& sink, const ArticleDates& dates) {
  if (!dates.published) return;
  const std::string day = dates.published->day.compact();
  const std::string prefix(field("published").value);
  for (const std::size_t length : {8U, 6U, 4U}) sink.add_term(prefix + day.substr(0, length));
}

/// When an article was published: its quotes have it from there.
SlotValues time_values(const ArticleDates& dates) {
  SlotValues values;
  if (!dates.published) return values;
  values.emplace_back(schema::kInstantSlot, schema::pack_instant(dates.published->instant));
  values.emplace_back(field("published").slot, dates.published->day.compact());
  return values;
}

/// When it may be found: each quote says so for itself, since the matcher asks.
SlotValues embargo_values(const schema::Article& article) {
  if (article.embargoed.empty()) return {};
  return {{schema::kEmbargoSlot, schema::pack_embargo(article.embargoed)}};
}

/// The order of a quote's words; empty where it can't be stored so.
std::string word_order_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  schema::Tokens tokens(text);
  for (schema::Token token; tokens.next(token);) words.push_back(schema::hash_of_word(token.term));
  return schema::pack_word_order(words);
}

/// Writes one quote, and returns its own values.
SlotValues write_quote(const schema::Article& article, std::size_t index, const Draft& draft,
                       const ArticleDates& dates, const schema::Format& format, DocumentSink& sink) {
  const schema::Quote& quote = article.quotes[index];
  SlotValues values = embargo_values(article);
  if (format.has(schema::kQuoteRuns)) {
    const auto behind = static_cast<std::uint32_t>(article.quotes.size() - index - 1);
    values.emplace_back(schema::kPlaceSlot, schema::pack_place({static_cast<std::uint32_t>(index), behind}));
  }
  std::string order = format.has(schema::kQuoteWordOrder) ? word_order_of(quote.text) : std::string();
  const bool with_positions = order.empty();
  if (!order.empty()) values.emplace_back(schema::kWordOrderSlot, std::move(order));

  sink.begin();
  schema::Tokens tokens(quote.text);
  std::uint32_t position = 1;
  // Reported words are found after all that somebody said word for word. Xapian's check takes a document of
  // no length for one that isn't there: such a quote is as long as its kind.
  const std::uint32_t weight = quote.kind == schema::QuoteKind::indirect ? 0 : 1;
  for (schema::Token token; tokens.next(token); ++position) {
    sink.add_word(token.term, with_positions ? position : 0, weight);
  }
  // In a row the first quote has these terms for all.
  const bool with_facets = index == 0 || !format.has(schema::kQuoteRuns);
  for (const FacetLabels& facet : draft.facets) {
    if (facet.field == &field("speaker")) {
      add_facet_terms(sink, {{facet.field, draft.speakers[index]}});
    } else if (facet.field->in_quotes && with_facets) {
      add_facet_terms(sink, {facet});
    }
  }
  if (with_facets) add_date_terms(sink, dates);
  if (weight == 0) sink.add_term(std::string(schema::kQuoteKindPrefix).append(name_of(quote.kind)), 1);
  if (index == 0 || !format.has(schema::kQuoteRunIds)) {
    sink.add_term(schema::id_term(schema::kQuoteArticlePrefix, article.id));
    sink.set_data(schema::encode_quote({article.id, static_cast<std::uint32_t>(index)}));
  }
  return values;
}

}  // namespace

Draft draft_article(const schema::Article& article, std::string_view bare, std::string fingerprint,
                    const schema::Format& format, const Annotators& annotators, DocumentSink& articles,
                    DocumentSink& quotes) {
  Draft draft;
  draft.id = article.id;
  draft.id_term = schema::id_term(field("id").value, article.id);
  draft.fingerprint = std::move(fingerprint);
  draft.language = article.language;
  draft.precedence = schema::precedence_of(article);
  draft.topics = topic_nodes(article, annotators);
  draft.facets = article_facets(article, format, draft.topics);
  for (const schema::Person& person : article.persons) draft.persons.push_back(person.name);
  for (const schema::Quote& quote : article.quotes) draft.speakers.push_back(speaker_labels(quote, format));
  draft.text_bytes = article.headline.size() + article.body.size();

  const ArticleDates dates = dates_of(article);
  articles.begin();
  const ArticleTexts texts = write_texts(article, format, articles);
  add_facet_terms(articles, draft.facets);
  add_date_terms(articles, dates);
  articles.add_term(draft.id_term);
  articles.set_data(schema::record_form(article, bare, format));

  draft.quote_values = time_values(dates);
  draft.values = embargo_values(article);
  draft.values.insert(draft.values.end(), draft.quote_values.begin(), draft.quote_values.end());
  if (dates.modified) draft.values.emplace_back(field("modified").slot, dates.modified->day.compact());
  draft.values.emplace_back(field("body").slot, schema::pack_parts(texts.parts));
  if (!texts.quoted.empty())
    draft.values.emplace_back(field("quote").slot, schema::pack_ranges(texts.quoted));
  draft.values.emplace_back(schema::kFingerprintSlot, draft.fingerprint);
  if (!draft.precedence.empty()) draft.values.emplace_back(schema::kPrecedenceSlot, draft.precedence);

  for (std::size_t i = 0; i < article.quotes.size(); ++i) {
    draft.own_quote_values.push_back(write_quote(article, i, draft, dates, format, quotes));
  }
  return draft;
}

Draft draft_removal(const schema::Article& article) {
  Draft draft;
  draft.id = article.id;
  draft.id_term = schema::id_term(field("id").value, article.id);
  draft.precedence = schema::pack_precedence(article.version, false);
  draft.canceled = true;
  const auto own = article.extra.find(reading::kOwnIdKey);
  if (own != article.extra.end()) draft.own_id = own->second;
  return draft;
}

std::string fingerprint_of(std::string_view record, std::uint64_t annotation) {
  std::string fingerprint(2 * sizeof annotation, '\0');
  const std::uint64_t content = XXH3_64bits(record.data(), record.size());
  std::memcpy(fingerprint.data(), &content, sizeof content);
  return with_annotation(std::move(fingerprint), annotation);
}

std::string with_annotation(std::string fingerprint, std::uint64_t annotation) {
  fingerprint.resize(2 * sizeof annotation);
  std::memcpy(fingerprint.data() + sizeof annotation, &annotation, sizeof annotation);
  return fingerprint;
}

}  // namespace news::indexer
