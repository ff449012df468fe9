// Runs ours and the rivals over the same articles and titles, by turns, and prints a table of ratios. See
// README.md.

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "machine.h"
#include "peers.h"
#include "report.h"

namespace {

using namespace news::bench;
namespace fs = std::filesystem;

struct Options {
  Places places;
  std::string articles;
  std::string queries;
  std::string work;
  std::string json;
  std::string note;
  std::vector<std::string> ours{"bulk", "api"};
  std::string ours_options;
  std::vector<std::string> only;
  std::size_t runs = 3;
  std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
  std::size_t warm_up = 5;
  bool no_queries = false;
};

void define(CLI::App& app, Options& options) {
  app.add_option("ARTICLES", options.articles, "JSON Lines: id, headline, body, date, source.")->required();
  app.add_option("QUERIES", options.queries, "A TSV: set, id, title, ...; the titles are asked.")->required();
  app.add_option("WORK", options.work, "A directory for the indexes.")->required();
  app.add_option("--programs", options.places.programs, "Directory of the bench's own programs.")->required();
  app.add_option("--newsindex", options.places.newsindex)->required();
  app.add_option("--scriptindex", options.places.scriptindex)->default_val("scriptindex");
  app.add_option("--omega-script", options.places.omega_script);
  app.add_option("--java", options.places.java)->default_val("java");
  app.add_option("--lucene", options.places.lucene, "The jar of the Lucene rival.");
  app.add_option("--tantivy", options.places.tantivy, "The program of the Tantivy rival.");
  app.add_option("--ours", options.ours, "Our loaders; \"default\" gives newsindex no --loader.")
      ->delimiter(',');
  app.add_option("--ours-options", options.ours_options,
                 "More for newsindex add, as in --ours-options=\"--memory 512M\".");
  app.add_option("--only", options.only,
                 "Of ours-LOADER, termgenerator, omega, sqlite, lucene, tantivy; without it all.")
      ->delimiter(',');
  app.add_option("--runs", options.runs, "Rounds over all sides.")->check(CLI::PositiveNumber);
  app.add_option("--jobs", options.jobs, "Threads of the all-cores part.")->check(CLI::PositiveNumber);
  app.add_option("--warm-up", options.warm_up, "Seconds of asking before the answers count.");
  app.add_option("--json", options.json, "Also write the figures to this file.");
  app.add_option("--note", options.note, "A line about the articles, printed with the figures.");
  app.add_flag("--no-queries", options.no_queries, "Index only.");
}

/// What the disk holds of a directory, in MB.
double megabytes_of(const fs::path& directory) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / 1e6;
}

