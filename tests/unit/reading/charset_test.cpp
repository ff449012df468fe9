#include <iconv.h>

#include "read_support.h"
#include "support/catch.h"

using news::reading::Format;
using namespace news::reading::tests;

namespace {

std::string encoded(std::string text, const char* charset) {
  iconv_t converter = iconv_open(charset, "UTF-8");
  REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
  std::string out(text.size() * 4 + 16, '\0');
  char* from = text.data();
  char* to = out.data();
  std::size_t left = text.size();
  std::size_t room = out.size();
  REQUIRE(iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1));
  iconv(converter, nullptr, nullptr, &to, &room);  // back to ASCII, where a charset goes over by escapes
  iconv_close(converter);
  out.resize(out.size() - room);
  return out;
}

const std::string kRussian =
    "Паром остался в порту\n\nПаром между двумя городами в воскресенье остался в порту, сообщила компания. "
    "Пассажиров отвезли на автобусах, а груз будет доставлен только во вторник, сказал капитан.";
const std::string kGreek =
    "Το πλοίο έμεινε στο λιμάνι\n\nΤο πλοίο έμεινε την Κυριακή στο λιμάνι λόγω του ανέμου, ανακοίνωσε η "
    "εταιρεία. "
    "Οι επιβάτες μεταφέρθηκαν με λεωφορεία.";
const std::string kPolish =
    "Prom został w porcie\n\nW niedzielę prom został w porcie z powodu wiatru, ogłosiła spółka żeglugowa. "
    "Pasażerów przewieziono autobusami, a ładunek zostanie dostarczony dopiero w środę, powiedział kapitan.";
const std::string kJapanese =
    "フェリー、港にとどまる\n\n強風のため、日曜日のフェリーは港にとどまったと会社が発表した。乗客はバスで運ば"
    "れた。";
const std::string kChinese =
    "渡轮停留在港口\n\n公司宣布，由于大风，渡轮星期日停留在港口，乘客改乘公共汽车，货物要到星期二才能送达。";
const std::string kKorean =
    "여객선 항구에 머물러\n\n강풍 때문에 일요일 여객선이 항구에 머물렀다고 회사가 밝혔다. 승객들은 버스로 "
    "이동했다.";
const std::string kFrench =
    "Le bac est resté à quai\n\nLe bac est resté à quai dimanche à cause du vent, a annoncé la compagnie. "
    "Les "
    "passagers ont été emmenés en autocar, et le fret ne sera livré que mardi, a précisé le capitaine.";

}  // namespace

TEST_CASE("an encoding that is said is that of what names none") {
  const std::string koi8 = "\xF0\xC1\xD2\xCF\xCD \xCF\xD0\xCF\xDA\xC4\xC1\xCC";
  const std::string ferry = "Паром опоздал";
  const auto headline = [](Format format, const std::string& bytes, const std::string& charset = {}) {
    news::reading::RawDocument document{"input", "", true, format, bytes, {}};
    document.origin.charset = charset;
    news::reading::ReadOptions options;
    options.encoding = "koi8-r";
    const auto result = news::reading::read(document, options);
    REQUIRE(result.articles.size() == 1);
    return result.articles[0].article.headline;
  };
  CHECK(headline(Format::text, koi8 + "\n\n" + koi8 + ".\n") == ferry);
  CHECK(headline(Format::jsonl, R"({"title":")" + koi8 + R"(","text":"X."})") == ferry);
  CHECK(headline(Format::csv, "title,text\n" + koi8 + ",X.\n") == ferry);
  CHECK(headline(Format::markdown, "# " + koi8 + "\n\nX.\n") == ferry);
  CHECK(headline(Format::mail, "From: a@x.example\nSubject: " + koi8 + "\n\nX.\n") == ferry);
  CHECK(headline(Format::feed, "<rss><channel><item><title>" + koi8 + "</title></item></channel></rss>") ==
        ferry);
  const auto page = [&](const std::string& charset, const std::string& text) {
    return "<html><head>" + charset + "<title>" + text + "</title></head><body><h1>" + text +
           "</h1><p>X.</p></body>";
  };
  CHECK(headline(Format::html, page("", koi8)) == ferry);
  CHECK(headline(Format::html, page("<meta charset='utf-8'>", koi8)) == ferry);
  // What says more of itself is read so.
  const std::string windows = "\xCF\xE0\xF0\xEE\xEC \xEE\xEF\xEE\xE7\xE4\xE0\xEB";
  CHECK(headline(Format::html, page("<meta charset=windows-1251>", windows)) == ferry);
  CHECK(headline(Format::feed, "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><title>" +
                                   windows + "</title></item></channel></rss>") == ferry);
  CHECK(headline(Format::mail, "From: a@x.example\nSubject: " + ferry +
                                   "\nContent-Type: text/plain; charset=windows-1251\n\n" + windows) ==
        ferry);
  CHECK(headline(Format::text, windows + "\n\nX.\n", "windows-1251") == ferry);
  CHECK(headline(Format::text, ferry + "\n\nX.\n") == ferry);
}

