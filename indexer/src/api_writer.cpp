#include <xapian.h>

#include <algorithm>
#include <sstream>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/quote_runs.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/record_dictionary.h>
#include <news/schema/internal/terms.h>

#include "cancellations.h"
#include "dictionary.h"
#include "index_writer.h"
#include "lexicon_entries.h"
#include "position_batch.h"

namespace news::indexer {
namespace {

namespace fs = std::filesystem;
using schema::at_boundary;
using schema::field;

/// A batch ends at whichever comes first. Xapian's in-memory maps get slower the more they hold (half the
/// speed at ten times this size), while each commit costs a pass over the changed blocks.
constexpr std::size_t kBatchArticles = 1000;
constexpr std::size_t kBatchQuotes = 8000;  // added or removed
constexpr std::size_t kBatchBytes = 16U << 20;

Xapian::Document to_xapian(const Document& document, const SlotValues& values, bool with_positions = true) {
  Xapian::Document out;
  for (const Posting& posting : document.postings) {
    if (posting.positions.empty() || !with_positions) {
      out.add_term(posting.term, posting.wdf);
      continue;
    }
    // The first occurrence brings the whole wdf, the others only their places.
    std::uint32_t wdf = posting.wdf;
    for (const std::uint32_t position : posting.positions) {
      out.add_posting(posting.term, position, wdf);
      wdf = 0;
    }
  }
  for (const auto& [slot, value] : values) out.add_value(slot, value);
  out.set_data(document.data);
  return out;
}

class ApiWriter : public IndexWriter {
 public:
  ApiWriter(const WriterLock& lock, Redraft redraft, OtherNames other_names)
      : place_(lock.index().string()),
        redraft_(std::move(redraft)),
        other_names_(std::move(other_names)),
        generation_(*lock.current()),
        articles_(open(generation_.articles)),
        quotes_(open(generation_.quotes)) {
    at_boundary(place_, [&] {
      format_ = schema::verify(articles_, true);
      (void)schema::verify(quotes_, true);
      revision_ = schema::revision_of(articles_);
      if (schema::revision_of(quotes_) != revision_) repair();
      records_ = schema::RecordEncoder(schema::current_dictionary(articles_));
      cancellations_.read(articles_);
    });
  }

  Outcome put(const WholeDraft& whole) override {
    return at_boundary(place_, [&] {
      const Draft& draft = whole.draft;
      if (cancellations_.cover(draft)) return Outcome::outdated;
      const Xapian::docid known = docid_of(draft.id_term);
      std::string precedence;  // of what is there
      if (known != 0) {
        const Xapian::Document stored = articles_.get_document(known);
        precedence = stored.get_value(schema::kPrecedenceSlot);
        if (!draft.takes_back_all() && schema::is_outdated(draft.precedence, precedence))
          return Outcome::outdated;
        if (!draft.canceled && stored.get_value(schema::kFingerprintSlot) == draft.fingerprint)
          return Outcome::unchanged;
      }
      if (draft.canceled) {
        const bool removed = take_out(known, draft.id);
        if (cancellations_.note(draft, precedence)) noted_ = true;
        return removed ? Outcome::removed : Outcome::absent;
      }
      if (known != 0) require_removable(known, draft.id);
      const bool in_chunks = format_.has(schema::kPositionChunks);
      Xapian::Document document = to_xapian(whole.article, draft.values, !in_chunks);
      for (const FacetLabels& facet : draft.facets)
        add_facet(document, article_values_, *facet.field, facet.labels);
      if (known != 0) {
        // Under its old docid chunks would tell where the old words stood.
        articles_.delete_document(known);
        remove_quotes(draft.id);
      }
      const Xapian::docid docid = articles_.add_document(document);
      if (in_chunks) positions_.add(docid, whole.article);
      add_quotes(whole);
      for (const std::string& word : whole.words) lexicon_.add_word(draft.language, word);
      for (const std::string& name : draft.persons) lexicon_.add_name(name, other_names_.of_person);
      for (const schema::TopicNode& topic : draft.topics) {
        if (lexicon_.add_topic(topic, other_names_.of_topic))
          articles_.set_metadata(schema::topic_key(topic.id), schema::encode_topic(topic));
      }
      touch(draft.id, draft.text_bytes);
      return known != 0 ? Outcome::updated : Outcome::added;
    });
  }

  bool remove(const std::string& id) override {
    return at_boundary(place_, [&] {
      const std::string id_term = schema::id_term(field("id").value, id);
      const bool removed = take_out(docid_of(id_term), id);
      // Who removes an article may want to add another version of it.
      if (cancellations_.forget(id_term)) noted_ = true;
      return removed;
    });
  }

  void commit() override {
    if (touched_.empty() && !noted_) return;
    at_boundary(place_, [&] {
      ++revision_;
      positions_.write(
          [this](const std::string& key, const std::string& chunk) { articles_.set_metadata(key, chunk); });
      quotes_.set_metadata(schema::kTouchedKey, schema::touched_entry(touched_));
      commit_both();
    });
    touched_.clear();
    noted_ = false;
    batch_bytes_ = 0;
  }

  [[nodiscard]] const schema::Format& format() const override { return format_; }
  [[nodiscard]] const schema::RecordEncoder& records() const override { return records_; }

 private:
  /// Each batch is a transaction. Without one Xapian commits by itself, after as many documents as the
  /// environment says and when a database is closed: quotes and articles would be of different batches under
  /// one number, and nobody would notice.
  static Xapian::WritableDatabase open(const fs::path& path) {
    return at_boundary(path.string(), [&] {
      Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
      database.begin_transaction();
      return database;
    });
  }

