#pragma once

#include <algorithm>
#include <array>
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

/// Rounds that count. Of each title the middle one does, so that p99 tells of titles and not of who else was
/// running.
constexpr std::size_t kRounds = 5;

inline std::vector<std::string> read_lines(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Asks for all titles, over and over, until everything is warm, then for the rounds that count; prints
/// milliseconds and results of each title.
inline void time_titles(const std::string& path, std::chrono::seconds warm_up, const Ask& ask) {
  using Clock = std::chrono::steady_clock;
  const std::vector<std::string> titles = read_lines(path);
  const auto begin = Clock::now();
  do {
    for (const std::string& title : titles) (void)ask(title);
  } while (Clock::now() - begin < warm_up);

  std::vector<std::array<double, kRounds>> milliseconds(titles.size());
  std::vector<std::size_t> results(titles.size());
  for (std::size_t round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const auto start = Clock::now();
      results[i] = ask(titles[i]);
      milliseconds[i][round] = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    }
  }
  for (std::size_t i = 0; i < titles.size(); ++i) {
    std::ranges::sort(milliseconds[i]);
    std::printf("%.4f\t%zu\n", milliseconds[i][kRounds / 2], results[i]);
  }
}

/// version | index INPUT DIRECTORY THREADS | query DIRECTORY TITLES and|or|phrase|facet WARM_UP_SECONDS
inline int run(int argc, char** argv, const Rival& rival) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const std::string command = arguments.empty() ? "" : arguments[0];
  try {
    if (command == "version") {
      std::printf("%s\n", rival.version.c_str());
    } else if (command == "index" && arguments.size() == 4 && rival.index) {
      rival.index(arguments[1], arguments[2]);  // single-threaded, whatever is asked for
    } else if (command == "query" && arguments.size() == 5) {
      time_titles(arguments[2], std::chrono::seconds(std::stoi(arguments[4])),
                  rival.open(arguments[1], arguments[3]));
    } else {
      std::fputs("usage: version | index INPUT DIRECTORY THREADS | query DIRECTORY TITLES MODE WARM_UP\n",
                 stderr);
      return 2;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
    return 1;
  }
  return 0;
}

}  // namespace news::bench
