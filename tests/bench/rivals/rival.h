#pragma once

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace news::bench {

/// Asks for one title, whose words are lower-case and one space apart, and says how many results came.
using Ask = std::function<std::size_t(const std::string& title)>;

/// The command line that all rivals share.
struct Rival {
  std::string version;
  std::function<void(const std::string& input, const std::string& directory)> index;
  /// `mode` is and, or, phrase, or facet: AND, with all matches counted by source.
  std::function<Ask(const std::string& directory, const std::string& mode)> open;
};

inline std::vector<std::string> words_of(const std::string& title) {
  std::vector<std::string> words(1);
  for (const char c : title) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

/// How long a program asks before its answers count: caches are warm after one round, Java's compiler after
/// more.
constexpr std::chrono::seconds kWarmUp{3};

/// Asks for all titles, over and over, until everything is warm, then once more: milliseconds and results are
/// printed.
inline void time_titles(const std::string& path, const Ask& ask) {
  std::vector<std::string> titles;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) titles.push_back(line);
  const auto begin = std::chrono::steady_clock::now();
  do {
    for (const std::string& title : titles) (void)ask(title);
  } while (std::chrono::steady_clock::now() - begin < kWarmUp);
  for (const std::string& title : titles) {
    const auto start = std::chrono::steady_clock::now();
    const std::size_t results = ask(title);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    std::printf("%.4f\t%zu\n", taken.count(), results);
  }
}

/// version | index INPUT DIRECTORY THREADS | query DIRECTORY TITLES and|or|phrase|facet
inline int run(int argc, char** argv, const Rival& rival) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const std::string command = arguments.empty() ? "" : arguments[0];
  try {
    if (command == "version") {
      std::printf("%s\n", rival.version.c_str());
    } else if (command == "index" && arguments.size() == 4 && rival.index) {
      rival.index(arguments[1], arguments[2]);  // single-threaded, whatever is asked for
    } else if (command == "query" && arguments.size() == 4) {
      time_titles(arguments[2], rival.open(arguments[1], arguments[3]));
    } else {
      std::fputs("usage: version | index INPUT DIRECTORY THREADS | query DIRECTORY TITLES MODE\n", stderr);
      return 2;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
    return 1;
  }
  return 0;
}

}  // namespace news::bench
