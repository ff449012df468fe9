#include <news/indexer/store.h>

#include <xapian.h>

#include <algorithm>
#include <exception>
#include <sstream>

#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/position_chunks.h>
#include <news/schema/internal/quote_runs.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/tables.h>
#include <news/schema/internal/terms.h>
#include <news/schema/internal/tokens.h>
#include <news/schema/internal/word_order.h>

#include "article_texts.h"
#include "docids.h"
#include "own_process.h"
#include "table_check.h"

namespace news::indexer {
namespace {

namespace fs = std::filesystem;
using Findings = std::vector<std::string>;

/// Runs a check of one document; what it throws becomes a finding.
template <class F>
void check_one(const std::string& what, Findings& findings, F&& f) {
  try {
    f();
  } catch (const Xapian::Error& error) {
    findings.push_back(what + ": " + error.get_description());
  } catch (const std::exception& error) {  // Xapian throws others too, of what damage has made too long
    findings.push_back(what + ": " + error.what());
  }
}

/// The quotes of an article are documents in a row, in its order, and each knows its place among them. False
/// also where one of the row is missing.
bool stand_in_a_row(const Xapian::Database& quotes, const std::vector<Xapian::docid>& documents) try {
  for (std::uint32_t before = 0; before < documents.size(); ++before) {
    const Xapian::docid document = documents[before];
    const schema::QuotePlace place =
        schema::unpack_place(quotes.get_document(document).get_value(schema::kPlaceSlot));
    if (document != documents.front() + before || place.before != before) return false;
    if (place.before + place.behind + 1 != documents.size()) return false;
    if (schema::quote_record(quotes, document).index != before) return false;
  }
  return true;
} catch (const Xapian::DocNotFoundError&) {
  return false;
}

/// Quotes are found by the term of their article's id, and lead to the article by their data.
bool name_their_article(const Xapian::Database& quotes, const std::vector<Xapian::docid>& documents,
                        const schema::Article& article) {
  return std::all_of(documents.begin(), documents.end(), [&](Xapian::docid quote) {
    return schema::quote_record(quotes, quote).article == article.id;
  });
}

/// Quotes that store the order of their words store that of the article's text.
bool tell_their_words(const Xapian::Database& quotes, const std::vector<Xapian::docid>& documents,
                      const schema::Article& article) {
  for (const Xapian::docid quote : documents) {
    const std::uint32_t index = schema::quote_record(quotes, quote).index;
    if (index >= article.quotes.size()) return false;
    std::vector<std::uint64_t> words;
    schema::Tokens tokens(article.quotes[index].text);
    for (schema::Token token; tokens.next(token);) words.push_back(schema::hash_of_word(token.term));
    if (quotes.get_document(quote).get_value(schema::kWordOrderSlot) != schema::pack_word_order(words))
      return false;
  }
  return true;
}

/// Adds up where words stand, so that in whatever order they come the sum is the same.
class PlaceSum {
 public:
  void add(std::string_view prefix, std::string_view word, std::uint32_t position) {
    term_.assign(prefix).append(word);
    // Multiplied, so that words that changed places don't make up for each other.
    sum_ += schema::hash_of_word(term_) * (2ULL * position + 1);
  }
  [[nodiscard]] std::uint64_t sum() const { return sum_; }

 private:
  std::string term_;
  std::uint64_t sum_ = 0;
};

/// Is told where the words of an article stand.
class PlaceSink : public DocumentSink {
 public:
  [[nodiscard]] std::uint64_t sum() const { return places_.sum(); }

 private:
  void begin() override {}
  void add_word(std::string_view word, std::uint32_t position, std::uint32_t) override {
    add_prefixed({}, word, position);
  }
  void add_prefixed(std::string_view prefix, std::string_view word, std::uint32_t position) override {
    if (position != 0) places_.add(prefix, word, position);
  }
  void add_term(std::string_view, std::uint32_t) override {}
  void set_data(std::string_view) override {}

