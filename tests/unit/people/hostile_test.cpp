#include <ctime>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "found.h"
#include "support/catch.h"

using news::people::test::finder;
using news::people::test::names_in;
using news::people::test::persons_of;

namespace {

double cpu_seconds(const std::string& body) {
  const std::clock_t begin = std::clock();
  (void)persons_of(body, body.substr(0, body.size() / 10));
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

/// Surnames that no list has, all different: "Abcax", "Abcbx", ...
std::string surname(std::size_t number) {
  std::string out = "Z";
  for (int digit = 0; digit < 5; ++digit, number /= 26) out += static_cast<char>('a' + number % 26);
  return out + "ovic";
}

}  // namespace

TEST_CASE("empty and blank articles have no persons") {
  CHECK(names_in("").empty());
  CHECK(names_in(" \n\n \t", "\n").empty());
  CHECK(names_in("....''''\"\"(((---", "’’’").empty());
}

TEST_CASE("spans lie on characters of their text, whatever the bytes") {
  std::mt19937 random(7);
  const std::string pieces[] = {"Margaret Whitlock",
                                "’s ",
                                "\xFF",
                                "\xE2\x80",
                                " von ",
                                "J.",
                                "\n\n",
                                "é",
                                "\xC3",
                                "Mr. ",
                                "习近平",
                                ", ",
                                "(",
                                "/Reuters",
                                "President ",
                                "-",
                                "'",
                                "d'",
                                "The ",
                                "O'",
                                "Photo: ",
                                "Photo by ",
                                " \"",
                                "\" ",
                                "| AFP",
                                "\xC2\xA9 ",
                                "contributed",
                                "Follow ",
                                "@",
                                "(",
                                ")"};
  for (int round = 0; round < 3000; ++round) {
    std::string body;
    for (int piece = 0; piece < 25; ++piece) body += pieces[random() % std::size(pieces)];
    for (const auto& person : persons_of(body)) {
      CHECK_FALSE(person.name.empty());
      CHECK(person.mentions == person.spans.size());
      for (const auto& span : person.spans) {
        REQUIRE(span.begin < span.end);
        REQUIRE(span.end <= body.size());
      }
    }
  }
}

TEST_CASE("random bytes do no harm") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string body;
    for (int byte = 0; byte < 2000; ++byte) body += static_cast<char>(random());
    for (const auto& person : persons_of(body, body.substr(0, 100))) {
      REQUIRE(person.mentions == person.spans.size());
    }
  }
}

TEST_CASE("time grows with the length of the text, not faster") {
  std::string many;
  std::string initials;
  for (std::size_t number = 0; number < 60000; ++number) {
    many += "Thomas " + surname(number) + " met President " + surname(number + 7) + ". ";
    initials += std::string(1, static_cast<char>('A' + number % 26)) + ". Whitlock said Thomas " +
                surname(number % 50) + ". ";
  }
  const std::string texts[] = {many,
                               initials,
                               repeated("Thomas ", 2000000),
                               repeated("Margaret Whitlock ", 2000000),
                               repeated("President Trump and Eric Trump. ", 2000000),
                               repeated("von der ", 2000000),
                               repeated("A.", 2000000),
                               repeated("J. ", 2000000),
                               repeated("'", 2000000),
                               repeated("Secretary of ", 2000000),
                               repeated("Thomas Pell\n\n", 2000000),
                               repeated("Ed \"Big\" Pell ", 2000000),
                               repeated("Photo: Thomas ", 2000000),
                               repeated("Photo by ", 2000000),
                               repeated("(Thomas Pell for ", 2000000),
                               repeated("Thomas Pell is a judge.\n\n", 2000000),
                               repeated("contributed ", 2000000),
                               repeated("习", 2000000),
                               repeated("习近平", 2000000),
                               std::string(2000000, 'A'),
                               std::string(2000000, '\xC3')};
  for (const std::string& text : texts) {
    INFO(text.substr(0, 60));
    // Four times the text may take four times as long and some; quadratic work would take sixteen times as
    // long.
    CHECK(cpu_seconds(text) < 10 * cpu_seconds(text.substr(0, text.size() / 4)) + 1);
  }
}

TEST_CASE("several threads may search at once") {
  const std::string body = "Margaret Whitlock met Thomas Pell. Whitlock said no to President Pell.";
  const auto expected = persons_of(body);
  std::vector<std::thread> threads;
  std::vector<int> same(4, 0);
  for (std::size_t number = 0; number < same.size(); ++number) {
    threads.emplace_back([&, number] {
      for (int round = 0; round < 200; ++round) same[number] += persons_of(body) == expected ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : same) CHECK(count == 200);
}
