#include <xapian.h>

#include <sstream>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/terms.h>

#include "dictionary.h"
#include "index_writer.h"
#include "lexicon_writer.h"

namespace news::indexer {
namespace {

namespace fs = std::filesystem;
using schema::at_boundary;
using schema::field;
using schema::FileLock;

/// A batch ends at whichever comes first. Xapian's in-memory maps get slower the more they hold (half the
/// speed at ten times this size), while each commit costs a pass over the changed blocks. Xapian commits by
/// itself at 10,000 documents unless the environment says otherwise; a batch of quotes must stay below, since
/// only whole batches may be seen.
constexpr std::size_t kBatchArticles = 1000;
constexpr std::size_t kBatchQuotes = 8000;
constexpr std::size_t kBatchBytes = 16U << 20;

/// In the quotes' metadata: ids of the articles that the last batch touched, each behind its length and a
/// blank, so that a writer that finds the two databases apart knows what to repair.
constexpr const char* kTouchedKey = "news.touched";

std::unique_ptr<FileLock> lock_for_writing(const fs::path& index) {
  auto lock = FileLock::try_lock(index / "writer.lock", FileLock::Mode::exclusive, true);
  if (!lock) {
    throw schema::Error(schema::ErrorCode::index_locked, "another process is writing to " + index.string(),
                        "wait until it has ended, then try again");
  }
  return lock;
}

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) {
    throw schema::Error(schema::ErrorCode::io, "cannot create " + directory.string() + ": " + error.message(),
                        "choose another place with --db");
  }
}

/// An empty index is whole before its switch file names it.
void create_index(const fs::path& index) {
  const schema::Generation generation = schema::generation_paths(index, "g0001");
  std::error_code ignored;
  fs::remove_all(generation.articles.parent_path(), ignored);  // left by a writer that was killed here
  make_directory(generation.articles.parent_path());
  const auto in_use = FileLock::try_lock(generation.in_use, FileLock::Mode::shared, true);
  for (const fs::path& path : {generation.quotes, generation.articles}) {
    at_boundary(path.string(), [&] {
      Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
      schema::stamp(database, schema::current_format());
      schema::set_revision(database, 1);
      database.commit();
    });
  }
  schema::switch_to(index, generation);
}

