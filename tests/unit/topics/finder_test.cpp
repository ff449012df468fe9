#include "support/catch.h"

#include <algorithm>

#include <news/schema/error.h>

#include "data.h"

using news::schema::Article;
using topics_test::article;
using topics_test::DataDirectory;
using topics_test::finder;
using topics_test::holds;
using topics_test::says;

namespace {

constexpr const char* kTariffs =
    "The government will raise tariffs on imported steel next month. The tariffs hit goods from four "
    "countries, and "
    "the import duties may start a trade war.";

}  // namespace

TEST_CASE("a topic says why it is there: cue, number, place") {
  const auto topics = finder().find(article("Tariffs on steel rise", kTariffs));
  REQUIRE_FALSE(topics.empty());
  const auto tariff =
      std::find_if(topics.begin(), topics.end(), [](const auto& t) { return t.name == "tariff"; });
  REQUIRE(tariff != topics.end());
  REQUIRE_FALSE(tariff->why.empty());
  CHECK(tariff->why[0] == "tariff x3 (headline, lead)");
}

TEST_CASE("topics come most confident first, at most five, within 0 to 1, without parents") {
  std::string everything;
  for (const char* text :
       {"hurricane storm surge hurricane", "striker goalkeeper Premier League goal",
        "vaccine vaccinated dose measles", "tax cut income tax taxpayer", "film director box office",
        "wheat crop farmers harvest", "Supreme Court justices ruling", "astronaut space station"}) {
    for (int i = 0; i < 3; ++i) everything += std::string(text) + ". ";
  }
  const auto topics = finder().find(article("News of the day", everything));
  CHECK(topics.size() <= 5);
  for (std::size_t i = 0; i < topics.size(); ++i) {
    CHECK(topics[i].confidence > 0);
    CHECK(topics[i].confidence <= 1);
    if (i > 0) CHECK(topics[i].confidence <= topics[i - 1].confidence);
    const auto path = finder().path_of(topics[i].id);
    REQUIRE_FALSE(path.empty());
    CHECK(path[0].name == topics[i].name);
    for (std::size_t up = 1; up < path.size(); ++up) {
      for (const auto& other : topics) CHECK(other.id != path[up].id);
    }
  }
}

TEST_CASE("length doesn't decide: a long article has the topic of the same text repeated once") {
  std::string text = kTariffs;
  for (int i = 0; i < 40; ++i) text += "\n\n" + std::string(kTariffs);
  CHECK(holds(finder().find(article("Tariffs on steel rise", text)), "medtop:20000373"));
}

TEST_CASE("one passing word in a long text is no topic") {
  std::string text = "The gardener walked along the quiet path. ";
  for (int i = 0; i < 60; ++i)
    text += "She looked at the yellow leaves and thought of her brother in the village. ";
  CHECK_FALSE(holds(finder().find(article("A walk", text + "He had once lived through an earthquake.")),
                    "medtop:20000153"));
}

TEST_CASE("related links and photo credits give no topics") {
  Article made = article("Bakery opens", "The bakery in the old street sells bread.");
  made.related.push_back(
      {"Hurricane nears coast", "Tropical storm", "The hurricane and its storm surge", ""});
  made.captions.push_back({"The street", "", "Hurricane Hurricane Storm Surge Agency"});
  CHECK_FALSE(holds(finder().find(made), "medtop:03000000"));
}

TEST_CASE("captions, subheadline and keywords count") {
  const std::string body = "People in the town waited through the night, the mayor said, and nobody slept.";
  Article by_caption = article("A long night", body);
  by_caption.captions.push_back(
      {"The hurricane tears a roof off", "Waves of the storm surge; tropical storm", ""});
  CHECK(holds(finder().find(by_caption), "medtop:20001280"));
  Article by_subheadline = article("A long night", body);
  by_subheadline.subheadline = "Hurricane brings storm surge, then the hurricane turns";
  CHECK(holds(finder().find(by_subheadline), "medtop:20001280"));
  Article by_keyword = article("A long night", body);
  by_keyword.keywords = {"tropical storm", "storm surge"};
  CHECK(holds(finder().find(by_keyword), "medtop:20001280"));
}

TEST_CASE("English rules serve English and unknown languages only") {
  Article made = article("Tariffs on steel rise", kTariffs);
  for (const char* language : {"en", "", "und", "en-GB"}) {
    made.language = language;
    CHECK(holds(finder().find(made), "medtop:20000384"));
  }
  made.language = "nl";
  CHECK(finder().find(made).empty());
}

