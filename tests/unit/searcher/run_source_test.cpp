#include "run_source.h"

#include <random>
#include <vector>

#include <news/schema/fields.h>
#include <news/schema/internal/terms.h>

#include "matches.h"
#include "support/catch.h"

namespace news::searcher {
namespace {

/// Runs of quotes at random, some of them removed since. The first quote of some carries the term "T"; some
/// quotes carry "w".
struct Quotes {
  Xapian::WritableDatabase database{"", Xapian::DB_BACKEND_INMEMORY};
  Documents in_runs;            ///< Quotes of runs that have "T",
  Documents in_runs_with_word;  ///< and "w".
  Xapian::doccount leaders = 0;

  explicit Quotes(unsigned seed) {
    std::mt19937 random(seed);
    for (int article = 0; article < 400; ++article) {
      const auto length = static_cast<std::uint32_t>(1 + random() % 9);
      const bool has_term = random() % 4 == 0;
      const bool stays = random() % 6 != 0;
      for (std::uint32_t i = 0; i < length; ++i) {
        Xapian::Document quote;
        const bool has_word = random() % 5 == 0;
        if (has_word) quote.add_term("w");
        if (i == 0 && has_term) quote.add_boolean_term("T");
        quote.add_value(schema::kPlaceSlot, schema::pack_place({i, length - 1 - i}));
        const Xapian::docid document = database.add_document(quote);
        if (!stays) {
          database.delete_document(document);
        } else if (has_term) {
          in_runs.push_back(document);
          if (has_word) in_runs_with_word.push_back(document);
          if (i == 0) ++leaders;
        }
      }
    }
  }

  [[nodiscard]] Documents found(std::uint64_t cost_of_one, bool with_word) const {
    auto* source = new RunTermSource("T", std::make_shared<Runs>(cost_of_one));
    Xapian::Query query(source->release());
    if (with_word) query = Xapian::Query(Xapian::Query::OP_AND, Xapian::Query("w"), query);
    return find_all(database, query);
  }
};

}  // namespace

TEST_CASE("the quotes of runs are found through their first, by the slot and in memory") {
  constexpr std::uint64_t kNeverInMemory = 0;
  constexpr std::uint64_t kAtOnce = 1000000;
  for (const std::uint64_t cost : {kNeverInMemory, std::uint64_t{20}, kAtOnce}) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
      const Quotes quotes(seed);
      INFO("cost " << cost << ", seed " << seed);
      CHECK(quotes.found(cost, false) == quotes.in_runs);
      CHECK(quotes.found(cost, true) == quotes.in_runs_with_word);
      CHECK(quotes_in_runs(quotes.database, "T") == quotes.in_runs.size());
    }
  }
}

TEST_CASE("a term that no run has finds nothing") {
  const Quotes quotes(1);
  auto* source = new RunTermSource("U", std::make_shared<Runs>());
  CHECK(find_all(quotes.database, Xapian::Query(source->release())).empty());
  CHECK(quotes_in_runs(quotes.database, "U") == 0);
}

TEST_CASE("the frequency of a run's term is bounded") {
  const Quotes quotes(2);
  RunTermSource source("T", std::make_shared<Runs>());
  source.init(quotes.database);
  CHECK(source.get_termfreq_min() == quotes.leaders);
  CHECK(source.get_termfreq_est() >= quotes.leaders);
  CHECK(source.get_termfreq_max() >= quotes.in_runs.size());
}

}  // namespace news::searcher
