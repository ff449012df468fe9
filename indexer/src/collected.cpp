#include "collected.h"

#include <xxhash.h>

#include <algorithm>
#include <set>

namespace news::indexer {
namespace {

/// Collects documents, the terms of each in an open-addressed table: this is where drafting spends its time.
class Collector : public DocumentSink {
 public:
  void begin() override {
    finish();
    documents_.emplace_back();
  }

  void add_word(std::string_view word, std::uint32_t position, std::uint32_t wdf) override {
    add_occurrence(at("", word), position, wdf);
  }

  void add_prefixed(std::string_view prefix, std::string_view word, std::uint32_t position) override {
    add_occurrence(at(prefix, word), position, 0);
    words_.emplace(word);
  }

  void add_term(std::string_view term, std::uint32_t wdf) override { at("", term).wdf += wdf; }

  void set_data(std::string_view data) override { documents_.back().data = data; }

  /// The documents with their terms ascending; to be called once.
  std::vector<Document> take() {
    finish();
    return std::move(documents_);
  }

  /// Words that stand under a prefix.
  [[nodiscard]] const std::set<std::string>& prefixed_words() const { return words_; }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;

  void finish() {
    if (documents_.empty()) return;
    std::sort(postings_.begin(), postings_.end(),
              [](const Posting& a, const Posting& b) { return a.term < b.term; });
    documents_.back().postings = std::move(postings_);
    postings_.clear();
    hashes_.clear();
    std::fill(table_.begin(), table_.end(), kFree);
  }

  static void add_occurrence(Posting& posting, std::uint32_t position, std::uint32_t wdf) {
    posting.wdf += wdf;
    if (position != 0 && (posting.positions.empty() || posting.positions.back() < position))
      posting.positions.push_back(position);
  }

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

  std::vector<Document> documents_;
  std::vector<std::uint32_t> table_ = std::vector<std::uint32_t>(256, kFree);  // -> postings_
  std::vector<std::uint64_t> hashes_;                                          // of postings_
  std::vector<Posting> postings_;                                              // of the last document
  std::set<std::string> words_;
};

}  // namespace

WholeDraft collect_article(const schema::Article& article, std::string_view bare, std::string fingerprint,
                           const schema::Format& format, const schema::RecordEncoder& records,
                           const Annotators& annotators) {
  Collector articles;
  Collector quotes;
  WholeDraft whole;
  whole.draft = draft_article(article, bare, std::move(fingerprint), format, annotators, articles, quotes);
  whole.article = std::move(articles.take().front());
  whole.article.data = records.encode(whole.article.data);
  whole.quotes = quotes.take();
  for (const Posting& posting : whole.article.postings) {
    // Terms of words are folded: none begins with a capital, as all prefixes do.
    if (posting.wdf > 0) whole.words.push_back(posting.term);
  }
  whole.words.insert(whole.words.end(), articles.prefixed_words().begin(), articles.prefixed_words().end());
  return whole;
}

}  // namespace news::indexer
