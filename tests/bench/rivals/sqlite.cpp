// SQLite FTS5: porter stemming, positions (detail=full), the text stored once in a table beside. See
// ../README.md.

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

#include "article_stream.h"
#include "rival.h"

namespace {

using namespace news::bench;

class Database {
 public:
  explicit Database(const std::string& directory) {
    check(sqlite3_open((directory + "/fts5.db").c_str(), &database_));
    execute("PRAGMA cache_size=-262144");  // KiB
  }
  ~Database() { sqlite3_close_v2(database_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const char* sql) { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr));
    return statement;
  }
  void check(int result) const {
    if (result != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
  }

 private:
  sqlite3* database_ = nullptr;
};

class Statement {
 public:
  Statement(Database& database, const char* sql) : database_(database), statement_(database.prepare(sql)) {}
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int at, std::string_view text) {
    database_.check(
        sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
  }
  void bind(int at, std::int64_t value) { database_.check(sqlite3_bind_int64(statement_, at, value)); }
  /// How many rows came.
  std::size_t run() {
    std::size_t rows = 0;
    while (sqlite3_step(statement_) == SQLITE_ROW) ++rows;
    database_.check(sqlite3_reset(statement_));
    return rows;
  }
  /// The sum of a column of counts.
  std::size_t sum(int column) {
    std::size_t total = 0;
    while (sqlite3_step(statement_) == SQLITE_ROW)
      total += static_cast<std::size_t>(sqlite3_column_int64(statement_, column));
    database_.check(sqlite3_reset(statement_));
    return total;
  }

 private:
  Database& database_;
  sqlite3_stmt* statement_;
};

// An external-content table: the source lies before the body, so that counting by source doesn't walk over
// the text.
constexpr const char* kSchema =
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;"
    "CREATE TABLE article(number INTEGER PRIMARY KEY, id TEXT UNIQUE, date INTEGER, source TEXT, headline "
    "TEXT,"
    " body TEXT);"
    "CREATE VIRTUAL TABLE words USING fts5(headline, body, content='article', content_rowid='number',"
    " tokenize='porter unicode61', detail=full);"
    "INSERT INTO words(words, rank) VALUES('hashsize', 67108864);"  // bytes; more doesn't help
    "INSERT INTO words(words, rank) VALUES('rank', 'bm25(3.0, 1.0)');";

void build_index(const std::string& input, const std::string& directory) {
  std::filesystem::create_directories(directory);
  Database database(directory);
  database.execute(kSchema);
  Statement article(database, "INSERT INTO article VALUES(?, ?, ?, ?, ?, ?)");
  Statement words(database, "INSERT INTO words(rowid, headline, body) VALUES(?, ?, ?)");
  ArticleStream articles(input);
  std::int64_t number = 0;
  for (StreamArticle a; articles.next(a);) {
    article.bind(1, ++number);
    article.bind(2, a.id);
    article.bind(3, day_seconds(a.date));
    article.bind(4, a.source);
    article.bind(5, a.headline);
    article.bind(6, a.body);
    article.run();
    words.bind(1, number);
    words.bind(2, a.headline);
    words.bind(3, a.body);
    words.run();
  }
  database.execute(
      "CREATE INDEX by_date ON article(date); CREATE INDEX by_source ON article(source); COMMIT;");
}

std::string match(const std::string& title, const std::string& mode) {
  if (mode == "phrase") return '"' + title + '"';
  std::string match;
  for (const std::string& word : words_of(title)) {
    if (!match.empty()) match += mode == "or" ? " OR " : " AND ";
    match += '"' + word + '"';
  }
  return match;
}

Ask open_index(const std::string& directory, const std::string& mode) {
  const auto database = std::make_shared<Database>(directory);
  const auto top = std::make_shared<Statement>(
      *database, "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 10");
  const auto by_source =
      std::make_shared<Statement>(*database,
                                  "SELECT source, count(*) FROM words JOIN article ON number = words.rowid "
                                  "WHERE words MATCH ? GROUP BY source");
  return [=](const std::string& title) {
    (void)database;  // outlives its statements
    const std::string query = match(title, mode);
    top->bind(1, query);
    const std::size_t results = top->run();
    if (mode != "facet") return results;
    by_source->bind(1, query);
    return by_source->sum(1);
  };
}

}  // namespace

int main(int argc, char** argv) {
  return run(argc, argv, {std::string("SQLite ") + sqlite3_libversion() + " FTS5", build_index, open_index});
}