  /// Quotes first: who dies in between leaves them with the higher number, which is noticed.
  void commit_both() {
    article_values_.finish();
    quote_values_.finish();
    for (Xapian::WritableDatabase* database : {&quotes_, &articles_}) {
      schema::set_revision(*database, revision_);
      database->commit_transaction();
      database->begin_transaction();
    }
    changed_quotes_ = 0;
  }

  Xapian::docid docid_of(const std::string& id_term) {
    const auto first = articles_.postlist_begin(id_term);
    return first == articles_.postlist_end(id_term) ? 0 : *first;
  }

  static void add_facet(Xapian::Document& document, Dictionary& dictionary, const schema::Field& field,
                        const std::vector<std::string>& labels) {
    if (labels.empty()) return;
    document.add_value(static_cast<Xapian::valueno>(field.slot), dictionary.pack(field, labels));
  }

  void add_quotes(const WholeDraft& whole) {
    const Draft& draft = whole.draft;
    for (std::size_t i = 0; i < whole.quotes.size(); ++i) {
      const bool shared = Draft::has_shared_values(i, format_);
      Xapian::Document document = to_xapian(whole.quotes[i], shared ? draft.quote_values : SlotValues());
      for (const auto& [slot, value] : draft.own_quote_values[i]) document.add_value(slot, value);
      for (const FacetLabels& facet : draft.facets) {
        if (!facet.field->in_quotes) continue;
        const bool speaker = facet.field == &field("speaker");
        if (!speaker && !shared) continue;
        add_facet(document, quote_values_, *facet.field, speaker ? draft.speakers[i] : facet.labels);
      }
      quotes_.add_document(document);
    }
    changed_quotes_ += whole.quotes.size();
  }

  static bool is_readable(const Xapian::Database& database, Xapian::docid document) {
    try {
      for (auto term = database.termlist_begin(document); term != database.termlist_end(document);) ++term;
      return true;
    } catch (const Xapian::DatabaseCorruptError&) {
      return false;
    }
  }

  /// An exception in the middle of a change would cost the whole batch.
  void require_removable(Xapian::docid article, const std::string& id) {
    Unremovable found;
    found.articles.resize(article + 1);
    found.articles[article] = true;
    bool all = is_readable(articles_, article);
    for (const Xapian::docid quote : schema::quotes_of(quotes_, id)) {
      all = all && is_readable(quotes_, quote);
      found.quotes.resize(std::max<std::size_t>(found.quotes.size(), quote + 1));
      found.quotes[quote] = true;
    }
    if (!all) throw found;
  }

  bool take_out(Xapian::docid article, const std::string& id) {
    if (article == 0) return false;
    require_removable(article, id);
    articles_.delete_document(article);
    remove_quotes(id);
    touch(id, 0);
    return true;
  }

  void remove_quotes(const std::string& id) {
    for (const Xapian::docid quote : schema::quotes_of(quotes_, id)) {
      quotes_.delete_document(quote);
      ++changed_quotes_;
    }
  }

  void touch(const std::string& id, std::size_t bytes) {
    touched_.push_back(id);
    batch_bytes_ += bytes;
    if (touched_.size() >= kBatchArticles || changed_quotes_ >= kBatchQuotes || batch_bytes_ >= kBatchBytes)
      commit();
  }

  /// A writer died between the two commits of a batch: the quotes are a batch ahead of the articles, which
  /// are the truth.
  void repair() {
    schema::RecordDecoder records(articles_);
    for (const std::string& id : schema::touched_articles(quotes_)) {
      remove_quotes(id);
      if (const Xapian::docid known = docid_of(schema::id_term(field("id").value, id)); known != 0) {
        const Xapian::Document stored = articles_.get_document(known);
        add_quotes(
            redraft_(records.decode(stored.get_data()), stored.get_value(schema::kFingerprintSlot), format_));
      }
    }
    // The quotes keep the higher number until the articles have it too.
    revision_ = std::max(revision_, schema::revision_of(quotes_));
    commit_both();
  }

  static MetadataStore store_of(Xapian::WritableDatabase& database) {
    return {
        [&database](const std::string& key) { return database.get_metadata(key); },
        [&database](const std::string& key, const std::string& value) { database.set_metadata(key, value); }};
  }

  std::string place_;
  Redraft redraft_;
  OtherNames other_names_;
  schema::Generation generation_;
  Xapian::WritableDatabase articles_;
  Xapian::WritableDatabase quotes_;
  Dictionary article_values_{store_of(articles_)};
  Dictionary quote_values_{store_of(quotes_)};
  LexiconEntries lexicon_{
      [this](const std::string& key, const std::string& form) { articles_.add_synonym(key, form); }};
  Cancellations cancellations_{
      [this](const std::string& key, const std::string& value) { articles_.set_metadata(key, value); }};
  PositionBatch positions_;
  schema::Format format_;
  schema::RecordEncoder records_;
  std::uint64_t revision_ = 0;
  std::vector<std::string> touched_;
  bool noted_ = false;              ///< Cancellations changed in this batch.
  std::size_t changed_quotes_ = 0;  ///< Added or removed in this batch.
  std::size_t batch_bytes_ = 0;
};

}  // namespace

std::unique_ptr<IndexWriter> open_api_writer(WriterLock& lock, Redraft redraft, OtherNames other_names) {
  if (!lock.current()) create_empty_index(lock, schema::current_format());
  return std::make_unique<ApiWriter>(lock, std::move(redraft), std::move(other_names));
}

}  // namespace news::indexer
