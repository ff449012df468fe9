#include "support/catch.h"

#include <chrono>

#include "reading/table.h"
#include "walk_support.h"

using news::reading::Format;
using news::reading::read_row;
using news::reading::Row;
using news::reading::table_head;
using namespace news::reading::tests;

namespace {

/// What the articles of a table are: headline, a bar, body.
Texts articles_of(const Walked& walked) {
  Texts out;
  for (const auto& document : walked.documents) {
    for (const auto& read : news::reading::read(document, {}).articles)
      out.push_back(read.article.headline + "|" + read.article.body);
  }
  return out;
}

Walked walk_table(const std::string& bytes, const std::string& name = "news.csv") {
  const news::tests::TempDir dir;
  return walk({write(dir.path() / name, bytes)});
}

}  // namespace

TEST_CASE("records of a table are cut into cells") {
  const auto cells = [](std::string_view text) { return read_row(text, ',', true).cells; };
  CHECK(cells("a,b c,\n") == Texts{"a", "b c", ""});
  CHECK(cells("a,\"b, \"\"c\"\"\nd\",e\r\nf") == Texts{"a", "b, \"c\"\nd", "e"});
  CHECK(cells("\"a\"\r\n") == Texts{"a"});
  CHECK(cells("12\" guns,x") == Texts{"12\" guns", "x"});
  CHECK(read_row("a,b\r\nc", ',', true).bytes == 5);
  CHECK(read_row("a,\"b", ',', false).state == Row::State::unfinished);
  CHECK(read_row("a,\"b\"", ',', false).state == Row::State::unfinished);
  CHECK(read_row("a,\"b\" c,d\n", ',', true).state == Row::State::damaged);
}

TEST_CASE("a table is known by the names of its columns, whatever is between them") {
  CHECK(table_head("date,title,text\n", true)->names == Texts{"date", "title", "text"});
  CHECK(table_head("\xEF\xBB\xBF\"Title\";\"Body\"\n1;2\n", true)->delimiter == ';');
  CHECK(table_head("id\theadline\tbody\n", true)->delimiter == '\t');
  CHECK(table_head(",title,content\n", true)->names == Texts{"", "title", "content"});
  CHECK_FALSE(table_head("date,author,city\n", true));
  CHECK_FALSE(table_head("The title, he said, was his\n", true));
  // A page whose menu is called as columns are is none.
  const Walked page =
      walk_table("News | Story | Photos\nThe ferry sails again.\n\nIt left at nine.\n", "p.txt");
  REQUIRE(page.documents.size() == 1);
  CHECK(page.documents[0].format == Format::text);
}

TEST_CASE("each record of a table is an article at its line") {
  const Walked walked = walk_table(
      ",title,text,date,author\n0,Port opens,\"The port opened.\n\nPeople came.\",2024-05-14,Ruth Ashdown\n\n"
      "1,Port shuts,\"It \"\"shut\"\".\",2024-06-01,nan\n",
      "articles");
  CHECK(walked.rejected.empty());
  REQUIRE(walked.documents.size() == 2);
  CHECK(walked.documents[0].where.ends_with("articles:2"));
  CHECK(walked.documents[1].where.ends_with("articles:6"));
  CHECK(articles_of(walked) ==
        Texts{"Port opens|The port opened.\n\nPeople came.", "Port shuts|It \"shut\"."});
  const auto read = news::reading::read(walked.documents[0], {}).articles.at(0);
  CHECK(read.article.published == "2024-05-14");
  CHECK(read.article.authors == Texts{"Ruth Ashdown"});
  CHECK(news::reading::read(walked.documents[1], {}).articles.at(0).article.authors.empty());
}

TEST_CASE("lists in cells, as programs write them, are lists") {
  const auto authors_in = [](const std::string& cell) {
    const Walked walked = walk_table("title,authors\nPort opens," + cell + "\n");
    return news::reading::read(walked.documents.at(0), {}).articles.at(0).article.authors;
  };
  CHECK(authors_in("\"['Ruth Ashdown', \"\"Ana O'Neill\"\"]\"") == Texts{"Ruth Ashdown", "Ana O'Neill"});
  CHECK(authors_in("\"[\"\"Ruth Ashdown\"\"]\"") == Texts{"Ruth Ashdown"});
  CHECK(authors_in("[]").empty());
  CHECK(authors_in("\"Ruth Ashdown, Bram Kessler\"") == Texts{"Ruth Ashdown", "Bram Kessler"});
}

TEST_CASE("tables lie in archives, too, and in windows-1252") {
  const Walked walked = walk_table(gzip("titel;text\nStra\xDF"
                                        "e gesperrt;Sie f\xFChrt zum Hafen.\n"),
                                   "t.csv.gz");
  CHECK(articles_of(walked) == Texts{"Straße gesperrt|Sie führt zum Hafen."});
}

