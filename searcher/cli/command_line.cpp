#include "command_line.h"

#include <algorithm>

#include <fmt/format.h>
#include <CLI/Option.hpp>

#include <news/cli/location.h>
#include <news/cli/options.h>
#include <news/schema/error.h>
#include <news/schema/fields.h>

namespace news::searcher::cli {
namespace {

namespace edge = news::cli;

constexpr std::size_t kBatchLimit = 1000;

std::vector<std::string> facet_words() {
  std::vector<std::string> words;
  for (const schema::Field& field : schema::kFields) {
    if (field.facet) words.emplace_back(field.name);
  }
  return words;
}

Format format_of(const std::string& word, bool batch) {
  if (word.empty()) return batch ? Format::trec : Format::text;
  if (word == "json") return Format::json;
  if (word == "jsonl") return Format::jsonl;
  if (word == "csv") return Format::csv;
  if (word == "trec") return Format::trec;
  return Format::text;
}

Sort sort_of(const std::string& word) {
  if (word == "newest") return Sort::newest;
  if (word == "oldest") return Sort::oldest;
  return Sort::relevance;
}

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw schema::Error(schema::ErrorCode::bad_argument, what, hint);
}

}  // namespace

CommandLine::CommandLine()
    : app_(
          "Searches news articles, or what people are quoted as saying in them, and counts the people and "
          "topics "
          "of all matches.",
          "newssearch") {
  add_query();
  add_filters();
  add_results();
  add_output();
  app_.footer(
      "Examples:\n"
      "  newssearch rare earth                        both words; the phrase goes first\n"
      "  newssearch '\"rare earth\" -lithium'           the phrase, without a word\n"
      "  newssearch refinery --person \"Ingrid Dahl\" --since 2024-05\n"
      "  newssearch --quotes --speaker \"Viktor Renn\" refinery\n"
      "  newssearch election --facet published:month --facet source:5");
}

void CommandLine::add_query() {
  edge::arguments(
      app_, "QUERY", words_,
      "Words, \"phrases\", AND OR NOT ( ), -word, field:word. Several arguments are one query. `man "
      "newssearch` has the whole query language.");
  const char* const group = "Query";
  edge::flag(app_, "--any", any_, "One of the words suffices; without it all of them must be there.")
      ->group(group);
  edge::flag(app_, "--exact", exact_, "Words as written: no other endings, accents or spellings.")
      ->group(group);
  edge::text(app_, "--lang", language_, "CODE",
             "Language of the query, for the endings of its words: en, de, ... Otherwise the main languages "
             "of the index.")
      ->group(group);
  edge::flag(app_, "--explain", explain_,
             "Also tell how the query was read and what each word was taken to include.")
      ->group(group);
}

void CommandLine::add_filters() {
  const char* const group = "Filters (the same one again: either value; different ones: all of them)";
  edge::list(app_, "--person", persons_, "NAME",
             "Articles about this person, by name, alias or unambiguous surname.")
      ->group(group);
  edge::list(app_, "--topic", topics_, "NAME|ID", "Articles on this topic or one below it.")->group(group);
  edge::list(app_, "--source", sources_, "NAME", "Articles of this outlet.")->group(group);
  edge::list(app_, "--speaker", speakers_, "NAME", "Quotes of this person. Implies --quotes.")->group(group);
  edge::filled(edge::text(app_, "--since", since_, "DATE", "Published on this day, month or year, or later."))
      ->group(group);
  edge::filled(
      edge::text(app_, "--until", until_, "DATE", "Published on this day, month or year, or earlier."))
      ->group(group);
}

void CommandLine::add_results() {
  const char* const group = "Results";
  edge::flag(app_, "--quotes", quotes_, "Quotes as results, instead of articles.")->group(group);
  edge::choice(app_, "--sort", sort_, {"relevance", "newest", "oldest"}, "Order of the results.")
      ->group(group);
  edge::number(app_, "-n,--limit", limit_, "N", "Results to show: 10 unless told otherwise, 1000 in a batch.")
      ->group(group);
  edge::number(app_, "--offset", offset_, "N", "Results to leave out at the beginning.")->group(group);
  edge::suggest(edge::list(app_, "--facet", facets_, "NAME[:N]",
                           "Also count the values of NAME over all matches, and show the first N (10; 0: "
                           "all); those chosen, and how many have none, come besides. Dates as "
                           "published:day, published:month or published:year. People and topics are "
                           "counted by themselves. Counts are in text and json alone."),
                facet_words())
      ->group(group);
  edge::flag(app_, "--no-facets", no_facets_, "Count no people and topics unless --facet asks.")
      ->group(group);
}

