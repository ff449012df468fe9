#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/error.h>
#include <news/schema/internal/quote_runs.h>
#include <news/schema/internal/record.h>

#include "query.h"
#include "snapshot.h"
#include "support/small_index.h"
#include "support/temp_dir.h"

namespace news::tests {

/// A small index, and the ids that a built query finds in it.
class QueryIndex {
 public:
  explicit QueryIndex(const std::function<void(SmallIndex&)>& fill) : index_(directory_.path()) {
    fill(index_);
    index_.commit();
    snapshot_.articles = Xapian::Database(index_.generation().articles.string());
    snapshot_.quotes = Xapian::Database(index_.generation().quotes.string());
    snapshot_.format = schema::verify(snapshot_.articles, false);
  }

  [[nodiscard]] searcher::BuiltQuery build(const searcher::SearchRequest& request) const {
    return searcher::build_query(request, snapshot_);
  }

  [[nodiscard]] searcher::BuiltQuery build(const std::string& query) const {
    searcher::SearchRequest request;
    request.query = query;
    return build(request);
  }

  /// Ids in the order of their rank; of quotes the article's id, "#" and the quote's number.
  [[nodiscard]] std::vector<std::string> ranked(const searcher::SearchRequest& request) const {
    std::vector<std::string> ids;
    const Xapian::Database& database = snapshot_.database(request.target);
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 0, 0.75, 0.5));
    enquire.set_query(build(request).combined());
    const Xapian::MSet found = enquire.get_mset(0, 1000);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      if (request.target == searcher::Target::articles) {
        ids.push_back(schema::RecordDecoder().decode(hit.get_document().get_data()).id);
      } else {
        const schema::QuoteRecord quote = schema::quote_record(database, *hit);
        ids.push_back(quote.article + "#" + std::to_string(quote.index));
      }
    }
    return ids;
  }

  /// The ids in alphabetical order, a blank between them.
  [[nodiscard]] std::string found(const searcher::SearchRequest& request) const {
    std::vector<std::string> ids = ranked(request);
    std::sort(ids.begin(), ids.end());
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
    return out;
  }

  [[nodiscard]] std::string found(const std::string& query) const {
    searcher::SearchRequest request;
    request.query = query;
    return found(request);
  }

  /// The error's message and, on a line of its own, its hint.
  [[nodiscard]] std::string failure(const searcher::SearchRequest& request, schema::ErrorCode code) const {
    try {
      (void)build(request);
    } catch (const schema::Error& error) {
      return error.code() == code ? std::string(error.what()) + "\n" + error.hint() : "another code";
    }
    return "no error";
  }

  [[nodiscard]] const searcher::Snapshot& snapshot() const { return snapshot_; }

 private:
  TempDir directory_;
  SmallIndex index_;
  searcher::Snapshot snapshot_;
};

/// An article with a body alone.
inline schema::Article brief(const std::string& id, const std::string& body,
                             const std::string& language = "en") {
  schema::Article article;
  article.id = id;
  article.body = body;
  article.language = language;
  return article;
}

}  // namespace news::tests
