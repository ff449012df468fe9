#include "found.h"
#include "support/catch.h"

using news::people::test::covered;
using news::people::test::Names;
using news::people::test::names;
using news::people::test::names_in;
using news::people::test::person;
using news::people::test::persons_of;

TEST_CASE("a given name and a surname make a person") {
  CHECK(names_in("The flood took the bridge, Margaret Whitlock wrote in her diary.") ==
        Names{"Margaret Whitlock"});
  CHECK(names_in("It was seen by Thomas Pell, Ann Corbett and Giles Ferrant.") ==
        Names{"Ann Corbett", "Giles Ferrant", "Thomas Pell"});
}

TEST_CASE("names of many languages are found") {
  CHECK(names_in("A letter came from Jürgen Wiesenthaler on Monday.") == Names{"Jürgen Wiesenthaler"});
  CHECK(names_in("A letter came from Nikolai Bervenko on Monday.") == Names{"Nikolai Bervenko"});
  CHECK(names_in("A letter came from Fatima al-Rashidi on Monday.") == Names{"Fatima al-Rashidi"});
  CHECK(names_in("A letter came from Adaeze Okonkwo and Priya Venkatesan.") ==
        Names{"Adaeze Okonkwo", "Priya Venkatesan"});
  CHECK(names_in("A letter came from Kenji Moribata and Park Seo-yun said no.").size() >= 1);
}

TEST_CASE("particles, initials, hyphens, apostrophes and suffixes belong to the name") {
  CHECK(names_in("A vase of Willem van der Hoek was sold.") == Names{"Willem van der Hoek"});
  CHECK(names_in("The judge heard Harold J. Benning on Tuesday.") == Names{"Harold J. Benning"});
  CHECK(names_in("The judge heard J.K. Benning on Tuesday.") == Names{"J.K. Benning"});
  CHECK(names_in("The judge heard Mary-Jane O'Hanlon on Tuesday.") == Names{"Mary-Jane O'Hanlon"});
  CHECK(names_in("The judge heard Mary O’Hanlon on Tuesday.") == Names{"Mary O’Hanlon"});
  CHECK(names_in("The judge heard Harold Benning Jr. on Tuesday.") == Names{"Harold Benning Jr."});
  CHECK(names_in("The judge heard Harold Benning, Jr., on Tuesday.") == Names{"Harold Benning Jr."});
  CHECK(names_in("Work by Chiara d'Ambrosetti was shown.") == Names{"Chiara d'Ambrosetti"});
}

TEST_CASE("possessive endings are no part of a name") {
  const std::string body = "Critics liked Margaret Whitlock's book and Whitlock’s style.";
  const auto persons = news::people::test::persons_of(body);
  REQUIRE(names(persons) == Names{"Margaret Whitlock"});
  CHECK(covered(persons[0], body, "body") == Names{"Margaret Whitlock", "Whitlock"});
}

TEST_CASE("what is named after a person is no person") {
  CHECK(names_in("She studied at the Margaret Whitlock University.").empty());
  CHECK(names_in("She works for Whitlock Holdings and the Benning Foundation.").empty());
  CHECK(names_in("Shares of Pell & Sons rose.").empty());
  CHECK(names_in("They met in Whitlock Park near Corbett Street.").empty());
}

TEST_CASE("places, days, months, nationalities and organisations are no persons") {
  CHECK(names_in("Saudi Arabia and San Francisco agreed in New Delhi on Monday in April.").empty());
  CHECK(names_in("Washington said no. The Democratic Party and the White House said yes.").empty());
  CHECK(names_in("French Germans met Goldman Sachs and Fox News in Tel Aviv.").empty());
  CHECK(names_in("The Federal Reserve and Deutsche Bank cut rates, Reuters said.").empty());
}

TEST_CASE("places that no list has, told by what stands around them") {
  CHECK(names_in("The mayor of Sardan said so.").empty());
  CHECK(names_in("Ostby Ridge burned for days.").empty());
  CHECK(names_in("Tom Ridge was there for days.") == Names{"Tom Ridge"});
}

