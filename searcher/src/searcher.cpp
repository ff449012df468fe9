#include <news/searcher/searcher.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include <xapian.h>

#include <news/schema/fields.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/quote_runs.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/terms.h>

#include "columns.h"
#include "facets.h"
#include "matches.h"
#include "query.h"
#include "snapshot.h"
#include "snippet.h"
#include "values.h"

namespace news::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t kMostResults = 100000;
/// How often a search starts again when a writer commits meanwhile. Each time it opens the newest commit.
constexpr int kMostAttempts = 100;
/// How often it starts again for damage that may be a half-written block: only while the index moves on.
constexpr int kMostDamaged = 10;
/// How often it starts again for a block that a later commit wrote, where no commit can be seen.
constexpr int kMostUnseen = 4;

void check(const SearchRequest& request) {
  if (request.limit > kMostResults) {
    throw Error(ErrorCode::bad_argument, "a page holds at most " + std::to_string(kMostResults) + " results",
                "use a smaller limit and page on with the offset");
  }
  for (const FacetRequest& facet : request.facets) check_facet(facet, request.target);
}

void pause(int attempt) {
  constexpr int kLongest = 100;
  std::this_thread::sleep_for(std::chrono::milliseconds(std::min(kLongest, attempt * attempt)));
}

bool has_strict_phrase(const BuiltQuery& built) {
  return std::any_of(built.patterns.begin(), built.patterns.end(),
                     [](const Pattern& pattern) { return !pattern.optional && pattern.words.size() > 1; });
}

/// Reads articles for the hits of one page; several quotes may stand in one article, and those of a page of
/// many results are forgotten again.
class Articles {
 public:
  explicit Articles(Snapshot& snapshot) : snapshot_(snapshot) {}

