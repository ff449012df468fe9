// Asks an index and an SQLite FTS5 table with the same text the same questions, alternately. See README.md.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <news/indexer/store.h>
#include <news/searcher/searcher.h>

#include "measure.h"

#ifdef NEWS_HAVE_SQLITE
#include <sqlite3.h>
#endif

namespace {

using namespace news;
namespace fs = std::filesystem;

/// The last but one column of a TSV of queries: set, id, title, description.
std::vector<std::string> read_titles(const std::string& path) {
  std::vector<std::string> titles;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    const auto third = line.find('\t', second + 1);
    if (second == std::string::npos) continue;
    std::string title = line.substr(second + 1, third == std::string::npos ? third : third - second - 1);
    for (char& c : title) {  // words only, for both sides
      if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = ' ';
    }
    titles.push_back(title);
  }
  return titles;
}

std::vector<std::string> words_of(const std::string& title) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : title + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

struct Timing {
  std::string name;
  std::vector<double> milliseconds;
  double matches = 0;  ///< Over all titles; 0 where nothing was counted.
};

/// Runs one way of asking over all titles, twice; the second round counts, so that both sides are warm.
Timing run(const std::string& name, const std::vector<std::string>& titles,
           const std::function<double(const std::string&)>& ask) {
  Timing timing{name, {}, 0};
  for (const bool counts : {false, true}) {
    for (const std::string& title : titles) {
      const double start = bench::wall_seconds();
      const double matches = ask(title);
      if (!counts) continue;
      timing.milliseconds.push_back((bench::wall_seconds() - start) * 1000);
      timing.matches += matches;
    }
  }
  return timing;
}

void print(const Timing& timing) {
  double sum = 0;
  for (const double each : timing.milliseconds) sum += each;
  fmt::print("{:<48}{:>9.2f}{:>9.2f}{:>9.2f}{:>10}\n", timing.name, bench::quantile(timing.milliseconds, 0.5),
             bench::quantile(timing.milliseconds, 0.99),
             sum / static_cast<double>(timing.milliseconds.size()),
             timing.matches > 0 ? fmt::format("{:.0f}", timing.matches) : std::string());
}

#ifdef NEWS_HAVE_SQLITE
class Fts {
 public:
  Fts(const fs::path& file, indexer::Store& store) {
    fs::remove(file);
    check(sqlite3_open(file.c_str(), &database_));
    execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;");
    execute("CREATE VIRTUAL TABLE t USING fts5(headline, body, tokenize='porter unicode61'); BEGIN;");
    sqlite3_stmt* insert = prepare("INSERT INTO t(headline, body) VALUES(?, ?)");
    store.for_each([&](const schema::Article& article) {
      sqlite3_bind_text(insert, 1, article.headline.data(), static_cast<int>(article.headline.size()),
                        SQLITE_TRANSIENT);
      sqlite3_bind_text(insert, 2, article.body.data(), static_cast<int>(article.body.size()),
                        SQLITE_TRANSIENT);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    });
    sqlite3_finalize(insert);
    execute("COMMIT; INSERT INTO t(t) VALUES('optimize');");
    top_ = prepare("SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 10");
    count_ = prepare("SELECT count(*) FROM t WHERE t MATCH ?");
  }
  ~Fts() {
    sqlite3_finalize(top_);
    sqlite3_finalize(count_);
    sqlite3_close(database_);
  }
  Fts(const Fts&) = delete;
  Fts& operator=(const Fts&) = delete;

  double top(const std::string& match) {
    (void)last_number(top_, match);
    return 0;
  }
  double count(const std::string& match) {
    (void)last_number(top_, match);
    return last_number(count_, match);
  }

 private:
  static double last_number(sqlite3_stmt* statement, const std::string& match) {
    sqlite3_bind_text(statement, 1, match.data(), static_cast<int>(match.size()), SQLITE_TRANSIENT);
    double last = 0;
    while (sqlite3_step(statement) == SQLITE_ROW)
      last = static_cast<double>(sqlite3_column_int64(statement, 0));
    sqlite3_reset(statement);
    return last;
  }
  void check(int result) const {
    if (result != SQLITE_OK) {
      fmt::print(stderr, "search_bench: SQLite: {}\n", sqlite3_errmsg(database_));
      std::exit(2);
    }
  }
  void execute(const char* sql) { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr));
    return statement;
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* top_ = nullptr;
  sqlite3_stmt* count_ = nullptr;
};

std::string fts_match(const std::string& title, const char* joiner) {
  std::string match;
  for (const std::string& word : words_of(title))
    match += (match.empty() ? "" : joiner) + ("\"" + word + "\"");
  return match;
}
#endif

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: search_bench INDEX QUERIES.tsv WORK_DIR\n");
    return 2;
  }
  const auto titles = read_titles(argv[2]);
  searcher::Searcher searcher{fs::path(argv[1])};
  const auto info = searcher.info();
  fmt::print("{} titles on {} articles, {} quotes; milliseconds a query, warm, one thread, top 10\n\n",
             titles.size(), info.articles, info.quotes);
  fmt::print("{:<48}{:>9}{:>9}{:>9}{:>10}\n", "", "median", "p99", "mean", "matches");

  const auto ask = [&](bool any, bool exact, bool facets, bool page) {
    return [&, any, exact, facets, page](const std::string& title) {
      searcher::SearchRequest request;
      request.query = title;
      request.plain_words = true;
      request.any = any;
      request.exact = exact;
      request.count_all = facets;
      request.with_articles = page;
      request.snippets = page ? 2 : 0;
      if (facets) request.facets = {{"person", 10, {}}, {"topic", 10, {}}};
      const auto total = static_cast<double>(searcher.search(request).total);
      return facets ? total : 0;
    };
  };
  print(run("newssearch AND, all forms of a word", titles, ask(false, false, false, false)));
  print(run("newssearch AND, words as typed", titles, ask(false, true, false, false)));
  print(run("newssearch OR, all forms of a word", titles, ask(true, false, false, false)));
  print(run("newssearch AND, exact count, people, topics", titles, ask(false, false, true, false)));
  print(run("newssearch AND, the whole page with snippets", titles, ask(false, false, true, true)));
#ifdef NEWS_HAVE_SQLITE
  indexer::Store store{fs::path(argv[1])};
  fs::create_directories(argv[3]);
  Fts fts(fs::path(argv[3]) / "fts5.db", store);
  print(run("SQLite FTS5 (porter) AND", titles,
            [&](const std::string& t) { return fts.top(fts_match(t, " AND ")); }));
  print(run("SQLite FTS5 (porter) OR", titles,
            [&](const std::string& t) { return fts.top(fts_match(t, " OR ")); }));
  print(run("SQLite FTS5 (porter) AND, exact count", titles,
            [&](const std::string& t) { return fts.count(fts_match(t, " AND ")); }));
#else
  fmt::print("SQLite isn't installed here: no comparison\n");
#endif
}
