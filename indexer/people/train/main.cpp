#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "people/lists.h"
#include "people/train/corpus.h"
#include "people/train/perceptron.h"

// Trains the weights of the name tagger; data/people/README.md has the command that made those that ship.

namespace {

constexpr unsigned kRounds = 8;
constexpr unsigned kCourses = 10;

int usage() {
  std::fputs(
      "usage: train-names LISTS OUTPUT CORPUS...\n"
      "LISTS is the directory with the name lists, each CORPUS a file of words and labels.\n",
      stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 3) return usage();
  try {
    const news::people::Lists lists(arguments[0]);
    std::vector<news::people::Example> examples;
    for (std::size_t i = 2; i < arguments.size(); ++i) {
      const auto more = news::people::examples_of(news::people::read_corpus(arguments[i]), lists);
      std::fprintf(stderr, "%s: %zu runs of words with capitals\n", arguments[i].c_str(), more.size());
      examples.insert(examples.end(), more.begin(), more.end());
    }
    if (examples.empty()) {
      std::fputs("train-names: nothing to learn from\n", stderr);
      return 2;
    }
    const std::string bytes = news::people::encode(news::people::train(examples, kRounds, kCourses));
    std::ofstream out(arguments[1], std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
      std::fprintf(stderr, "train-names: %s can't be written\n", arguments[1].c_str());
      return 2;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train-names: %s\n", error.what());
    return 2;
  }
  return 0;
}
