#include <string>

#include <news/indexer/indexer.h>
#include <news/searcher/searcher.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;

TEST_CASE(
    "a topic is asked for by id or by label in any of its languages, and answers with what lies below it") {
  const tests::TempDir dir;
  const auto index = dir.path() / "index";
  auto vote = tests::article("vote", "Notes", "A walk along the shore.");
  vote.keywords = {"medtop:20000583"};  // primary elections
  auto strike = tests::article("strike", "Notes", "A walk along the shore.");
  strike.keywords = {"subj:09000000"};
  (void)indexer::add(index, {tests::write_jsonl(dir.path() / "a.jsonl", {vote, strike})}, tests::settings(),
                     {});
  searcher::Searcher searcher(index);
  const auto found = [&](const std::string& query) {
    searcher::SearchRequest request;
    request.query = query;
    std::string ids;
    for (const auto& hit : searcher.search(request).hits) ids += hit.article.id + " ";
    return ids;
  };
  for (const char* label : {"medtop:20000574", "election", "Wahl", "Élections", "elections", "Elecciones",
                            "eleições", "انتخابات", "选举", "politics", "medtop:11000000"}) {
    INFO(label);
    CHECK(found("topic:" + std::string(label)) == "vote ");
  }
  for (const char* label : {"medtop:09000000", "labour", "labor", "Arbeit"}) {
    INFO(label);
    CHECK(found("topic:" + std::string(label)) == "strike ");
  }
}
