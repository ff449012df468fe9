#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <news/indexer/indexer.h>

namespace news::indexer::cli {

/// What the command line asked for. Filled by the table of options, resolved before anything runs.
struct Options {
  std::string db;    ///< As given; empty: the usual place.
  std::string data;  ///< As given; empty: the data that came with the program.
  ReadSettings read;
  std::size_t jobs = 0;
  WriteSettings write;
  std::string loader = "auto";
  std::string id_from = "content";
  std::vector<std::string> paths;
  std::vector<std::string> ids;
  std::string output = "text";  ///< text or json
  bool suggest = false;         ///< Of people: pairs of names that may be one person's.
  bool quiet = false;
};

/// Declares all commands and options; --help, the manual page and the completions come from this.
void define(CLI::App& app, Options& options);

}  // namespace news::indexer::cli
