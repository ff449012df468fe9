#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <news/schema/article.h>

#include "lazy.h"
#include "people/people.h"
#include "quotes/quotes.h"
#include "topics/topics.h"

namespace news::indexer {

/// Which annotations are wanted.
struct Annotate {
  bool people = true;
  bool quotes = true;
  bool topics = true;
  bool indirect = false;  ///< Among the quotes also speech reported without quotation marks.
  [[nodiscard]] bool any() const { return people || quotes || topics; }
};

/// Reads "none", "all", or a list like "people,topics" or "all,indirect". Throws schema::Error{bad_argument}.
[[nodiscard]] Annotate parse_annotate(std::string_view text);

/// The annotators with the data they work from.
/// Threads: annotate() may be called from several threads at once.
class Annotators {
 public:
  /// `data` holds people/, quotes/ and topics/; `topic_model` is the file of train_topics(), used where it is
  /// there. Loads what `wanted` needs, in several threads: all of it takes longer than adding a few
  /// articles. Throws schema::Error{data_missing}.
  explicit Annotators(const std::filesystem::path& data, const Annotate& wanted = {},
                      const std::filesystem::path& topic_model = {});

  /// Fills persons, quotes and topics: no others than the constructor was told of. What came with the article
  /// stays where an annotation isn't wanted.
  void annotate(schema::Article& article, const Annotate& wanted) const;

  [[nodiscard]] const people::Finder& people() const { return people_.get(); }
  [[nodiscard]] const topics::Finder& topics() const { return topics_.get(); }

  /// Changes with what is wanted and with the content of the data files: articles that were annotated with
  /// others are annotated anew.
  [[nodiscard]] std::uint64_t fingerprint(const Annotate& wanted) const;

 private:
  Lazy<people::Finder> people_;  // also without its annotations: who is named has aliases
  Lazy<quotes::Finder> quotes_;
  Lazy<topics::Finder> topics_;  // without its annotations for names and the tree only
  std::uint64_t fingerprint_ = 0;
};

}  // namespace news::indexer
