#include <fmt/format.h>

#include <news/schema/fields.h>
#include <news/searcher/limits.h>

#include "command_line.h"

namespace news::searcher::cli {
namespace {

std::string query_language() {
  std::string text =
      "Words are all required (one of them with --any), and articles that hold adjacent words of the query "
      "as a "
      "phrase come first. A word also finds its other endings, its form without accents and its other "
      "spellings; "
      "--exact turns that off, and --explain shows it.\n"
      "\n"
      "\"rare earth\"\tThe phrase. A shell removes quotation marks: write '\"rare earth\"'.\n"
      "AND, OR, NOT, ( )\tIn capitals.\n"
      "-word, -\"phrase\"\tNot this, after a blank. Where it is an argument of its own, -- goes before the "
      "whole query: "
      "newssearch -- mine -court.\n"
      "rare-earth\tThe phrase, too: a hyphen separates words that stand together.\n"
      "miner*\tAll words that begin so.\n"
      "exact:mine, exact:(mine OR mines)\tThese words as written, whatever their other forms.\n"
      "2024..2025, 2024-05\tAfter published: or modified:, a day, month, year or range; either end may be "
      "left out. A range may also stand alone; a bare 2024-05 is looked for in the text.\n"
      "field:word, field:\"phrase\"\tOnly in this field:\n"
      "\n";
  for (const schema::Field& field : schema::kFields) {
    text += fmt::format("{}:\t{} Example: {}\n", field.name, field.help, field.example);
  }
  text +=
      "\n"
      "A surname that several people have is an error that lists them, unless one of them has it in twenty "
      "times "
      "as many results as the others together: that one is taken, and a note says so. A name that is a "
      "surname "
      "alone counts among them; person:\"=Dahl\" and --person =Dahl are that very name and nobody else, and "
      "a "
      "facet gives such a value in this form.\n"
      "\n"
      "A query has at most " +
      fmt::format(
          "{} bytes and {} words, {} of them with a * behind at least {} letters, {} words in a phrase, and "
          "parentheses {} deep; a line of a batch, which is plain words, {} bytes and {} words. A word "
          "stands for at most {} written forms, one with a * for {}.",
          kQueryLimits.bytes, kQueryLimits.words, kQueryLimits.wildcards, kQueryLimits.wildcard_letters,
          kQueryLimits.phrase_words, kQueryLimits.depth, kQueryLimits.plain_bytes, kQueryLimits.plain_words,
          kQueryLimits.forms, kQueryLimits.expansions) +
      "\n"
      "\n"
      "A colon after any other name is an error: put the word with its colon between quotation marks to "
      "search for "
      "it.";
  return text;
}

constexpr const char* kJson =
    "The json format is one object:\n"
    "\n"
    "  {\"v\":1, \"query\":..., \"revision\":..., \"total\":...,\n"
    "   \"hits\":[{\"rank\", \"score\", \"article\":{...}, \"snippets\":[{\"in\", \"text\", "
    "\"marks\":[[begin,end]]}],\n"
    "            \"matched\":[...], \"quote\":number or null}],\n"
    "   \"facets\":{\"person\":{\"values\":[{\"value\", \"label\", \"count\"}], \"distinct\":...}}}\n"
    "\n"
    "The article is the object that newsindex(1) parse and export write. Marks are bytes of the snippet's "
    "text. "
    "\"quote\" is the entry of the article's quotes that was found by --quotes. A label is there where it "
    "differs "
    "from the value; a value is what to give to the filter of that name. \"parent\" is the value of the "
    "topic "
    "above, where there is one, and \"chosen\" is true for the value of a filter. A snippet of a quote has "
    "the "
    "\"speaker\", where known. Dates that are counted by several "
    "periods are \"published:year\" and so on. With --explain there is \"explanation\", with \"reading\", "
    "\"words\", \"filters\" and \"internal\". "
    "jsonl is one hit a line, with \"qid\" in a batch. csv has the columns rank, score, id, published, "
    "source, "
    "headline, url and snippet, with --quotes also quote and speaker. trec lines are \"qid Q0 id rank score "
    "newssearch\"; blanks in ids are "
    "written %20, and no article comes twice.";

}  // namespace

news::cli::Program program() {
  return {
      "newssearch",
      "search news articles and quotes",
      {{"QUERY LANGUAGE", query_language()},
       {"OUTPUT FORMATS", kJson},
       {"EXIT STATUS",
        "0\tSomething was found; in a batch: every query ran.\n"
        "1\tNothing was found, or nothing behind --offset.\n"
        "2\tAn error, told on standard error with its code and a hint."},
       {"ENVIRONMENT",
        "NEWSINDEX_DB\tThe index, unless --db names one.\n"
        "XDG_DATA_HOME\tThe index is in newsindex below it, where neither says; ~/.local/share if not set.\n"
        "NO_COLOR\tNo colour unless --color always asks for it.\n"
        "COLUMNS\tWidth of the text, instead of the terminal's."},
       {"SEE ALSO", "newsindex(1)"}}};
}

}  // namespace news::searcher::cli
