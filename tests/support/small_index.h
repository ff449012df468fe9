#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include <news/schema/article.h>
#include <news/schema/day.h>
#include <news/schema/fields.h>
#include <news/schema/internal/article_json.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/lexicon.h>
#include <news/schema/internal/position_chunks.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/terms.h>
#include <news/schema/internal/tokens.h>
#include <news/schema/internal/word_order.h>

namespace news::tests {

/// An index written by hand from literals, without the indexer: what the format says, nothing that annotates.
/// All persons and speakers of an article are facet values; topics go by the tree that was given before.
class SmallIndex {
 public:
  explicit SmallIndex(std::filesystem::path index, const std::string& generation = "g0001", int flags = 0,
                      schema::Format format = schema::current_format())
      : index_(std::move(index)),
        generation_(schema::generation_paths(index_, generation)),
        format_(std::move(format)) {
    std::filesystem::create_directories(generation_.articles.parent_path());
    articles_ = Xapian::WritableDatabase(generation_.articles.string(), Xapian::DB_CREATE_OR_OPEN | flags);
    quotes_ = Xapian::WritableDatabase(generation_.quotes.string(), Xapian::DB_CREATE_OR_OPEN | flags);
    schema::stamp(articles_, format_);
    schema::stamp(quotes_, format_);
    (void)schema::FileLock::try_lock(generation_.in_use, schema::FileLock::Mode::shared, true);
    revision_ = schema::revision_of(articles_);
  }

  /// Makes known a topic and what lies above it.
  void topic(const std::string& id, const std::string& name, const std::string& parent = {}) {
    parents_[id] = parent;
    articles_.set_metadata(schema::topic_key(id), schema::encode_topic({id, parent, name, {{"en", name}}}));
    articles_.add_synonym(schema::topic_label_key(name), id);
  }

  /// Adds an article, or replaces the one with its id.
  void add(const schema::Article& article) {
    const auto facets = facets_of(article);
    Xapian::Document document;
    Places places;
    write_text(article, document, places);
    write_facets(articles_, facets, document, false);
    write_dates(article, document);
    document.add_boolean_term(id_term(article.id));
    document.set_data(schema::RecordEncoder().encode(schema::article_to_json(article)));
    articles_.delete_document(id_term(article.id));
    write_places(articles_.add_document(document), places);
    quotes_.delete_document(quote_term(article.id));
    for (std::size_t i = 0; i < article.quotes.size(); ++i) add_quote(article, i, facets);
    if (article.language.empty()) return;
    schema::StemKeys keys(article.language);
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if (term.get_wdf() == 0) continue;
      if (const std::string key = keys.stem_key(*term); !key.empty()) articles_.add_synonym(key, *term);
      for (const auto& plain : schema::plain_spellings(*term))
        articles_.add_synonym(schema::accent_key(plain), *term);
    }
  }

  void remove(const std::string& id) {
    articles_.delete_document(id_term(id));
    quotes_.delete_document(quote_term(id));
  }

  /// Quotes first, then the articles; the second commit can be left to another call.
  void commit_quotes() {
    schema::set_revision(quotes_, ++revision_);
    quotes_.commit();
  }
  void commit_articles() {
    schema::set_revision(articles_, revision_);
    articles_.commit();
  }
  void commit() {
    commit_quotes();
    commit_articles();
  }
  void switch_here() { schema::switch_to(index_, generation_); }

  [[nodiscard]] const schema::Generation& generation() const { return generation_; }
  Xapian::WritableDatabase& articles() { return articles_; }
  Xapian::WritableDatabase& quotes() { return quotes_; }

 private:
  using Facets = std::map<std::string, std::vector<std::string>>;

  static std::string id_term(const std::string& id) { return schema::id_term(schema::field("id").value, id); }
  static std::string quote_term(const std::string& id) {
    return schema::id_term(schema::kQuoteArticlePrefix, id);
  }

  Facets facets_of(const schema::Article& article) const {
    Facets facets;
    for (const auto& person : article.persons) facets["person"].push_back(person.name);
    for (const auto& quote : article.quotes) {
      if (!quote.speaker.empty()) facets["speaker"].push_back(quote.speaker);
    }
    for (const auto& topic : article.topics) {
      for (std::string id = topic.id; !id.empty();) {
        facets["topic"].push_back(id);
        const auto parent = parents_.find(id);
        id = parent == parents_.end() ? "" : parent->second;
      }
    }
    if (!article.source.empty()) facets["source"] = {article.source};
    if (!article.section.empty()) facets["section"] = {article.section};
    if (!article.language.empty()) facets["language"] = {article.language};
    facets["author"] = article.authors;
    facets["keyword"] = article.keywords;
    return facets;
  }

