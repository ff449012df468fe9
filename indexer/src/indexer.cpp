#include <news/indexer/indexer.h>

#include <algorithm>
#include <memory>
#include <optional>

#include <news/schema/error.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>

#include "annotators.h"
#include "index_writer.h"
#include "ordered_work.h"
#include "reading/reading.h"

namespace news::indexer {
namespace {

/// Input that may be under way at once, in documents for each thread.
constexpr std::size_t kWindowPerThread = 32;
/// Short documents travel together, since handing one over costs as much as reading a short one.
constexpr std::size_t kParcelBytes = 64U << 10;
constexpr std::size_t kParcelDocuments = 64;

reading::Format format_of(const std::string& name) {
  for (const auto format :
       {reading::Format::automatic, reading::Format::text, reading::Format::json, reading::Format::jsonl}) {
    if (reading::name_of(format) == name) return format;
  }
  throw schema::Error(schema::ErrorCode::bad_argument, "unknown format \"" + name + "\"",
                      "--format takes auto, text, json or jsonl");
}

unsigned threads_of(const ReadSettings& settings) {
  return settings.jobs != 0 ? settings.jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// Documents that travel together, with the files before them that couldn't be read.
struct Parcel {
  std::vector<reading::RawDocument> documents;
  std::vector<reading::Rejected> rejected;
  [[nodiscard]] bool empty() const { return documents.empty() && rejected.empty(); }
};

/// What a parcel became.
template <class T>
struct Finished {
  struct Told {
    bool rejected = false;
    Remark remark;
  };
  std::vector<T> results;
  std::vector<Told> told;  ///< In the order of the input.
  std::size_t documents = 0;
};

/// One run over an input: reads it in order, works on it in threads, hands results over in order.
template <class T>
class Run {
 public:
  Run(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events)
      : source_(paths, format_of(settings.format)), settings_(settings), events_(events) {}

  /// `prepare` runs in threads, `finish` in this one.
  void go(const std::function<T(reading::ReadArticle)>& prepare, const std::function<void(T)>& finish) {
    const unsigned threads = threads_of(settings_);
    OrderedWork<Parcel, Finished<T>> work(threads, threads * kWindowPerThread,
                                          [&](Parcel parcel) { return work_on(std::move(parcel), prepare); });
    const auto hand_over = [&] {
      Finished<T> done = work.take();
      tell(done);
      for (T& result : done.results) finish(std::move(result));
      documents_ += done.documents;
      if (events_.on_progress) events_.on_progress(documents_, source_.bytes_read(), source_.bytes_total());
    };
    for (Parcel parcel = next_parcel(); !parcel.empty(); parcel = next_parcel()) {
      if (work.full()) hand_over();
      work.put(std::move(parcel));
    }
    while (!work.empty()) hand_over();
  }

  [[nodiscard]] Report& report() { return report_; }

 private:
  Parcel next_parcel() {
    Parcel parcel;
    std::size_t bytes = 0;
    reading::RawDocument document;
    while (bytes < kParcelBytes && parcel.documents.size() < kParcelDocuments && source_.next(document)) {
      bytes += document.bytes.size();
      parcel.documents.push_back(std::move(document));
      document = {};
    }
    parcel.rejected = source_.take_rejected();
    return parcel;
  }

  Finished<T> work_on(Parcel parcel, const std::function<T(reading::ReadArticle)>& prepare) const {
    const reading::ReadOptions options{settings_.language, settings_.id_from_path, settings_.id_prefix};
    Finished<T> done;
    done.documents = parcel.documents.size();
    const auto reject = [&done](reading::Rejected& rejected) {
      done.told.push_back({true, {std::move(rejected.where), std::move(rejected.why)}});
    };
    for (reading::Rejected& rejected : parcel.rejected) reject(rejected);
    for (const reading::RawDocument& document : parcel.documents) {
      reading::ReadResult result = reading::read(document, options);
      for (reading::Rejected& rejected : result.rejected) reject(rejected);
      for (reading::ReadArticle& article : result.articles) {
        for (const std::string& warning : article.warnings)
          done.told.push_back({false, {article.where, warning}});
        done.results.push_back(prepare(std::move(article)));
      }
    }
    return done;
  }

  void tell(const Finished<T>& done) {
    for (const auto& [rejected, remark] : done.told) {
      if (rejected) {
        ++report_.rejected;
        if (events_.on_rejected) events_.on_rejected(remark);
        continue;
      }
      if (remark.where != last_warned_) ++report_.warned;
      last_warned_ = remark.where;
      if (events_.on_warning) events_.on_warning(remark);
    }
  }

  reading::Source source_;
  const ReadSettings& settings_;
  const Events& events_;
  Report report_;
  std::string last_warned_;
  std::uint64_t documents_ = 0;
};

std::unique_ptr<IndexWriter> open_writer(const std::filesystem::path& index, const Annotators& annotators) {
  return open_api_writer(
      index,
      [&annotators](const schema::Article& article, std::string fingerprint, const schema::Format& format) {
        return make_draft(article, std::move(fingerprint), format, annotators.topics());
      },
      [&annotators](const std::string& name) { return annotators.people().aliases_of(name); });
}

void annotate(reading::ReadArticle& read, const Annotators& annotators, const Annotate& wanted) {
  if (wanted.any()) annotators.annotate(read.article, wanted);
}

std::vector<Reason> reasons_of(const reading::ReadArticle& read) {
  std::vector<Reason> reasons;
  for (const reading::Trace& trace : read.trace) {
    reasons.push_back({trace.field, trace.rule, trace.text, trace.confidence});
  }
  for (const schema::Quote& quote : read.article.quotes) {
    const std::string who = quote.speaker.empty() ? quote.speaker_text : quote.speaker;
    reasons.push_back({"quotes", quote.rule.empty() ? "no speaker found" : quote.rule,
                       (who.empty() ? std::string("unknown") : who) + ": " + quote.text, quote.confidence});
  }
  for (const schema::Person& person : read.article.persons) {
    std::string roles;
    for (const std::string& role : person.roles) roles += (roles.empty() ? " (" : "; ") + role;
    if (!roles.empty()) roles += ")";
    reasons.push_back({"persons",
                       std::to_string(person.mentions) + (person.mentions == 1 ? " mention" : " mentions"),
                       person.name + roles, person.salience});
  }
  for (const schema::Topic& topic : read.article.topics) {
    std::string why;
    for (const std::string& cue : topic.why) why += (why.empty() ? "" : ", ") + cue;
    reasons.push_back({"topics", why, topic.id + " " + topic.name, topic.confidence});
  }
  return reasons;
}

/// Reads and annotates, without an index.
Report read_all(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events,
                const std::function<void(const reading::ReadArticle&)>& on_read) {
  const Annotate wanted = parse_annotate(settings.annotate);
  std::optional<Annotators> annotators;
  if (wanted.any()) annotators.emplace(settings.data);
  Run<reading::ReadArticle> run(paths, settings, events);
  run.go(
      [&](reading::ReadArticle read) {
        if (annotators) annotate(read, *annotators, wanted);
        return read;
      },
      [&](const reading::ReadArticle& read) {
        ++run.report().added;
        on_read(read);
      });
  return run.report();
}

}  // namespace

Report add(const std::filesystem::path& index, const std::vector<std::string>& paths,
           const ReadSettings& settings, const Events& events) {
  const Annotate wanted = parse_annotate(settings.annotate);
  const Annotators annotators(settings.data);
  // Opened first: who can't write should hear so before the work is done.
  const std::unique_ptr<IndexWriter> writer = open_writer(index, annotators);
  const schema::Format format = writer->format();
  Run<Draft> run(paths, settings, events);
  run.go(
      [&](reading::ReadArticle read) {
        std::string fingerprint = fingerprint_of(read.article, wanted, annotators.fingerprint());
        annotate(read, annotators, wanted);
        return make_draft(read.article, std::move(fingerprint), format, annotators.topics());
      },
      [&](Draft draft) {
        run.report().text_bytes += draft.text_bytes;
        switch (writer->put(draft)) {
          case Outcome::added:
            ++run.report().added;
            break;
          case Outcome::updated:
            ++run.report().updated;
            break;
          case Outcome::unchanged:
            ++run.report().unchanged;
            break;
        }
      });
  writer->commit();
  return run.report();
}

Report parse(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events,
             const std::function<void(const schema::Article&, const std::string&)>& on_article) {
  return read_all(paths, settings, events,
                  [&](const reading::ReadArticle& read) { on_article(read.article, read.path); });
}

Report explain(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events,
               const std::function<void(const schema::Article&, const std::vector<Reason>&)>& on_article) {
  return read_all(paths, settings, events,
                  [&](const reading::ReadArticle& read) { on_article(read.article, reasons_of(read)); });
}

std::vector<std::string> remove(const std::filesystem::path& index, const ReadSettings& settings,
                                const std::vector<std::string>& ids) {
  // A missing index is an error here, not a reason to make one.
  (void)schema::current_generation(index);
  const Annotators annotators(settings.data);
  const std::unique_ptr<IndexWriter> writer = open_writer(index, annotators);
  std::vector<std::string> missing;
  for (const std::string& id : ids) {
    if (!writer->remove(id)) missing.push_back(id);
  }
  writer->commit();
  return missing;
}

}  // namespace news::indexer
