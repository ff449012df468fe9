#pragma once

#include <string>
#include <vector>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/article.h>

namespace news::indexer::cli {

/// The article's JSON on one line, with "path" behind the version where it is known.
[[nodiscard]] std::string article_line(const schema::Article& article, const std::string& path);

/// For a person at a terminal: every text of articles is made safe for it.
[[nodiscard]] std::string article_text(const schema::Article& article);
[[nodiscard]] std::string explanation_text(const schema::Article& article,
                                           const std::vector<Reason>& reasons);
[[nodiscard]] std::string stats_text(const Stats& stats);
[[nodiscard]] std::string findings_text(const std::vector<std::string>& findings);
[[nodiscard]] std::string fields_text();
[[nodiscard]] std::string people_text(const std::vector<PersonCount>& people);
/// Lines for the alias file.
[[nodiscard]] std::string suggestions_text(const std::vector<PeopleSuggestion>& suggestions);
[[nodiscard]] std::string learned_text(const std::vector<LearnedTopic>& learned);

/// One JSON object and a line end.
[[nodiscard]] std::string stats_json(const Stats& stats);
[[nodiscard]] std::string findings_json(const std::vector<std::string>& findings);
[[nodiscard]] std::string fields_json();
[[nodiscard]] std::string people_json(const std::vector<PersonCount>& people);
[[nodiscard]] std::string suggestions_json(const std::vector<PeopleSuggestion>& suggestions);

}  // namespace news::indexer::cli
