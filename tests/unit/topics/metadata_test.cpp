#include "support/catch.h"

#include "data.h"

using news::schema::Article;
using topics_test::article;
using topics_test::finder;
using topics_test::holds;

namespace {

Article plain() {
  return article("A quiet day", "Nothing of note was said, and people went home early.");
}

std::vector<news::schema::Topic> with_topic(const std::string& id, const std::string& name = "") {
  Article made = plain();
  made.topics.push_back({id, name, 0, {}});
  return finder().find(made);
}

}  // namespace

TEST_CASE("topics of the source come first, whatever code they use") {
  for (const char* code :
       {"medtop:20000178", "http://cv.iptc.org/newscodes/mediatopic/20000178", "20000178"}) {
    INFO(code);
    const auto topics = with_topic(code);
    REQUIRE(topics.size() == 1);
    CHECK(topics[0].id == "medtop:20000178");
    CHECK(topics[0].name == "corporate earnings");
    CHECK(topics[0].confidence >= 0.95);
    CHECK(topics[0].why == std::vector<std::string>{"metadata"});
  }
}

TEST_CASE("old subject codes and retired ids lead to the topics of today") {
  for (const char* code :
       {"subj:04000000", "04000000", "http://cv.iptc.org/newscodes/subjectcode/04000000"}) {
    INFO(code);
    const auto topics = with_topic(code);
    REQUIRE(topics.size() == 1);
    CHECK(topics[0].id == "medtop:04000000");
  }
  CHECK(with_topic("subj:15054000").at(0).name == "soccer");
  CHECK(with_topic("medtop:20000119").at(0).id == "medtop:02000000");
}

TEST_CASE("a name serves where the code is unknown; what is neither is left out") {
  CHECK(with_topic("x:77", "Soccer").at(0).id == "medtop:20001065");
  CHECK(with_topic("x:77", "blorp").empty());
  CHECK(with_topic("medtop:99999999").empty());
  CHECK(with_topic("").empty());
}

TEST_CASE("sections and keywords in Russian and Ukrainian are understood") {
  const auto first = [](const char* language, const char* section, const char* keyword) {
    Article made = plain();
    made.language = language;
    made.section = section;
    if (*keyword != 0) made.keywords = {keyword};
    const auto topics = finder().find(made);
    return topics.empty() ? std::string() : topics[0].name;
  };
  CHECK(first("ru", "Политика", "") == "politics");
  CHECK(first("ru", "СПОРТ", "") == "sport");
  CHECK(first("ru", "Силовые структуры", "") == "crime, law and justice");
  CHECK(first("ru", "", "выборы") == "election");
  CHECK(first("ru", "Новости/Экономика", "") == "economy, business and finance");
  CHECK(first("zh", "经济", "") == "economy, business and finance");
  CHECK(first("ar", "الاقتصاد", "") == "economy, business and finance");
  CHECK(first("ru", "Происшествия", "") == "");
  CHECK(first("uk", "Політика", "") == "politics");
  CHECK(first("uk", "", "Вибори") == "election");
  CHECK(first("uk", "Війна", "") == "war");
  // Apostrophes of all kinds.
  for (const char* health : {"Здоров'я", "Здоров’я", "Здоровʼя"}) {
    INFO(health);
    CHECK(first("uk", health, "") == "health");
  }
  // In an article of another language, or of none that is known.
  CHECK(first("und", "", "Хоккей") == "ice hockey");
  CHECK(first("en", "", "наводнение") == "flood");
  CHECK(first("und", "Футбол", "") == "soccer");
}

TEST_CASE("a source's topic keeps its place before what the text says, and its own confidence when higher") {
  Article made =
      article("Tariffs on steel rise", "Tariffs and import duties rise; the tariffs start a trade war.");
  made.topics.push_back({"medtop:20000018", "music", 0.99, {}});
  made.topics.push_back({"medtop:20001065", "soccer", 0.2, {}});
  const auto topics = finder().find(made);
  REQUIRE(topics.size() >= 3);
  CHECK(topics[0].id == "medtop:20000018");
  CHECK(topics[0].confidence == 0.99);
  CHECK(topics[1].id == "medtop:20001065");
  CHECK(holds(topics, "medtop:20000384"));
}

TEST_CASE("finding twice is the same as finding once: found topics aren't taken for the source's") {
  Article made =
      article("Tariffs on steel rise", "Tariffs and import duties rise; the tariffs start a trade war.");
  made.keywords = {"music"};
  made.topics.push_back({"medtop:20001065", "soccer", 0, {}});
  const auto first = finder().find(made);
  made.topics = first;
  CHECK(finder().find(made) == first);
  made.topics[0].why = {"striker x2 (headline)"};
  CHECK_FALSE(holds(finder().find(made), "medtop:20001065"));
}