TEST_CASE("a text that names no encoding is read in the one that its letters tell") {
  struct Sample {
    const std::string& text;
    const char* charset;
  };
  for (const auto& [text, charset] :
       {Sample{kRussian, "windows-1251"}, Sample{kRussian, "koi8-r"}, Sample{kRussian, "iso-8859-5"},
        Sample{kRussian, "cp866"}, Sample{kGreek, "iso-8859-7"}, Sample{kPolish, "windows-1250"},
        Sample{kPolish, "iso-8859-2"}, Sample{kJapanese, "shift_jis"}, Sample{kJapanese, "euc-jp"},
        Sample{kJapanese, "iso-2022-jp"}, Sample{kChinese, "gb18030"}, Sample{kChinese, "utf-16le"},
        Sample{kChinese, "utf-16be"}, Sample{kKorean, "euc-kr"}, Sample{kFrench, "windows-1252"}}) {
    CAPTURE(charset);
    const std::string headline = text.substr(0, text.find('\n'));
    const std::string bytes = encoded(text, charset);
    const auto plain = read_as(Format::automatic, bytes);
    REQUIRE(plain.articles.size() == 1);
    CHECK(plain.articles[0].article.headline == headline);
    CHECK(has_warning(plain.articles[0], "read as "));
  }
}

TEST_CASE("letters of a page count, not those of its tags and scripts") {
  const std::string page = "<!DOCTYPE html><html><head><title>" + kRussian.substr(0, kRussian.find('\n')) +
                           "</title><script>" + std::string(5000, 'x') +
                           "</script></head><body><div class=\"" + std::string(3000, 'y') + "\"><p>" +
                           kRussian + "</p></div></body></html>";
  const auto read = read_as(Format::automatic, encoded(page, "windows-1251"));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].article.body.find("сообщила компания") != std::string::npos);
}

TEST_CASE("what an encoding is named for is read in that, and a few letters tell nothing") {
  const auto named = news::reading::read(
      {"mail", "mail", true, Format::text, encoded(kRussian, "koi8-r"), {"", "koi8-r", "", ""}}, {});
  CHECK(named.articles[0].article.body.find("сообщила компания") != std::string::npos);
  CHECK(!has_warning(named.articles[0], "guess"));
  CHECK(has_warning(read_page_text("Caf\xE9 \xA3\x35\n\nThe caf\xE9 is open."), "windows-1252"));
}

TEST_CASE("a page that was saved with the head of its answer is a page in the charset named there") {
  const auto read =
      read_as(Format::automatic,
              encoded("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n<html><head><title>"
                      "Паром</title></head><body><article><h1>Паром</h1><p>" +
                          kRussian + "</p></article></body></html>",
                      "koi8-r"));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].article.headline == "Паром");
  CHECK(!has_warning(read.articles[0], "guess"));
}
