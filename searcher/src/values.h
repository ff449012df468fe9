#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <news/schema/day.h>
#include <news/schema/fields.h>
#include <news/searcher/request.h>

#include "forms.h"
#include "snapshot.h"

namespace news::searcher {

/// What a value given for a field leads to in this index.
struct ResolvedValue {
  Xapian::Query query;  ///< Unweighted; matches nothing where the value isn't in the index.
  std::vector<std::string>
      chosen;           ///< The value as a facet has it: the dictionary's label, a topic's id, "2024-05".
  std::string says;     ///< How it was understood: "Ingrid Dahl (given as dahl)".
  std::string trouble;  ///< Set when it fits several values: what to tell the user, and
  std::string hint;     ///< what to do about it.
};

/// Resolves whole values of fields: names, topics, ids, dates.
class Values {
 public:
  /// `language`: the one that the query is in, empty where that isn't said.
  Values(const Snapshot& snapshot, Target target, std::string language, Forms& forms);

  /// `text` holds a letter or digit; for dates it is "unknown".
  [[nodiscard]] ResolvedValue resolve(const schema::Field& field, const std::string& text);
  [[nodiscard]] ResolvedValue resolve(const schema::Field& field, const schema::DayRange& period);

  /// Days in a slot of days; articles without a day are never among them.
  [[nodiscard]] Xapian::Query days(const schema::Field& field, const schema::DayRange& period) const;

  /// The article of that id, or its quotes. Unweighted.
  [[nodiscard]] Xapian::Query of_article(const std::string& id) const;

 private:
  [[nodiscard]] ResolvedValue absent(const schema::Field& field) const;
  [[nodiscard]] ResolvedValue name(const schema::Field& field, const std::string& text);
  [[nodiscard]] ResolvedValue person(const schema::Field& field, const std::string& text);
  [[nodiscard]] ResolvedValue words(const schema::Field& field, const std::string& text);
  [[nodiscard]] ResolvedValue topic(const schema::Field& field, const std::string& text);
  [[nodiscard]] ResolvedValue the_topic(const schema::Field& field, const std::string& id,
                                        const std::string& given) const;
  [[nodiscard]] ResolvedValue one_of_topics(const schema::Field& field, std::vector<std::string> ids,
                                            const std::string& given) const;

  [[nodiscard]] bool in_runs(const schema::Field& field) const;
  [[nodiscard]] Xapian::Query having(const schema::Field& field, const std::string& term) const;
  /// What has a value of the field's from `low` on, up to and with `high` where that is given.
  [[nodiscard]] Xapian::Query with_value(const schema::Field& field, const std::string& low,
                                         const std::optional<std::string>& high) const;
  [[nodiscard]] bool occurs(const schema::Field& field, const std::string& value) const;
  [[nodiscard]] Xapian::doccount frequency(const schema::Field& field, const std::string& term) const;
  [[nodiscard]] std::string label_of(const schema::Field& field, const std::string& value) const;
  [[nodiscard]] std::vector<std::string> canonical_names(const schema::Field& field,
                                                         const std::string& text) const;

  const Xapian::Database& database_;
  const Xapian::Database& articles_;
  bool quotes_in_runs_;
  bool ids_in_runs_;
  bool values_in_runs_;
  std::shared_ptr<Runs> runs_;
  std::string language_;
  Forms& forms_;
};

/// Boolean: matches, and adds no weight.
[[nodiscard]] Xapian::Query unweighted(const Xapian::Query& query);

/// Everything. A query of its own: Xapian's constant is shared between threads without a lock.
[[nodiscard]] Xapian::Query everything();

}  // namespace news::searcher
