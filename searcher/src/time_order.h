#pragma once

#include <optional>
#include <string>

#include <xapian.h>

namespace news::searcher {

/// Keys that sort documents by their moment of publication, ascending.
///
/// Threads: one; it reads as Xapian's matcher does, document after document.
class TimeOrder : public Xapian::KeyMaker {
 public:
  enum class Moments {
    own,       ///< Each document has its own.
    of_first,  ///< The first quote of a run has it for all (schema::kQuoteRunValues).
  };

  /// Documents without a moment get `without`.
  TimeOrder(const Xapian::Database& database, Moments moments, std::string without)
      : database_(database), moments_(moments), without_(std::move(without)) {}

  [[nodiscard]] std::string operator()(const Xapian::Document& document) const override;

 private:
  [[nodiscard]] std::string moment_of(Xapian::docid first) const;

  Xapian::Database database_;
  Moments moments_;
  std::string without_;
  mutable std::optional<Xapian::ValueIterator> moments_read_;  ///< Stands at the last one looked for.
  mutable Xapian::docid first_ = 0;                            ///< Whose key was asked for last.
  mutable std::string key_;
};

}  // namespace news::searcher
