#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <news/indexer/indexer.h>
#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/format.h>
#include <news/searcher/searcher.h>

#include "support/small_index.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

namespace news::tests {

/// The same articles in two indexes: one of the base format, one with all features. What they answer must not
/// differ.
class Layouts {
 public:
  Layouts() {
    make_empty(base());
    make_empty(newest(), schema::current_format());
  }

  void add(const std::vector<std::string>& paths, const std::string& annotate) const {
    indexer::ReadSettings wanted = settings();
    wanted.annotate = annotate;
    for (const auto& index : {base(), newest()}) (void)indexer::add(index, paths, wanted, {});
  }

  void add(const std::vector<schema::Article>& articles) const {
    add({write_jsonl(dir_.path() / "articles.jsonl", articles)}, "none");
  }

  void remove(const std::string& id) const {
    for (const auto& index : {base(), newest()}) (void)indexer::remove(index, settings(), {id});
  }

  [[nodiscard]] std::filesystem::path base() const { return dir_.path() / "base"; }
  [[nodiscard]] std::filesystem::path newest() const { return dir_.path() / "newest"; }

  /// Makes an index without articles that has the features given.
  static void make_empty(const std::filesystem::path& index, schema::Format format = base_format()) {
    SmallIndex empty(index, "g0001", 0, std::move(format));
    empty.commit();
    empty.switch_here();
  }

  static schema::Format base_format() {
    schema::Format format = schema::current_format();
    format.features.clear();
    return format;
  }

 private:
  TempDir dir_;
};

inline std::string drawn(const searcher::Facet& facet) {
  std::string out = facet.field + " (" + std::to_string(facet.distinct) + "):";
  for (const auto& value : facet.values) {
    out += fmt::format(" {}={}{}", value.value, value.count, value.chosen ? "*" : "");
  }
  return out + "\n";
}

/// All that an answer tells, but for estimates and what is inside; an error's text where there is no answer.
inline std::string answer(searcher::Searcher& searcher, const searcher::SearchRequest& request) {
  std::string out;
  try {
    const searcher::SearchResults results = searcher.search(request);
    if (request.count_all) out = fmt::format("total {}\n", results.total);
    for (const auto& hit : results.hits) {
      out += fmt::format("{} {}#{} {:.6f}", hit.rank, hit.article.id,
                         hit.quote ? std::to_string(*hit.quote) : "", hit.score);
      for (const auto& snippet : hit.snippets) {
        out += " " + snippet.in + "[" + snippet.text + "]";
        for (const auto& mark : snippet.marks) out += fmt::format(" {}-{}", mark.begin, mark.end);
      }
      for (const std::string& word : hit.matched) out += " " + word;
      out += "\n";
    }
    for (const auto& facet : results.facets) out += drawn(facet);
    for (const std::string& filter : results.explanation.filters) out += filter + "\n";
    for (const auto& word : results.explanation.words)
      out += fmt::format("{}: {}\n", word.word, word.forms.size());
    for (const std::string& warning : results.warnings) out += warning + "\n";
  } catch (const schema::Error& error) {
    out = std::string(error.what()) + "\n" + error.hint() + "\n";
  }
  return out;
}

/// All that a search of articles or of quotes can count.
inline std::vector<searcher::FacetRequest> all_facets(searcher::Target target) {
  std::vector<searcher::FacetRequest> facets;
  for (const schema::Field& field : schema::kFields) {
    if (field.facet && (target == searcher::Target::articles || field.in_quotes))
      facets.push_back({std::string(field.name), 0, {}});
  }
  return facets;
}

/// For quotes.
inline searcher::SearchRequest asking(const std::string& query) {
  searcher::SearchRequest request;
  request.query = query;
  request.target = searcher::Target::quotes;
  request.limit = 40;
  request.facets = all_facets(searcher::Target::quotes);
  return request;
}

}  // namespace news::tests
