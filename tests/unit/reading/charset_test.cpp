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
