// Writes a corpus several times over, to see how a side grows: a copy has ids of its own, and the words of
// each body are in another order, so that no copy packs away against another. What words there are stays the
// same. See README.md.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

std::string shuffled(const std::string& text, std::mt19937& random) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  for (std::size_t left = words.size(); left > 1; --left)  // std::shuffle differs between libraries
    std::swap(words[left - 1], words[random() % left]);
  std::string joined;
  for (const std::string& word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

void write_copy(const std::string& path, unsigned copy) {
  std::mt19937 random(copy);
  std::ifstream in(path);
  if (!in) throw std::runtime_error("can't read " + path);
  for (std::string line; std::getline(in, line);) {
    if (copy > 0) {
      auto article = nlohmann::ordered_json::parse(line);
      article["id"] = article["id"].get<std::string>() + "-" + std::to_string(copy);
      article["body"] = shuffled(article["body"].get<std::string>(), random);
      line = article.dump();
    }
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: bench_copies ARTICLES.jsonl COPIES\n", stderr);
    return 2;
  }
  try {
    const unsigned long copies = std::stoul(argv[2]);
    for (unsigned copy = 0; copy < copies; ++copy) write_copy(argv[1], copy);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_copies: %s\n", error.what());
    return 1;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
