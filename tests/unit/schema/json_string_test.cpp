#include <news/schema/internal/json_string.h>

#include <cstdint>
#include <random>
#include <string>

#include <nlohmann/json.hpp>

#include "support/catch.h"

using news::schema::append_json_string;
using Json = nlohmann::json;

namespace {

std::string escaped(std::string_view text) {
  std::string out = "[";
  append_json_string(out, text);
  return out.substr(1);
}

std::string expected(const std::string& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

TEST_CASE("each byte is escaped as it must be, wherever it stands") {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t before = 0; before < 20; ++before) {
      const std::string text =
          std::string(before, 'x') + static_cast<char>(byte) + std::string(19 - before, 'y');
      REQUIRE(escaped(text) == expected(text));
    }
  }
}

TEST_CASE("random texts are escaped as nlohmann's library does it") {
  static const std::vector<std::string> kPieces = {"a",
                                                   "word ",
                                                   "\"",
                                                   "\\",
                                                   "\n\n",
                                                   "\t",
                                                   "\r",
                                                   "\b\f",
                                                   std::string(1, '\0'),
                                                   "\x1F",
                                                   "\x7F",
                                                   "é",
                                                   "’",
                                                   "“",
                                                   "𐍈",
                                                   "\xFF",
                                                   "\xC3",
                                                   "\xE2\x80",
                                                   "\xED\xA0\x80",
                                                   "\xF5\x80\x80\x80",
                                                   "!",
                                                   "#",
                                                   "]"};
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t pieces = random() % 30;
    // Damage in one text of four.
    const std::size_t kinds = round % 4 == 0 ? kPieces.size() : 15;
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % kinds];
    REQUIRE(escaped(text) == expected(text));
  }
}
