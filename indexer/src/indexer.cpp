#include <news/indexer/indexer.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/internal/annotations.h>
#include <news/schema/internal/article_json.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>

#include "annotators.h"
#include "bulk_load.h"
#include "bulk_parcel.h"
#include "index_writer.h"
#include "input_run.h"
#include "load_dictionary.h"
#include "load_plan.h"
#include "own_ids.h"
#include "train_topics.h"

namespace news::indexer {
namespace {

/// Parcels for each thread that may be under way at once, when articles go in one by one.
constexpr std::size_t kWindowPerThread = 32;

constexpr Annotate kNothing{false, false, false, false};

OtherNames other_names(const Annotators& annotators) {
  return {[&annotators](const std::string& name) { return annotators.people().aliases_of(name); },
          [&annotators](const std::string& id) { return annotators.topics().names_of(id); }};
}

/// The writer for small changes; `format` is what the index demands, once there is one.
std::unique_ptr<IndexWriter> open_writer(WriterLock& lock, const Annotators& annotators) {
  return open_api_writer(
      lock,
      [&annotators](const schema::Article& article, std::string fingerprint, const schema::Format& format) {
        return collect_article(article, {}, std::move(fingerprint), format, schema::RecordEncoder(),
                               annotators);
      },
      other_names(annotators));
}

void count(Outcome outcome, Report& report) {
  switch (outcome) {
    case Outcome::added:
      ++report.added;
      break;
    case Outcome::updated:
      ++report.updated;
      break;
    case Outcome::unchanged:
      ++report.unchanged;
      break;
    case Outcome::outdated:
      ++report.outdated;
      break;
    case Outcome::removed:
      ++report.removed;
      break;
    case Outcome::absent:
      ++report.absent;
      break;
  }
}

WholeDraft prepare(reading::ReadArticle& read, const Annotators& annotators, const Annotate& wanted,
                   const schema::Format& format, const schema::RecordEncoder& records) {
  if (read.canceled) return {draft_removal(read.article), {}, {}, {}};
  const std::string record = schema::article_to_json(read.article);
  std::string fingerprint = fingerprint_of(record, annotators.fingerprint(wanted));
  const std::string_view bare = schema::is_annotated(read.article) ? std::string_view() : record;
  if (wanted.any()) annotators.annotate(read.article, wanted);
  return collect_article(read.article, bare, std::move(fingerprint), format, records, annotators);
}

/// Changes articles one by one; where Xapian can't take an old version out, by way of a new generation
/// without it.
class SmallChanges {
 public:
  SmallChanges(WriterLock& lock, const Annotators& annotators, LoadLimits limits)
      : lock_(lock), annotators_(annotators), limits_(limits), writer_(open_writer(lock, annotators)) {}

  Outcome put(const WholeDraft& draft) {
    try {
      return writer_->put(draft);
    } catch (const Unremovable& found) {
      rewrite_without(found);
      // A cancellation is noted though the article is gone.
      (void)writer_->put(draft);
      return draft.draft.canceled ? Outcome::removed : Outcome::updated;
    }
  }

  bool remove(const std::string& id) {
    try {
      return writer_->remove(id);
    } catch (const Unremovable& found) {
      rewrite_without(found);
      return true;
    }
  }

  void commit() { writer_->commit(); }
  [[nodiscard]] const schema::Format& format() const { return writer_->format(); }
  [[nodiscard]] schema::RecordEncoder records() const { return writer_->records(); }

 private:
  void rewrite_without(const Unremovable& found) {
    writer_->commit();
    writer_.reset();
    rewrite_generation(lock_, found.articles, found.quotes, limits_);
    writer_ = open_writer(lock_, annotators_);
  }

  WriterLock& lock_;
  const Annotators& annotators_;
  LoadLimits limits_;
  std::unique_ptr<IndexWriter> writer_;
};

/// Small changes: article by article into the generation that is there.
void add_one_by_one(WriterLock& lock, ParcelSource& source, const ReadSettings& settings,
                    const Annotators& annotators, const LoadLimits& limits, OwnIds& own_ids, Teller& teller) {
  using Drafts = std::vector<WholeDraft>;
  const Annotate wanted = parse_annotate(settings.annotate);
  SmallChanges changes(lock, annotators, limits);
  const schema::Format format = changes.format();
  const schema::RecordEncoder records = changes.records();
  run_parcels<Drafts>(
      source, settings, teller, {threads_of(settings) * kWindowPerThread},
      [&](ArticleStream& articles) {
        Drafts drafts;
        for (reading::ReadArticle read; articles.next(read); read = {}) {
          drafts.push_back(prepare(read, annotators, wanted, format, records));
        }
        return drafts;
      },
      [&](const Drafts& drafts) {
        for (const WholeDraft& draft : drafts) {
          teller.report().text_bytes += draft.draft.text_bytes;
          const Outcome outcome = changes.put(draft);
          own_ids.note(draft.draft, outcome);
          count(outcome, teller.report());
        }
      });
  changes.commit();
}

/// Loaders that wait for the next parcel, so that each keeps its memory.
class LoaderPool {
 public:
  explicit LoaderPool(const LoadTask& task) : task_(task) {}

