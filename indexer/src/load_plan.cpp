#include "load_plan.h"

#include <algorithm>

#include <xapian.h>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>

namespace news::indexer {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

/// From here on writing a new index whole is quicker than article by article.
constexpr std::size_t kFewestArticles = 300;
/// Copying an article of the old generation takes about a thirtieth of the time of adding one through Xapian.
constexpr std::size_t kArticlesPerCopied = 30;
/// What an article is taken to be long, where only bytes are known.
constexpr std::size_t kArticleBytes = 6000;

/// What programs and word lists need before the first article.
constexpr std::size_t kBaseMemory = 60 * kMegabyte;
constexpr std::size_t kAnnotatorMemory = 140 * kMegabyte;
/// What a thread has before its first parcel: the tables of two batches, what compresses.
constexpr std::size_t kLoaderMemory = 6 * kMegabyte;
/// A parcel of text takes so much more while it is turned inside out: the text, its words, their places, the
/// result.
constexpr std::size_t kParcelFactor = 13;
/// Where there is memory for fewer than there are threads, some have nothing to do.
constexpr std::size_t kSmallestParcel = 256U << 10;
constexpr std::size_t kLargestParcel = 6 * kMegabyte;
/// A document is at least an empty one.
constexpr std::size_t kParcelDocuments = 20'000;

std::size_t articles_in(const WriterLock& lock) {
  const auto current = lock.current();
  if (!current) return 0;
  return schema::at_boundary(current->articles.string(), [&]() -> std::size_t {
    return Xapian::Database(current->articles.string()).get_doccount();
  });
}

/// Divides the memory that may be used between what each thread works on and sorting.
void divide_memory(LoadPlan& plan, const ReadSettings& read, const WriteSettings& write) {
  const bool annotates = read.annotate != "none";
  const std::size_t base = kBaseMemory + (annotates ? kAnnotatorMemory : 0);
  const std::size_t least = base + 40 * kMegabyte;
  if (write.memory < least) {
    throw schema::Error(
        schema::ErrorCode::bad_argument,
        "--memory must be at least " + std::to_string(least / kMegabyte) + "M here",
        annotates ? "the word lists of the annotators take most of it; adding with --annotate none needs less"
                  : "give more; adding article by article, with --loader api, needs less");
  }
  const std::size_t free = write.memory - base;
  plan.limits.memory = std::min(free / 4, 256 * kMegabyte);
  const std::size_t for_parcels = free - plan.limits.memory;
  // One more than are under way: what was handed over last is still there.
  const std::size_t most =
      std::max(for_parcels / (kLoaderMemory + kParcelFactor * kSmallestParcel), std::size_t{2}) - 1;
  plan.window.parcels = std::min<std::size_t>(plan.limits.jobs + 1, most);
  plan.parcel_weight = std::clamp(
      (for_parcels - plan.window.parcels * kLoaderMemory) / (kParcelFactor * (plan.window.parcels + 1)),
      kSmallestParcel, kLargestParcel);
  plan.window.parcel_weight = plan.parcel_weight;
  plan.loader_memory = kParcelFactor * plan.parcel_weight;
  plan.parcel_documents = kParcelDocuments;
}

[[noreturn]] void refuse(const std::string& why_not, const std::string& what_works) {
  throw schema::Error(schema::ErrorCode::internal, "the bulk loader can't be used: " + why_not, what_works);
}

}  // namespace

LoadPlan plan_rewrite(WriterLock& lock, const ReadSettings& read, const WriteSettings& write) {
  LoadPlan plan;
  plan.bulk = true;
  plan.limits.jobs = threads_of(read);
  plan.limits.verify = write.verify;
  divide_memory(plan, read, write);
  if (const std::string why_not = why_no_bulk_load(lock); !why_not.empty())
    refuse(why_not, "this needs it; searching, adding and removing go on without it");
  return plan;
}

LoadPlan plan_load(WriterLock& lock, FileParcels& source, const ReadSettings& read,
                   const WriteSettings& write, const Events& events) {
  LoadPlan plan;
  plan.limits.jobs = threads_of(read);
  plan.limits.verify = write.verify;
  if (write.loader == Loader::api) return plan;
  divide_memory(plan, read, write);
  plan.bulk = true;
  if (write.loader == Loader::automatic) {
    const std::size_t articles = std::max(kFewestArticles, articles_in(lock) / kArticlesPerCopied);
    plan.bulk = source.look_ahead(std::min(articles * kArticleBytes, write.memory / 8), articles);
    if (!plan.bulk) return plan;
  }
  const std::string why_not = why_no_bulk_load(lock);
  if (why_not.empty()) return plan;
  if (write.loader == Loader::bulk)
    refuse(why_not, "articles can still be added with --loader api, and all else works");
  if (events.on_notice)
    events.on_notice({lock.index().string(), "the bulk loader isn't used, this takes longer: " + why_not});
  plan.bulk = false;
  return plan;
}

}  // namespace news::indexer