TEST_CASE("large branches are found in German, French and Spanish") {
  Article made = article(
      "Regierung streitet mit Opposition",
      "Der Bundestag stimmt über das Gesetz ab. Die Kanzlerin und die Minister der Regierung werben um die "
      "Abgeordneten, die Opposition lehnt ab.");
  made.language = "de";
  CHECK(holds(finder().find(made), "medtop:11000000"));
  made = article("Le gouvernement face à l'opposition",
                 "Le premier ministre a défendu la loi devant les députés. Le gouvernement et le parti de la "
                 "majorité au "
                 "parlement votent mardi, l'opposition aussi.");
  made.language = "fr";
  CHECK(holds(finder().find(made), "medtop:11000000"));
  made = article("El delantero marca dos goles",
                 "El equipo ganó el partido de la liga con dos goles del delantero. El entrenador elogió a "
                 "los jugadores y al "
                 "portero antes de la final del campeonato.");
  made.language = "es";
  CHECK(holds(finder().find(made), "medtop:15000000"));
}

TEST_CASE("names that begin like a cue are none, in German and Spanish") {
  const auto found = [](const char* language, const char* headline, const char* body) {
    Article made = article(headline, body);
    made.language = language;
    return finder().find(made);
  };
  CHECK(found("de", "Sturm Graz siegt in Regensburg",
              "Sturm Graz hat in Regensburg gegen den Jahn gewonnen. Schneeberger traf zweimal.")
            .empty());
  CHECK(found("de", "Gemeinde Bischofsheim saniert Kirchenstraße",
              "Die Kirchenstraße in Bischofsheim bekommt neue Rohre, teilte die Gemeinde mit.")
            .empty());
  CHECK(found("de", "TV-Tipp: ein Krimi aus Tarnby",
              "Ein Richter wird tot im Gericht gefunden, und die Polizei sucht den Täter. Der Ermittler ist "
              "müde.")
            .empty());
  CHECK(found("es", "Las bolsas de plástico serán de pago",
              "Los clientes pagarán cinco céntimos por las bolsas de plástico.")
            .empty());
  CHECK(holds(found("de", "Sturm bringt Schnee",
                    "Der Wetterdienst erwartet Schnee, Regen und Sturmböen an der Küste."),
              "medtop:17000000"));
}

TEST_CASE("nothing comes of nothing, and of noise") {
  CHECK(finder().find(Article()).empty());
  CHECK(finder().find(article("", "   \n\n  ")).empty());
  CHECK(finder().find(article("Lorem", "ipsum dolor sit amet consectetur")).empty());
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += static_cast<char>((i * 7919) >> 3);
  CHECK_NOTHROW(finder().find(article(bytes, bytes)));
  CHECK_NOTHROW(finder().find(article(std::string(1 << 20, 'a'), std::string(1 << 20, '\xe4'))));
}

TEST_CASE("path_of leads from a topic to its branch") {
  const auto path = finder().path_of("medtop:20000178");
  REQUIRE(path.size() == 4);
  CHECK(path[0].name == "corporate earnings");
  CHECK(path[3].id == "medtop:04000000");
  CHECK(path[0].parent == path[1].id);
  CHECK(path[3].parent.empty());
  CHECK(std::find(path[0].labels.begin(), path[0].labels.end(),
                  std::pair<std::string, std::string>("en", "corporate earnings")) != path[0].labels.end());
  CHECK(finder().path_of("medtop:99999999").empty());
  CHECK(finder().path_of("").empty());
}

TEST_CASE("missing data is an error that names the place") {
  const DataDirectory data;
  CHECK_NOTHROW(news::topics::Finder(data.path()));
  try {
    const news::topics::Finder nowhere(data.path() / "nowhere");
    FAIL("no error");
  } catch (const news::schema::Error& error) {
    CHECK(says(error.what(), {"nowhere"}));
  }
  std::filesystem::remove(data.path() / "plants.rules");
  CHECK_THROWS_AS(news::topics::Finder(data.path()), news::schema::Error);
}

TEST_CASE("naming topics takes the vocabulary alone") {
  using news::topics::Finder;
  const DataDirectory data;
  std::filesystem::remove(data.path() / "plants.rules");
  const Finder names(data.path(), {}, Finder::Use::naming);
  REQUIRE(names.path_of("medtop:02000000").size() == 1);
  CHECK(names.path_of("medtop:02000000")[0].name == "kitchens");
  CHECK_FALSE(names.names_of("medtop:02000000").empty());
  CHECK_THROWS_AS(Finder(data.path() / "nowhere", {}, Finder::Use::naming), news::schema::Error);
}