TEST_CASE("a place that is also a name needs a name beside it") {
  CHECK(names_in("The museum showed Paris Whitlock and Jordan Benning.") ==
        Names{"Jordan Benning", "Paris Whitlock"});
  CHECK(names_in("She left Jordan for Paris, and Georgia for Chelsea.").empty());
}

TEST_CASE("given names that are words as well") {
  CHECK(names_in("We heard Bill Whitlock and Christian Benning.") ==
        Names{"Bill Whitlock", "Christian Benning"});
  CHECK(names_in("The Farm Bill passed. Christian churches and Roman Catholics agreed.").empty());
}

TEST_CASE("given names that are small words or months, behind a title or inside a sentence") {
  CHECK(names_in("It came after President Bill Whitlock signed the law.") == Names{"Bill Whitlock"});
  CHECK(names_in("Former captain Will Penderby left the team.") == Names{"Will Penderby"});
  CHECK(names_in("She met Jan Kolvak on Monday.") == Names{"Jan Kolvak"});
  CHECK(names_in("Prices rose in Jan. Sales fell. Will Sales rise?").empty());
}

TEST_CASE("an initial and one word") {
  CHECK(names_in("Harwick 290 (C. White 76, M. Brensom 59).") == Names{"C. White", "M. Brensom"});
  CHECK(names_in("Vitamin B. Cells of type C. Doctors know.").empty());
}

TEST_CASE("names of two joined parts") {
  CHECK(names_in("The match was lost to Keith O'Neill and Marc-Vivien Tabo.") ==
        Names{"Keith O'Neill", "Marc-Vivien Tabo"});
  CHECK(names_in("They replaced Park Joo-Ho after an hour.") == Names{"Park Joo-Ho"});
  CHECK(names_in("It was said of Younes El Baraoui in Rabat.") == Names{"Younes El Baraoui"});
  CHECK(names_in("A feast was held in Temple Emanu-El.").empty());
}

TEST_CASE("who scored is named with the minute") {
  CHECK(names_in("Freyburg 1 (Zeyner 52nd) Kelmar 3 (Gassner 9th, Polstad 86th).") ==
        Names{"Gassner", "Polstad", "Zeyner"});
  CHECK(names_in("Scorers: Kelmar - Donizar (47th).") == Names{"Donizar"});
}

TEST_CASE("teams in a line of results, and handles, are no persons") {
  CHECK(names_in("Results:\n\nGloria Ostby 3 Viktoria Kelmar 1\n\nThat was all.").empty());
  CHECK(names_in("It was told by @AnnCorbett and #GilesFerrant there.").empty());
}

TEST_CASE("a surname that is an office as well") {
  CHECK(names_in("The vote of Barbara Boxer was counted.") == Names{"Barbara Boxer"});
  CHECK(names_in("Fort Lee Mayor Mark Ferrant was there.") == Names{"Mark Ferrant"});
}

TEST_CASE("words with a capital because a sentence begins are no names") {
  CHECK(names_in("Meanwhile Margaret Whitlock stayed.") == Names{"Margaret Whitlock"});
  CHECK(names_in("Yesterday it rained. Will Congress act? So Whitlock left.").empty());
}

TEST_CASE("the role word before a name is left out even when no list has it") {
  CHECK(names_in("It was Kitemaker Patrick Malvern who fell.") == Names{"Patrick Malvern"});
}

TEST_CASE("a headline in title case gives names only with evidence") {
  CHECK(names_in("The vote was close. Margaret Whitlock won it.", "Bold Whitlock Wins Tight Harbour Vote") ==
        Names{"Margaret Whitlock"});
  CHECK(names_in("The vote was close.", "Grand Harbour Plans Face Angry Council Vote").empty());
  CHECK(names_in("The vote was close.", "WHITLOCK WINS TIGHT HARBOUR VOTE AFTER ALL").empty());
  const auto persons = news::people::test::persons_of("Margaret Whitlock won it.",
                                                      "WHITLOCK WINS TIGHT HARBOUR VOTE AFTER ALL");
  REQUIRE(names(persons) == Names{"Margaret Whitlock"});
  CHECK(persons[0].mentions == 2);
}

