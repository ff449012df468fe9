#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/lexicon.h>
#include <news/searcher/limits.h>
#include <news/searcher/request.h>

namespace news::searcher {

/// Which written forms count as the word that was typed.
enum class Conflation {
  none,     ///< Only the word itself.
  accents,  ///< With and without accents: for names.
  full,     ///< Stems as well.
};

/// The written forms of a word that occur in the index.
struct FormList {
  std::vector<std::string> forms;  ///< Most frequent first; empty when none occurs.
  /// Cut because there were too many, most frequent first; ends in "..." where even more follow.
  std::vector<std::string> left_out;
  std::size_t left_out_count = 0;
};

inline constexpr std::size_t kMostForms = kQueryLimits.forms;
inline constexpr std::size_t kMostExpansions = kQueryLimits.expansions;

/// Looks up forms in the lexicon, each word once. Forms may outlive their articles; only those that the
/// database holds count. Holds for the revision that the databases show.
class Forms {
 public:
  /// `database` holds the words that are searched, `lexicon` (the articles) the lexicon.
  Forms(Xapian::Database database, Xapian::Database lexicon, const std::vector<std::string>& languages);

  /// Forms of a folded word that occur under the prefix. The list stays until forget().
  [[nodiscard]] const FormList& of(const std::string& word, std::string_view prefix, Conflation conflation);

  /// Words under the prefix that begin so; unless `exact` also those that do so without their accents.
  [[nodiscard]] FormList beginning_with(const std::string& beginning, std::string_view prefix, bool exact);

  /// Whether a word stands for its other endings in any of the languages.
  [[nodiscard]] bool has_stemmer() const;

  /// How many words were looked up.
  [[nodiscard]] std::size_t known() const { return known_.size(); }
  void forget() { known_.clear(); }

 private:
  [[nodiscard]] FormList look_up(const std::string& word, std::string_view prefix, Conflation conflation);
  [[nodiscard]] std::vector<std::string> candidates(const std::string& word, Conflation conflation);
  void add_synonyms(const std::string& key, std::vector<std::string>& out) const;

  Xapian::Database database_;
  Xapian::Database lexicon_;
  std::vector<schema::StemKeys> stems_;
  std::map<std::tuple<std::string, std::string, Conflation>, FormList> known_;
};

/// The forms of one revision, kept from query to query: people ask for the same words again and again.
class KnownForms {
 public:
  /// For one query: what it gives is valid until the next call. Throws as query_languages().
  [[nodiscard]] Forms& in(Target target, const std::string& asked_language, const Xapian::Database& database,
                          const Xapian::Database& articles);

 private:
  std::map<std::pair<Target, std::string>, Forms> forms_;
};

/// The language asked for, else those of at least 5 % of the articles, else English.
/// Throws schema::Error{bad_argument} for what is no language code.
[[nodiscard]] std::vector<std::string> query_languages(const std::string& asked,
                                                       const Xapian::Database& articles);

}  // namespace news::searcher
