#include "support/catch.h"

#include <random>

#include "read_support.h"
#include "reading/decode.h"
#include "time_support.h"

using news::reading::detect_language;
using news::reading::Format;
using namespace news::reading::tests;

TEST_CASE("long and many lines take linear time") {
  constexpr std::size_t kBytes = 2'000'000;
  for (const char* piece : {"x",
                            "word ",
                            "(",
                            ") ",
                            "/",
                            "Photo: ",
                            "Name/",
                            "© ",
                            "\"",
                            "“",
                            "a\n",
                            "\n\n",
                            "Read more\n",
                            "Related\nTitle of one\n",
                            "You May Also Like\n\n",
                            "Title…\n",
                            "READ MORE: x\n",
                            "SHOUTED LINE OF FIVE WORDS\n",
                            "By Ann Lee\n",
                            "12 May 2024\n",
                            "Home > ",
                            "Alt text of a picture\nCaption. (Ann Lee/AFP)\n\n",
                            "Photo: Ann Lee\n",
                            "© 2023 Courier\n",
                            "- item\n",
                            "12/05/2024 ",
                            "A line that is wrapped at some width or other by a\n",
                            "\xFF",
                            "\xE2\x80",
                            "\x1B[",
                            "\x1B]",
                            "и ",
                            "漢",
                            ". ",
                            "Title: x\n"}) {
    INFO(piece);
    check_time(Format::text, repeated(piece, kBytes));
    check_time(Format::text, std::string("A headline\n\nA paragraph of text. It has sentences.\n\n")
                                 .append(repeated(piece, kBytes / 4)));
  }
}

TEST_CASE("a line of 10 MB and a million lines take no time to speak of") {
  check_time(Format::text, std::string(10'000'000, 'x'));
  check_time(Format::text,
             std::string("A headline\n\n") + repeated("Word after word after word. ", 10'000'000));
  check_time(Format::text, repeated("Short line\n", 11'000'000));
}

TEST_CASE("hostile JSON is refused or read, never a crash") {
  for (const char* piece : {"[", "{\"a\":", "\"", "\\", "[1,", "{", "NaN,", "\"\\ud83d\",", "-"}) {
    INFO(piece);
    check_time(Format::jsonl, repeated(piece, 2'000'000));
    check_time(Format::json, std::string("{\"title\":").append(repeated(piece, 2'000'000)));
  }
  check_time(Format::json, std::string("{\"title\":\"T\",\"x\":") + std::string(100'000, '[') +
                               std::string(100'000, ']') + "}");
  // Whole ones, which are read to the end.
  const auto text = [](std::size_t bytes) {
    return "{\"title\":\"T\",\"text\":\"" + repeated("\\n", bytes) + "\"}";
  };
  check_time(Format::json, text(1'000'000), text(4'000'000));
  const auto list = [](std::size_t bytes) { return "[" + repeated("{\"title\":\"T\"},", bytes) + "{}]"; };
  check_time(Format::json, list(250'000), list(1'000'000));
}

TEST_CASE("hostile pages take linear time") {
  for (const char* piece : {"<div>",
                            "<b>",
                            "</i>",
                            "<p>",
                            "<p><a href=x>y</a>",
                            "<table><tr><td>",
                            "<!--",
                            "<!",
                            "<",
                            "&",
                            "&amp;",
                            "&#",
                            "&lt;",
                            "<a href='",
                            "<h1>Title</h1>",
                            "<figure><img alt='a b c d e'><figcaption>x</figcaption></figure>",
                            "<div class=caption>A caption</div><img alt='w x y z'>",
                            "<script>",
                            "<script type='application/ld+json'>{",
                            "<script type='application/ld+json'>{\"@type\":\"Article\"}</script>",
                            "<meta name=author content='Ann Lee'>",
                            "<meta property='article:tag' content=x>",
                            "<time>3 May 2024</time>",
                            "<span class=byline>By Ann Lee</span>",
                            "<span itemprop=author>",
                            "<ul><li><a href=/x>One title of an article</a></li>",
                            "<wbr>",
                            "<form><nav><aside>",
                            "<p>Words in a sentence, and more.</p>",
                            "word<br><br>",
                            "<div class=related><a href=/y>Two words and more</a></div>"}) {
    INFO(piece);
    check_time(Format::html, repeated(piece, 400'000));
    check_time(Format::html, std::string("<h1>A headline</h1><p>A paragraph of text. It has sentences.</p>")
                                 .append(repeated(piece, 400'000)));
  }
}

TEST_CASE("any bytes are read without a crash") {
  std::mt19937 random(42);
  const std::string seeds[] = {
      file_content(std::string(NEWS_SOURCE_DIR) + "/tests/unit/reading/pages/deutsch.txt"),
      file_content(std::string(NEWS_SOURCE_DIR) + "/tests/unit/reading/pages/captions.txt"),
      file_content(std::string(NEWS_SOURCE_DIR) + "/tests/unit/reading/html/ledger.html"),
      R"({"v":1,"id":"x","headline":"H","body":"“Yes,” she said.","quotes":[{"begin":3,"end":7}],"topics":["a"]})"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = seeds[static_cast<std::size_t>(round) % 4];
    for (auto i = random() % 12 + 1; i > 0; --i) {
      const std::size_t at = random() % bytes.size();
      if (random() % 3 == 0) {
        bytes.erase(at, random() % 40);
      } else if (random() % 2 == 0) {
        bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 60));
      } else {
        bytes[at] = static_cast<char>(random());
      }
      if (bytes.empty()) bytes.assign(1, 'x');
    }
    for (const Format format : {Format::automatic, Format::text, Format::html, Format::json, Format::jsonl}) {
      for (const auto& read : read_as(format, bytes).articles) {
        REQUIRE(news::reading::is_utf8(read.article.body));
        REQUIRE(news::reading::is_utf8(read.article.headline));
      }
    }
  }
}
