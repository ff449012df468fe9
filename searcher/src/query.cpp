#include "query.h"

#include "explain.h"
#include "filters.h"
#include "forms.h"
#include "query_builder.h"
#include "query_parser.h"
#include "values.h"

namespace news::searcher {

BuiltQuery build_query(const SearchRequest& request, const Snapshot& snapshot) {
  const QueryNode root =
      parse_query(request.query, {request.plain_words, request.any, request.exact, request.target});
  Forms& forms = snapshot.forms->in(request.target, request.language, snapshot.database(request.target),
                                    snapshot.articles);
  Values values(snapshot, request.target, forms);

  BuiltQuery built;
  QueryBuilder builder(request, snapshot, forms, values);
  built.text = builder.build(root);
  built.weighted = builder.weighted();
  built.patterns = builder.take_patterns();
  built.explanation.reading = reading_of(root, request.target);
  built.explanation.words = builder.take_words();
  built.explanation.filters = builder.take_notes();

  BuiltFilters filters = build_filters(request, values);
  built.filters = std::move(filters.queries);
  built.chosen = std::move(filters.chosen);
  for (std::string& sentence : filters.sentences) built.explanation.filters.push_back(std::move(sentence));
  built.explanation.internal = built.combined().get_description();
  return built;
}

Xapian::Query BuiltQuery::combined(const std::string& left_out) const {
  std::vector<Xapian::Query> kept;
  for (const auto& [field, filter] : filters) {
    if (field != left_out) kept.push_back(filter);
  }
  if (kept.empty()) return text;
  return Xapian::Query(Xapian::Query::OP_FILTER, text,
                       Xapian::Query(Xapian::Query::OP_AND, kept.begin(), kept.end()));
}

}  // namespace news::searcher
