#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include <news/indexer/indexer.h>

#include "ordered_work.h"
#include "reading/reading.h"

namespace news::indexer {

/// Documents that travel together, since handing one over costs as much as reading a short one, with the files before
/// them that couldn't be read.
struct Parcel {
  std::vector<reading::RawDocument> documents;
  std::vector<reading::Rejected> rejected;
  [[nodiscard]] bool empty() const { return documents.empty() && rejected.empty(); }
};

/// What there is to tell of a parcel, in the order of the input.
struct Told {
  bool rejected = false;
  Remark remark;
};

/// Cuts an input into parcels. Can look ahead and give back.
///
/// Threads: one.
class ParcelSource {
 public:
  ParcelSource(const std::vector<std::string>& paths, const ReadSettings& settings);

  /// From here on parcels end at whichever comes first.
  void set_parcel_size(std::size_t bytes, std::size_t documents) {
    parcel_bytes_ = bytes;
    parcel_documents_ = documents;
  }

  /// Empty at the end.
  [[nodiscard]] Parcel next();

  /// Reads ahead until one of both is reached or the input ends; what was read comes from next() as ever. Returns
  /// whether the input goes on.
  bool look_ahead(std::size_t bytes, std::size_t documents);

  /// Copies of the documents that were read ahead.
  [[nodiscard]] Parcel copy_ahead() const;

  [[nodiscard]] std::uint64_t bytes_read() const { return source_.bytes_read(); }
  [[nodiscard]] std::uint64_t bytes_total() const { return source_.bytes_total(); }

 private:
  /// A document that was read ahead, behind files that couldn't be read.
  struct Ahead {
    std::vector<reading::Rejected> rejected;
    reading::RawDocument document;
  };

  bool next_document(reading::RawDocument& document);

  reading::Source source_;
  std::size_t parcel_bytes_ = 64U << 10;
  std::size_t parcel_documents_ = 64;
  std::deque<Ahead> ahead_;
  std::vector<reading::Rejected> rejected_;  ///< Goes with the next parcel.
};

/// Reads the articles of a parcel one by one and notes what there is to tell.
class ArticleStream {
 public:
  ArticleStream(Parcel& parcel, const ReadSettings& settings);
  [[nodiscard]] bool next(reading::ReadArticle& article);
  [[nodiscard]] std::vector<Told> take_told() { return std::move(told_); }

 private:
  void reject(reading::Rejected& rejected);

  Parcel& parcel_;
  reading::ReadOptions options_;
  std::size_t at_ = 0;
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

/// Reads the input in order, works on parcels in threads, hands results over in order. `work` runs in threads, `finish`
/// in this one. At most `window` parcels are under way.
template <class T>
void run_parcels(ParcelSource& source, const ReadSettings& settings, Teller& teller, std::size_t window,
                 const std::function<T(ArticleStream&)>& work, const std::function<void(T)>& finish) {
  struct Done {
    T result;
    std::vector<Told> told;
    std::size_t documents = 0;
  };
  OrderedWork<Parcel, Done> threads(threads_of(settings), window, [&](Parcel parcel) {
    ArticleStream articles(parcel, settings);
    T result = work(articles);
    return Done{std::move(result), articles.take_told(), parcel.documents.size()};
  });
  const auto hand_over = [&] {
    Done done = threads.take();
    finish(std::move(done.result));
    teller.tell(done.told, done.documents);
  };
  for (Parcel parcel = source.next(); !parcel.empty(); parcel = source.next()) {
    if (threads.full()) hand_over();
    threads.put(std::move(parcel));
  }
  while (!threads.empty()) hand_over();
}

}  // namespace news::indexer