TEST_CASE("a headline in sentence case gives full names") {
  CHECK(names_in("The vote was close.", "Margaret Whitlock wins tight vote in harbour town") ==
        Names{"Margaret Whitlock"});
}

TEST_CASE("surnames in capitals, as agencies write them") {
  CHECK(names_in("The minister, Emmanuel BERTHIER, left the room.") == Names{"Emmanuel Berthier"});
}

TEST_CASE("bylines and credits name no persons of the article") {
  CHECK(names_in("By Margaret Whitlock and Thomas Pell\n\nThe river rose by two metres overnight.").empty());
  CHECK(names_in("Margaret Whitlock\n\nThe river rose by two metres overnight, the office said.").empty());
  CHECK(names_in("The river rose.\n\n(Reporting by Margaret Whitlock in Harbourton; Editing by Thomas Pell)")
            .empty());
  CHECK(names_in("The river rose.\n\nReporting by Margaret Whitlock; editing by Thomas Pell").empty());
  CHECK(names_in("The river rose.\n\nAdditional reporting by Margaret Whitlock.").empty());
  CHECK(names_in("The river rose.\n\nMargaret Whitlock and Thomas Pell contributed to this report.").empty());
  CHECK(names_in("The river rose. (Margaret Whitlock/Reuters) It fell again.").empty());
  CHECK(names_in("The river rose. Photo: Margaret Whitlock. It fell again.").empty());
}

TEST_CASE("the words of a byline inside a sentence count") {
  CHECK(names_in("The bill was written by Margaret Whitlock and passed in May.") ==
        Names{"Margaret Whitlock"});
  CHECK(names_in("By the time Margaret Whitlock came, the river had risen.") == Names{"Margaret Whitlock"});
}

TEST_CASE("authors, credits and related links are not read; captions and their alternative text are") {
  news::schema::Article article;
  article.body = "The river rose.";
  article.authors = {"Thomas Pell"};
  article.captions.push_back(
      {"Margaret Whitlock on the bridge", "Ann Corbett with a boat", "Giles Ferrant/Example Agency"});
  article.related.push_back({"Harold Benning says no", "", "", ""});
  const auto persons = news::people::test::finder().find(article);
  CHECK(names(persons) == Names{"Ann Corbett", "Margaret Whitlock"});
  CHECK(person(persons, "Margaret Whitlock").spans.at(0).in == "caption");
  CHECK(person(persons, "Ann Corbett").spans.at(0).in == "caption.alt");
}

TEST_CASE("an author who is named only beside the text is left out, one who acts in it stays") {
  news::schema::Article article;
  article.authors = {"Thomas Pell"};
  article.body = "The river rose.\n\nIt fell.\n\nThomas Pell is a gardener in the hills.";
  CHECK(news::people::test::finder().find(article).empty());
  article.body = "The river rose.\n\nThomas Pell fell into it, Margaret Whitlock said.\n\nIt was cold.";
  CHECK(names(news::people::test::finder().find(article)) == Names{"Margaret Whitlock", "Thomas Pell"});
}

TEST_CASE("German nouns with capitals are no names") {
  news::schema::Article article;
  article.language = "de";
  article.body =
      "Die Regierung sagte, der Haushalt werde im Herbst beschlossen. Bürgermeisterin Annegret Wiesental "
      "lobte den Kompromiss der Parteien, z. B. Standort und Höhe der Brücke.";
  CHECK(names(news::people::test::finder().find(article)) == Names{"Annegret Wiesental"});
}

TEST_CASE("a given name that is a small word opens a sentence") {
  CHECK(names_in("Will Hurd said no.\n\nMay Chen told us so.") == Names{"May Chen", "Will Hurd"});
  CHECK(names_in("Neil Garland came.\n\nJustice Garland said no.") == Names{"Neil Garland"});
  CHECK(names_in("Will Hurd say no? Will Hurd beat him? Will Congress act?").empty());
}

