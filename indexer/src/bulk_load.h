#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "bulk_parcel.h"
#include "cancellations.h"
#include "dictionary.h"
#include "generations.h"
#include "glass/builder.h"
#include "hash_map.h"
#include "index_writer.h"
#include "lexicon_entries.h"

namespace news::indexer {

/// How a load may use the machine.
struct LoadLimits {
  unsigned jobs = 1;
  std::size_t memory = std::size_t{64} << 20;  ///< For sorting and merging, besides parcels.
  bool verify = false;                         ///< Run Xapian's whole check before the switch.
};

/// Builds a new generation of an index: new articles as databases of their own, then, where there is an index
/// or an article came twice, one that merges what stays of both. Nothing that readers see changes before
/// finish(), which proves the new generation and switches to it.
///
/// Threads: one. Throws schema::Error: io, index_corrupt; after that only the destructor may be called.
class BulkLoad {
 public:
  /// `stored`: the articles are those of the current generation, all of them, and nothing of it is merged.
  enum class Articles { added, stored };

  BulkLoad(WriterLock& lock, const schema::Format& format, LoadLimits limits, OtherNames other_names,
           WordMarks& words, Articles articles = Articles::added);
  /// Takes away what wasn't finished.
  ~BulkLoad();

  /// Puts the dictionary into the new generation, for its records and for those to come: also one that the
  /// old generation has, since not every load merges that.
  void store_dictionary(const std::string& dictionary);

  /// What became of each article of the parcel; articles of a parcel come behind those of the parcels before.
  [[nodiscard]] std::vector<Outcome> put(LoadedParcel parcel);

  void finish();

 private:
  struct Known {
    glass::DocId docid = 0;  ///< In the new database; 0: the old index has the last version, if anybody.
    bool gone = false;       ///< Canceled in this load.
    std::uint64_t fingerprint = 0;
  };
  struct Old {
    schema::Generation generation;
    Xapian::Database articles;
    Xapian::Database quotes;
    std::vector<bool> dropped_articles;
    std::vector<bool> dropped_quotes;
  };

  void open_old(Articles articles);
  Outcome place(const LoadedArticle& article, glass::DocId docid);
  Outcome place_new(const LoadedArticle& article, std::uint64_t id, glass::DocId docid, bool is_there);
  Outcome place_unchanged(const LoadedArticle& article, std::uint64_t id);
  Outcome place_removal(const LoadedArticle& article, std::uint64_t id, bool is_there);
  void drop_current(const LoadedArticle& article, const Known& known);
  void drop_new(glass::DocId docid);
  void drop_old(const LoadedArticle& article, bool drop);
  void append_articles(const LoadedParcel& parcel, const std::vector<const LoadedArticle*>& drafted);
  void append_quotes(const LoadedParcel& parcel, const std::vector<const LoadedArticle*>& drafted);
  [[nodiscard]] SlotValues shared_quote_values(const Draft& draft);
  void add_lexicon(const LoadedParcel& parcel);
  [[nodiscard]] MetadataStore store_of(const Xapian::Database* old, glass::Builder& builder);
  [[nodiscard]] bool must_merge() const { return old_.has_value() || anything_dropped_; }
  void set_closing_metadata();
  void merge_generation();

  WriterLock& lock_;
  schema::Format format_;
  LoadLimits limits_;
  OtherNames other_names_;
  WordMarks& words_;
  std::optional<Old> old_;
  std::uint64_t old_revision_ = 1;  ///< As a new index has before its first commit.
  schema::Generation generation_;
  std::filesystem::path scratch_;
  std::optional<glass::Builder> articles_;
  std::optional<glass::Builder> quotes_;
  std::optional<Dictionary> article_values_;
  std::optional<Dictionary> quote_values_;
  LexiconEntries lexicon_;
  Cancellations cancellations_{
      [this](const std::string& key, const std::string& value) { articles_->set_metadata(key, value); }};
  HashMap<Known> known_;                                        ///< By id.
  std::unordered_map<std::uint64_t, std::string> precedences_;  ///< By id, of the few that count versions.
  std::vector<std::uint32_t> quotes_before_{
      0};                               ///< Before the quotes of each new article, and after the last one's.
  std::vector<bool> dropped_articles_;  ///< Of the new ones, by docid.
  std::vector<bool> dropped_quotes_;
  bool anything_dropped_ = false;
  std::uint64_t changes_ = 0;
  bool finished_ = false;
};

/// Copies the current generation into a new one without those documents, compact, and switches to it. For
/// articles that Xapian can't take out itself, and to make an index small.
void rewrite_generation(WriterLock& lock, std::vector<bool> dropped_articles,
                        std::vector<bool> dropped_quotes, const LoadLimits& limits);

/// Why whole generations can't be written by this process; empty when they can.
[[nodiscard]] std::string why_no_bulk_load(WriterLock& lock);

}  // namespace news::indexer