TEST_CASE("sections and keywords are read by label and alias, in all languages") {
  struct Case {
    const char* section;
    const char* language;
    const char* id;
  };
  for (const Case& c :
       {Case{"Business", "en", "medtop:04000000"}, Case{"SPORT", "en", "medtop:15000000"},
        Case{"Politik", "de", "medtop:11000000"}, Case{"Gesundheit", "", "medtop:07000000"},
        Case{"Économie", "fr", "medtop:04000000"}, Case{"economie", "fr", "medtop:04000000"},
        Case{"Deportes", "es", "medtop:15000000"}, Case{"体育", "zh", "medtop:15000000"},
        Case{"Sport/Football", "en", "medtop:20001065"}, Case{"World > Science", "en", "medtop:13000000"}}) {
    INFO(c.section);
    Article made = plain();
    made.language = c.language;
    made.section = c.section;
    const auto topics = finder().find(made);
    REQUIRE_FALSE(topics.empty());
    CHECK(topics[0].id == c.id);
    CHECK(topics[0].confidence == 0.95);
    CHECK(topics[0].why[0].rfind("section: ", 0) == 0);
  }
  Article made = plain();
  made.keywords = {"Tarnby", "Earthquakes", "medtop:20000018"};
  const auto topics = finder().find(made);
  REQUIRE(topics.size() == 2);
  CHECK(topics[0].id == "medtop:20000153");
  CHECK(topics[0].why == std::vector<std::string>{"keyword: Earthquakes"});
  CHECK(topics[1].id == "medtop:20000018");
}

TEST_CASE("sections that are places or kinds of text mean no topic") {
  for (const char* section : {"World", "news", "Opinion", "U.S.", "Panorama", "", "  ", "/", ">>>"}) {
    INFO(section);
    Article made = plain();
    made.section = section;
    CHECK(finder().find(made).empty());
  }
}

TEST_CASE("a section makes what lies below it more likely and isn't listed beside it") {
  Article made = article("Striker signs for United",
                         "The football club said the striker signed a contract after the transfer "
                         "window opened.");
  const auto without = finder().find(made);
  made.section = "Sport";
  const auto with = finder().find(made);
  REQUIRE_FALSE(without.empty());
  REQUIRE_FALSE(with.empty());
  CHECK(with[0].id == without[0].id);
  CHECK(with[0].confidence > without[0].confidence);
  for (const auto& topic : with) CHECK(topic.id != "medtop:15000000");
}

TEST_CASE("words by which a source names a topic are no cues for others") {
  for (const char* label :
       {"conflict, war and peace", "economy, business and finance", "science and technology",
        "disaster, accident and emergency incident", "arts, culture, entertainment and media"}) {
    INFO(label);
    Article by_section = plain();
    by_section.section = label;
    Article by_keyword = plain();
    by_keyword.keywords = {label};
    for (const Article& made : {by_section, by_keyword}) {
      const auto topics = finder().find(made);
      REQUIRE(topics.size() == 1);
      CHECK(topics[0].name == label);
    }
  }
}

TEST_CASE("a section lifts what was just too weak to be shown") {
  Article made =
      article("Danso to stay at club",
              "The midfielder signed for three years on Friday, the club said. His father came to see "
              "him play as a boy.");
  const char* const transaction = "medtop:20001148";
  CHECK_FALSE(holds(finder().find(made), transaction));
  REQUIRE(holds(finder().fell_short(made), transaction));
  made.section = "Sport";
  CHECK(holds(finder().find(made), transaction));
}

TEST_CASE("keywords beyond those that are looked up aren't read at all") {
  Article made = plain();
  for (int i = 0; i < 30; ++i) made.keywords.push_back("tropical storm surge " + std::to_string(i));
  CHECK(finder().find(made).empty());
}

TEST_CASE("words of many meanings mean nothing without a text") {
  for (const char* word : {"Race", "strike", "World Cup", "Racing"}) {
    INFO(word);
    Article made = plain();
    made.keywords = {word};
    for (const auto& topic : finder().find(made)) CHECK(topic.confidence < 0.95);
  }
  Article made =
      article("Tarnby win the cricket final",
              "Tarnby beat Velmark by 52 runs. The bowler took five wickets and the batsmen scored 87.");
  made.keywords = {"World Cup"};
  CHECK(holds(finder().find(made), "medtop:20000888"));
  CHECK_FALSE(holds(finder().find(made), "medtop:20001065"));
}

TEST_CASE("usual names of sections that are no labels, and plurals of labels, are understood") {
  struct Case {
    const char* language;
    const char* word;
    const char* name;
  };
  for (const Case& c :
       {Case{"de", "Immobilien", "construction and property"}, Case{"de", "Energie", "energy and resource"},
        Case{"de", "Bundesliga", "soccer"}, Case{"de", "Wasser", "water"}, Case{"fr", "Livres", "literature"},
        Case{"fr", "Télévision", "television"}, Case{"es", "Baloncesto", "basketball"},
        Case{"es", "Paro", "unemployment"}, Case{"en", "Science & Environment", "science and technology"},
        Case{"en", "Business & Finance", "economy, business and finance"},
        Case{"en", "Hospitals", "hospital"}, Case{"en", "Vaccines", "vaccine"}}) {
    INFO(c.language << " " << c.word);
    Article made = plain();
    made.language = c.language;
    made.section = c.word;
    const auto topics = finder().find(made);
    REQUIRE(topics.size() == 1);
    CHECK(topics[0].name == c.name);
  }
}

TEST_CASE("many keywords are no description, and hostile ones do no harm") {
  Article made = plain();
  for (int i = 0; i < 200; ++i) made.keywords.push_back(i % 2 == 0 ? "music" : "soccer");
  CHECK(finder().find(made).size() <= 5);
  made.keywords = {std::string(1 << 20, 'x'), std::string("\xff\xfe\0music", 8), "\t\n"};
  made.section = std::string(1 << 20, '/');
  CHECK_NOTHROW(finder().find(made));
}
