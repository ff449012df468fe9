#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/schema/internal/record.h>

#include "ordered_work.h"
#include "reading/reading.h"

namespace news::indexer {

/// A file that couldn't be read, among the documents of a parcel.
struct RejectedFile {
  std::size_t documents_before = 0;
  reading::Rejected file;
};

/// Documents that travel together, since handing one over costs as much as reading a short one.
struct Parcel {
  std::vector<reading::RawDocument> documents;
  std::vector<RejectedFile> rejected;  ///< In the order of the input.
  std::size_t weight = 0;              ///< Of the documents, as weight_of().
  [[nodiscard]] bool empty() const { return documents.empty() && rejected.empty(); }
};

/// What a document takes while it is turned inside out, as the length of an ordinary text that takes as much.
/// Where words aren't set apart nearly each letter makes one of its own.
[[nodiscard]] std::size_t weight_of(const reading::RawDocument& document);

/// What there is to tell of a parcel, in the order of the input.
struct Told {
  bool rejected = false;
  Remark remark;
};

/// An input, cut into parcels. Threads: one.
class ParcelSource {
 public:
  virtual ~ParcelSource() = default;

  /// From here on parcels end at whichever comes first.
  void set_parcel_size(std::size_t weight, std::size_t documents) {
    parcel_weight_ = weight;
    parcel_documents_ = documents;
  }

  /// Empty at the end.
  [[nodiscard]] Parcel next();

  /// Reads ahead until one of both is reached or the input ends; what was read comes from next() as ever.
  /// Returns whether the input goes on. A source that can't look ahead reads nothing.
  virtual bool look_ahead(std::size_t bytes, std::size_t documents);

  /// Copies of the documents that were read ahead.
  [[nodiscard]] virtual Parcel copy_ahead() const { return {}; }

  /// For progress; 0 in all where it isn't known.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
  [[nodiscard]] virtual std::uint64_t bytes_total() const = 0;

 protected:
  /// The next document; false at the end. Files before it that couldn't be read go to the list.
  virtual bool next_document(reading::RawDocument& document, std::vector<reading::Rejected>& rejected) = 0;

 private:
  std::size_t parcel_weight_ = 64U << 10;
  std::size_t parcel_documents_ = 64;
};

/// Files, directories and standard input. Can look ahead.
class FileParcels : public ParcelSource {
 public:
  FileParcels(const std::vector<std::string>& paths, const ReadSettings& settings);

  bool look_ahead(std::size_t bytes, std::size_t documents) override;

  [[nodiscard]] Parcel copy_ahead() const override;

  [[nodiscard]] std::uint64_t bytes_read() const override { return source_.bytes_read(); }
  [[nodiscard]] std::uint64_t bytes_total() const override { return source_.bytes_total(); }

 private:
  /// A document that was read ahead, behind files that couldn't be read.
  struct Ahead {
    std::vector<reading::Rejected> rejected;
    reading::RawDocument document;
  };

  bool next_document(reading::RawDocument& document, std::vector<reading::Rejected>& rejected) override;

  reading::Source source_;
  std::deque<Ahead> ahead_;
};

/// The articles that a generation holds, in its order.
class StoredParcels : public ParcelSource {
 public:
  explicit StoredParcels(const std::filesystem::path& articles);

  [[nodiscard]] std::uint64_t bytes_read() const override { return bytes_; }
  [[nodiscard]] std::uint64_t bytes_total() const override { return 0; }

 private:
  bool next_document(reading::RawDocument& document, std::vector<reading::Rejected>& rejected) override;

  std::string place_;
  Xapian::Database articles_;
  schema::RecordDecoder records_;
  Xapian::PostingIterator at_;
  std::uint64_t bytes_ = 0;
};

/// Reads the articles of a parcel one by one and notes what there is to tell.
class ArticleStream {
 public:
  ArticleStream(Parcel& parcel, const ReadSettings& settings);
  /// From here on articles say how they got their fields.
  void trace() { traced_ = true; }
  [[nodiscard]] bool next(reading::ReadArticle& article);
  [[nodiscard]] std::vector<Told> take_told() { return std::move(told_); }

 private:
  void reject(reading::Rejected& rejected);
  void reject_files();

  Parcel& parcel_;
  reading::ReadOptions options_;
  bool traced_ = false;
  std::size_t at_ = 0;
  std::size_t rejected_ = 0;
  reading::ReadResult result_;
  std::size_t article_ = 0;
  std::vector<Told> told_;
};

/// Tells the caller of a run what happens, and counts.
class Teller {
 public:
  Teller(const Events& events, const ParcelSource& source) : events_(events), source_(source) {}
  void tell(const std::vector<Told>& told, std::size_t documents);
  [[nodiscard]] Report& report() { return report_; }

 private:
  const Events& events_;
  const ParcelSource& source_;
  Report report_;
  std::string last_warned_;
  std::uint64_t documents_ = 0;
};

[[nodiscard]] unsigned threads_of(const ReadSettings& settings);

/// What may be under way at once, between reading and being handed over. An article can't be divided: parcels
/// that are larger than they should be are fewer at a time, and very large ones go alone.
struct Window {
  std::size_t parcels = 1;
  std::size_t parcel_weight = std::size_t{16} << 20;
};

/// Reads the input in order, works on parcels in threads, hands results over in order. `work` runs in
/// threads, `finish` in this one; with one job all of it runs here.
template <class T>
void run_parcels(ParcelSource& source, const ReadSettings& settings, Teller& teller, Window window,
                 const std::function<T(ArticleStream&)>& work, const std::function<void(T)>& finish) {
  struct Done {
    T result;
    std::vector<Told> told;
    std::size_t documents = 0;
    std::size_t share = 0;  ///< Of what may be under way.
  };
  const std::size_t most = window.parcels * window.parcel_weight;
  const auto share_of = [&](const Parcel& parcel) {
    return parcel.weight > 2 * window.parcel_weight ? most : parcel.weight;
  };
  const auto work_on = [&](Parcel parcel) {
    const std::size_t share = share_of(parcel);
    ArticleStream articles(parcel, settings);
    T result = work(articles);
    return Done{std::move(result), articles.take_told(), parcel.documents.size(), share};
  };
  const auto hand_over = [&](Done done) {
    finish(std::move(done.result));
    teller.tell(done.told, done.documents);
  };
  if (threads_of(settings) == 1) {
    for (Parcel parcel = source.next(); !parcel.empty(); parcel = source.next())
      hand_over(work_on(std::move(parcel)));
    return;
  }
  OrderedWork<Parcel, Done> threads(threads_of(settings), window.parcels, work_on);
  std::size_t under_way = 0;
  const auto take = [&] {
    Done done = threads.take();
    under_way -= done.share;
    hand_over(std::move(done));
  };
  for (Parcel parcel = source.next(); !parcel.empty(); parcel = source.next()) {
    const std::size_t share = share_of(parcel);
    while (!threads.empty() && (threads.full() || under_way + share > most)) take();
    under_way += share;
    threads.put(std::move(parcel));
  }
  while (!threads.empty()) take();
}

}  // namespace news::indexer
