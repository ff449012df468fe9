#include "bulk_load.h"

#include <xxhash.h>

#include <optional>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/quote_runs.h>
#include <news/schema/internal/record_dictionary.h>
#include <news/schema/internal/terms.h>

#include "docids.h"
#include "glass/merge.h"
#include "glass/parallel.h"
#include "glass/proof.h"
#include "table_check.h"

namespace news::indexer {
namespace {

namespace fs = std::filesystem;
using schema::at_boundary;
using schema::field;

/// Names and topics that the load remembers as entered in the lexicon.
constexpr std::size_t kRememberedNames = 1U << 18;

void set_true(std::vector<bool>& flags, std::size_t at, bool value = true) {
  if (at >= flags.size()) flags.resize(at + 1);
  flags[at] = value;
}

std::uint64_t content_of(const std::string& fingerprint) {
  return XXH3_64bits(fingerprint.data(), fingerprint.size());
}

void prove(const schema::Generation& generation, const glass::Contents& articles,
           const glass::Contents& quotes, const LoadLimits& limits) {
  glass::Tasks tasks;
  glass::add_proofs(tasks, generation.articles, articles, limits.verify);
  glass::add_proofs(tasks, generation.quotes, quotes, limits.verify);
  glass::run_all(tasks, limits.jobs);
}

glass::Positions positions_of(const schema::Format& format) {
  return format.has(schema::kPositionChunks) ? glass::Positions::chunks : glass::Positions::table;
}

/// Merges both databases of a generation and proves them.
void write_merged(const schema::Generation& generation, std::vector<glass::Source> articles,
                  std::vector<glass::Source> quotes, const schema::Format& format, const LoadLimits& limits,
                  std::optional<std::uint64_t> revision) {
  glass::Merger article_merger(std::move(articles), generation.articles, limits.memory / 2,
                               positions_of(format));
  glass::Merger quote_merger(std::move(quotes), generation.quotes, limits.memory / 2);
  quote_merger.set_metadata(schema::kTouchedKey, "");
  glass::Tasks tasks;
  for (glass::Merger* merger : {&article_merger, &quote_merger}) {
    if (revision) {
      const auto [key, value] = schema::revision_entry(*revision);
      merger->set_metadata(key, value);
    }
    merger->add_tasks(tasks);
  }
  glass::run_all(tasks, limits.jobs);
  const glass::Contents article_contents = article_merger.complete();
  const glass::Contents quote_contents = quote_merger.complete();
  prove(generation, article_contents, quote_contents, limits);
}

/// The databases of a generation while they are written.
fs::path part_of(const fs::path& directory, const fs::path& database) {
  return directory / database.filename();
}

}  // namespace

BulkLoad::BulkLoad(WriterLock& lock, const schema::Format& format, LoadLimits limits, OtherNames other_names,
                   WordMarks& words, Articles articles)
    : lock_(lock),
      format_(format),
      limits_(limits),
      other_names_(std::move(other_names)),
      words_(words),
      lexicon_([this](const std::string& key, const std::string& form) { articles_->add_synonym(key, form); },
               kRememberedNames) {
  open_old(articles);
  // In this order, so that who finds a generation that nothing leads to can tell that it is being written.
  scratch_ = lock_.begin_scratch();
  generation_ = lock_.begin_generation();
  articles_.emplace(part_of(scratch_, generation_.articles), limits_.memory / 2, positions_of(format_));
  quotes_.emplace(part_of(scratch_, generation_.quotes), limits_.memory / 2);
  if (articles == Articles::stored) cancellations_.copy();
  article_values_.emplace(store_of(old_ ? &old_->articles : nullptr, *articles_));
  quote_values_.emplace(store_of(old_ ? &old_->quotes : nullptr, *quotes_));
}

BulkLoad::~BulkLoad() {
  if (finished_) return;
  lock_.end_scratch();
  lock_.drop_generation(generation_);
}

void BulkLoad::open_old(Articles articles) {
  const auto current = lock_.current();
  if (!current) return;
  if (limits_.verify) require_whole_tables(*current);
  at_boundary(current->articles.string(), [&] {
    Old old;
    old.generation = *current;
    old.articles = Xapian::Database(current->articles.string());
    old.quotes = Xapian::Database(current->quotes.string());
    (void)schema::verify(old.articles, true);
    old_revision_ = schema::revision_of(old.articles);
    cancellations_.read(old.articles);
    old.dropped_articles = unused_docids(old.articles, current->articles);
    (void)given_docids(old.quotes, current->quotes);
    if (articles == Articles::added) old_ = std::move(old);
  });
}

MetadataStore BulkLoad::store_of(const Xapian::Database* old, glass::Builder& builder) {
  return {[old](const std::string& key) { return old == nullptr ? std::string() : old->get_metadata(key); },
          [&builder](const std::string& key, const std::string& value) { builder.set_metadata(key, value); }};
}

void BulkLoad::store_dictionary(const std::string& dictionary) {
  for (const auto& [key, value] : schema::dictionary_entries(dictionary)) articles_->set_metadata(key, value);
}

std::vector<Outcome> BulkLoad::put(LoadedParcel parcel) {
  return at_boundary(lock_.index().string(), [&] {
    std::vector<Outcome> outcomes;
    std::vector<const LoadedArticle*> drafted;
    for (const LoadedArticle& article : parcel.articles) {
      if (!article.drafted()) {
        outcomes.push_back(place(article, 0));
        continue;
      }
      drafted.push_back(&article);
      quotes_before_.push_back(quotes_before_.back() + article.quotes);
      outcomes.push_back(place(article, static_cast<glass::DocId>(quotes_before_.size() - 1)));
    }
    append_articles(parcel, drafted);
    append_quotes(parcel, drafted);
    add_lexicon(parcel);
    return outcomes;
  });
}

/// Decides which version of an article stays: the last one, unless its source counted another order.
Outcome BulkLoad::place(const LoadedArticle& article, glass::DocId docid) {
  const std::uint64_t id = content_of(article.draft.id_term);
  const Known* known = known_.find(id);
  const bool is_there = known != nullptr ? !known->gone : article.old_docid != 0;
  const auto counted = precedences_.find(id);
  const std::string stored = counted != precedences_.end() ? counted->second : article.old_precedence;
  const bool outdated =
      is_there && !article.draft.takes_back_all() && schema::is_outdated(article.draft.precedence, stored);
  if (outdated || cancellations_.cover(article.draft)) {
    if (docid != 0) drop_new(docid);
    return Outcome::outdated;
  }
  if (!article.draft.precedence.empty() || !stored.empty()) precedences_[id] = article.draft.precedence;
  if (!article.draft.canceled)
    return article.unchanged ? place_unchanged(article, id) : place_new(article, id, docid, is_there);
  if (cancellations_.note(article.draft, is_there ? stored : std::string())) ++changes_;
  return place_removal(article, id, is_there);
}

Outcome BulkLoad::place_new(const LoadedArticle& article, std::uint64_t id, glass::DocId docid,
                            bool is_there) {
  const std::uint64_t fingerprint = content_of(article.draft.fingerprint);
  Known& known = known_[id];
  if (known.docid != 0 && known.fingerprint == fingerprint) {
    drop_new(docid);
    return Outcome::unchanged;
  }
  ++changes_;
  drop_current(article, known);
  known = {docid, false, fingerprint};
  return is_there ? Outcome::updated : Outcome::added;
}

/// An article that is as the old index has it; unless another version came before it in this load.
Outcome BulkLoad::place_unchanged(const LoadedArticle& article, std::uint64_t id) {
  Known* known = known_.find(id);
  if (known == nullptr || (known->docid == 0 && !known->gone)) return Outcome::unchanged;
  if (known->docid != 0) drop_new(known->docid);
  drop_old(article, false);
  *known = {};
  return Outcome::updated;
}

Outcome BulkLoad::place_removal(const LoadedArticle& article, std::uint64_t id, bool is_there) {
  Known& known = known_[id];
  if (is_there) {
    ++changes_;
    drop_current(article, known);
  }
  known = {0, true, 0};
  return is_there ? Outcome::removed : Outcome::absent;
}

void BulkLoad::drop_current(const LoadedArticle& article, const Known& known) {
  if (known.docid != 0) {
    drop_new(known.docid);
  } else if (article.old_docid != 0 && !known.gone) {
    drop_old(article, true);
  }
}

void BulkLoad::drop_new(glass::DocId docid) {
  anything_dropped_ = true;
  set_true(dropped_articles_, docid);
  for (std::uint32_t quote = quotes_before_[docid - 1]; quote < quotes_before_[docid]; ++quote) {
    set_true(dropped_quotes_, quote + 1);
  }
}

void BulkLoad::drop_old(const LoadedArticle& article, bool drop) {
  set_true(old_->dropped_articles, article.old_docid, drop);
  for (const Xapian::docid quote : schema::quotes_of(old_->quotes, article.draft.id))
    set_true(old_->dropped_quotes, quote, drop);
}

void BulkLoad::append_articles(const LoadedParcel& parcel, const std::vector<const LoadedArticle*>& drafted) {
  articles_->append(parcel.article_documents, [&](std::size_t document, glass::Values& values) {
    const Draft& draft = drafted[document]->draft;
    for (const auto& [slot, value] : draft.values) values.add(slot, value);
    for (const FacetLabels& facet : draft.facets) {
      values.add(static_cast<unsigned>(facet.field->slot), article_values_->pack(*facet.field, facet.labels));
    }
  });
}

void BulkLoad::append_quotes(const LoadedParcel& parcel, const std::vector<const LoadedArticle*>& drafted) {
  static constexpr const schema::Field& kSpeaker = field("speaker");
  std::size_t article = 0;  // whose quotes are being written
  std::uint32_t number = 0;
  SlotValues shared;
  quotes_->append(parcel.quote_documents, [&](std::size_t, glass::Values& values) {
    for (; number == drafted[article]->quotes; ++article) number = 0;
    const Draft& draft = drafted[article]->draft;
    if (number == 0) shared = shared_quote_values(draft);
    if (Draft::has_shared_values(number, format_)) {
      for (const auto& [slot, value] : shared) values.add(slot, value);
    }
    for (const auto& [slot, value] : draft.own_quote_values[number]) values.add(slot, value);
    values.add(static_cast<unsigned>(kSpeaker.slot), quote_values_->pack(kSpeaker, draft.speakers[number]));
    ++number;
  });
}

/// What the quotes of an article have from it.
SlotValues BulkLoad::shared_quote_values(const Draft& draft) {
  SlotValues values = draft.quote_values;
  for (const FacetLabels& facet : draft.facets) {
    if (!facet.field->in_quotes || facet.field == &field("speaker")) continue;
    values.emplace_back(facet.field->slot, quote_values_->pack(*facet.field, facet.labels));
  }
  return values;
}

void BulkLoad::add_lexicon(const LoadedParcel& parcel) {
  for (const LoadedArticle& article : parcel.articles) {
    for (const std::string& name : article.draft.persons) lexicon_.add_name(name, other_names_.of_person);
    for (const schema::TopicNode& topic : article.draft.topics) {
      if (lexicon_.add_topic(topic, other_names_.of_topic))
        articles_->set_metadata(schema::topic_key(topic.id), schema::encode_topic(topic));
    }
  }
}

void BulkLoad::set_closing_metadata() {
  article_values_->finish();
  quote_values_->finish();
  for (glass::Builder* builder : {&*articles_, &*quotes_}) {
    for (const auto& [key, value] : schema::format_entries(format_)) builder->set_metadata(key, value);
    const auto [key, value] = schema::revision_entry(old_revision_ + 1);
    builder->set_metadata(key, value);
  }
}

void BulkLoad::finish() {
  if (old_ && changes_ == 0) return;  // nothing is new; the destructor tidies up
  set_closing_metadata();
  articles_->on_marked([this](std::string_view term, std::uint64_t marks) {
    words_.add_entries(term, marks, [this](const std::string& key, const std::string& form) {
      articles_->add_synonym(key, form);
    });
  });
  glass::Tasks tasks;
  articles_->add_tasks(tasks);
  quotes_->add_tasks(tasks);
  glass::run_all(tasks, limits_.jobs);
  const glass::Contents articles = articles_->complete();
  const glass::Contents quotes = quotes_->complete();
  articles_.reset();
  quotes_.reset();
  if (must_merge()) {
    merge_generation();
  } else {
    for (const fs::path& database : {generation_.articles, generation_.quotes}) {
      fs::rename(part_of(scratch_, database), database);
    }
    prove(generation_, articles, quotes, limits_);
  }
  lock_.switch_to(generation_);
  finished_ = true;
}

void BulkLoad::merge_generation() {
  std::vector<glass::Source> articles;
  std::vector<glass::Source> quotes;
  glass::DocId last_article = 0;
  glass::DocId last_quote = 0;
  if (old_) {
    last_article = old_->articles.get_lastdocid();
    last_quote = old_->quotes.get_lastdocid();
    articles.push_back({old_->generation.articles, std::move(old_->dropped_articles), 0});
    quotes.push_back({old_->generation.quotes, std::move(old_->dropped_quotes), 0});
  }
  articles.push_back({part_of(scratch_, generation_.articles), std::move(dropped_articles_), last_article});
  quotes.push_back({part_of(scratch_, generation_.quotes), std::move(dropped_quotes_), last_quote});
  write_merged(generation_, std::move(articles), std::move(quotes), format_, limits_, std::nullopt);
}

void rewrite_generation(WriterLock& lock, std::vector<bool> dropped_articles,
                        std::vector<bool> dropped_quotes, const LoadLimits& limits) {
  const schema::Generation old = *lock.current();
  if (limits.verify) require_whole_tables(old);
  schema::Format format;
  const std::uint64_t revision = at_boundary(old.articles.string(), [&] {
    const Xapian::Database articles(old.articles.string());
    format = schema::verify(articles, true);
    const std::vector<bool> unused = unused_docids(articles, old.articles);
    (void)given_docids(Xapian::Database(old.quotes.string()), old.quotes);
    dropped_articles.resize(std::max(dropped_articles.size(), unused.size()));
    for (std::size_t i = 0; i < unused.size(); ++i) {
      if (unused[i]) dropped_articles[i] = true;
    }
    return schema::revision_of(articles);
  });
  const schema::Generation fresh = lock.begin_generation();
  try {
    write_merged(fresh, {{old.articles, std::move(dropped_articles), 0}},
                 {{old.quotes, std::move(dropped_quotes), 0}}, format, limits, revision + 1);
  } catch (...) {
    lock.drop_generation(fresh);
    throw;
  }
  lock.switch_to(fresh);
}

std::string why_no_bulk_load(WriterLock& lock) {
  if (!glass::library_is_known())
    return std::string("Xapian ") + Xapian::version_string() + " isn't known to it";
  std::string difference = glass::self_test(lock.begin_scratch());
  lock.end_scratch();
  return difference;
}

}  // namespace news::indexer
