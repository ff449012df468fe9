#include "people/scan.h"

#include <string>
#include <vector>

#include "people/word_hash.h"
#include "support/catch.h"

using news::people::Gap;
using news::people::scan;
using news::people::Token;
using news::people::word_hash;

namespace {

std::vector<std::string> words(const std::string& text) {
  std::vector<Token> tokens;
  scan(text, tokens);
  std::vector<std::string> out;
  for (const Token& token : tokens) out.push_back(text.substr(token.begin, token.end - token.begin));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words keep hyphens, apostrophes and the points of initials") {
  CHECK(words("Jean-Luc O'Neill, J.K. Roe; U.S. law.") ==
        Words{"Jean-Luc", "O'Neill", "J.K.", "Roe", "U.S.", "law"});
  CHECK(words("Whitlock's, Whitlock’s and Sanders' boats") ==
        Words{"Whitlock", "Whitlock", "and", "Sanders", "boats"});
}

TEST_CASE("a word has one key, whatever follows it and however long it is") {
  const std::string letters = "aZbYcXdWeVfUgThSiRjQkPlOmNnMoLpKqJrIsHtGuFvEwDxCyBzA";
  for (std::size_t size = 1; size <= letters.size(); ++size) {
    for (const char* behind : {"", " ", ", and so on it goes", "\xE2\x80\x94", ")", "! nothing else"}) {
      for (const std::size_t from : {0U, 1U, 2U}) {
        const std::string word = letters.substr(from, size);
        const std::string text = "So " + word + behind;
        std::vector<Token> tokens;
        scan(text, tokens);
        REQUIRE(tokens.size() >= 2);
        CHECK(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin) == word);
        CHECK(tokens[1].hash == word_hash(word));
        CHECK(tokens[1].is(news::people::kCapital) == (word.front() >= 'A' && word.front() <= 'Z'));
      }
    }
  }
}

TEST_CASE("capitals inside a word and all over it are told") {
  std::vector<Token> tokens;
  scan("McNeil NATO iPhone word A Word", tokens);
  REQUIRE(tokens.size() == 6);
  using namespace news::people;
  CHECK((tokens[0].shape & (kCapital | kMixed | kAllCaps)) == (kCapital | kMixed));
  CHECK((tokens[1].shape & (kCapital | kMixed | kAllCaps)) == (kCapital | kAllCaps));
  CHECK((tokens[2].shape & (kCapital | kMixed | kAllCaps)) == kMixed);
  CHECK((tokens[3].shape & (kCapital | kMixed | kAllCaps)) == 0);
  CHECK((tokens[4].shape & (kCapital | kMixed | kAllCaps)) == kCapital);
  CHECK((tokens[5].shape & (kCapital | kMixed | kAllCaps)) == kCapital);
}

TEST_CASE("Turkish endings behind an apostrophe are no part of a word, other letters are") {
  CHECK(words("Öztürk'e Öztürk'ün Erdoğan’dan Ankara'da") == Words{"Öztürk", "Öztürk", "Erdoğan", "Ankara"});
  CHECK(words("Shari'a Hawai'i Quelqu'un d'Arc O'Neill") ==
        Words{"Shari'a", "Hawai'i", "Quelqu'un", "d'Arc", "O'Neill"});
}

TEST_CASE("the gap before a word is known") {
  std::vector<Token> tokens;
  scan("One two, three. Four\n\nfive (six", tokens);
  REQUIRE(tokens.size() == 6);
  CHECK(tokens[0].gap == Gap::start);
  CHECK(tokens[1].gap == Gap::blank);
  CHECK(tokens[2].gap == Gap::comma);
  CHECK(tokens[3].gap == Gap::stop);
  CHECK(tokens[4].gap == Gap::paragraph);
  CHECK(tokens[5].gap == Gap::open);
}

TEST_CASE("a key is the same for all spellings of a word") {
  CHECK(word_hash("Erdoğan") == word_hash("erdogan"));
  CHECK(word_hash("MÜLLER") == word_hash("muller"));
  CHECK(word_hash("O’Neill") == word_hash("o'neill"));
  CHECK(word_hash("Dragoș") == word_hash("dragos"));
  CHECK(word_hash("Straße") == word_hash("strasse"));
  CHECK(word_hash("Jose\xCC\x81") == word_hash("josé"));
  CHECK(word_hash("Путин") == word_hash("путин"));
  CHECK(word_hash("Whitlock") != word_hash("Whitlook"));
}