Xapian::Document to_xapian(const Document& document) {
  Xapian::Document out;
  for (const Posting& posting : document.postings) {
    if (posting.positions.empty()) {
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
  for (const auto& [slot, value] : document.values) out.add_value(slot, value);
  out.set_data(document.data);
  return out;
}

class ApiWriter : public IndexWriter {
 public:
  ApiWriter(const fs::path& index, std::unique_ptr<FileLock> lock, Redraft redraft, AliasesOf aliases_of)
      : lock_(std::move(lock)),
        place_(index.string()),
        redraft_(std::move(redraft)),
        aliases_of_(std::move(aliases_of)),
        generation_(schema::current_generation(index)),
        articles_(open(generation_.articles)),
        quotes_(open(generation_.quotes)) {
    at_boundary(place_, [&] {
      format_ = schema::verify(articles_, true);
      (void)schema::verify(quotes_, true);
      revision_ = schema::revision_of(articles_);
      if (schema::revision_of(quotes_) != revision_) repair();
    });
  }

  Outcome put(const Draft& draft) override {
    return at_boundary(place_, [&] {
      const Xapian::docid known = docid_of(draft.id_term);
      if (known != 0 &&
          articles_.get_document(known).get_value(schema::kFingerprintSlot) == draft.fingerprint) {
        return Outcome::unchanged;
      }
      Xapian::Document document = to_xapian(draft.article);
      for (const FacetLabels& facet : draft.facets) add_facet(document, article_values_, facet);
      if (known != 0) {
        articles_.replace_document(known, document);
        remove_quotes(draft.id);
      } else {
        articles_.add_document(document);
      }
      add_quotes(draft);
      lexicon_.add_words(draft.language, draft.words);
      for (const std::string& name : draft.persons) lexicon_.add_name(name, aliases_of_(name));
      for (const schema::TopicNode& topic : draft.topics) lexicon_.add_topic(topic);
      touch(draft.id, draft.quotes.size(), draft.text_bytes);
      return known != 0 ? Outcome::updated : Outcome::added;
    });
  }

  bool remove(const std::string& id) override {
    return at_boundary(place_, [&] {
      const Xapian::docid known = docid_of(schema::id_term(field("id").value, id));
      if (known == 0) return false;
      articles_.delete_document(known);
      remove_quotes(id);
      touch(id, 1, 0);
      return true;
    });
  }

  void commit() override {
    if (touched_.empty()) return;
    at_boundary(place_, [&] {
      ++revision_;
      std::string ids;
      for (const std::string& id : touched_) ids += std::to_string(id.size()) + " " + id;
      quotes_.set_metadata(kTouchedKey, ids);
      schema::set_revision(quotes_, revision_);
      quotes_.commit();
      schema::set_revision(articles_, revision_);
      articles_.commit();
    });
    touched_.clear();
    batch_quotes_ = 0;
    batch_bytes_ = 0;
  }

  [[nodiscard]] const schema::Format& format() const override { return format_; }

 private:
  static Xapian::WritableDatabase open(const fs::path& path) {
    return at_boundary(path.string(),
                       [&] { return Xapian::WritableDatabase(path.string(), Xapian::DB_OPEN); });
  }

  Xapian::docid docid_of(const std::string& id_term) {
    const auto first = articles_.postlist_begin(id_term);
    return first == articles_.postlist_end(id_term) ? 0 : *first;
  }

  static void add_facet(Xapian::Document& document, Dictionary& dictionary, const FacetLabels& facet) {
    if (facet.labels.empty()) return;
    document.add_value(static_cast<Xapian::valueno>(facet.field->slot), dictionary.pack(facet));
  }

  void add_quotes(const Draft& draft) {
    for (std::size_t i = 0; i < draft.quotes.size(); ++i) {
      Xapian::Document document = to_xapian(draft.quotes[i]);
      for (const FacetLabels& facet : quote_facets(draft, i)) add_facet(document, quote_values_, facet);
      quotes_.add_document(document);
    }
  }

  void remove_quotes(const std::string& id) {
    quotes_.delete_document(schema::id_term(schema::kQuoteArticlePrefix, id));
  }

  void touch(const std::string& id, std::size_t quotes, std::size_t bytes) {
    touched_.push_back(id);
    batch_quotes_ += quotes;
    batch_bytes_ += bytes;
    if (touched_.size() >= kBatchArticles || batch_quotes_ >= kBatchQuotes || batch_bytes_ >= kBatchBytes)
      commit();
  }

  /// A writer died between the two commits of a batch: the quotes are a batch ahead of the articles, which
  /// are the truth.
  void repair() {
    std::istringstream ids(quotes_.get_metadata(kTouchedKey));
    for (std::size_t length = 0; ids >> length && ids.get() == ' ';) {
      std::string id(length, '\0');
      if (!ids.read(id.data(), static_cast<std::streamsize>(length))) break;
      remove_quotes(id);
      if (const Xapian::docid known = docid_of(schema::id_term(field("id").value, id)); known != 0) {
        const Xapian::Document stored = articles_.get_document(known);
        add_quotes(redraft_(schema::decode_record(stored.get_data()),
                            stored.get_value(schema::kFingerprintSlot), format_));
      }
    }
    // The quotes keep the higher number until the articles have it too.
    revision_ = std::max(revision_, schema::revision_of(quotes_));
    schema::set_revision(quotes_, revision_);
    quotes_.commit();
    schema::set_revision(articles_, revision_);
    articles_.commit();
  }

  std::unique_ptr<FileLock> lock_;
  std::string place_;
  Redraft redraft_;
  AliasesOf aliases_of_;
  schema::Generation generation_;
  Xapian::WritableDatabase articles_;
  Xapian::WritableDatabase quotes_;
  Dictionary article_values_{articles_};
  Dictionary quote_values_{quotes_};
  LexiconWriter lexicon_{articles_};
  schema::Format format_;
  std::uint64_t revision_ = 0;
  std::vector<std::string> touched_;
  std::size_t batch_quotes_ = 0;
  std::size_t batch_bytes_ = 0;
};

}  // namespace

std::unique_ptr<IndexWriter> open_api_writer(const fs::path& index, Redraft redraft, AliasesOf aliases_of) {
  make_directory(index);
  auto lock = lock_for_writing(index);
  if (!schema::has_index(index)) create_index(index);
  return std::make_unique<ApiWriter>(index, std::move(lock), std::move(redraft), std::move(aliases_of));
}

}  // namespace news::indexer
