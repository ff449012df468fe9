#include "support/catch.h"

#include "read_support.h"

using news::schema::Caption;
using news::schema::Related;
using namespace news::reading::tests;

TEST_CASE("a wire story: dateline with agency and date, reporters below") {
  const auto read = read_page("wire.txt");
  const auto& article = read.article;
  CHECK(article.headline == "Lakemoor bridge reopens to trains after nine months");
  CHECK(article.published == "2024-03-03");
  CHECK(article.source == "Northern Wire");
  CHECK(article.authors == Texts{"Ada Whitlock", "Joost Brandeis"});
  CHECK(paragraphs(article).size() == 4);
  // Asides, stock symbols and polls are no credits.
  CHECK(article.captions.empty());
  CHECK(paragraphs(article)[2].ends_with("(the second was never published)."));
}

TEST_CASE("a blog page: title with the site's name, repeated headline, excerpts, footer") {
  const auto& article = read_page("blog.txt").article;
  CHECK(article.headline == "Valley council buys back its own town hall");
  CHECK(article.source == "The Elder Post");
  CHECK(article.published == "2023-06-11");
  CHECK(article.authors == Texts{"Nora Quill"});
  CHECK(article.keywords == Texts{"council", "town hall", "hotels"});
  CHECK(paragraphs(article).size() == 3);
  REQUIRE(article.related.size() == 2);
  CHECK(article.related[0].title == "Swimming pool closes for want of water");
  CHECK(article.related[0].teaser ==
        "The pool of Elder Valley will stay shut this summer because the spring that […]");
  CHECK(article.related[1].title == "Mayor's chain found in a pawn shop");
}

TEST_CASE("labelled lines above the text") {
  const auto read = read_page("labelled.txt");
  const auto& article = read.article;
  CHECK(article.headline == "Orchard growers fear a third late frost");
  CHECK(article.authors == Texts{"Ines Varga", "Tom Holloway"});
  CHECK(article.published == "2022-04-19");
  CHECK(article.source == "The Upland Mirror");
  CHECK(article.section == "Farming");
  CHECK(article.keywords == Texts{"apples", "frost", "weather"});
  CHECK(article.id == "https://upland-mirror.example/2022/orchards");
  CHECK(paragraphs(article).size() == 2);
}

TEST_CASE("text wrapped at a fixed width is joined, its paragraphs are kept") {
  const auto& article = read_page("wrapped.txt").article;
  CHECK(article.headline == "Lighthouse keeper's diary sold to a museum for the price of a rowing boat");
  CHECK(article.authors == Texts{"Owen Castell"});
  CHECK(article.published == "2021-10-07");
  const auto body = paragraphs(article);
  REQUIRE(body.size() == 4);
  CHECK(body[0].ends_with("asked for a used rowing boat."));
  CHECK(body[1].ends_with("that is about soup.\""));
  CHECK(body[2].starts_with("The museum will show"));
  CHECK(article.captions ==
        std::vector<Caption>{{"Two visitors look at the handwritten pages of the diary under glass in the "
                              "reading room of the museum.",
                              "", "Iris Bellamy"}});
}

TEST_CASE("in wrapped text a line may end with a sentence and go on all the same") {
  const auto read = read_page_text(
      "A wrapped story about a short bridge\n\n"
      "The bridge was closed on Monday because one of its stones had fallen.\n"
      "Nobody was hurt, but a goat that had slept below it refused to go on\n"
      "living there and was moved to the garden of the mayor, who likes her.\n"
      "The stone will be put back in spring, when the river is low, and the\n"
      "goat may then decide for herself.\n\n"
      "Until then the villagers use the ford, as they did before the bridge\n"
      "was built in the year of the comet, when everybody had wet feet.\n");
  CHECK(paragraphs(read.article).size() == 2);
}

