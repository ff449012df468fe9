#include "options.h"

#include <string>

#include <news/cli/options.h>

namespace news::indexer::cli {
namespace {

using news::cli::arguments;
using news::cli::choice;
using news::cli::filled;
using news::cli::flag;
using news::cli::number;
using news::cli::size;
using news::cli::suggest;
using news::cli::text;

void define_db(CLI::App& command, Options& options) {
  filled(text(command, "--db", options.db, "DIR",
              "The directory of the index. Without it $NEWSINDEX_DB, else newsindex in $XDG_DATA_HOME or "
              "~/.local/share."));
}

void define_data(CLI::App& command, Options& options) {
  filled(text(command, "--data", options.data, "DIR",
              "The directory of name lists, cue words and topic rules. Without it the one that came with the "
              "program."));
}

void define_annotate(CLI::App& command, Options& options, const std::string& what_else = {}) {
  suggest(text(command, "--annotate", options.read.annotate, "WHAT",
               "What to find in the text: all, none, or a list of people, quotes and topics, as in "
               "people,topics. Quotes get their speakers from the people: without these all are unknown. "
               "indirect in the "
               "list, as in all,indirect, adds quotes without quotation marks (Lund said the bridge was "
               "safe), which "
               "make nobody a speaker." +
                   what_else),
          {"all", "none", "people", "quotes", "indirect", "topics"});
}

void define_jobs(CLI::App& command, Options& options) {
  number(command, "-j,--jobs", options.jobs, "N",
         "Threads that read, annotate and sort; 0 is as many as the machine has cores.");
}

/// Options of everything that reads articles.
void define_reading(CLI::App& command, Options& options) {
  arguments(
      command, "PATH", options.paths,
      "Files, directories with all below them, or - for standard input. What is compressed or an archive is "
      "opened. "
      "CRAWL.warc.gz@OFFSET is one record of a web archive, CRAWL.warc.gz@OFFSET- all from there on, even "
      "from the middle of one.")
      ->required();
  choice(
      command, "--format", options.read.format,
      {"auto", "text", "html", "json", "jsonl", "csv", "feed", "newsml", "nitf", "sgml", "wire", "mail",
       "markdown", "xml"},
      "What the files, or the entries of archives, hold; auto looks at their content. csv is a table whose "
      "first line names its columns; feed is RSS, Atom and "
      "RDF; json is also JSON Feed and "
      "ninjs; newsml is G2 and 1.x; sgml is what Reuters-21578 is written in; wire is what agencies sent "
      "before XML, ANPA 1312 and IPTC 7901; xml is any XML whose elements "
      "have the names that records in JSON have.");
  define_annotate(command, options);
  text(
      command, "--lang", options.read.language, "CODE",
      "The language of articles that don't say theirs, by its code or name, as in en. Without it the text is "
      "looked at.");
  text(command, "--encoding", options.read.encoding, "NAME",
       "The encoding of texts that are no Unicode and don't name theirs, as in windows-1251, koi8-r or "
       "macintosh, where "
       "it is guessed wrongly (a warning tells what was guessed). What a page, a message or a server names "
       "goes "
       "before it.");
  choice(command, "--id-from", options.id_from, {"content", "path"},
         "Where the id of an article without an id and an address comes from: its content, or, for all "
         "files that are one article, the path of "
         "the file, inside an archive with the name of its entry, for files that are corrected in place. "
         "Records of "
         "a file keep their own.");
  text(command, "--id-prefix", options.read.id_prefix, "TEXT",
       "Put before each id, where two sources number alike.");
  define_jobs(command, options);
  define_data(command, options);
  flag(command, "-q,--quiet", options.quiet,
       "No warnings and no progress; what is rejected is told all the same.");
}

/// Options of everything that may write a new generation.
void define_writing(CLI::App& command, Options& options) {
  size(command, "--memory", options.write.memory,
       "What a bulk load may have in memory, 512M unless given, with annotators 240M at least; "
       "what is beyond goes to temporary files beside the index. An article isn't divided: one of many "
       "megabytes "
       "takes up to sixty times its length, and a million articles 100M more.");
  flag(command, "--verify", options.write.verify,
       "Let Xapian check each block of the generation that is copied, and of the new one before searches see "
       "it. Without it counts are proved and some thousand entries read back.");
}

void define_output(CLI::App& command, Options& options) {
  choice(command, "--format", options.output, {"text", "json"}, "The form of the answer.");
}

}  // namespace

void define(CLI::App& app, Options& options) {
  app.require_subcommand(1);

  auto* add = app.add_subcommand(
      "add",
      "Add articles. An article with an id that is there already replaces it; equal content writes nothing.");
  define_db(*add, options);
  define_reading(*add, options);
  choice(*add, "--loader", options.loader, {"auto", "bulk", "api"},
         "bulk writes a new generation of the index whole, api changes the one that is there article by "
         "article; auto "
         "takes the quicker way for the size of the input and of the index.");
  define_writing(*add, options);

  define_reading(
      *app.add_subcommand("parse", "Print what add would index, one JSON object a line, without an index."),
      options);
  define_reading(*app.add_subcommand("explain", "Show which rule put what where, for a person to read."),
                 options);

  auto* rm = app.add_subcommand("rm", "Remove articles.");
  define_db(*rm, options);
  arguments(*rm, "ID", options.ids, "Ids of articles, as newssearch --format csv or jsonl prints them.")
      ->required();
  define_data(*rm, options);

  auto* show = app.add_subcommand("show", "Print stored articles.");
  define_db(*show, options);
  arguments(*show, "ID", options.ids, "Ids of articles, as newssearch --format csv or jsonl prints them.")
      ->required();
  define_output(*show, options);

  auto* stats = app.add_subcommand("stats", "Count what the index holds.");
  define_db(*stats, options);
  define_output(*stats, options);

  auto* check = app.add_subcommand("check", "Look for damage. Nobody may add meanwhile.");
  define_db(*check, options);
  define_output(*check, options);

  auto* compact = app.add_subcommand(
      "compact", "Write the index whole, without the room that changes leave in its tables. Searches go on.");
  define_db(*compact, options);
  define_jobs(*compact, options);
  define_writing(*compact, options);
  define_data(*compact, options);

  auto* reannotate = app.add_subcommand("reannotate",
                                        "Find people, quotes and topics anew in the stored articles, after a "
                                        "change of lists, rules or aliases. "
                                        "Searches go on and see the old state until all is done.");
  define_db(*reannotate, options);
  define_annotate(*reannotate, options, " What isn't in the list stays as it is stored.");
  define_jobs(*reannotate, options);
  define_writing(*reannotate, options);
  define_data(*reannotate, options);
  flag(*reannotate, "-q,--quiet", options.quiet, "No progress.");

  auto* people =
      app.add_subcommand("people", "List the people of the index with the number of their articles.");
  define_db(*people, options);
  flag(*people, "--suggest", options.suggest,
       "Instead, pairs of names that may be one person's, as lines for aliases.tsv. Append those that are "
       "right, put a "
       "! before the second name of those that are not, then run reannotate.");
  define_output(*people, options);
  define_data(*people, options);

  auto* train = app.add_subcommand(
      "train-topics",
      "Learn the words of topics from the articles in the index whose sources name topics, by code, section "
      "or keyword, 30 articles of each at least. Every fifth article measures; a topic is used when at least "
      "nine in ten that it is given to have it. The model stays beside the index; add uses it from then on, "
      "reannotate for what is stored.");
  define_db(*train, options);
  define_data(*train, options);

  auto* exported =
      app.add_subcommand("export", "Print every stored article, one JSON object a line; add reads it back.");
  define_db(*exported, options);

  define_output(*app.add_subcommand("fields", "List the fields that a query can name."), options);
}

}  // namespace news::indexer::cli