TEST_CASE("rules are held against the vocabulary") {
  const DataDirectory data;
  const auto error_of = [&](std::string_view rules) {
    data.write("plants.rules", rules);
    try {
      news::topics::Finder finder(data.path());
    } catch (const news::schema::Error& error) {
      CHECK(error.code() == news::schema::ErrorCode::data_missing);
      return std::string(error.what());
    }
    return std::string("no error");
  };
  const std::string kitchens = "topic medtop:02000000 kitchens\n  1: oven";
  CHECK(says(error_of("\ntopic medtop:77777777 tulips\n  1: tulip\n"), {"plants.rules:2: no topic"}));
  CHECK(says(error_of("topic medtop:02000000 cellars\n  1: oven\n"), {"plants.rules:1", "kitchens"}));
  CHECK(says(error_of(kitchens + ", --\n"), {"plants.rules:2", "\"--\" is no cue"}));
  CHECK(says(error_of(kitchens + ",\n     spoon, oven\n"), {"plants.rules:3", "twice"}));
  CHECK(error_of("\xEF\xBB\xBF" + kitchens + "\n") == "no error");
  CHECK(says(error_of(kitchens + "\n" + kitchens + "\n"), {"plants.rules:3", "already"}));
  CHECK(error_of("topic medtop:02000000 kitchens\n  1: oven\nlanguage de\ntopic medtop:02000000 kitchens\n  "
                 "1: ofen\n") == "no error");
}

TEST_CASE("require, not, min_distinct and ignore do what they say") {
  const DataDirectory data;
  data.write("plants.rules",
             "ignore: oven glove, rose from\n"
             "topic medtop:02000000 kitchens\n  min_distinct 2\n  4: oven, pan, spoon\n  require: pan, "
             "kettle\n  not: fire\n"
             "topic medtop:20000001 roses (plants)\n  8: rose, thorn\n");
  const news::topics::Finder own(data.path());
  const auto kitchens = [&](const char* body) {
    return !own.find(article("Oven and spoon in the house", body)).empty();
  };
  CHECK(kitchens("The oven, the pan and the spoon lie there. The pan is new."));
  CHECK_FALSE(kitchens("The oven and the spoon lie there. The oven is new."));
  CHECK_FALSE(kitchens("The oven, the pan and the spoon lie there. The fire is out."));
  CHECK(own.find(article("Roses", "The rose lost a petal and the thorn stayed.")).size() == 1);
  CHECK(own.find(article("Prices rose from five to six",
                         "They rose from five to six, and the price rose from there on."))
            .empty());
}

TEST_CASE("a cue that is an ignored phrase of another subject counts for its own") {
  const DataDirectory data;
  data.write("plants.rules",
             "ignore: rose window, wall rose\n"
             "topic medtop:02000000 kitchens\n  20: rose window\n"
             "topic medtop:20000001 roses (plants)\n  8: rose, thorn\n");
  const news::topics::Finder own(data.path());
  const auto topics = own.find(article(
      "Rose window broken", "The rose window and a wall rose will be mended. The rose window is old."));
  REQUIRE(topics.size() == 1);
  CHECK(topics[0].name == "kitchens");
  CHECK(topics[0].why == std::vector<std::string>{"rose window x3 (headline, lead)"});
}

TEST_CASE("a phrase to ignore is ignored in its own language only") {
  const DataDirectory data;
  data.write("plants.rules",
             "topic medtop:20000001 roses (plants)\n  20: rose, thorn\n"
             "language de\nignore: rose garden\n"
             "topic medtop:20000001 roses (plants)\n  20: rose\n");
  const news::topics::Finder own(data.path());
  Article made = article("Rose garden opens", "The rose garden has a thorn hedge, and a rose garden wall.");
  CHECK(own.find(made).size() == 1);
  made.language = "de";
  CHECK(own.find(made).empty());
}

TEST_CASE("a word isn't two cues for being written in two ways or standing in a phrase") {
  const DataDirectory data;
  data.write("plants.rules",
             "topic medtop:02000000 kitchens\n  min_distinct 2\n  5: oven, Oven, oven door, ovens, pan\n");
  const news::topics::Finder own(data.path());
  CHECK(own.find(article("Oven sold", "A village sold its Oven to a man.")).empty());
  CHECK(own.find(article("Old ovens", "The ovens were sold to a man from the valley.")).empty());
  CHECK(own.find(article("The oven door", "Who has seen an oven door in the valley?")).empty());
  CHECK(own.find(article("Oven and pan sold", "A village sold its oven and a pan to a man.")).size() == 1);
}

TEST_CASE("a topic without rivals is no surer than its cues make it") {
  const auto surest = [](const char* headline, const char* body) {
    const auto topics = finder().find(article(headline, body));
    return topics.empty() ? 0.0 : topics[0].confidence;
  };
  CHECK(surest("Founders pitch in Tarnby", "Each had three minutes for a pitch and one slide.") < 0.7);
  CHECK(surest("Ida Brandt tops every boulder", "The climber left the rest of the final to her rivals.") <
        0.7);
  CHECK(surest("Tarnby bees can count", "Researchers said in a study that they reward bees with sugar.") <
        0.8);
  CHECK(
      surest("Tariffs on steel and copper rise",
             "Tariffs and import duties on steel rise by a tenth. The tariffs are the highest for years; the "
             "customs duty on copper was raised in May. Importers of goods want the tariff lifted.") > 0.8);
}

