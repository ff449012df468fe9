#include <string>

#include "found.h"
#include "support/catch.h"

using news::people::test::finder;
using news::people::test::Names;
using news::people::test::names;
using news::people::test::names_in;

namespace {

/// Paragraphs of a text about one person, with this one at its end.
std::string ending_with(const std::string& last) {
  return "Thomas Pell opened the bridge on Monday.\n\nThe old one had fallen.\n\nIt cost a lot.\n\n"
         "Pell was pleased.\n\nThe rain stopped at noon.\n\n" +
         last;
}

Names foreign_names(const std::string& language, const std::string& body) {
  news::schema::Article article;
  article.language = language;
  article.body = body;
  return names(finder().find(article));
}

}  // namespace

TEST_CASE("photographers without a slash are no persons of the article") {
  const std::string lead = "Thomas Pell stood on the bridge. ";
  for (const std::string credit :
       {"(Photo: Margaret Whitlock, AFP)",
        "(Photo: Margaret Whitlock and Ann Corbett for The Valley Monitor)",
        "Photo by Margaret Whitlock for The Valley Monitor", "(Margaret Whitlock for The Valley Monitor)",
        "(Margaret Whitlock via AP)", "Margaret Whitlock | Getty Images", "Margaret Whitlock—Getty Images",
        "(Margaret Whitlock, Reuters)", "(AP Photo/ Margaret Whitlock)", "Courtesy of Margaret Whitlock",
        "Credit Margaret Whitlock for The Valley Monitor",
        "Credit... Margaret Whitlock for The Valley Monitor", "© Margaret Whitlock", "(Margaret Whitlock)",
        "Margaret Whitlock, AP", "Photograph: Margaret Whitlock/EPA", "Photo by: Margaret Whitlock",
        "Photo illustration by Margaret Whitlock"}) {
    INFO(credit);
    CHECK(names_in(lead + credit) == Names{"Thomas Pell"});
  }
  CHECK(names_in("Thomas Pell at the fair on Monday (Margaret Whitlock)") == Names{"Thomas Pell"});
}

TEST_CASE("what a picture shows is named, and so is who gets credit") {
  CHECK(names_in("Photos: Margaret Whitlock opens the bridge. It rained.") == Names{"Margaret Whitlock"});
  CHECK(names_in("In the photo: Margaret Whitlock, who opened the bridge.") == Names{"Margaret Whitlock"});
  CHECK(names_in("Photo by Ann Corbett. Margaret Whitlock opens the bridge.") == Names{"Margaret Whitlock"});
  CHECK(names_in("Credit Margaret Whitlock with standing her ground.") == Names{"Margaret Whitlock"});
  CHECK(names_in("Written by Margaret Whitlock, a judge, the novel tells how two towns lost a bridge.") ==
        Names{"Margaret Whitlock"});
  CHECK(names_in("The queen (Margaret Whitlock) meets the duke (Thomas Pell) in the first scene.") ==
        Names{"Margaret Whitlock", "Thomas Pell"});
  CHECK(names_in("“It will rain.” Dr. Margaret Whitlock, Bloomberg") == Names{"Margaret Whitlock"});
  CHECK(names_in("“It will rain.” Margaret Whitlock, Bloomberg") == Names{"Margaret Whitlock"});
}

TEST_CASE("reporters who are named at the end are no persons of the article") {
  for (const std::string last :
       {"Margaret Whitlock contributed.", "Margaret Whitlock and Ann Corbett contributed reporting.",
        "Staff writer Margaret Whitlock in Dover, Del., and Ann Corbett contributed to this report. Updated "
        "at noon.",
        "Follow Margaret Whitlock on Twitter @mwhitlock",
        "Write to Margaret Whitlock at m.whitlock@monitor.example",
        "Margaret Whitlock can be reached at m.whitlock@monitor.example.",
        "Margaret Whitlock reported from Dover.",
        "Contributing: Margaret Whitlock and Ann Corbett, The Valley Monitor",
        "Margaret Whitlock is a reporter at The Valley Monitor.",
        "Margaret Whitlock, a former diplomat, is the author of three books about rivers.",
        "— Margaret Whitlock", "(Reporting by Margaret Whitlock; additional reporting by Ann Corbett)",
        "With reporting by Margaret Whitlock", "More from Margaret Whitlock",
        "Read more by Margaret Whitlock.", "Subscribe to Margaret Whitlock's newsletter.",
        "To contact the reporter on this story: Margaret Whitlock in Dover at m.whitlock@monitor.example"}) {
    INFO(last);
    CHECK(names_in(ending_with(last)) == Names{"Thomas Pell"});
  }
}