std::vector<std::string> split(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

/// The titles, lower-case, words of ASCII letters and digits one space apart: no side's operators, one side's
/// words.
std::vector<std::string> read_titles(const std::string& path) {
  std::vector<std::string> titles;
  std::ifstream in(path);
  if (!in) throw std::runtime_error("can't read " + path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream columns(line);
    std::string title;
    for (int column = 0; column < 3; ++column) std::getline(columns, title, '\t');
    for (char& c : title) {
      const auto byte = static_cast<unsigned char>(c);
      c = byte < 128 && std::isalnum(byte) != 0 ? static_cast<char>(std::tolower(byte)) : ' ';
    }
    std::string joined;
    for (const std::string& word : split(title)) joined += (joined.empty() ? "" : " ") + word;
    if (!joined.empty()) titles.push_back(joined);
  }
  return titles;
}

/// Measures all peers by turns. A peer that fails is out, with a line that says why.
class Comparison {
 public:
  Comparison(const Options& options, std::vector<Peer> peers) : options_(options), peers_(std::move(peers)) {
    fs::create_directories(options_.work);
    drop([](const Peer& peer) { return peer.missing; });
  }

  std::vector<Table> index() {
    const std::vector<Column> columns{{"CPU s"}, {"wall s"}, {"peak MB", 0}, {"index MB", 0}};
    const std::string all_cores = fmt::format("Indexing, {} threads", options_.jobs);
    std::map<std::string, Row> one;
    std::map<std::string, Row> all;
    for (std::size_t run = 0; run < options_.runs; ++run) {
      drop([&](const Peer& peer) { return attempt([&] { measure_index(peer, 1, one[peer.key]); }); });
      if (options_.jobs == 1) continue;
      drop([&](const Peer& peer) {
        return attempt([&] {
          if (peer.threads) measure_index(peer, options_.jobs, all[peer.key]);
        });
      });
    }
    std::vector<Table> tables{{"Indexing, one thread", columns, rows(one)}};
    if (options_.jobs == 1) return tables;
    for (const Peer& peer : peers_) {  // what can't use them stays as it is
      if (peer.threads) continue;
      all[peer.key] = one[peer.key];
      all[peer.key].name += ", one thread only";
    }
    tables.push_back({all_cores, columns, rows(all)});
    return tables;
  }

  std::vector<Table> query(const std::string& titles) {
    const std::vector<Column> columns{{"median ms", 3}, {"p99 ms", 3}, {"results", 0, false}};
    const std::vector<std::pair<std::string, std::string>> modes{
        {"and", "Top 10, AND"},
        {"or", "Top 10, OR"},
        {"phrase", "Top 10, phrase"},
        {"facet", "AND, all matches counted by source"},
        {"page", "The same as a page with snippets"}};
    std::vector<std::map<std::string, Row>> found(modes.size());
    for (std::size_t run = 0; run < options_.runs; ++run) {
      for (std::size_t mode = 0; mode < modes.size(); ++mode) {
        drop([&](const Peer& peer) {
          return attempt([&] { measure_query(peer, titles, modes[mode].first, found[mode][peer.key]); });
        });
      }
    }
    std::vector<Table> tables;
    for (std::size_t mode = 0; mode < modes.size(); ++mode)
      tables.push_back({modes[mode].second, columns, rows(found[mode])});
    return tables;
  }

 private:
  static std::string attempt(const std::function<void()>& act) {
    try {
      act();
    } catch (const std::exception& error) {
      return error.what();
    }
    return {};
  }

  /// Leaves out the peers for which `why_not` has an answer.
  void drop(const std::function<std::string(const Peer&)>& why_not) {
    std::vector<Peer> kept;
    for (Peer& peer : peers_) {
      const std::string reason = why_not(peer);
      if (reason.empty()) {
        kept.push_back(std::move(peer));
      } else {
        fmt::print("{} left out: {}\n", peer.name, reason);
      }
    }
    peers_ = std::move(kept);
  }

  [[nodiscard]] std::string directory_of(const Peer& peer, std::size_t threads) const {
    return (fs::path(options_.work) / (peer.key + (threads == 1 ? "" : "-threads"))).string();
  }

  void measure_index(const Peer& peer, std::size_t threads, Row& row) const {
    const std::string directory = directory_of(peer, threads);
    fs::remove_all(directory);
    ::sync();  // what others wrote isn't this one's to wait for
    const Usage usage = run_pipeline(peer.indexing(options_.articles, directory, threads));
    add(peer, row, {usage.cpu, usage.wall, usage.peak_mb, megabytes_of(directory)});
    fmt::print(stderr, "{}, {} thread(s): {:.1f} s of CPU\n", peer.name, threads, usage.cpu);
    if (threads > 1) fs::remove_all(directory);
  }

  void measure_query(const Peer& peer, const std::string& titles, const std::string& mode, Row& row) const {
    if (peer.asks.empty() || (mode == "page" && !peer.ours())) return;
    std::string output;
    (void)run_pipeline(peer.asking(directory_of(peer, 1), titles, mode, options_.warm_up), &output);
    std::vector<double> milliseconds;
    double results = 0;
    std::istringstream lines(output);
    for (double time = 0, count = 0; lines >> time >> count; results += count) milliseconds.push_back(time);
    add(peer, row, {quantile(milliseconds, 0.5), quantile(milliseconds, 0.99), results});
    fmt::print(stderr, "{}, {}: {:.3f} ms\n", peer.name, mode, quantile(milliseconds, 0.5));
  }

  static void add(const Peer& peer, Row& row, const std::vector<double>& sample) {
    row.name = peer.name;
    row.ours = peer.ours();
    row.samples.resize(sample.size());
    for (std::size_t i = 0; i < sample.size(); ++i) row.samples[i].push_back(sample[i]);
  }

  /// In the order of the peers, without those that were left out meanwhile or have no answer.
  [[nodiscard]] std::vector<Row> rows(const std::map<std::string, Row>& by_key) const {
    std::vector<Row> rows;
    for (const Peer& peer : peers_) {
      const auto found = by_key.find(peer.key);
      if (found != by_key.end() && !found->second.samples.empty()) rows.push_back(found->second);
    }
    return rows;
  }

  Options options_;
  std::vector<Peer> peers_;
};

std::vector<Peer> chosen_peers(const Options& options) {
  std::vector<Peer> peers = list_peers(options.places, options.ours, split(options.ours_options));
  std::erase_if(peers, [&](const Peer& peer) {
    return !options.only.empty() && std::ranges::find(options.only, peer.key) == options.only.end();
  });
  return peers;
}

std::vector<std::string> header(const Options& options, std::size_t titles) {
  std::vector<std::string> lines{
      fmt::format("{}; {}", today(), describe_machine()),
      fmt::format("{:.1f} MB of JSON Lines, {} titles; median of {} run(s) by turns [least, most]",
                  static_cast<double>(fs::file_size(options.articles)) / 1e6, titles, options.runs)};
  if (!options.note.empty()) lines.push_back(options.note);
  if (!options.ours_options.empty()) lines.push_back("newsindex add is given " + options.ours_options);
  return lines;
}

void compare(const Options& options) {
  const std::vector<std::string> titles = read_titles(options.queries);
  fs::create_directories(options.work);
  const std::string titles_file = (fs::path(options.work) / "titles.txt").string();
  std::ofstream out(titles_file);
  for (const std::string& title : titles) out << title << '\n';
  out.close();

  nlohmann::ordered_json json{{"about", header(options, titles.size())},
                              {"tables", nlohmann::ordered_json::array()}};
  for (const std::string& line : header(options, titles.size())) fmt::print("{}\n", line);
  Comparison comparison(options, chosen_peers(options));
  fmt::print("\n");
  std::fflush(stdout);
  const auto show = [&](const std::vector<Table>& tables) {
    for (const Table& table : tables) {
      print(table);
      json["tables"].push_back(to_json(table));
    }
  };
  show(comparison.index());
  if (!options.no_queries) show(comparison.query(titles_file));
  if (!options.json.empty()) std::ofstream(options.json) << json.dump(2) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Compares newsindex and newssearch with other engines on the same articles and titles.");
  Options options;
  define(app, options);
  CLI11_PARSE(app, argc, argv);
  try {
    compare(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_compare: {}\n", error.what());
    return 1;
  }
}