  static std::uint32_t ordinal_of(Xapian::WritableDatabase& database, const std::string& field,
                                  const std::string& label) {
    const std::string known = database.get_metadata(schema::value_key(field, label));
    if (!known.empty()) return static_cast<std::uint32_t>(std::stoul(known));
    const std::string count = database.get_metadata(schema::ordinal_count_key(field));
    const auto ordinal = static_cast<std::uint32_t>(count.empty() ? 0 : std::stoul(count));
    database.set_metadata(schema::ordinal_key(field, ordinal), label);
    database.set_metadata(schema::value_key(field, label), std::to_string(ordinal));
    database.set_metadata(schema::ordinal_count_key(field), std::to_string(ordinal + 1));
    return ordinal;
  }

  /// Of a quote's facets, those of its article have terms and values where the first quote of a run would.
  void write_facets(Xapian::WritableDatabase& database, const Facets& facets, Xapian::Document& document,
                    bool of_quote, bool with_terms = true, bool with_values = true) {
    for (const auto& [name, labels] : facets) {
      const schema::Field& row = *schema::find_field(name);
      if (of_quote && !row.in_quotes) continue;
      std::vector<std::uint32_t> ordinals;
      for (const std::string& label : labels) {
        if (with_terms || name == "speaker") {
          document.add_boolean_term(row.kind == schema::Kind::topic ? schema::id_term(row.value, label)
                                                                    : schema::value_term(row.value, label));
        }
        ordinals.push_back(ordinal_of(database, name, label));
        if (name == "person" && !of_quote) {
          articles_.add_synonym(schema::person_name_key(label), label);
          articles_.add_synonym(schema::person_name_key(label.substr(label.rfind(' ') + 1)), label);
        }
      }
      std::sort(ordinals.begin(), ordinals.end());
      ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
      if (!ordinals.empty() && (with_values || name == "speaker"))
        document.add_value(static_cast<Xapian::valueno>(row.slot), schema::pack_ordinals(ordinals));
    }
  }

  static void write_dates(const schema::Article& article, Xapian::Document& document, bool with_terms = true,
                          bool with_values = true) {
    if (const auto moment = schema::parse_moment(article.published)) {
      const std::string day = moment->day.compact();
      if (with_values) {
        document.add_value(schema::kInstantSlot, schema::pack_instant(moment->instant));
        document.add_value(static_cast<Xapian::valueno>(schema::field("published").slot), day);
      }
      const std::string prefix(schema::field("published").value);
      for (const std::size_t length : {8U, 6U, 4U}) {
        if (with_terms) document.add_boolean_term(prefix + day.substr(0, length));
      }
    }
    const auto moment = schema::parse_moment(article.modified);
    if (moment && with_values) {
      document.add_value(static_cast<Xapian::valueno>(schema::field("modified").slot), moment->day.compact());
    }
  }

  /// Where each term stands.
  using Places = std::map<std::string, std::vector<std::uint32_t>>;

  void write_posting(Xapian::Document& document, Places& places, const std::string& term,
                     std::uint32_t position, std::uint32_t wdf) const {
    if (format_.has(schema::kPositionChunks)) {
      document.add_term(term, wdf);
      places[term].push_back(position);
    } else {
      document.add_posting(term, position, wdf);
    }
  }

  void write_places(std::uint32_t docid, const Places& places) {
    schema::PositionChunkWriter writer([&](std::string_view key, std::string_view chunk) {
      articles_.set_metadata(std::string(key), std::string(chunk));
    });
    for (const auto& [term, positions] : places) {
      std::string entry;
      schema::append_entry(entry, positions);
      writer.begin(term);
      writer.add_entry(docid, entry);
    }
    writer.end();
  }

