#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <news/searcher/request.h>
#include <news/searcher/results.h>

#include "forms.h"
#include "query.h"
#include "query_parser.h"
#include "snapshot.h"
#include "values.h"

namespace news::searcher {

/// Turns the tree of a query into what Xapian runs. For one query.
class QueryBuilder {
 public:
  QueryBuilder(const SearchRequest& request, const Snapshot& snapshot, Forms& forms, Values& values)
      : request_(request),
        database_(snapshot.database(request.target)),
        parts_without_positions_(snapshot.format.has(schema::kPartsWithoutPositions)),
        positions_apart_(snapshot.positions_apart(request.target)),
        forms_(forms),
        values_(values) {}

  /// Throws schema::Error{bad_query} for a name that fits several values.
  [[nodiscard]] Xapian::Query build(const QueryNode& root) { return node(root, true); }

  [[nodiscard]] bool weighted() const { return weighted_; }
  [[nodiscard]] std::vector<Pattern> take_patterns() { return std::move(patterns_); }
  [[nodiscard]] std::vector<WordForms> take_words() { return std::move(words_); }
  /// Where words stand for less than they should.
  [[nodiscard]] std::vector<std::string> take_warnings() { return std::move(warnings_); }
  /// How values were understood, where that isn't as typed.
  [[nodiscard]] std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  /// One entry a word, each the forms that satisfy it; never empty.
  using Positions = std::vector<std::vector<std::string>>;

  [[nodiscard]] Xapian::Query node(const QueryNode& node, bool positive);
  [[nodiscard]] Xapian::Query all(const QueryNode& node, bool positive);
  [[nodiscard]] Xapian::Query any(const QueryNode& node, bool positive);
  [[nodiscard]] Xapian::Query words(const QueryNode& node, bool positive);
  [[nodiscard]] Xapian::Query value(const QueryNode& node);
  [[nodiscard]] Xapian::Query fielded(const schema::Field& field, const Positions& positions, bool positive);
  [[nodiscard]] Xapian::Query with_phrases_first(Xapian::Query query, const std::vector<QueryNode>& children);
  void add_phrase(const std::vector<const QueryNode*>& run, std::vector<Xapian::Query>& phrases);

  [[nodiscard]] Xapian::Query phrase(const Positions& positions, std::string_view prefix) const;
  [[nodiscard]] bool is_own_text(const schema::Field* field) const;
  [[nodiscard]] Positions positions_of(const QueryNode& node, bool explained);
  void explain(const QueryNode& node, std::size_t word, const FormList& forms, std::string_view prefix);

  const SearchRequest& request_;
  const Xapian::Database& database_;
  bool
      parts_without_positions_;  ///< Of fields that are parts of the text, only unprefixed words have places.
  bool positions_apart_;         ///< Snapshot::positions_apart().
  Forms& forms_;
  Values& values_;
  bool weighted_ = false;
  std::vector<Pattern> patterns_;
  std::vector<WordForms> words_;
  std::set<std::string> explained_;
  std::vector<std::string> notes_;
  std::vector<std::string> warnings_;
};

}  // namespace news::searcher
