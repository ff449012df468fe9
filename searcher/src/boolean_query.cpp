#include "boolean_query.h"

#include <string>
#include <vector>

namespace news::searcher {
namespace {

using Xapian::Query;

bool has_gaps(const Xapian::Database& database) {
  return database.get_lastdocid() != database.get_doccount();
}

bool is_in_every_document(const Xapian::Database& database, const Query& term) {
  return database.get_termfreq(*term.get_terms_begin()) == database.get_doccount();
}

/// An operator over a query's parts made anew: `first` makes the first, `rest` the others.
template <typename First, typename Rest>
Query over_parts(Query::op op, const Query& query, const First& first, const Rest& rest) {
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    parts.push_back(i == 0 ? first(query.get_subquery(i)) : rest(query.get_subquery(i)));
  return {op, parts.begin(), parts.end()};
}

Query without_every_document(const Xapian::Database& database, const Query& query) {
  const auto again = [&](const Query& part) { return without_every_document(database, part); };
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return is_in_every_document(database, query) ? everything() : query;
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_XOR:
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
      return over_parts(query.get_type(), query, again, again);
    case Query::OP_MAX:
    case Query::OP_SYNONYM:
      return over_parts(Query::OP_OR, query, again, again);
    case Query::OP_SCALE_WEIGHT:
      return {Query::OP_SCALE_WEIGHT, again(query.get_subquery(0)), 0.0};
    default:
      return query;  // Phrases ask for positions; all else is no term.
  }
}

Query with_filters_unranked(const Xapian::Database& database, const Query& query) {
  const auto again = [&](const Query& part) { return with_filters_unranked(database, part); };
  const auto filter = [&](const Query& part) { return without_every_document(database, part); };
  switch (query.get_type()) {
    case Query::OP_AND_NOT:
    case Query::OP_FILTER:
      return over_parts(query.get_type(), query, again, filter);
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_XOR:
    case Query::OP_AND_MAYBE:
      return over_parts(query.get_type(), query, again, again);
    default:
      return query;  // What is scaled to nothing was made so by unweighted().
  }
}

}  // namespace

Query everything() {
  return Query(std::string());
}

Query unweighted(const Xapian::Database& database, const Query& query) {
  return {Query::OP_SCALE_WEIGHT, unranked(database, query), 0.0};
}

Query unranked(const Xapian::Database& database, const Query& query) {
  return has_gaps(database) ? without_every_document(database, query) : query;
}

Query ranked(const Xapian::Database& database, const Query& query) {
  return has_gaps(database) ? with_filters_unranked(database, query) : query;
}

}  // namespace news::searcher
