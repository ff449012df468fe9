#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "process.h"

namespace news::bench {

/// Where everything lies that is compared.
struct Places {
  std::string programs;  ///< Directory of the programs that are built with this one.
  std::string newsindex;
  std::string scriptindex;
  std::string omega_script;
  std::string java;
  std::string lucene;  ///< The jar.
  std::string tantivy;
};

/// One side of the comparison.
struct Peer {
  /// How it gets its articles.
  enum class Input {
    newsindex,     ///< Ours: reads the file itself.
    itself,        ///< A program of the bench that reads the file itself.
    records,       ///< `feed` on its standard input.
    omega_script,  ///< `feed --omega` on the standard input of scriptindex.
  };

  std::string key;   ///< What --only names it by, and the name of its directory.
  std::string name;  ///< As printed, with the version.
  Input input = Input::itself;
  Command program;
  Command feed;
  std::vector<std::string> options;  ///< For indexing.
  Command asks;                      ///< The program that asks; empty where there is none.
  bool threads = false;              ///< Can index in several threads.
  std::string missing;               ///< What to install or build where it can't run.

  [[nodiscard]] bool ours() const { return input == Input::newsindex; }
  [[nodiscard]] std::vector<Command> indexing(const std::string& articles, const std::string& directory,
                                              std::size_t in_threads) const;
  [[nodiscard]] std::vector<Command> asking(const std::string& directory, const std::string& titles,
                                            const std::string& mode, std::size_t warm_up_seconds) const;
};

/// Ours with each of the loaders, then the rivals. The loader "default" is whatever newsindex takes by
/// itself.
std::vector<Peer> list_peers(const Places& places, const std::vector<std::string>& loaders,
                             const std::vector<std::string>& ours_options);

}  // namespace news::bench
