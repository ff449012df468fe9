#include "support/catch.h"

#include "read_support.h"
#include "reading/decode.h"

using namespace std::string_literals;
using news::reading::clean;
using news::reading::to_utf8;
using namespace news::reading::tests;

namespace {

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

}  // namespace

TEST_CASE("encodings") {
  std::vector<std::string> warnings;
  CHECK(to_utf8("\xEF\xBB\xBF"
                "Größe",
                warnings) == "Größe");
  CHECK(to_utf8("\xFF\xFE"s + utf16(u"Größe 😀", false), warnings) == "Größe 😀");
  CHECK(to_utf8("\xFE\xFF"s + utf16(u"Größe 😀", true), warnings) == "Größe 😀");
  CHECK(warnings.empty());
  CHECK(to_utf8(utf16(u"A headline without a mark", false), warnings) == "A headline without a mark");
  CHECK(to_utf8(utf16(u"A headline without a mark", true), warnings) == "A headline without a mark");
  CHECK(warnings.size() == 2);
  warnings.clear();
  CHECK(to_utf8("B\xFC"
                "rger \x84zahlen\x93 \x80 5",
                warnings) == "Bürger „zahlen“ € 5");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].find("windows-1252") != std::string::npos);
  warnings.clear();
  CHECK(to_utf8("Straße, Bürger, é, \xFF ende", warnings) == "Straße, Bürger, é, \xEF\xBF\xBD ende");
  CHECK(warnings.size() == 1);
}

TEST_CASE("cleaning") {
  CHECK(clean("a\r\nb\rc\n") == "a\nb\nc\n");
  CHECK(clean("a\u00A0b\u2009c\u202Fd\u3000e") == "a b c d e");
  CHECK(clean("a\u200Bb\uFEFFc\u00ADd\u2060e") == "abcde");
  CHECK(clean("“curly” ‘quotes’ – stay…") == "“curly” ‘quotes’ – stay…");
  CHECK(clean("a\x01\x02\x7F"
              "b\u0085c") == "ab\nc");
  CHECK(clean("x\x1B[31mred\x1B[0m \x1B]0;title\ay") == "xred y");
  CHECK(clean("evil\u202Etxt.exe") == "eviltxt.exe");
  CHECK(clean("می\u200Cخواهم") == "می\u200Cخواهم");
  CHECK(clean("zero\u200Cwidth") == "zerowidth");
  std::size_t nuls = 0;
  CHECK(clean("a\0b\0c"s, &nuls) == "abc");
  CHECK(nuls == 2);
}

TEST_CASE("a page in windows-1252 with NUL bytes is read with warnings") {
  const auto read = read_page_text(
      "Caf\xE9 re\0opens after the storm\n\nThe caf\xE9 on the quay has reopened after a month.\n"s);
  CHECK(read.article.headline == "Café reopens after the storm");
  CHECK(has_warning(read, "windows-1252"));
  CHECK(has_warning(read, "NUL"));
}

TEST_CASE("a text is cleaned alike wherever what is unclean stands") {
  const std::pair<std::string, std::string> kinds[] = {
      {"\r\n", "\n"},   {"\r", "\n"}, {"\n", "\n"},    {"\t", " "},    {std::string(1, '\0'), ""},
      {"\x7F", ""},     {"\x1F", ""}, {"\u00A0", " "}, {"\u200B", ""}, {"\u2028", "\n"},
      {"\x1B[31m", ""}, {"“", "“"},   {"é", "é"},      {"Ж", "Ж"}};
  for (const auto& [unclean, cleaned] : kinds) {
    for (std::size_t before = 0; before < 20; ++before) {
      const std::string left(before, 'x');
      const std::string right(19 - before, 'y');
      CHECK(clean(left + unclean + right) == left + cleaned + right);
      CHECK(clean(left + unclean + unclean + "z") == left + cleaned + cleaned + "z");
    }
  }
}
