#include "bulk_parcel.h"

#include <malloc.h>

#include <news/schema/fields.h>
#include <news/schema/internal/annotations.h>
#include <news/schema/internal/article_json.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/terms.h>
#include <news/schema/internal/tokens.h>

namespace news::indexer {
namespace {

/// Encodes all articles of a parcel one behind the other: with other work between two of them the dictionary
/// would drop out of the processor's cache.
glass::Inverted::Tags encode_all(const JsonTexts& texts, const schema::RecordEncoder& records) {
  glass::Inverted::Tags out;
  std::size_t begin = 0;
  for (const std::size_t end : texts.ends) {
    records.append(std::string_view(texts.bytes).substr(begin, end - begin), out.bytes);
    out.ends.push_back(out.bytes.size());
    begin = end;
  }
  return out;
}

}  // namespace

static_assert(schema::kReadableWordBytes >= glass::TermTable::kKeyBytes, "words come as a batch takes them");

/// Writes documents into a batch.
class ParcelLoader::Sink : public DocumentSink {
 public:
  explicit Sink(glass::Batch& batch) : batch_(batch) {}

  void begin() override { batch_.begin_document(); }
  void add_word(std::string_view word, std::uint32_t position, std::uint32_t wdf) override {
    batch_.add_readable(word, position, wdf);
  }
  void add_prefixed(std::string_view prefix, std::string_view word, std::uint32_t position) override {
    batch_.add(prefix, word, position, 0);
  }
  // All of it is prefix: it is no word.
  void add_term(std::string_view term, std::uint32_t wdf) override { batch_.add(term, {}, 0, wdf); }
  void set_data(std::string_view data) override { batch_.set_data(data); }

 private:
  glass::Batch& batch_;
};

/// Keeps the articles' JSON until the parcel is complete.
class ParcelLoader::ArticleSink : public Sink {
 public:
  ArticleSink(glass::Batch& batch, JsonTexts& texts) : Sink(batch), texts_(texts) {}

  void set_data(std::string_view data) override {
    texts_.bytes.append(data);
    texts_.ends.push_back(texts_.bytes.size());
  }

 private:
  JsonTexts& texts_;
};

ParcelLoader::ParcelLoader(const LoadTask& task) : task_(task) {
  if (task.old_articles.empty()) return;
  schema::at_boundary(task.old_articles, [&] { old_.emplace(task.old_articles); });
}

LoadedParcel ParcelLoader::load(ArticleStream& articles) {
  LoadedParcel out;
  reading::ReadArticle read;
  while (articles.next(read)) load_article(read, out);
  out.article_documents = articles_.invert();
  out.article_documents.data = encode_all(texts_, task_.records);
  texts_.bytes.clear();
  texts_.ends.clear();
  out.quote_documents = quotes_.invert();
  give_back();
  return out;
}

void ParcelLoader::give_back() {
  if (articles_.memory() + quotes_.memory() + texts_.bytes.capacity() <= task_.loader_memory) return;
  articles_ = {};
  quotes_ = {};
  texts_ = {};
  // What grew step by step left pieces that the next thread, with a heap of its own, has no use for.
  (void)::malloc_trim(0);
}

void ParcelLoader::load_article(reading::ReadArticle& read, LoadedParcel& out) {
  LoadedArticle& loaded = out.articles.emplace_back();
  if (read.canceled) {
    loaded.draft = draft_removal(read.article);
    if (!old_) return;
    OldArticle old = find_old(loaded.draft.id_term);
    loaded.old_docid = old.docid;
    loaded.old_precedence = std::move(old.precedence);
    return;
  }
  const std::string record = schema::article_to_json(read.article);
  std::string fingerprint = fingerprint_of(record, task_.annotators->fingerprint(task_.wanted));
  if (old_) {
    const std::string id_term = schema::id_term(schema::field("id").value, read.article.id);
    OldArticle old = find_old(id_term);
    if (task_.stored) {
      // What came in once is what it was; only what is done with it is new.
      fingerprint = with_annotation(std::move(old.fingerprint), task_.annotators->fingerprint(task_.wanted));
    } else {
      loaded.old_docid = old.docid;
      loaded.old_precedence = std::move(old.precedence);
      loaded.unchanged = old.docid != 0 && old.fingerprint == fingerprint;
      if (loaded.unchanged) {
        loaded.draft.id = read.article.id;
        loaded.draft.id_term = id_term;
        loaded.draft.precedence = schema::precedence_of(read.article);
        return;
      }
    }
  }
  const std::string_view bare = schema::is_annotated(read.article) ? std::string_view() : record;
  if (task_.wanted.any()) task_.annotators->annotate(read.article, task_.wanted);
  const std::size_t quotes_before = quotes_.documents();
  ArticleSink articles(articles_, texts_);
  Sink quotes(quotes_);
  loaded.draft = draft_article(read.article, bare, std::move(fingerprint), task_.format, *task_.annotators,
                               articles, quotes);
  loaded.quotes = static_cast<std::uint32_t>(quotes_.documents() - quotes_before);
  articles_.mark_last_document(task_.words->bit_of(read.article.language));
}

ParcelLoader::OldArticle ParcelLoader::find_old(const std::string& id_term) const {
  return schema::at_boundary(task_.old_articles, [&]() -> OldArticle {
    const auto first = old_->postlist_begin(id_term);
    if (first == old_->postlist_end(id_term)) return {};
    const Xapian::Document old = old_->get_document(*first, Xapian::DOC_ASSUME_VALID);
    return {*first, old.get_value(schema::kFingerprintSlot), old.get_value(schema::kPrecedenceSlot)};
  });
}

}  // namespace news::indexer