TEST_CASE("what follows tells a name from a question that opens with will") {
  CHECK(names_in(
            "Will Carver, the mayor of Dover, left. May Whitman was there. Will Hurd, 34, came. Ed Rendell "
            "opened the mill.") == Names{"Ed Rendell", "May Whitman", "Will Carver", "Will Hurd"});
  CHECK(names_in("Will Carver need it? May Whitman remain there? Will Congress, which left, come back?")
            .empty());
}

TEST_CASE("a verb or a heading's word before a name is no part of it") {
  const std::string four = "In Dover we met Hillary Clinton, Joe Biden, Barack Obama and Edgar Benning.\n\n";
  for (const std::string opener : {"Citing", "Embed", "Presumably", "Said", "Ridiculed", "Would-be",
                                   "Notwithstanding", "Soon-to-be-candidate"}) {
    const std::string body = four + opener + " Benning: that is late.";
    const auto persons = persons_of(body);
    CHECK(names(persons) == Names{"Barack Obama", "Edgar Benning", "Hillary Clinton", "Joe Biden"});
    CHECK(covered(person(persons, "Edgar Benning"), body, "body") == Names{"Edgar Benning", "Benning"});
  }
  CHECK(names_in("Adds Nicco Mele, who was there: that is late.") == Names{"Nicco Mele"});
  CHECK(names_in("They saw Edgar Benning Replay there.") == Names{"Edgar Benning"});
  // Names that end so are somebody's in the middle of a sentence.
  CHECK(names_in("Weiming Zhang, 45, spoke. Then they met Professor Weiming Zhang there.") ==
        Names{"Weiming Zhang"});
}

TEST_CASE("a state's abbreviation is nobody's surname") {
  CHECK(names_in("The company, which is based in Hartford, Conn., hopes to reduce its costs.").empty());
  CHECK(names_in("A maker of engines in Westport, Conn. said so.").empty());
  CHECK(names_in("Nobody spoke in Westport, Conn. Later the school said so.").empty());
  CHECK(names_in("They had members like Sens. Rand Berg and Ted Lund.") == Names{"Rand Berg", "Ted Lund"});
}

TEST_CASE("two letters without full stops are initials") {
  CHECK(names_in("Then OJ Simpson left. LZ Granderson said so.") == Names{"LZ Granderson", "OJ Simpson"});
  CHECK(names_in("Then TV Globo said so. DC Comics left. UC Irvine agreed.").empty());
}

TEST_CASE("a name whose end a heading ran into is no other name") {
  CHECK(names_in("Then Edgar Paul BenningTop stories here.").empty());
  CHECK(names_in("Then Margaret Diane Rodham BenningTop stories here.").empty());
  CHECK(names_in("Then Mitch McConnell met Thomas FitzGerald there.") ==
        Names{"Mitch McConnell", "Thomas FitzGerald"});
}

TEST_CASE("a name behind which the full one begins ends before it") {
  CHECK(names_in("Ned Berger Edward (Ned) James BergerSchools open late met the council.") ==
        Names{"Ned Berger"});
  CHECK(names_in("Ned James Berger (Ned to his friends) met the council.") == Names{"Ned James Berger"});
}

TEST_CASE("a name that a figure ran into is none") {
  CHECK(names_in("Ned Berger won. Edward James Berger2020 rivals met. Ned Berger left.") ==
        Names{"Ned Berger"});
  CHECK(names_in("Ned Berg won. Edward James BergCouncil met. Ned Berg left.") == Names{"Ned Berg"});
  CHECK(names_in("RoseAnn DeMarco met Owen FitzGerald.") == Names{"Owen FitzGerald", "RoseAnn DeMarco"});
}

