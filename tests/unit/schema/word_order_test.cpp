#include <news/schema/internal/word_order.h>

#include <random>
#include <string>
#include <vector>

#include "support/catch.h"

using namespace news::schema;

namespace {

std::vector<std::uint64_t> words_of(const std::vector<std::string>& terms) {
  std::vector<std::uint64_t> words;
  for (const std::string& term : terms) words.push_back(hash_of_word(term));
  return words;
}

/// `count` words of `different` different ones.
std::vector<std::uint64_t> some_words(std::size_t count, std::size_t different) {
  std::mt19937 random(static_cast<unsigned>(count));
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t number = i < different ? i : random() % different;
    words.push_back(hash_of_word("word" + std::to_string(number)));
  }
  return words;
}

/// Every word is found at its places and at no other's.
bool is_exact(const std::vector<std::uint64_t>& words, const std::string& packed) {
  const WordOrder order(packed);
  if (order.size() != words.size()) return false;
  for (const std::uint64_t word : words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if ((order.at(i) == order.mark_of(word)) != (words[i] == word)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("the order of words tells where each stands") {
  const auto words = words_of({"a", "jar", "of", "rare", "earth", "of", "a", "kind"});
  const std::string packed = pack_word_order(words);
  CHECK(packed.size() == 9);
  CHECK(is_exact(words, packed));
}

TEST_CASE("different words of a text have different marks, however many there are") {
  for (const std::size_t different : {1U, 2U, 20U, 40U, 60U, 64U, 65U, 200U, 400U}) {
    const auto words = some_words(2 * different, different);
    INFO(different);
    CHECK(is_exact(words, pack_word_order(words)));
  }
  CHECK(pack_word_order(some_words(40, 30)).size() == 41);
  CHECK(pack_word_order(some_words(400, 300)).size() == 801);
}

TEST_CASE("texts without words, or with too many, have no order") {
  CHECK(pack_word_order({}).empty());
  CHECK(pack_word_order(some_words(70000, 70000)).empty());
  CHECK(WordOrder("").empty());
  CHECK(WordOrder(std::string(1, '\x05')).empty());
}

TEST_CASE("how marks are made is part of the format") {
  CHECK(pack_word_order(words_of({"rare", "earth", "rare"})) == std::string("\x00\xC5\xDC\xC5", 4));
}