  LoadedParcel load(ArticleStream& articles) {
    std::unique_ptr<ParcelLoader> loader = take();
    LoadedParcel parcel = loader->load(articles);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(loader));
    return parcel;
  }

 private:
  std::unique_ptr<ParcelLoader> take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<ParcelLoader>(task_);
    std::unique_ptr<ParcelLoader> loader = std::move(idle_.back());
    idle_.pop_back();
    return loader;
  }

  const LoadTask& task_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<ParcelLoader>> idle_;
};

schema::Format format_of(const WriterLock& lock) {
  const auto current = lock.current();
  if (!current) return schema::current_format();
  return schema::at_boundary(current->articles.string(), [&] {
    return schema::verify(Xapian::Database(current->articles.string()), true);
  });
}

/// Large changes: a new generation.
void add_in_bulk(WriterLock& lock, ParcelSource& source, const ReadSettings& settings,
                 const Annotators& annotators, BulkLoad::Articles articles, const LoadPlan& plan,
                 OwnIds& own_ids, Teller& teller) {
  WordMarks words;
  LoadTask task;
  task.annotators = &annotators;
  task.words = &words;
  task.wanted = parse_annotate(settings.annotate);
  task.format = format_of(lock);
  task.loader_memory = plan.loader_memory;
  task.stored = articles == BulkLoad::Articles::stored;
  if (const auto current = lock.current()) task.old_articles = current->articles.string();
  const std::string dictionary = dictionary_of(task, source, settings);
  task.records = schema::RecordEncoder(dictionary);
  LoaderPool loaders(task);
  BulkLoad load(lock, task.format, plan.limits, other_names(annotators), words, articles);
  if (!dictionary.empty()) load.store_dictionary(dictionary);
  source.set_parcel_size(plan.parcel_weight, plan.parcel_documents);
  run_parcels<LoadedParcel>(
      source, settings, teller, plan.window, [&](ArticleStream& stream) { return loaders.load(stream); },
      [&](LoadedParcel parcel) {
        std::vector<std::pair<std::size_t, Draft>> canceled;
        for (std::size_t i = 0; i < parcel.articles.size(); ++i) {
          const Draft& draft = parcel.articles[i].draft;
          teller.report().text_bytes += draft.text_bytes;
          if (draft.canceled) canceled.emplace_back(i, draft);
        }
        const std::vector<Outcome> outcomes = load.put(std::move(parcel));
        for (const Outcome outcome : outcomes) count(outcome, teller.report());
        for (const auto& [i, draft] : canceled) own_ids.note(draft, outcomes[i]);
      });
  load.finish();
}

/// Takes out what sources take back by their own ids, where articles are called by their files.
void remove_by_own_id(WriterLock& lock, const Annotators& annotators, const LoadLimits& limits,
                      const OwnIds& own_ids, Teller& teller) {
  if (own_ids.empty()) return;
  const OwnIds::Found found = own_ids.find(Store(lock.index()));
  SmallChanges changes(lock, annotators, limits);
  for (const std::string& id : found.ids) teller.report().removed += changes.remove(id) ? 1 : 0;
  changes.commit();
  teller.report().absent -= found.late;
  std::vector<Told> told;
  for (const OwnIds::Unfound& each : found.nothing_for)
    told.push_back({false,
                    {each.id, "takes back " + each.own_id +
                                  ", and no article is there that its source calls so; one that came in "
                                  "before goes by its path: newsindex rm PATH"}});
  teller.tell(told, 0);
}

/// Before a bulk load: the quotes of a writer that was killed are set right by the one that knows how.
void repair(WriterLock& lock, const Annotators& annotators) {
  const auto current = lock.current();
  if (!current) return;
  const bool apart = schema::at_boundary(current->articles.string(), [&] {
    return schema::revision_of(Xapian::Database(current->articles.string())) !=
           schema::revision_of(Xapian::Database(current->quotes.string()));
  });
  if (apart) (void)open_writer(lock, annotators);
}