void CommandLine::add_output() {
  const char* const group = "Output";
  edge::choice(app_, "--format", format_, {"text", "json", "jsonl", "csv", "trec"},
               "Form of the results: for a person (text), all in one (json), a result a line (jsonl, csv), "
               "or a TREC run.")
      ->group(group);
  edge::choice(app_, "--color", colour_, {"auto", "always", "never"}, "Colour; by itself on a terminal.")
      ->group(group);
  edge::filled(
      edge::text(
          app_, "--batch", batch_, "FILE",
          "Answer every line \"id<TAB>query\" of FILE (-: standard input), as trec or jsonl. The queries "
          "are plain words."))
      ->group(group);
  edge::flag(app_, "--query-syntax", query_syntax_, "Queries of a batch are in the query language.")
      ->group(group);
  edge::filled(edge::text(app_, "--db", db_, "DIR",
                          "The directory of the index. Without it $NEWSINDEX_DB, else newsindex in "
                          "$XDG_DATA_HOME or ~/.local/share."))
      ->group(group);
}

std::vector<FacetRequest> CommandLine::facets(Target target) const {
  std::vector<FacetRequest> wanted;
  const auto add = [&](const FacetRequest& facet) {
    const auto same = std::find_if(wanted.begin(), wanted.end(), [&](const FacetRequest& other) {
      return other.field == facet.field && other.period == facet.period;
    });
    if (same == wanted.end()) {
      wanted.push_back(facet);
    } else {
      *same = facet;
    }
  };
  if (!no_facets_) {
    add(parse_facet(target == Target::quotes ? "speaker" : "person"));
    add(parse_facet("topic"));
  }
  for (const std::string& text : facets_) add(parse_facet(text));
  return wanted;
}

SearchRequest CommandLine::request(Format format) const {
  SearchRequest request;
  for (const std::string& word : words_) {
    if (!request.query.empty()) request.query += ' ';
    request.query += word;
  }
  request.any = any_;
  request.exact = exact_;
  request.language = language_;
  request.target = quotes_ || !speakers_.empty() ? Target::quotes : Target::articles;
  if (!persons_.empty()) request.filters["person"] = persons_;
  if (!topics_.empty()) request.filters["topic"] = topics_;
  if (!sources_.empty()) request.filters["source"] = sources_;
  if (!speakers_.empty()) request.filters["speaker"] = speakers_;
  request.since = since_;
  request.until = until_;
  request.sort = sort_of(sort_);
  request.limit = limit_;
  request.offset = offset_;
  // What shows no counts needs none.
  request.count_all = format == Format::text || format == Format::json;
  if (request.count_all) request.facets = facets(request.target);
  request.with_articles = format != Format::trec;
  if (format == Format::trec) request.snippet_bytes = 0;
  return request;
}

Options CommandLine::options() const {
  Options options;
  options.format = format_of(format_, !batch_.empty());
  options.request = request(options.format);
  options.explain = explain_;
  options.batch = batch_;
  options.output = news::cli::standard_output(news::cli::colour_when(colour_));
  if (batch_.empty()) {
    const bool filtered = !options.request.filters.empty() || !since_.empty() || !until_.empty();
    const bool blank = options.request.query.find_first_not_of(" \t\r\n") == std::string::npos;
    if (query_syntax_) {
      refuse("--query-syntax is for the queries of --batch",
             "leave it out: any other query is in the query language");
    }
    if (blank && !filtered && !quotes_) {
      refuse("there is nothing to search for", "give words, or a filter; `newssearch --help` shows examples");
    }
  } else {
    if (!options.request.query.empty()) {
      refuse("--batch takes its queries from the file, so there is no place for a query beside it",
             "put words after --, or the query into the file");
    }
    if (options.format != Format::trec && options.format != Format::jsonl) {
      refuse(fmt::format("--batch can't be written as {}", format_), "--format trec or --format jsonl");
    }
    options.request.plain_words = !query_syntax_;
    // A run is measured by the words alone.
    options.request.phrase_first = false;
    if (app_.get_option("--limit")->count() == 0) options.request.limit = kBatchLimit;
  }
  options.index = news::cli::index_location(db_);
  return options;
}

}  // namespace news::searcher::cli
