#include "commands.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

#include <fmt/format.h>

#include <news/cli/location.h>
#include <news/cli/progress.h>
#include <news/cli/run.h>
#include <news/cli/text.h>
#include <news/indexer/store.h>
#include <news/schema/fields.h>
#include <news/schema/internal/article_json.h>

#include "data_location.h"
#include "print.h"

namespace news::indexer::cli {
namespace {

using news::cli::print;
using news::cli::safe;
using news::cli::say;

using news::cli::kFound;
using news::cli::kNothing;

ReadSettings settings_of(const Options& options) {
  ReadSettings settings = options.read;
  settings.data = data_location(options.data);
  settings.jobs = static_cast<unsigned>(std::min<std::size_t>(options.jobs, 256));
  settings.id_from_path = options.id_from == "path";
  return settings;
}

WriteSettings write_settings_of(const Options& options) {
  WriteSettings settings = options.write;
  if (options.loader == "bulk") settings.loader = Loader::bulk;
  if (options.loader == "api") settings.loader = Loader::api;
  return settings;
}

/// Tells on stderr what goes wrong and how far the work is.
class Reporter {
 public:
  explicit Reporter(const Options& options) : quiet_(options.quiet) {}

  [[nodiscard]] Events events() {
    Events events;
    events.on_rejected = [this](const Remark& remark) { tell("rejected", remark); };
    events.on_notice = [this](const Remark& remark) { tell("note", remark); };
    if (quiet_) return events;
    events.on_warning = [this](const Remark& remark) { warn(remark); };
    events.on_canceled = [this](const Remark& remark) { tell("canceled", remark); };
    events.on_progress = [this](std::uint64_t documents, std::uint64_t bytes, std::uint64_t total) {
      progress_.update({documents, bytes, total});
    };
    return events;
  }

  void finish() {
    progress_.clear();
    for (const auto& [what, times] : warned_) {
      if (times > kMostTold) say(fmt::format("warning: {} more: {}", times - kMostTold, safe(what)));
    }
  }

 private:
  void tell(const char* what, const Remark& remark) {
    progress_.clear();
    say(fmt::format("{}: {}: {}", what, safe(remark.where), safe(remark.what)));
  }

  /// What many articles have in common is told of the first, and how many followed.
  void warn(const Remark& remark) {
    const bool known = warned_.contains(remark.what) || warned_.size() < kMostTexts;
    if (!known || ++warned_[remark.what] <= kMostTold) tell("warning", remark);
  }

  static constexpr std::uint64_t kMostTold = 20;
  static constexpr std::size_t kMostTexts = 1000;