/// A directory of news doesn't become an index: add leaves out all that lies in one, from then on.
void require_apart(const std::filesystem::path& index, const std::vector<std::string>& paths) {
  if (schema::has_index(index) || !schema::generations_in(index).empty()) return;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!std::filesystem::equivalent(path, index, ignored)) continue;
    throw schema::Error(schema::ErrorCode::bad_argument,
                        index.string() + " is to be read, and can't be the index as well",
                        "name another directory with --db; it may lie in this one");
  }
}

}  // namespace

Report add(const std::filesystem::path& index, const std::vector<std::string>& paths,
           const ReadSettings& settings, const Events& events, const WriteSettings& write) {
  const Annotate wanted = parse_annotate(settings.annotate);
  FileParcels source(paths, settings);
  Teller teller(events, source);
  require_apart(index, paths);
  // Locked first: who can't write should hear so before the work is done.
  WriterLock lock(index);
  if (!lock.adopted().empty() && events.on_notice) {
    events.on_notice({index.string(), "had lost the file that names its generation; " + lock.adopted() +
                                          " is there and is it again"});
  }
  const Annotators annotators(settings.data, wanted, topic_model_of(index));
  const LoadPlan plan = plan_load(lock, source, settings, write, events);
  OwnIds own_ids(settings.id_prefix);
  if (plan.bulk) {
    repair(lock, annotators);
    add_in_bulk(lock, source, settings, annotators, BulkLoad::Articles::added, plan, own_ids, teller);
  } else {
    add_one_by_one(lock, source, settings, annotators, plan.limits, own_ids, teller);
  }
  remove_by_own_id(lock, annotators, plan.limits, own_ids, teller);
  teller.report().bulk = plan.bulk;
  return teller.report();
}

Report reannotate(const std::filesystem::path& index, const ReadSettings& settings, const Events& events,
                  const WriteSettings& write) {
  const Annotate wanted = parse_annotate(settings.annotate);
  (void)schema::current_generation(index);  // a missing index is an error here, not a reason to make one
  WriterLock lock(index);
  const Annotators annotators(settings.data, wanted, topic_model_of(index));
  const LoadPlan plan = plan_rewrite(lock, settings, write);
  repair(lock, annotators);
  StoredParcels source(lock.current()->articles);
  Teller teller(events, source);
  OwnIds none({});
  add_in_bulk(lock, source, settings, annotators, BulkLoad::Articles::stored, plan, none, teller);
  teller.report().bulk = true;
  teller.report().updated = std::exchange(teller.report().added, 0);
  return teller.report();
}

void compact(const std::filesystem::path& index, const ReadSettings& settings, const WriteSettings& write) {
  (void)schema::current_generation(index);
  WriterLock lock(index);
  ReadSettings without_lists = settings;
  without_lists.annotate = "none";
  const LoadPlan plan = plan_rewrite(lock, without_lists, write);
  repair(lock, Annotators(settings.data, kNothing));
  rewrite_generation(lock, {}, {}, plan.limits);
}

std::vector<PeopleSuggestion> suggest_people(const std::filesystem::path& index,
                                             const std::filesystem::path& data) {
  const people::Finder finder(data / "people");
  std::vector<people::CountedName> names;
  for (PersonCount& person : Store(index).people())
    names.push_back({std::move(person.name), person.articles});
  std::vector<PeopleSuggestion> suggestions;
  for (people::Suggestion& pair : finder.suggest(std::move(names))) {
    suggestions.push_back({{std::move(pair.canonical.name), pair.canonical.articles},
                           {std::move(pair.variant.name), pair.variant.articles}});
  }
  return suggestions;
}

std::vector<std::string> remove(const std::filesystem::path& index, const ReadSettings& settings,
                                const std::vector<std::string>& ids) {
  // A missing index is an error here, not a reason to make one.
  (void)schema::current_generation(index);
  WriterLock lock(index);
  const Annotators annotators(settings.data, kNothing);
  SmallChanges changes(lock, annotators, {threads_of(settings)});
  std::vector<std::string> missing;
  for (const std::string& id : ids) {
    if (!changes.remove(id)) missing.push_back(id);
  }
  changes.commit();
  return missing;
}

}  // namespace news::indexer