  /// Nothing when the articles hold none with that id.
  [[nodiscard]] const schema::Article* by_id(const std::string& id) {
    const auto known = read_.find(id);
    if (known != read_.end()) return known->second ? &*known->second : nullptr;
    if (read_.size() >= kMostKept) read_.clear();
    auto& place = read_[id];
    const std::string term = schema::id_term(schema::field("id").value, id);
    const Xapian::Database& database = snapshot_.articles;
    for (Xapian::PostingIterator it = database.postlist_begin(term); it != database.postlist_end(term);
         ++it) {
      place = snapshot_.records.decode(database.get_document(*it).get_data());
      return &*place;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kMostKept = 256;

  Snapshot& snapshot_;
  std::map<std::string, std::optional<schema::Article>> read_;
};

/// Where the hits go one by one, and how many went.
struct Delivery {
  const std::function<void(const SearchResults&, Hit&&)>& on_hit;
  std::size_t done = 0;
};

/// A term that may be the hash of an id doesn't tell it.
bool may_be_hashed(std::string_view id) {
  constexpr std::size_t kHash = 33;  // '#' and 32 hexadecimal digits
  return id.size() > kHash && id[id.size() - kHash] == '#' &&
         id.substr(id.size() - kHash + 1).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The id of an article without reading it, where its term tells.
std::string id_of(Snapshot& snapshot, Xapian::docid document) {
  const Xapian::Database& database = snapshot.articles;
  const std::string prefix(schema::field("id").value);
  Xapian::TermIterator term = database.termlist_begin(document);
  if (term != database.termlist_end(document)) term.skip_to(prefix);
  if (term != database.termlist_end(document)) {
    const std::string found = *term;
    if (found.size() > prefix.size() && found.starts_with(prefix) && !may_be_hashed(found)) {
      return found.substr(prefix.size());
    }
  }
  return snapshot.records.decode(database.get_document(document).get_data()).id;
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(std::filesystem::path index) : path(std::move(index)), snapshot(open_snapshot(path)) {}

  /// Runs f on the newest commit, again when a writer overwrites what is being read.
  template <class F>
  auto on_newest(F&& f);

  /// True when the index has a commit that wasn't seen yet.
  bool moved_on();

  SearchResults search(const SearchRequest& request, Delivery* delivery);
  void count_facets(const SearchRequest& request, const BuiltQuery& built, Documents&& all,
                    SearchResults& results);
  void fill_hits(const SearchRequest& request, const BuiltQuery& built, const Page& page,
                 SearchResults& results, Delivery* delivery);
  bool fill_article_hit(const SearchRequest& request, Xapian::docid document, Hit& hit);
  bool fill_quote_hit(const SearchRequest& request, Xapian::docid document, Articles& articles,
                      Hit& hit) const;
  Columns& columns(Target target);

  std::filesystem::path path;
  Snapshot snapshot;
  Columns article_columns;
  Columns quote_columns;
  std::string columns_of;  ///< What commit the columns were read from.
};

template <class F>
auto Searcher::Impl::on_newest(F&& f) {
  return schema::at_boundary(path.string(), [&] {
    for (int attempt = 0, damaged = 0, unseen = 0; attempt < kMostAttempts; ++attempt) {
      if (attempt == 0) {
        refresh(snapshot, path);
      } else {
        pause(attempt);
        snapshot = open_snapshot(path);
      }
      try {
        return f();
      } catch (const Xapian::DatabaseModifiedError&) {
        // What was being read is gone; there is something newer, or damage looks like it.
        if (!moved_on() && ++unseen > kMostUnseen) throw;
      } catch (const Xapian::DatabaseError&) {
        if (++damaged > kMostDamaged || !moved_on()) throw;
      } catch (const Xapian::DocNotFoundError&) {
        if (++damaged > kMostDamaged || !moved_on()) throw;
      } catch (const Error& error) {
        if (error.code() != ErrorCode::index_corrupt || ++damaged > kMostDamaged || !moved_on()) throw;
      }
    }
    throw Error(ErrorCode::index_locked, path.string() + " changes faster than it can be searched",
                "try again when the writer has less to do");
  });
}

bool Searcher::Impl::moved_on() {
  const Snapshot newest = open_snapshot(path);
  return newest.generation.name != snapshot.generation.name ||
         newest.articles.get_uuid() != snapshot.articles.get_uuid() ||
         newest.articles.get_revision() != snapshot.articles.get_revision() ||
         newest.quotes.get_revision() != snapshot.quotes.get_revision();
}

Columns& Searcher::Impl::columns(Target target) {
  std::string now = snapshot.generation.name + " " + snapshot.identity + " " + snapshot.articles.get_uuid() +
                    " " + std::to_string(snapshot.revision) + (snapshot.quotes_ahead ? " ahead " : " ") +
                    std::to_string(schema::revision_of(snapshot.quotes));
  if (now != columns_of) {
    article_columns.clear();
    quote_columns.clear();
    columns_of = std::move(now);
  }
  return target == Target::articles ? article_columns : quote_columns;
}

/// Hits are delivered, or put into the results where there is no delivery.
SearchResults Searcher::Impl::search(const SearchRequest& request, Delivery* delivery) {
  BuiltQuery built = build_query(request, snapshot);
  PageRequest wanted;
  wanted.sort = request.sort;
  wanted.weighted = built.weighted;
  wanted.has_phrase = has_strict_phrase(built);
  wanted.first_tells_time = request.target == Target::quotes && snapshot.format.has(schema::kQuoteRunValues);
  wanted.want_all = request.count_all;
  wanted.offset = request.offset;
  wanted.limit = request.limit;
  Page page = find_page(snapshot.database(request.target), built.combined(), wanted);

  SearchResults results;
  results.query = request.query;
  results.revision = snapshot.revision;
  results.total = request.count_all ? page.all.size() : page.estimate;
  if (request.target == Target::quotes && snapshot.quotes_ahead) {
    results.warnings.emplace_back("an addition is under way or was broken off: quotes of " +
                                  std::to_string(schema::touched_articles(snapshot.quotes).size()) +
                                  " articles are left out; the next `newsindex add` mends that");
  }
  for (std::string& note : built.notes) results.warnings.push_back(std::move(note));
  fill_hits(request, built, page, results, delivery);
  if (request.count_all) count_facets(request, built, std::move(page.all), results);
  results.explanation = std::move(built.explanation);
  return results;
}

void Searcher::Impl::count_facets(const SearchRequest& request, const BuiltQuery& built, Documents&& all,
                                  SearchResults& results) {
  const Values values(snapshot, request.target, request.language,
                      snapshot.forms->in(request.target, request.language, snapshot.database(request.target),
                                         snapshot.articles));
  std::map<std::string, Documents> without_own;  // matches of a facet whose own choice is left out
  for (const FacetRequest& facet : request.facets) {
    const Documents* documents = &all;
    if (built.filters.contains(facet.field)) {
      const auto [place, fresh] = without_own.try_emplace(facet.field);
      if (fresh) place->second = find_all(snapshot.database(request.target), built.combined(facet.field));
      documents = &place->second;
    }
    const auto chosen = built.chosen.find(facet.field);
    results.facets.push_back(
        count_facet(snapshot, request.target, columns(request.target), values, facet, *documents,
                    chosen == built.chosen.end() ? std::vector<std::string>() : chosen->second));
  }
}

void Searcher::Impl::fill_hits(const SearchRequest& request, const BuiltQuery& built, const Page& page,
                               SearchResults& results, Delivery* delivery) {
  std::optional<Highlighter> highlighter;
  if (request.with_articles) highlighter.emplace(built.patterns, request, snapshot.database(request.target));
  Articles articles(snapshot);
  if (delivery == nullptr) results.hits.reserve(page.matches.size());
  std::size_t lost = 0;
  for (std::size_t i = delivery == nullptr ? 0 : delivery->done; i < page.matches.size(); ++i) {
    Hit hit;
    hit.rank = request.offset + i + 1;
    hit.score = page.matches[i].score;
    const Xapian::docid document = page.matches[i].document;
    const bool found = request.target == Target::articles ? fill_article_hit(request, document, hit)
                                                          : fill_quote_hit(request, document, articles, hit);
    if (!found) {
      ++lost;
      continue;
    }
    if (highlighter) highlighter->show(hit);
    if (delivery == nullptr) {
      results.hits.push_back(std::move(hit));
    } else {
      delivery->on_hit(results, std::move(hit));
      delivery->done = i + 1;
    }
  }
  if (lost > 0) {
    results.warnings.push_back(std::to_string(lost) + " quotes are left out: " +
                               (snapshot.quotes_ahead ? "their articles have changed since"
                                                      : "no article has them; run `newsindex check`"));
  }
}

bool Searcher::Impl::fill_article_hit(const SearchRequest& request, Xapian::docid document, Hit& hit) {
  if (request.with_articles) {
    hit.article = snapshot.records.decode(snapshot.articles.get_document(document).get_data());
  } else {
    hit.article.id = id_of(snapshot, document);
  }
  return true;
}

bool Searcher::Impl::fill_quote_hit(const SearchRequest& request, Xapian::docid document, Articles& articles,
                                    Hit& hit) const {
  const schema::QuoteRecord record = schema::quote_record(snapshot.quotes, document);
  hit.quote = record.index;
  if (!request.with_articles) {
    hit.article.id = record.article;
    return true;
  }
  const schema::Article* article = articles.by_id(record.article);
  if (article == nullptr || record.index >= article->quotes.size()) return false;
  hit.article = *article;
  return true;
}

namespace {

/// The program may change its directory between two searches.
std::filesystem::path absolute_path(const std::filesystem::path& index) {
  std::error_code error;
  std::filesystem::path whole = std::filesystem::absolute(index, error);
  if (!error) return whole;
  throw Error(ErrorCode::index_missing, "there is no index at \"" + index.string() + "\": " + error.message(),
              "name the directory of an index, from its root on");
}

}  // namespace

Searcher::Searcher(const std::filesystem::path& index)
    : impl_(std::make_unique<Impl>(absolute_path(index))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResults Searcher::search(const SearchRequest& request) {
  check(request);
  return impl_->on_newest([&] { return impl_->search(request, nullptr); });
}

SearchResults Searcher::search(const SearchRequest& request,
                               const std::function<void(const SearchResults&, Hit&&)>& on_hit) {
  check(request);
  Delivery delivery{on_hit};
  return impl_->on_newest([&] { return impl_->search(request, &delivery); });
}

IndexInfo Searcher::info() {
  return impl_->on_newest([&] {
    const Snapshot& snapshot = impl_->snapshot;
    return IndexInfo{snapshot.articles.get_doccount(), snapshot.quotes.get_doccount(), snapshot.revision,
                     snapshot.format.number};
  });
}

}  // namespace news::searcher
