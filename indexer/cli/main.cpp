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
  const news::cli::Program program{"newsindex",
                                   "keep an index of news articles",
                                   {{"EXIT STATUS",
                                     "0 when everything went in or was found. 1 when some articles were "
                                     "rejected, an id is unknown, or damage was found. "
                                     "2 for an error, told on standard error with a hint."},
                                    {"EXAMPLES",
                                     "newsindex add ~/news takes in all articles below a directory. "
                                     "newsindex parse page.txt shows what would be indexed, "
                                     "newsindex explain page.txt why. newsindex export > all.jsonl saves the "
                                     "articles, newsindex add all.jsonl reads them back."}}};
  return news::cli::run_main(program, app, argc, argv, [&] { return news::indexer::cli::run(app, options); });
}