TEST_CASE("a letter that ends a sentence is no initial") {
  CHECK(names_in("The club posted it on X. Harry Kane was named in the squad.") == Names{"Harry Kane"});
  CHECK(names_in("They are in Group B. Harry Kane was named in the squad.") == Names{"Harry Kane"});
  CHECK(names_in("He takes vitamin C. Jane Smith said so.") == Names{"Jane Smith"});
  CHECK(names_in("She has hepatitis B. Nobody knew. It was called Hepatitis B. Then it rained.").empty());
  CHECK(names_in("It was given to J. Edgar Hoover there.") == Names{"J. Edgar Hoover"});
}

TEST_CASE("the parties of a case are not named in it") {
  CHECK(names_in("They spoke of Roe v. Wade and of Dollree Mapp v. Ohio at length.").empty());
}

TEST_CASE("ships and firms that are named after somebody") {
  CHECK(names_in("The USS Gerald Ford left port. The RRS James Cook followed.").empty());
  CHECK(names_in("Shares of Axel Springer SE rose, and so did those of Carl Zeiss AG on Monday.").empty());
  CHECK(names_in("Then Pennsylvania AG Josh Shapiro came.") == Names{"Josh Shapiro"});
}

TEST_CASE("a photographer with a slash behind the name") {
  CHECK(names_in("Ann Hermes/The Valley Monitor Waiting for the bus.").empty());
  CHECK(names_in("Anthony Wallace / AFP / Getty Images").empty());
  CHECK(names_in("They voted for Edgar Benning/Margaret Whitlock there.") ==
        Names{"Edgar Benning", "Margaret Whitlock"});
}

TEST_CASE("accents in a text all in capitals") {
  const auto persons = persons_of(
      "THE MAYOR, JUAN PÉREZ, MET ÁNGELA MÜLLER IN THE TOWN ON MONDAY.\n\nThen the minister, Émile BÉRANGER, "
      "left.");
  CHECK(names(persons) == Names{"Juan Pérez", "Ángela Müller", "Émile Béranger"});
}

TEST_CASE("Per is a given name with a capital, and a word without") {
  CHECK(names_in("Then Per Holm said no. Per Olsen, the mayor, came.") == Names{"Per Holm", "Per Olsen"});
  CHECK(names_in("Per capita it rose. Per Capita Income rose as per the order.").empty());
}

TEST_CASE("titles of Asia and Africa, and what is written behind a name in Britain, are no part of it") {
  CHECK(names_in("Then Shri Anil Kumar met Smt Sunita Rao. Alhaji Musa Bello spoke.") ==
        Names{"Anil Kumar", "Musa Bello", "Sunita Rao"});
  CHECK(names_in("Then Tan Sri Rahman Yusof met Datuk Seri Ahmad Zahid. Dato Sri Karim Hassan spoke.") ==
        Names{"Ahmad Zahid", "Karim Hassan", "Rahman Yusof"});
  CHECK(names_in("Then Judge Sri Lindqvist met Shri Whitlock.") == Names{"Shri Whitlock", "Sri Lindqvist"});
  CHECK(names_in("Floods came to Sri Lanka, Alhaji Bello said. Alhaji Musa Bello left.") ==
        Names{"Musa Bello"});
  CHECK(names_in("Then Jane Lind CBE met Tom Watts KC MP, Rita Hale OBE, and John Dale, Esq., there.") ==
        Names{"Jane Lind", "John Dale", "Rita Hale", "Tom Watts"});
}

TEST_CASE("family names that stand first, of Hong Kong, Taiwan, Singapore and Korea") {
  CHECK(names_in("Voters chose Yau Wai-chung and Kwong Chun-yee of the union.") ==
        Names{"Kwong Chun-yee", "Yau Wai-chung"});
  CHECK(names_in("The mayor, Hau Lung-ping, met Poon Siu-wah there.") ==
        Names{"Hau Lung-ping", "Poon Siu-wah"});
}

TEST_CASE("a verb of headlines before a name, or between two") {
  const Names found = names_in(
      "Chuck Whitlock Compares Corbett’s Racism To Sonia Pell Celebrating Diversity.\n\n"
      "Owen Corbett spoke on Monday.");
  CHECK(std::none_of(found.begin(), found.end(),
                     [](const std::string& name) { return name.find("Compares") != std::string::npos; }));
}