TEST_CASE("marks that aren't doubled are text where the cells come out right") {
  const Walked walked =
      walk_table("title,text\nPort,\"It \"opened\" at\nnine, they say\"\nShip,\"It sailed.\"\n");
  CHECK(walked.rejected.empty());
  CHECK(articles_of(walked) == Texts{"Port|It \"opened\" at\n\nnine, they say", "Ship|It sailed."});
  CHECK(has_warning(news::reading::read(walked.documents[0], {}).articles.at(0), "aren't doubled"));
}

TEST_CASE("a damaged record costs itself alone") {
  const std::string good = "Port opens,The port opened.\n";
  const auto table = [&](const std::string& damaged) {
    return walk_table("title,text\n" + good + damaged + good + good);
  };
  SECTION("a mark that isn't closed") {
    const Walked walked = table("Port,\"It opened\n");
    CHECK(articles_of(walked).size() == 3);
    CHECK(walked.refused("news.csv:3", "isn't closed"));
    CHECK(walked.rejected.size() == 1);
  }
  SECTION("marks that aren't doubled, with cells behind them") {
    const Walked walked = table("Port,\"It \"opened\", at\nnine they say so\"\n");
    CHECK(articles_of(walked).size() == 3);
    CHECK(walked.refused("news.csv:3", "must be doubled); lines up to 4 are left out"));
    CHECK(walked.rejected.size() == 1);
  }
  SECTION("too few cells, and too many") {
    const Walked walked = table("Port\n" + good + "Port,a,b\n");
    CHECK(articles_of(walked).size() == 4);
    CHECK(walked.refused("news.csv:3", "has 1 cell, the first line 2"));
    CHECK(walked.refused("news.csv:5", "has 3 cells, the first line 2"));
  }
}

TEST_CASE("a table that breaks off says where") {
  const std::string whole =
      gzip("title,text\nPort opens,The port opened.\nPort shuts,\"" + std::string(200'000, 'x') + "\"\n");
  const Walked walked = walk_table(whole.substr(0, whole.size() - 20), "t.csv.gz");
  CHECK(articles_of(walked).size() == 1);
  CHECK(walked.refused("t.csv.gz:3", "this record is cut off"));
  CHECK(walked.rejected.size() == 1);
}

TEST_CASE("tables without a text or without records are refused for that") {
  CHECK(walk_table("date,city\n2024,Skarn\n").refused("news.csv", "no column that is called as a headline"));
  CHECK(walk_table("title,text\n").refused("news.csv", "is a table without records"));
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("title,text\na,b\n")) wide += {c, '\0'};
  CHECK(walk_table(wide).refused("news.csv", "UTF-16"));
}

TEST_CASE("no table takes long, however its marks stand") {
  std::string marks = "title,text\n";
  for (int i = 0; i < 200'000; ++i)
    marks += i % 3 == 0 ? "a,\"\n" : i % 3 == 1 ? "a,\"\"\"\n" : "\"\"\"\"\"\",\n";
  const auto begin = std::chrono::steady_clock::now();
  const Walked walked = walk_table(marks);
  CHECK(walked.documents.size() + walked.rejected.size() > 0);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::minutes(1));
}

TEST_CASE("one date of a table tells the order of day and month in all") {
  const auto dates = [](const std::string& rows) {
    Texts out;
    for (const auto& document : walk_table("title,date,text\n" + rows).documents) {
      for (const auto& read : news::reading::read(document, {}).articles)
        out.push_back(read.article.published);
    }
    return out;
  };
  CHECK(dates("A,2/11/2024,x\nB,2/25/2024,y\nC,3/4/2024 7:30 PM,z\n") ==
        Texts{"2024-02-11", "2024-02-25", "2024-03-04T19:30"});
  CHECK(dates("A,11/2/2024,x\nB,25/02/2024,y\n") == Texts{"2024-02-11", "2024-02-25"});
  // Neither, or both.
  CHECK(dates("A,2/11/2024,x\nB,3/4/2024,y\n") == Texts{"", ""});
  CHECK(dates("A,2/11/2024,x\nB,25/2/2024,y\nC,2/25/2024,z\n").front().empty());
  CHECK(articles_of(walk_table("title,date,text\n2/11/2024,2/25/2024,x\n")) == Texts{"2/11/2024|x"});
}

TEST_CASE("a line that tells Excel the delimiter is no head") {
  const Walked got = walk_table("sep=;\nTitle;Text\nA;\"One; two.\"\nB;Three.\n");
  CHECK(articles_of(got) == Texts{"A|One; two.", "B|Three."});
  REQUIRE(got.documents.size() == 2);
  CHECK(got.documents[1].where.ends_with(":4"));
}