TEST_CASE(
    "who gives money, or is in the news elsewhere, is a person though the sentence looks like a tagline") {
  CHECK(names_in(ending_with("Margaret Whitlock contributed $3 million to the bridge.")) ==
        Names{"Margaret Whitlock", "Thomas Pell"});
  CHECK(names_in(ending_with("Margaret Whitlock reported on this back in May.")) ==
        Names{"Margaret Whitlock", "Thomas Pell"});
  CHECK(names_in(ending_with("More from Margaret Whitlock is due next week.")) ==
        Names{"Margaret Whitlock", "Thomas Pell"});
  CHECK(names_in(ending_with("Margaret Whitlock contributed additional money.")) ==
        Names{"Margaret Whitlock", "Thomas Pell"});
  CHECK(names_in(ending_with("The rain contributed to the fall of Margaret Whitlock.")) ==
        Names{"Margaret Whitlock", "Thomas Pell"});
  CHECK(names_in("Margaret Whitlock swore an oath.\n\n" +
                 ending_with("Margaret Whitlock is the mayor of Dover.")) ==
        Names{"Margaret Whitlock", "Thomas Pell"});
  CHECK(names_in(ending_with("Margaret Whitlock is a nurse in Dover. “I like it,” she said.")) ==
        Names{"Margaret Whitlock", "Thomas Pell"});
  CHECK(names_in("Margaret Whitlock is the mayor of Dover.") == Names{"Margaret Whitlock"});
}

TEST_CASE("credits of other languages") {
  CHECK(foreign_names("de", "Am Montag regnete es in Dover. Foto: Annegret Wiesental/dpa").empty());
  CHECK(foreign_names("de", "Am Montag regnete es in Dover.\n\nMitarbeit: Annegret Wiesental und Jonas Feld")
            .empty());
  CHECK(foreign_names("fr", "Il pleuvait lundi. Photo : Amélie Durand").empty());
  CHECK(foreign_names("fr", "Il pleuvait lundi.\n\nPropos recueillis par Amélie Durand").empty());
  CHECK(foreign_names("es", "Llovía el lunes.\n\n(Reporte de Lucía Ferrándiz; editado por Javier Molina)")
            .empty());
  CHECK(foreign_names("es", "Llovía el lunes. Fotografía: Lucía Ferrándiz").empty());
  CHECK(foreign_names("ru", "В понедельник шёл дождь. Фото: Пётр Соколов / ТАСС").empty());
  CHECK(foreign_names("ru", "В понедельник шёл дождь.\n\nПодготовил Пётр Соколов").empty());
  CHECK(foreign_names("uk", "У понеділок ішов дощ. Фото: Петро Соколенко / Укрінформ").empty());
}

TEST_CASE("authors' biographies of other languages") {
  const std::string lead = "Eins.\n\nZwei.\n\nDrei.\n\nVier.\n\nFünf.\n\n";
  CHECK(foreign_names("de", lead + "Annegret Wiesental ist Redakteurin bei der Zeitung.").empty());
  CHECK(foreign_names("fr", lead + "Amélie Durand est journaliste à Lyon.").empty());
  CHECK(foreign_names("es", lead + "Lucía Ferrándiz es periodista.").empty());
  CHECK(foreign_names("ru", lead + "Анна Ветлугина — журналистка.").empty());
  CHECK(foreign_names("de", lead + "Annegret Wiesental ist Bürgermeisterin.") == Names{"Annegret Wiesental"});
}

TEST_CASE("an address is no mention") {
  const auto persons = news::people::test::persons_of(
      "Ask Margaret Whitlock. Send it to Margaret.Whitlock@monitor.example or to us.");
  CHECK(names(persons) == Names{"Margaret Whitlock"});
  CHECK(news::people::test::person(persons, "Margaret Whitlock").mentions == 1);
}