TEST_CASE("a page without blank lines") {
  const auto& article = read_page("single_newlines.txt").article;
  CHECK(article.headline == "Night trains return to the southern line, with breakfast");
  CHECK(article.subheadline == "The first sleeper in twelve years leaves Marrow on Friday evening at ten");
  CHECK(article.authors == Texts{"Beatrix Noon"});
  CHECK(article.published == "2024-09-14");
  CHECK(paragraphs(article).size() == 4);
}

TEST_CASE("a page without a headline keeps all its paragraphs") {
  const auto& article = read_page("no_headline.txt").article;
  CHECK(article.headline.empty());
  CHECK(paragraphs(article).size() == 3);
}

TEST_CASE("links between paragraphs leave the text, which goes on behind them") {
  const auto& article = read_page("inserts.txt").article;
  CHECK(titles(article) == Texts{"Why brooms are back", "Council votes on parks budget",
                                 "The last chestnut of Castle Street",
                                 "CITY TO PLANT A THOUSAND TREES BY SPRING", "Leaf blowers on parade"});
  const auto body = paragraphs(article);
  REQUIRE(body.size() == 5);
  CHECK(body[4].starts_with("Varn is home to eleven parks."));
  CHECK(article.authors == Texts{"Celia Marsh"});
  CHECK(article.published == "2023-11-02T14:05Z");
}

TEST_CASE("how long a text is, it shows itself") {
  const auto article =
      read_as(news::reading::Format::text,
              "HEADLINE: Quay closes\nSECTION: Business\nLENGTH: 312 words\n\nThe quay closes on "
              "Friday.\n\nFreight follows.\n")
          .articles.at(0)
          .article;
  CHECK(paragraphs(article) == Texts{"The quay closes on Friday.", "Freight follows."});
}

TEST_CASE("a broadcaster's page: labelled captions and sources") {
  const auto& article = read_page("broadcaster.txt").article;
  CHECK(article.captions ==
        std::vector<Caption>{{"The owl has been seen at the cinema since February", "", "Tilda Munro"},
                             {"The Regal closed in 2009", "", "Dunmere Council"}});
  CHECK(article.published == "2024-05-12");
  CHECK(article.authors == Texts{"Karl Evers"});
  CHECK(paragraphs(article).size() == 3);
  CHECK(titles(article) == Texts{"Owls counted by their voices", "Old cinema to become a library"});
}

TEST_CASE("a list of titles at the end is no text, even without a heading") {
  const auto& article = read_page("links_at_end.txt").article;
  CHECK(paragraphs(article).size() == 4);
  CHECK(article.related.size() == 4);
}

TEST_CASE("a list that a sentence introduces is text") {
  const auto& article = read_page("list_in_body.txt").article;
  CHECK(article.related.empty());
  CHECK(paragraphs(article).size() == 8);
}

TEST_CASE("a Swedish page") {
  const auto& article = read_page("schwedisch.txt").article;
  CHECK(article.language == "sv");
  CHECK(article.authors == Texts{"Karin Lindh"});
  CHECK(article.published == "2024-03-14T09:15");
  CHECK(article.captions ==
        std::vector<Caption>{{"En isbrytare väntar utanför Norra Holmen.", "", "Ellen Byström/TT"}});
  CHECK(article.related.size() == 2);
  CHECK(paragraphs(article).size() == 3);
}

TEST_CASE("a German page: path of sections, kicker, subheadline, two authors") {
  const auto& article = read_page("deutsch.txt").article;
  CHECK(article.language == "de");
  CHECK(article.section == "Kultur");
  CHECK(article.headline == "Das Stadttheater Ahlbrück spielt künftig auch auf dem Fluss");
  CHECK(article.subheadline == "Ein alter Lastkahn wird zur Bühne. Die Kapitänin hat ein Wort mitzureden");
  CHECK(article.authors == Texts{"Ulrike Sommer", "Jonas Feld"});
  CHECK(article.published == "2023-05-03T17:30");
  CHECK(article.source == "Ahlbrücker Anzeiger");
  CHECK(article.captions == std::vector<Caption>{{"Der Lastkahn „Hedwig“ im Hafen von Ahlbrück.", "",
                                                  "picture service/Arno Stein"}});
  CHECK(titles(article) == Texts{"Warum Kähne Namen tragen", "Neue Orgel für die Marienkirche",
                                 "Der Hafenmeister und seine 40 Katzen", "Wie tief ist der Fluss?"});
  CHECK(paragraphs(article).size() == 4);
}