  bool quiet_;
  std::map<std::string, std::uint64_t> warned_;  ///< What was warned of, and how often.
  news::cli::Progress progress_{"articles"};
};

int status_of(const Report& report) {
  return report.rejected > 0 ? kNothing : kFound;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// What a bulk load took of the machine.
void tell_load(const Report& report, double seconds) {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const double megabytes = static_cast<double>(report.text_bytes) / 1e6;
  say(fmt::format("bulk load: {:.1f} MB of text in {:.1f} s, {} MB of memory at most", megabytes, seconds,
                  usage.ru_maxrss / 1024));
}

int add_articles(const Options& options) {
  Reporter reporter(options);
  const auto start = std::chrono::steady_clock::now();
  const Report report = add(news::cli::index_location(options.db), options.paths, settings_of(options),
                            reporter.events(), write_settings_of(options));
  reporter.finish();
  if (report.bulk && !options.quiet) tell_load(report, seconds_since(start));
  const std::uint64_t read = report.added + report.updated + report.unchanged;
  // What seldom happens is told where it did.
  std::string seldom;
  if (report.removed > 0) seldom += fmt::format(", {} removed", report.removed);
  if (report.absent > 0)
    seldom +=
        fmt::format(", {} taken back that {} not there", report.absent, report.absent == 1 ? "was" : "were");
  if (report.outdated > 0)
    seldom += fmt::format(", {} left out for what is there (later, or more than a teaser) or was taken back",
                          report.outdated);
  say(fmt::format("{} {}: {} new, {} updated, {} unchanged{}; {} rejected", read,
                  read == 1 ? "article" : "articles", report.added, report.updated, report.unchanged, seldom,
                  report.rejected));
  return status_of(report);
}

int reannotate_articles(const Options& options) {
  Reporter reporter(options);
  Events events = reporter.events();
  events.on_warning = {};  // what is missing in an article was told when it came in
  const Report report = reannotate(news::cli::index_location(options.db), settings_of(options), events,
                                   write_settings_of(options));
  reporter.finish();
  say(fmt::format("{} {} annotated anew", report.updated, report.updated == 1 ? "article" : "articles"));
  return status_of(report);
}

int compact_index(const Options& options) {
  const auto index = news::cli::index_location(options.db);
  const auto bytes = [&] {
    std::uint64_t sum = 0;
    for (const auto& [table, size] : Store(index).stats().table_bytes) sum += size;
    return sum;
  };
  const std::uint64_t before = bytes();
  compact(index, settings_of(options), write_settings_of(options));
  say(fmt::format("{:.1f} MB, were {:.1f} MB", static_cast<double>(bytes()) / 1e6,
                  static_cast<double>(before) / 1e6));
  return kFound;
}

int train_on_topics(const Options& options) {
  const auto index = news::cli::index_location(options.db);
  const std::vector<LearnedTopic> learned = train_topics(index, settings_of(options));
  print(learned_text(learned));
  const auto used =
      std::count_if(learned.begin(), learned.end(), [](const LearnedTopic& t) { return t.used; });
  if (used > 0) {
    say(fmt::format("{} {} learned; newsindex reannotate finds them in the stored articles", used,
                    used == 1 ? "topic" : "topics"));
    return kFound;
  }
  say(fmt::format("no topic learned: it takes {} articles whose sources name it, and the rules go on alone",
                  kLeastArticlesOfTopic));
  return kNothing;
}

int parse_articles(const Options& options) {
  Reporter reporter(options);
  const Report report = parse(options.paths, settings_of(options), reporter.events(),
                              [](const schema::Article& article, const std::string& path) {
                                print(article_line(article, path) + "\n");
                              });
  reporter.finish();
  return status_of(report);
}

int explain_articles(const Options& options) {
  Reporter reporter(options);
  Events events = reporter.events();
  events.on_canceled = [](const Remark& remark) {
    print(fmt::format("{}: {}\n", safe(remark.where), safe(remark.what)));
  };
  const Report report = explain(options.paths, settings_of(options), events,
                                [](const schema::Article& article, const std::vector<Reason>& reasons) {
                                  print(explanation_text(article, reasons));
                                });
  reporter.finish();
  return status_of(report);
}

int remove_articles(const Options& options) {
  const auto missing = remove(news::cli::index_location(options.db), settings_of(options), options.ids);
  for (const std::string& id : missing) say(fmt::format("no article has the id {}", safe(id)));
  say(fmt::format("{} removed", options.ids.size() - missing.size()));
  return missing.empty() ? kFound : kNothing;
}

int show_articles(const Options& options) {
  Store store(news::cli::index_location(options.db));
  int status = kFound;
  for (const std::string& id : options.ids) {
    const auto article = store.find(id);
    if (!article) {
      say(fmt::format("no article has the id {}", safe(id)));
      status = kNothing;
    } else if (options.output == "json") {
      print(article_line(*article, {}) + "\n");
    } else {
      print(article_text(*article));
    }
  }
  return status;
}

int show_stats(const Options& options) {
  const Stats stats = Store(news::cli::index_location(options.db)).stats();
  print(options.output == "json" ? stats_json(stats) : stats_text(stats));
  return kFound;
}

int list_people(const Options& options) {
  const auto index = news::cli::index_location(options.db);
  if (options.suggest) {
    const auto suggestions = suggest_people(index, data_location(options.data));
    print(options.output == "json" ? suggestions_json(suggestions) : suggestions_text(suggestions));
    return suggestions.empty() ? kNothing : kFound;
  }
  const auto people = Store(index).people();
  print(options.output == "json" ? people_json(people) : people_text(people));
  return people.empty() ? kNothing : kFound;
}

int check_index(const Options& options) {
  const auto findings = check(news::cli::index_location(options.db));
  print(options.output == "json" ? findings_json(findings) : findings_text(findings));
  return findings.empty() ? kFound : kNothing;
}

int export_articles(const Options& options) {
  Store store(news::cli::index_location(options.db));
  store.for_each([](const schema::Article& article) { print(article_line(article, {}) + "\n"); });
  return kFound;
}

int list_fields(const Options& options) {
  print(options.output == "json" ? fields_json() : fields_text());
  return kFound;
}

}  // namespace

int run(const CLI::App& app, const Options& options) {
  struct Command {
    const char* name;
    int (*run)(const Options&);
  };
  static constexpr Command kCommands[] = {
      {"add", add_articles},
      {"parse", parse_articles},
      {"explain", explain_articles},
      {"rm", remove_articles},
      {"show", show_articles},
      {"stats", show_stats},
      {"check", check_index},
      {"export", export_articles},
      {"fields", list_fields},
      {"compact", compact_index},
      {"reannotate", reannotate_articles},
      {"people", list_people},
      {"train-topics", train_on_topics},
  };
  for (const Command& command : kCommands) {
    if (app.got_subcommand(command.name)) return command.run(options);
  }
  return kFound;
}

}  // namespace news::indexer::cli
