#pragma once

#include <news/searcher/results.h>

/// Two hits and two facets of an invented search.
inline news::searcher::SearchResults sample_results() {
  using namespace news;
  searcher::SearchResults results;
  results.query = "rare earth";
  results.revision = 7;
  results.total = 12;

  searcher::Hit first;
  first.rank = 1;
  first.score = 4.25;
  first.article.id = "gazette-1";
  first.article.url = "https://gazette.example/1";
  first.article.source = "Harbour Gazette";
  first.article.published = "2025-02-24T09:00:00+01:00";
  first.article.headline = "Bruennau opens a mine for rare earth metals";
  schema::Quote quote;
  quote.text = "We need rare earth, and we need it now";
  quote.speaker = "Ilse Brandt";
  first.article.quotes = {quote, quote};
  searcher::Snippet body;
  body.in = "body";
  body.text = "a mine for rare earth metals will open in the valley";
  body.cut_before = true;
  body.marks = {{11, 21}};
  searcher::Snippet said;
  said.in = "quote";
  said.speaker = "Ilse Brandt";
  said.text = "We need rare earth, and we need it now";
  said.marks = {{8, 18}};
  first.snippets = {body, said};
  first.matched = {"rare", "earth"};

  searcher::Hit second;
  second.rank = 2;
  second.score = 3;
  second.article.id = "untitled";
  results.hits = {first, second};

  searcher::Facet people;
  people.field = "person";
  people.distinct = 3;
  people.values = {{"Ilse Brandt", "Ilse Brandt", 9, false, "", 0}, {"Tomas Reyn", "", 2, false, "", 0}};
  searcher::Facet topics;
  topics.field = "topic";
  topics.distinct = 2;
  topics.values = {{"medtop:1", "economy", 10, false, "", 0}, {"medtop:2", "mining", 5, true, "medtop:1", 1}};
  results.facets = {people, topics};

  results.explanation.reading = "rare AND earth";
  results.explanation.words = {{"rare", {"rare"}, {}}, {"earth", {"earth", "earths"}, {}}};
  return results;
}
