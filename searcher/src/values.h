#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// The value of a facet's bucket for documents without a value; filters take it too.
inline constexpr const char* kUnknown = "unknown";

/// A source or a day belongs to an article whether known or not; persons may just be absent.
[[nodiscard]] bool has_unknown(const schema::Field& field);

/// A value that a text may mean.
struct Candidate {
  std::string name;
  Xapian::doccount frequency = 0;
};

/// Resolves whole values of fields: names, topics, ids, dates.
class Values {
 public:
  /// `language`: the one that the query is in, empty where that isn't said.
  Values(const Snapshot& snapshot, Target target, std::string language, Forms& forms);

  /// `text` holds a letter or digit; for dates it is "unknown".
  [[nodiscard]] ResolvedValue resolve(const schema::Field& field, const std::string& text);
  [[nodiscard]] ResolvedValue resolve(const schema::Field& field, const schema::DayRange& period);

  /// What to give for the value of that label: "=Dahl" where "Dahl" is taken for somebody else, or for
  /// several.
  [[nodiscard]] std::string choosing(const schema::Field& field, const std::string& label) const;

  /// Of names that may mean several, which was taken; each once.
  [[nodiscard]] std::vector<std::string> take_notes() { return std::move(notes_); }

  /// Days in a slot of days; articles without a day are never among them.
  [[nodiscard]] Xapian::Query days(const schema::Field& field, const schema::DayRange& period) const;

  /// The article of that id, or its quotes. Unweighted.
  [[nodiscard]] Xapian::Query of_article(const std::string& id) const;

 private:
  [[nodiscard]] ResolvedValue absent(const schema::Field& field) const;
  [[nodiscard]] ResolvedValue name(const schema::Field& field, const std::string& text);
  [[nodiscard]] ResolvedValue the_name(const schema::Field& field, const std::string& text) const;
  [[nodiscard]] std::vector<Candidate> bearers(const schema::Field& field, const std::string& text) const;
  [[nodiscard]] bool is_taken_otherwise(const schema::Field& field, const std::string& name) const;
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
  bool positions_apart_;
  std::shared_ptr<Runs> runs_;
  std::string language_;
  Forms& forms_;
  std::vector<std::string> notes_;
};

}  // namespace news::searcher