TEST_CASE("a Russian page") {
  const auto& article = read_page("russian.txt").article;
  CHECK(article.language == "ru");
  CHECK(article.authors == Texts{"Анна Белова"});
  CHECK(article.published == "2023-08-17");
  CHECK(article.captions == std::vector<Caption>{{"Первым по мосту прошёл почтальон.", "", "Илья Мороз"}});
  CHECK(article.related.size() == 2);
  CHECK(paragraphs(article).size() == 3);
}

TEST_CASE("captions of every build, in the order of the page") {
  const auto& article = read_page("captions.txt").article;
  CHECK(article.captions ==
        std::vector<Caption>{
            {"FILE - A rescue dog named Bruno waits below the summit of Mount Orrin.", "",
             "AP Photo/Ruth Calder, File"},
            {"Trainer Paul Imhof, from left, dog Nelly and pilot Sara Quist before a flight", "", ""},
            {"Nelly on her first ride on Saturday",
             "A dog in a red vest sits on a chair lift above a snowy slope",
             "Jo Wendell/Orrin Mountain Rescue"},
            {"", "", "Mika Sand/Getty Images"}});
  CHECK(article.authors == Texts{"Alba Reyes"});
  CHECK(paragraphs(article).size() == 6);
}

TEST_CASE("a column: kicker, headline with a full stop, biography, contact, footer") {
  const auto& article = read_page("column.txt").article;
  CHECK(article.section == "Comment");
  CHECK(article.headline == "Nobody needs another statue of a horse.");
  CHECK(article.authors == Texts{"Lionel Marsh"});
  CHECK(article.published == "2022-09-03");
  CHECK(article.source == "Varn Gazette");
  CHECK(paragraphs(article).size() == 3);
}

TEST_CASE("numbered, marked and linked titles under two headings") {
  const auto& article = read_page("crosslinks.txt").article;
  CHECK(article.section == "Science");
  CHECK(article.url == "https://halden-times.example/science/seeds");
  CHECK(titles(article) == Texts{"Brass band plays through power cut", "Council of Halden to vote on lights",
                                 "A recipe for bread without flour", "What seeds remember",
                                 "How deep is deep?"});
  REQUIRE(article.related.size() == 5);
  CHECK(article.related[3].url == "https://halden-times.example/memory");
  CHECK(paragraphs(article).size() == 3);
}

TEST_CASE("the shortest page: headline and one paragraph") {
  const auto read = read_page("bare_paragraphs.txt");
  CHECK(read.article.headline == "Heavy snow closes schools");
  CHECK(paragraphs(read.article).size() == 1);
  CHECK(read.article.subheadline.empty());
  CHECK(read.article.authors.empty());
  CHECK(has_warning(read, "no date"));
}

TEST_CASE("records of title, other title and teaser are told apart") {
  const auto read = read_page_text(
      "Council opens a bridge over the Elme\n\nThe bridge was opened on Monday. It took nine years.\n\n"
      "Nobody fell off, the mayor said. He had walked across it first, in boots, holding the rail with both "
      "hands.\n\n"
      "You May Also Like\nThe baker who sings\n\nA baker sings at work\n\nEvery morning at four the baker of "
      "Elm Street…\n"
      "A short title\n\nAnother wording of it\n\nNobody knows why the…\n");
  CHECK(read.article.related ==
        std::vector<Related>{{"The baker who sings", "A baker sings at work",
                              "Every morning at four the baker of Elm Street…", ""},
                             {"A short title", "Another wording of it", "Nobody knows why the…", ""}});
  CHECK(paragraphs(read.article).size() == 2);
}

