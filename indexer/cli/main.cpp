#include <news/cli/run.h>

#include "commands.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

/// Large blocks go back to the system when they are freed. Left to itself glibc keeps up to 32 MB of them in
/// the arena of each thread, which --memory doesn't allow for.
void give_back_large_blocks() {
#if defined(__GLIBC__)
  (void)::mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  give_back_large_blocks();
  CLI::App app(
      "Reads news articles, finds their people, quotes and topics, and keeps them in an index that "
      "newssearch answers from.",
      "newsindex");
  news::indexer::cli::Options options;
  news::indexer::cli::define(app, options);
  app.footer(
      "Examples:\n"
      "  newsindex add ~/news             all articles in a directory and below\n"
      "  newsindex parse page.txt         what would be indexed\n"
      "  newsindex explain page.txt       which rule put what where\n"
      "  newsindex export > all.jsonl     saves the articles\n"
      "  newsindex add all.jsonl          reads them back\n"
      "  newsindex COMMAND --help         the options of a command");
  const news::cli::Program program{"newsindex",
                                   "keep an index of news articles",
                                   {{"EXIT STATUS",
                                     "0\tEverything went in or was found.\n"
                                     "1\tSome articles were rejected, an id is unknown, damage was found, "
                                     "people has nobody to list or nothing to suggest, or train-topics "
                                     "learned no topic.\n"
                                     "2\tAn error, told on standard error with its code and a hint."},
                                    {"ENVIRONMENT",
                                     "NEWSINDEX_DB\tThe index, unless --db names one.\n"
                                     "XDG_DATA_HOME\tThe index is in newsindex below it, where neither says; "
                                     "~/.local/share if not set.\n"
                                     "COLUMNS\tWidth of the text, instead of the terminal's."},
                                    {"SEE ALSO", "newssearch(1)"}}};
  return news::cli::run_main(program, app, argc, argv, [&] { return news::indexer::cli::run(app, options); });
}