  PlaceSum places_;
};

/// Of each docid, what its positions in chunks add up to.
std::vector<std::uint64_t> sums_of_chunks(const Xapian::Database& articles, std::size_t docids,
                                          Findings& findings) {
  std::vector<PlaceSum> sums(docids);
  const std::string prefix(schema::kPositionPrefix);
  std::vector<std::uint32_t> positions;
  for (auto key = articles.metadata_keys_begin(prefix); key != articles.metadata_keys_end(prefix); ++key) {
    const std::string name = *key;
    const std::string bytes = articles.get_metadata(name);
    const auto parsed = schema::read_position_key(name);
    bool good = parsed.has_value();
    schema::PositionChunk chunk(bytes, good ? parsed->last : 0);
    while (good && chunk.next()) {
      positions.clear();
      good = chunk.document() < sums.size() && schema::read_entry(chunk.entry(), positions);
      for (std::size_t i = 0; good && i < positions.size(); ++i)
        sums[chunk.document()].add("", parsed->term, positions[i]);
    }
    if (!good || chunk.damaged())
      findings.push_back("the positions of \"" + std::string(parsed ? parsed->term : "") +
                         "\" can't be read");
  }
  std::vector<std::uint64_t> out;
  for (const PlaceSum& each : sums) out.push_back(each.sum());
  return out;
}

std::uint64_t sum_of_text(const schema::Article& article, const schema::Format& format) {
  PlaceSink sink;
  (void)write_texts(article, format, sink);
  return sink.sum();
}

/// Every article can be read, is found by its id, and has its quotes.
void check_articles(const Xapian::Database& articles, const Xapian::Database& quotes,
                    const schema::Format& format, std::size_t docids, Findings& findings) {
  schema::RecordDecoder records(articles);
  std::vector<std::uint64_t> sums;
  if (format.has(schema::kPositionChunks)) sums = sums_of_chunks(articles, docids, findings);
  std::uint64_t expected_quotes = 0;
  for (auto document = articles.postlist_begin(""); document != articles.postlist_end(""); ++document) {
    const std::string what = "article " + std::to_string(*document);
    check_one(what, findings, [&] {
      const schema::Article article = records.decode(articles.get_document(*document).get_data());
      const std::string term = schema::id_term(schema::field("id").value, article.id);
      if (articles.get_termfreq(term) != 1 || *articles.postlist_begin(term) != *document) {
        findings.push_back(what + " (" + article.id + ") isn't found by its id");
      }
      if (!sums.empty() && sums[*document] != sum_of_text(article, format)) {
        findings.push_back(what + " (" + article.id + ") has positions that aren't those of its words");
      }
      const std::vector<Xapian::docid> stored = schema::quotes_of(quotes, article.id);
      if (stored.size() != article.quotes.size()) {
        findings.push_back(what + " (" + article.id + ") has " + std::to_string(article.quotes.size()) +
                           " quotes, the quotes' database has " + std::to_string(stored.size()));
      } else if (format.has(schema::kQuoteRuns) && !stand_in_a_row(quotes, stored)) {
        findings.push_back(what + " (" + article.id + ") has quotes that don't stand in a row");
      } else if (!name_their_article(quotes, stored, article)) {
        findings.push_back(what + " (" + article.id + ") has quotes that name another article");
      } else if (format.has(schema::kQuoteWordOrder) && !tell_their_words(quotes, stored, article)) {
        findings.push_back(what + " (" + article.id + ") has quotes that store other words");
      }
      expected_quotes += article.quotes.size();
    });
  }
  if (quotes.get_doccount() != expected_quotes) {
    findings.push_back("the articles have " + std::to_string(expected_quotes) +
                       " quotes, the quotes' database has " + std::to_string(quotes.get_doccount()));
  }
}

void check_quotes(const Xapian::Database& quotes, Findings& findings) {
  for (auto document = quotes.postlist_begin(""); document != quotes.postlist_end(""); ++document) {
    check_one("quote " + std::to_string(*document), findings,
              [&] { (void)schema::quote_record(quotes, *document); });
  }
}

/// What the tables say fits together.
void check_content(const schema::Generation& generation, Findings& findings) {
  check_one("the index", findings, [&] {
    const Xapian::Database articles(generation.articles.string());
    const Xapian::Database quotes(generation.quotes.string());
    const schema::Format format = schema::verify(articles, false);
    (void)schema::verify(quotes, false);
    if (schema::revision_of(articles) != schema::revision_of(quotes)) {
      findings.push_back(
          "quotes and articles are of different revisions; the next `newsindex add` repairs this");
      return;
    }
    (void)given_docids(quotes, generation.quotes);
    check_articles(articles, quotes, format, given_docids(articles, generation.articles), findings);
    check_quotes(quotes, findings);
  });
}

/// The same where tables have faults: who reads them may die of it.
void check_damaged(const schema::Generation& generation, Findings& findings) {
  const OwnProcess process = in_own_process([&] {
    Findings found;
    check_content(generation, found);
    std::string lines;
    for (const std::string& each : found) lines += each + '\0';
    return lines;
  });
  std::istringstream lines(process.told);
  for (std::string line; std::getline(lines, line, '\0');) findings.push_back(line);
  if (process.status != 0) findings.push_back("the index is so damaged that who reads it dies");
}

/// Whether no generation is where the switch file says.
bool leads_nowhere(const fs::path& index) try {
  return !schema::is_there(schema::current_generation(index).articles);
} catch (const schema::Error&) {
  return true;
}

/// The damage of an index that leads to no generation, with the way out.
std::string without_generation(const fs::path& index, const schema::Error& damage) {
  const std::string what = damage.what();
  if (!schema::has_index(index)) return what + ": " + damage.hint();
  if (!leads_nowhere(index)) return what;
  const std::vector<std::string> there = schema::generations_in(index);
  if (there.empty()) return what + ": `newsindex add` into a new directory builds the index anew";
  return what + "; " + there.back() + " is there. Where that is whole, remove " +
         schema::switch_file(index).string() + ": the next `newsindex add` writes it anew";
}

/// Nothing opens an index that lacks a table. Xapian's own check takes some for empty.
bool lacks_tables(const fs::path& database, Findings& findings) try {
  schema::require_tables(database);
  return false;
} catch (const schema::Error& error) {
  if (error.code() != schema::ErrorCode::index_corrupt) throw;
  findings.push_back(std::string(error.what()) + ": " + error.hint());
  return true;
}

}  // namespace

std::vector<std::string> check(const fs::path& index) {
  schema::HeldGeneration held;
  try {
    held = schema::hold_generation(index);
  } catch (const schema::Error& error) {
    if (error.code() != schema::ErrorCode::index_corrupt) throw;
    return {without_generation(index, error)};
  }
  const schema::Generation& generation = held.generation;
  // Nobody may write meanwhile: what changes under the check would look like damage.
  std::unique_ptr<schema::FileLock> lock;
  try {
    lock = schema::FileLock::try_lock(schema::lock_file(index), schema::FileLock::Mode::shared, false);
    if (!lock) {
      throw schema::Error(schema::ErrorCode::index_locked, "another process is writing to " + index.string(),
                          "check again when it has ended");
    }
  } catch (const schema::Error& error) {
    if (error.code() != schema::ErrorCode::io) throw;  // no lock file: nobody writes
  }
  Findings findings;
  bool opens = true;
  for (const fs::path& database : {generation.articles, generation.quotes}) {
    if (lacks_tables(database, findings)) {
      opens = false;
    } else if (std::string fault = fault_in_tables(database); !fault.empty()) {
      findings.push_back(std::move(fault));
    }
  }
  if (!opens) return findings;
  if (findings.empty()) {
    check_content(generation, findings);
  } else {
    check_damaged(generation, findings);
  }
  return findings;
}

}  // namespace news::indexer