TEST_CASE("a heading without a list below is not the end of the text") {
  const auto read = read_page_text(
      "Bells of Saltby ring again\n\nThe bells of Saltby ring again after four years of silence in the old "
      "harbour town.\n\n"
      "Related\n\nThe largest of the bells was recast in May from the metal of a ship that sank off the "
      "harbour in 1911, and sounds lower.\n\n"
      "Visitors may climb the tower on Sundays, when the bells are at rest and the ringers have gone to eat "
      "their soup at home.\n");
  CHECK(read.article.related.empty());
  CHECK(read.article.body.find("Visitors may climb") != std::string::npos);
}

TEST_CASE("every decision leaves a trace with rule and confidence") {
  const auto read = read_page("deutsch.txt");
  for (const char* field : {"headline", "subheadline", "authors", "published", "section", "captions",
                            "related", "dropped", "language", "id", "source"}) {
    INFO(field);
    const auto found = std::find_if(read.trace.begin(), read.trace.end(),
                                    [&](const auto& trace) { return trace.field == field; });
    REQUIRE(found != read.trace.end());
    CHECK(!found->rule.empty());
    CHECK(!found->text.empty());
    CHECK(found->confidence > 0);
    CHECK(found->confidence <= 1);
  }
}

TEST_CASE("paragraphs that begin with room before them are told where lines are wrapped") {
  const auto article = read_page_text(
                           "Ferry stays in port as wind goes on\n\n"
                           "   The ferry between the towns stayed in port on Sunday after\n"
                           "talks about the evening crossing failed, the company said in a\n"
                           "statement on the evening of that same day, and added that its\n"
                           "crews would stay in port.\n"
                           "   \"We were told nothing,\" said Ann Daly, who waited on the\n"
                           "quay. \"Nothing at all, not even a time for the next crossing\n"
                           "of those between the two towns.\"\n"
                           "   The captain wasn't available.\n"
                           "   A second ship is planned for March, and freight will stay in\n"
                           "port until then, Daly said. The ministry in Dublin had said in\n"
                           "January that it expected a ship before the spring begins\n"
                           "in the west.\n")
                           .article;
  CHECK(paragraphs(article).size() == 4);
}

TEST_CASE("a menu on top is no headline") {
  const std::string menu =
      GENERATE(as<std::string>{}, "Home\nNews\nSport\nWeather\n\n",
               "Skip to content\nMenu\nSubscribe\nLog in\nThe Lindport Gazette\nBusiness\n");
  const auto article =
      read_page_text(menu +
                     "Harbor board rejects deal for new piers\n\nBy Anne Loup\nPublished: 5 March 2024\n\n"
                     "The harbor board rejected a deal on Tuesday for new piers at a cost of $40 million.\n\n"
                     "Olga Brandt said it was the third vote in five years.\n\nShips go south.\n")
          .article;
  CHECK(article.headline == "Harbor board rejects deal for new piers");
  CHECK(article.authors == Texts{"Anne Loup"});
  CHECK(article.published == "2024-03-05");
  CHECK(article.section == (menu.starts_with("Skip") ? "Business" : ""));
  CHECK(paragraphs(article).size() == 3);
}

TEST_CASE("short lines that are no menu stay") {
  const auto article = read_page_text(
                           "Rovers\nRangers\nAthletic\nWhat the three clubs said of the new league\n\n"
                           "By Anne Loup\n\nThe clubs met on Tuesday, and they voted for the league in "
                           "the end, by two to one.\n")
                           .article;
  CHECK(article.headline == "Rovers");
}

TEST_CASE("readers' comments are no text") {
  const std::string text =
      "Harbor board rejects deal\n\nThe harbor board rejected a deal on Tuesday.\n\n"
      "It was the third vote, Olga Brandt said.\n\n";
  CHECK(paragraphs(read_page_text(text + "Comments\n12 comments\njohn123: What a shame!\n").article).size() ==
        2);
  CHECK(
      paragraphs(read_page_text(text + "Comments\n\nShe would hear them all, she said on Monday.\n").article)
          .size() == 3);
}
