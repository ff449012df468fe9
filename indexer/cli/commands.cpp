#include "commands.h"

#include <algorithm>
#include <cstdio>

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
    if (quiet_) return events;
    events.on_warning = [this](const Remark& remark) { tell("warning", remark); };
    events.on_progress = [this](std::uint64_t documents, std::uint64_t bytes, std::uint64_t total) {
      progress_.update({documents, bytes, total});
    };
    return events;
  }

  void finish() { progress_.clear(); }

 private:
  void tell(const char* what, const Remark& remark) {
    progress_.clear();
    fmt::print(stderr, "{}: {}: {}\n", what, safe(remark.where), safe(remark.what));
  }

  bool quiet_;
  news::cli::Progress progress_{"articles"};
};

int status_of(const Report& report) {
  return report.rejected > 0 ? kNothing : kFound;
}

int add_articles(const Options& options) {
  Reporter reporter(options);
  const Report report =
      add(news::cli::index_location(options.db), options.paths, settings_of(options), reporter.events(),
          write_settings_of(options));
  reporter.finish();
  const std::uint64_t read = report.added + report.updated + report.unchanged;
  fmt::print(stderr, "{} {}: {} new, {} updated, {} unchanged; {} rejected\n", read,
             read == 1 ? "article" : "articles", report.added, report.updated, report.unchanged,
             report.rejected);
  return status_of(report);
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
  const Report report = explain(options.paths, settings_of(options), reporter.events(),
                                [](const schema::Article& article, const std::vector<Reason>& reasons) {
                                  print(explanation_text(article, reasons));
                                });
  reporter.finish();
  return status_of(report);
}

int remove_articles(const Options& options) {
  const auto missing = remove(news::cli::index_location(options.db), settings_of(options), options.ids);
  for (const std::string& id : missing) fmt::print(stderr, "no article has the id {}\n", safe(id));
  fmt::print(stderr, "{} removed\n", options.ids.size() - missing.size());
  return missing.empty() ? kFound : kNothing;
}

int show_articles(const Options& options) {
  Store store(news::cli::index_location(options.db));
  int status = kFound;
  for (const std::string& id : options.ids) {
    const auto article = store.find(id);
    if (!article) {
      fmt::print(stderr, "no article has the id {}\n", safe(id));
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
      {"add", add_articles},   {"parse", parse_articles},   {"explain", explain_articles},
      {"rm", remove_articles}, {"show", show_articles},     {"stats", show_stats},
      {"check", check_index},  {"export", export_articles}, {"fields", list_fields},
  };
  for (const Command& command : kCommands) {
    if (app.got_subcommand(command.name)) return command.run(options);
  }
  return kFound;
}

}  // namespace news::indexer::cli