  void write_text(const schema::Article& article, Xapian::Document& document, Places& places) {
    schema::PartPositions parts;
    std::vector<schema::PartPositions::Range> quoted;
    std::uint32_t position = 1;
    const auto part = [&](std::string_view name, std::string_view text, schema::PartPositions::Range& range) {
      const schema::Field& row = *schema::find_field(name);
      const std::uint32_t begin = position;
      auto last_quote = article.quotes.end();
      schema::Tokens tokens(text);
      for (schema::Token token; tokens.next(token); ++position) {
        write_posting(document, places, std::string(token.term), position, row.weight);
        if (!row.words.empty() && format_.has(schema::kPartsWithoutPositions)) {
          document.add_term(schema::word_term(row.words, token.term), 0);
        } else if (!row.words.empty()) {
          write_posting(document, places, schema::word_term(row.words, token.term), position, 0);
        }
        if (name != "body") continue;
        const auto inside =
            std::find_if(article.quotes.begin(), article.quotes.end(), [&](const schema::Quote& quote) {
              return quote.kind != schema::QuoteKind::indirect && token.begin >= quote.begin &&
                     token.begin < quote.end;
            });
        if (inside != article.quotes.end()) {
          const bool goes_on = !quoted.empty() && inside == last_quote;
          if (!goes_on) quoted.push_back({position, position});
          quoted.back().end = position + 1;
        }
        last_quote = inside;
      }
      if (position == begin) return;
      if (range.begin == range.end) range.begin = begin;
      range.end = position;
      position += schema::kPartGap;
    };
    part("headline", article.headline, parts.headline);
    part("subheadline", article.subheadline, parts.subheadline);
    part("body", article.body, parts.body);
    for (const auto& caption : article.captions) {
      part("caption", caption.text, parts.captions);
      part("caption", caption.alt, parts.captions);
    }
    const auto apart = [&](std::string_view name, const std::vector<std::string>& texts) {
      std::uint32_t at = 1;
      for (const std::string& text : texts) {
        schema::Tokens tokens(text);
        for (schema::Token token; tokens.next(token); ++at) {
          write_posting(document, places, schema::word_term(schema::find_field(name)->words, token.term), at,
                        0);
        }
        at += schema::kPartGap;
      }
    };
    std::vector<std::string> related;
    for (const auto& link : article.related)
      related.insert(related.end(), {link.title, link.alt_title, link.teaser});
    apart("related", related);
    apart("author", article.authors);
    apart("section", {article.section});
    apart("keyword", article.keywords);
    document.add_value(static_cast<Xapian::valueno>(schema::field("body").slot), schema::pack_parts(parts));
    document.add_value(static_cast<Xapian::valueno>(schema::field("quote").slot),
                       schema::pack_ranges(quoted));
  }

  void add_quote(const schema::Article& article, std::size_t index, Facets facets) {
    const schema::Quote& quote = article.quotes[index];
    facets["speaker"].clear();
    if (!quote.speaker.empty()) facets["speaker"].push_back(quote.speaker);
    Xapian::Document document;
    std::uint32_t position = 1;
    schema::Tokens tokens(quote.text);
    std::vector<std::uint64_t> words;
    for (schema::Token token; tokens.next(token);) words.push_back(schema::hash_of_word(token.term));
    const std::string order =
        format_.has(schema::kQuoteWordOrder) ? schema::pack_word_order(words) : std::string();
    tokens = schema::Tokens(quote.text);
    for (schema::Token token; tokens.next(token); ++position) {
      if (order.empty()) {
        document.add_posting(std::string(token.term), position);
      } else {
        document.add_term(std::string(token.term));
      }
    }
    if (!order.empty()) document.add_value(schema::kWordOrderSlot, order);
    const bool in_runs = format_.has(schema::kQuoteRuns);
    const bool with_terms = index == 0 || !in_runs;
    const bool with_values = index == 0 || !format_.has(schema::kQuoteRunValues);
    write_facets(quotes_, facets, document, true, with_terms, with_values);
    write_dates(article, document, with_terms, with_values);
    const schema::QuotePlace place{static_cast<std::uint32_t>(index),
                                   static_cast<std::uint32_t>(article.quotes.size() - index - 1)};
    if (in_runs) document.add_value(schema::kPlaceSlot, schema::pack_place(place));
    if (quote.kind == schema::QuoteKind::indirect)
      document.add_boolean_term(std::string(schema::kQuoteKindPrefix).append(name_of(quote.kind)));
    if (index == 0 || !format_.has(schema::kQuoteRunIds)) {
      document.add_boolean_term(quote_term(article.id));
      document.set_data(schema::encode_quote({article.id, static_cast<std::uint32_t>(index)}));
    }
    quotes_.add_document(document);
  }

  std::filesystem::path index_;
  schema::Generation generation_;
  schema::Format format_;
  Xapian::WritableDatabase articles_;
  Xapian::WritableDatabase quotes_;
  std::map<std::string, std::string> parents_;
  std::uint64_t revision_ = 0;
};

/// Notes the quotes that stand between “ and ” in the body of an article, all of one speaker.
inline void note_quotes(schema::Article& article, const std::string& speaker) {
  constexpr std::string_view kOpen = "\u201C";
  constexpr std::string_view kClose = "\u201D";
  for (std::size_t at = 0; (at = article.body.find(kOpen, at)) != std::string::npos;) {
    const std::size_t begin = at + kOpen.size();
    const std::size_t end = article.body.find(kClose, begin);
    if (end == std::string::npos) break;
    schema::Quote quote;
    quote.text = article.body.substr(begin, end - begin);
    const auto blanks = std::count(quote.text.begin(), quote.text.end(), ' ');
    quote.kind = blanks < 3 ? schema::QuoteKind::fragment : schema::QuoteKind::quotation;
    quote.speaker = speaker;
    quote.confidence = speaker.empty() ? 0 : 1;
    quote.begin = static_cast<std::uint32_t>(begin);
    quote.end = static_cast<std::uint32_t>(end);
    article.quotes.push_back(quote);
    at = end;
  }
}

}  // namespace news::tests
