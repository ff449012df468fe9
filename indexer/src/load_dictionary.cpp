#include "load_dictionary.h"

#include <news/schema/internal/boundary.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/record_dictionary.h>

namespace news::indexer {
namespace {

/// One article of so many is annotated to learn from: annotating costs a hundred times what reading does, and
/// what annotations look like is soon learned.
constexpr std::size_t kAnnotatedSample = 4;

std::string dictionary_in(const std::string& articles) {
  if (articles.empty()) return {};
  return schema::at_boundary(articles,
                             [&] { return schema::current_dictionary(Xapian::Database(articles)); });
}

/// The first articles of the input as their records will be.
std::vector<std::string> samples_of(const LoadTask& task, ParcelSource& source,
                                    const ReadSettings& settings) {
  source.look_ahead(schema::kMostSampleBytes, schema::kMostSamples);
  // Read twice, since the threads that will read them in earnest need the dictionary first.
  Parcel parcel = source.copy_ahead();
  ArticleStream articles(parcel, settings);
  std::vector<std::string> samples;
  std::size_t bytes = 0;
  for (reading::ReadArticle read;
       bytes < schema::kMostSampleBytes && samples.size() < schema::kMostSamples && articles.next(read);
       read = {}) {
    if (task.wanted.any() && samples.size() % kAnnotatedSample == 0) {
      task.annotators->annotate(read.article, task.wanted);
    }
    const std::string form = schema::record_form(read.article, {}, task.format);
    samples.emplace_back(schema::compressed_part(form));
    bytes += samples.back().size();
  }
  return samples;
}

}  // namespace

std::string dictionary_of(const LoadTask& task, ParcelSource& source, const ReadSettings& settings) {
  if (!task.format.has(schema::kRecordDictionary)) return {};
  std::string known = dictionary_in(task.old_articles);
  return known.empty() ? schema::train_dictionary(samples_of(task, source, settings)) : known;
}

}  // namespace news::indexer
