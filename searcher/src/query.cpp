#include "query.h"

#include <chrono>

#include <news/schema/fields.h>
#include <news/schema/internal/terms.h>

#include "explain.h"
#include "filters.h"
#include "forms.h"
#include "query_builder.h"
#include "query_parser.h"
#include "values.h"

namespace news::searcher {
namespace {

/// Articles (or quotes of such) that may not be shown yet. Most indexes have none, and pay nothing.
Xapian::Query embargoed(const Xapian::Database& database) {
  if (database.get_value_freq(schema::kEmbargoSlot) == 0) return {};
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  return {Xapian::Query::OP_VALUE_GE, schema::kEmbargoSlot, schema::pack_instant(seconds + 1)};
}

/// The one that the query is said to be in.
std::string language_of(const SearchRequest& request, const Snapshot& snapshot) {
  if (request.language.empty()) return {};
  return query_languages(request.language, snapshot.articles).front();
}

/// What no search may find now.
Xapian::Query held_back(const SearchRequest& request, const Snapshot& snapshot, const Values& values) {
  std::vector<Xapian::Query> queries = {embargoed(snapshot.database(request.target))};
  if (request.target == Target::quotes && snapshot.quotes_ahead) {
    for (const std::string& id : schema::touched_articles(snapshot.quotes))
      queries.push_back(values.of_article(id));
  }
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

}  // namespace

BuiltQuery build_query(const SearchRequest& request, const Snapshot& snapshot) {
  const QueryNode root =
      parse_query(request.query, {request.plain_words, request.any, request.exact, request.target});
  Forms& forms = snapshot.forms->in(request.target, request.language, snapshot.database(request.target),
                                    snapshot.articles);
  Values values(snapshot, request.target, language_of(request, snapshot), forms);

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
  built.notes = builder.take_warnings();
  if (!request.language.empty() && !request.exact && !forms.has_stemmer())
    built.notes.push_back(
        "words are searched for with the endings they are typed with: no others are known for the language " +
        shown(request.language));
  for (std::string& note : values.take_notes()) built.notes.push_back(std::move(note));
  built.held_back = held_back(request, snapshot, values);
  built.explanation.internal = built.combined().get_description();
  return built;
}

Xapian::Query BuiltQuery::combined(const std::string& left_out) const {
  std::vector<Xapian::Query> kept;
  for (const auto& [field, filter] : filters) {
    if (field != left_out) kept.push_back(filter);
  }
  Xapian::Query query = text;
  if (!kept.empty()) {
    query = Xapian::Query(Xapian::Query::OP_FILTER, text,
                          Xapian::Query(Xapian::Query::OP_AND, kept.begin(), kept.end()));
  }
  if (held_back.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query, held_back};
}

}  // namespace news::searcher