TEST_CASE("what headline and lead both name is shown beside stronger topics, however far it is scaled down") {
  const DataDirectory data;
  data.write("plants.rules",
             "topic medtop:20000001 roses (plants)\n  60: rose, thorn, petal\n"
             "topic medtop:02000000 kitchens\n  scale 0.05\n  90: oven, pan, spoon\n");
  const news::topics::Finder own(data.path());
  const std::string body =
      "The oven burned roses, and a rose with its thorn fell on a pan and a spoon. A petal of the rose was "
      "left.";
  CHECK(holds(own.find(article("Rose and thorn burned in oven", body)), "medtop:02000000"));
  CHECK_FALSE(holds(own.find(article("Rose and thorn burned", body)), "medtop:02000000"));
  CHECK(own.find(article("Rose and thorn burned in oven", body)).front().name == "roses (plants)");
}

TEST_CASE("what was too weak to be shown is told to those who ask") {
  const auto made = article("Founders pitch in Tarnby", "Each had three minutes for a pitch and one slide.");
  for (const auto& topic : finder().fell_short(made)) {
    CHECK(topic.confidence < 0.62);
    CHECK_FALSE(topic.why.empty());
    CHECK_FALSE(holds(finder().find(made), topic.id));
  }
  const auto weak =
      article("Two trains late", "A strike was called off, the railway said, after the union met.");
  CHECK(finder().find(weak).size() + finder().fell_short(weak).size() > 0);
}

TEST_CASE("titles of links that stick to a name say nothing of the subject") {
  const auto lists = [](const std::string& list) {
    return finder().find(article("Marlow to speak on Tuesday",
                                 "The club has asked Senator Jo Marlow" + list + " to speak on Tuesday."));
  };
  const std::string titles =
      "Tariffs on steel rise as trade war begins Import duties hit goods Tariffs to be lifted";
  CHECK(lists(titles + " MORE").empty());
  CHECK_FALSE(lists(titles).empty());
  CHECK_FALSE(lists(" " + titles + " MORE").empty());
}

TEST_CASE("a topic above gathers what is too little for each of those below it, where its rule says so") {
  const DataDirectory data;
  const auto write_rules = [&](const std::string& setting) {
    data.write("plants.rules", "topic medtop:01000000 gardens\n" + setting +
                                   "  1: hedge, lawn\n"
                                   "topic medtop:20000001 roses (plants)\n  2: rose, thorn\n"
                                   "topic medtop:02000000 kitchens\n  2: oven, pan\n");
  };
  const auto made =
      article("A house for sale",
              "It has an oven and a pan of copper in its south wing, and along the wall by the "
              "gate a rose without a thorn, a hedge and a lawn. The oven is old, and so is the pan.");
  write_rules("");
  CHECK(news::topics::Finder(data.path()).find(made).empty());
  write_rules("  gathers 100\n");
  const auto topics = news::topics::Finder(data.path()).find(made);
  REQUIRE(topics.size() == 1);
  CHECK(topics[0].name == "gardens");
  CHECK(topics[0].confidence <= 0.94);
  REQUIRE(topics[0].why.size() == 2);
  CHECK(says(topics[0].why[0], {"rose"}));
}

TEST_CASE("topics of a file that yields rank behind what happened, when headline or lead tell of it") {
  const DataDirectory data;
  const auto write_rules = [&](const std::string& setting) {
    data.write("gardens.rules", setting + "topic medtop:20000001 roses (plants)\n  24: rose, thorn\n");
    data.write("plants.rules", "topic medtop:02000000 kitchens\n  12: oven, pan\n");
  };
  const auto found = [&](const std::string& headline, const std::string& body) {
    const auto topics = news::topics::Finder(data.path()).find(article(headline, body));
    return topics.empty() ? std::string() : topics[0].name;
  };
  const std::string headline = "Rose grower hurt as oven burst";
  const std::string body = "The rose grower stood by the oven. A rose, a thorn and a pan fell on him.";
  write_rules("");
  CHECK(found(headline, body) == "roses (plants)");
  write_rules("yields: oven burst\n");
  CHECK(found(headline, body) == "kitchens");
  CHECK(found("Rose grower happy", body) == "roses (plants)");
  // What stands far down in the text isn't what happened.
  std::string padding;
  for (int i = 0; i < 70; ++i) padding += " and so on";
  CHECK(found("Rose and thorn", "A rose and a thorn." + padding + ". Once an oven burst.") ==
        "roses (plants)");
}
