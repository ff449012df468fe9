#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "people/variants.h"

namespace news::people {

/// A person belongs to an article's facet from this salience on (two mentions, or one in the lead), as a name
/// in the headline, or as a speaker.
inline constexpr double kFacetSalience = 0.39;

/// Finds the persons of an article.
///
/// Threads: find() and weigh() may be called from several threads at once.
/// Throws schema::Error{data_missing} from the constructor, nothing afterwards.
class Finder {
 public:
  /// `data` is the directory with the gazetteers.
  explicit Finder(const std::filesystem::path& data);
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;

  /// Persons named in headline, subheadline, body and captions (text and alt, never credits, authors or
  /// related links), each once, under one canonical name, with roles and all mentions (Span::in is
  /// "caption.alt" for the alternative text of a picture). Salience without regard to quotes.
  [[nodiscard]] std::vector<schema::Person> find(const schema::Article& article) const;

  /// Other spellings of a person's name, from the alias file; empty when it doesn't have the person. Takes
  /// the canonical name or any variant.
  [[nodiscard]] std::vector<std::string> aliases_of(std::string_view name) const;

  /// The Wikidata id of a person of the alias file ("Q8023"), or an empty string.
  [[nodiscard]] std::string wikidata_of(std::string_view name) const;

  /// Names that may be one person's, for somebody to decide.
  [[nodiscard]] std::vector<Suggestion> suggest(std::vector<CountedName> names) const;

  /// Sets each person's salience again, now that `article.quotes` tells who speaks, and sorts by it.
  static void weigh(schema::Article& article);

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace news::people
