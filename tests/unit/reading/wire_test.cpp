#include <algorithm>

#include "support/catch.h"

#include "wire_support.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

namespace {

std::string why(const std::string& bytes) {
  const auto result = read_as(Format::automatic, bytes);
  CHECK(result.articles.empty());
  return result.rejected.empty() ? "" : result.rejected[0].why;
}

}  // namespace

TEST_CASE("a cancelled item takes its article back") {
  const std::string bytes =
      GENERATE_COPY(as<std::string>{}, g2("<pubStatus qcode='stat:canceled'/>"),
                    g2("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>"),
                    R"({"uri":"urn:x","pubstatus":"canceled"})",
                    "<nitf><head><docdata management-status='canceled'><doc-id "
                    "id-string='urn:x'/></docdata></head></nitf>");
  const auto read = one(bytes);
  CHECK(read.canceled);
  CHECK(read.article.id == "urn:x");
}

TEST_CASE("a cancellation must say of what") {
  CHECK(
      why("<nitf><head><docdata management-status='canceled'/></head></nitf>").find("without saying which") !=
      std::string::npos);
}

TEST_CASE("a cancellation may say of what by an address") {
  const std::string bytes = GENERATE(
      as<std::string>{}, R"({"uri":"https://gazette.example/7","version":"2","pubstatus":"canceled"})",
      R"({"uri":"https://GAZETTE.example/7#top","pubstatus":"canceled","headline":"H"})");
  const auto read = one(bytes);
  CHECK(read.canceled);
  CHECK(read.article.id == "https://gazette.example/7");
  CHECK(read.warnings.empty());
}

TEST_CASE("NITF takes back the document that it refers to") {
  const auto both = read_as(Format::automatic, nitf("").insert(20,
                                                               " management-status='canceled' "
                                                               "management-doc-idref='n0' "
                                                               "management-idref-status='canceled'"));
  REQUIRE(both.articles.size() == 2);
  CHECK((both.articles[0].canceled && both.articles[1].canceled));
  CHECK(both.articles[0].article.id == "n1");
  CHECK(both.articles[1].article.id == "n0");
  // Without a status of its own the reference has the document's.
  CHECK(read_as(Format::automatic,
                nitf("").insert(20, " management-status='canceled' management-doc-idref='n0'"))
            .articles.size() == 2);
  // A correction that takes the place of another stays itself.
  const auto other =
      read_as(Format::automatic,
              nitf("").insert(20, " management-doc-idref='n0' management-idref-status='canceled'"));
  REQUIRE(other.articles.size() == 2);
  CHECK_FALSE(other.articles[0].canceled);
  CHECK((other.articles[1].canceled && other.articles[1].article.id == "n0"));
  CHECK(one(nitf("").insert(20, " management-status='canceled' management-doc-idref='n1'")).canceled);
  CHECK_FALSE(
      one(nitf("").insert(20, " management-doc-idref='n0' management-idref-status='usable'")).canceled);
  CHECK_FALSE(one(nitf("").insert(20, " management-status='usable' management-doc-idref='n0'")).canceled);
}

TEST_CASE("embargoes, and what is withheld") {
  CHECK(one(g2("<versionCreated>2024-05-14T18:03:00Z</versionCreated><embargoed>2024-05-15T06:00:00+02:00</"
               "embargoed>"))
            .article.embargoed == "2024-05-15T06:00:00+02:00");
  CHECK(one(g2("<embargoed/>")).article.embargoed == "withheld");
  CHECK(one(g2("<pubStatus qcode='stat:withheld'/>")).article.embargoed == "withheld");
  CHECK(
      one(R"({"uri":"urn:x","headline":"H","versionCreated":"2024-05-14T18:03:00Z","embargoedUntil":"2024-05-15T06:00:00Z"})")
          .article.embargoed == "2024-05-15T06:00:00Z");
  // A release that isn't later than the article is none.
  CHECK(one(nitf("<date.issue norm='20240514T180300Z'/><date.release norm='20240514T180300Z'/>"))
            .article.embargoed.empty());
  CHECK(one(nitf("<date.issue norm='20240514T180300Z'/><date.release norm='20240515T000100+0100'/>"))
            .article.embargoed == "2024-05-15T00:01:00+01:00");
  const auto unreadable = one(g2("<embargoed>soon</embargoed>"));
  CHECK(unreadable.article.embargoed == "withheld");
  CHECK(has_warning(unreadable, "embargo \"soon\""));
}

TEST_CASE("dates: first of what the item says of itself, changes apart") {
  const auto article = one(g2("<firstCreated>2024-05-13T09:00:00Z</"
                              "firstCreated><versionCreated>20240514T180300+0100</versionCreated>"))
                           .article;
  CHECK(article.published == "2024-05-13T09:00:00Z");
  CHECK(article.modified == "2024-05-14T18:03:00+01:00");
  CHECK(article.version == 7);
}

TEST_CASE("a date that is none gives way to the next, and to no warning") {
  const std::string day = GENERATE(as<std::string>{}, "0001-01-01T00:00:00Z", "soon", "2999-01-01");
  const auto item =
      one(g2("<firstCreated>2024-05-13T09:00:00Z</firstCreated><versionCreated>" + day + "</versionCreated>",
             "<headline>H</headline><contentCreated>" + day + "</contentCreated>"));
  CHECK(item.article.published == "2024-05-13T09:00:00Z");
  CHECK(item.article.modified.empty());
  const auto passed = [](const news::reading::Trace& trace) {
    return trace.field == "dropped" && trace.rule.starts_with("date.") && trace.text.starts_with("published");
  };
  CHECK(std::count_if(item.trace.begin(), item.trace.end(), passed) == 1);
  CHECK_FALSE(has_warning(item, "published"));
  CHECK_FALSE(has_warning(item, "no date"));
  CHECK(one(nitf("<date.issue norm='" + day + "'/><date.release norm='20240513T090000Z'/>"))
            .article.published == "2024-05-13T09:00:00Z");
  CHECK(one(R"({"uri":"urn:x","headline":"H","firstcreated":")" + day +
            R"(","versioncreated":"2024-05-13T09:00:00Z"})")
            .article.published == "2024-05-13T09:00:00Z");
  CHECK(one("<NewsML><NewsItem><Identification><NewsIdentifier><DateId>20240513</DateId><NewsItemId>a</"
            "NewsItemId>"
            "</NewsIdentifier></Identification><NewsManagement><FirstCreated>" +
            day +
            "</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>H</HeadLine>"
            "</NewsLines></NewsComponent></NewsItem></NewsML>")
            .article.published == "2024-05-13");
  // Nothing that helps: the first is told.
  const auto none = one(g2("<firstCreated>" + day + "</firstCreated>"));
  CHECK(none.article.published.empty());
  CHECK(has_warning(none, "published \"" + day));
}

TEST_CASE("an embargo counts from the date that counts") {
  const auto article =
      one(nitf("<date.issue norm='29990101'/><date.release norm='20240515T060000Z'/>")).article;
  CHECK(article.embargoed == "2024-05-15T06:00:00Z");
}

TEST_CASE("subjects: codes of IPTC are topics, names are keywords") {
  const auto article =
      one(g2("",
             "<headline>H</headline><subject type='cpnat:abstract' "
             "qcode='medtop:20000543'><name>strike</name></subject>"
             "<subject type='cpnat:abstract' uri='http://cv.iptc.org/newscodes/subjectcode/04011002'/>"
             "<subject type='cpnat:person' qcode='pers:12345678'><name xml:lang='de'>Die Lind</name><name "
             "xml:lang='en'>Oda Lind</name></subject><keyword>ferry</keyword>"))
          .article;
  REQUIRE(article.topics.size() == 2);
  CHECK(article.topics[0].id == "medtop:20000543");
  CHECK(article.topics[1].id == "subj:04011002");
  CHECK(article.keywords == Texts{"Oda Lind", "ferry"});
}

TEST_CASE("a picture alone is a caption with its credit") {
  const auto article =
      one(g2("<itemClass qcode='ninat:picture'/>",
             "<headline>Boat</headline><creator><name>Ann Lee</name></creator><creditline>NWA</creditline>"
             "<description role='drol:caption'>A boat on the beach.</description>"))
          .article;
  CHECK(article.captions == std::vector<Caption>{{"A boat on the beach.", "", "Ann Lee/NWA"}});
  CHECK(article.body.empty());
}

TEST_CASE("several items in a message; those that are no news are refused with a reason") {
  const auto result =
      read_as(Format::automatic,
              "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>"
              "<newsItem guid='a'><contentMeta><headline>One</headline></contentMeta></newsItem>"
              "<packageItem guid='b'/><newsItem guid='c'><contentMeta><headline>Two</headline>"
              "</contentMeta></newsItem></itemSet></newsMessage>");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[1].article.id == "c");
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].where == "input, item 2");
  CHECK(result.rejected[0].why.find("package") != std::string::npos);
}

TEST_CASE("NewsML 1: revisions of one id, status, components") {
  const std::string item =
      "<NewsML><NewsItem "
      "xml:lang='fr'><Identification><NewsIdentifier><ProviderId>nwa.example</"
      "ProviderId><DateId>20240514T180300Z</DateId>"
      "<NewsItemId>X1</NewsItemId><RevisionId Update='N'>3</RevisionId>"
      "<PublicIdentifier>urn:newsml:nwa.example:20240514T180300Z:X1:3</PublicIdentifier></NewsIdentifier></"
      "Identification>"
      "<NewsManagement><FirstCreated>20240514T180300+0200</FirstCreated><Status "
      "FormalName='Usable'/></NewsManagement>"
      "<NewsComponent><NewsLines><HeadLine>Le ferry repart</HeadLine><ByLine>Par Ruth "
      "Ashdown</ByLine></NewsLines>"
      "<AdministrativeMetadata><Provider><Party FormalName='NWA'/></Provider></AdministrativeMetadata>"
      "<DescriptiveMetadata><SubjectCode><Subject FormalName='09000000'/></SubjectCode></DescriptiveMetadata>"
      "<ContentItem><DataContent><p>Un.</p><p>Deux.</p></DataContent></ContentItem></NewsComponent></"
      "NewsItem></NewsML>";
  const auto article = one(item).article;
  CHECK(article.id == "urn:newsml:nwa.example:20240514T180300Z:X1");
  CHECK(article.version == 3);
  CHECK(article.published == "2024-05-14T18:03:00+02:00");
  CHECK(article.headline == "Le ferry repart");
  CHECK(paragraphs(article) == Texts{"Un.", "Deux."});
  CHECK(article.source == "NWA");
  CHECK(article.language == "fr");
  CHECK(article.topics[0].id == "subj:09000000");
}

TEST_CASE("NITF: quotations that leave their marks to who shows them, pictures, namespaces") {
  const auto article = one("<nitf "
                           "xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><hedline><hl1>H</"
                           "hl1></hedline></body.head>"
                           "<body.content><p><q>No marks,</q> he said.</p><p><q>“Marks,”</q> she said.</p>"
                           "<media><media-reference alternate-text='A red boat'/><media-caption>A "
                           "boat.</media-caption><media-producer>Ann "
                           "Lee</media-producer></media></body.content></body></nitf>")
                           .article;
  CHECK(paragraphs(article) == Texts{"“No marks,” he said.", "“Marks,” she said."});
  CHECK(article.captions == std::vector<Caption>{{"A boat.", "A red boat", "Ann Lee"}});
}

TEST_CASE("lines that were broken to fit a screen are one paragraph, others stand for themselves") {
  const auto article = one("<nitf><body><body.content><p>The ferries to Skarn sail again on Wednesday, which "
                           "is <br/>nine days after the "
                           "crews walked out.<br/>Halmer 3<br/>Skarn 1</p></body.content></body></nitf>")
                           .article;
  CHECK(paragraphs(article) ==
        Texts{"The ferries to Skarn sail again on Wednesday, which is nine days after the crews "
              "walked out.",
              "Halmer 3", "Skarn 1"});
}

TEST_CASE("a text of NewsML may be packed") {
  const auto article =
      one("<newsItem guid='u'><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineData "
          "contenttype='text/plain' "
          "encoding='encd:base64'>VGhlIGZlcnJ5IHNhaWxzLg==</inlineData></contentSet></newsItem>");
  CHECK(article.article.body == "The ferry sails.");
}

TEST_CASE("data inside an item is no text") {
  const auto read =
      one("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' "
          "guid='urn:x'><contentMeta><headline>H</headline></contentMeta>"
          "<contentSet><inlineXML><events><event>Fair</event></events></inlineXML></contentSet></newsItem>");
  CHECK(read.article.body.empty());
}

TEST_CASE("NewsML 1: a picture's credit goes with the caption inside it") {
  const auto article =
      one("<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>a</NewsItemId><ProviderId>nwa</"
          "ProviderId>"
          "<DateId>20240514</DateId></NewsIdentifier></Identification><NewsManagement/><NewsComponent>"
          "<NewsLines><HeadLine>H</HeadLine><CreditLine>Gazette</CreditLine></NewsLines>"
          "<NewsComponent><Role FormalName='Photo'/><NewsLines><CreditLine>NWA/Bob "
          "Ray</CreditLine></NewsLines>"
          "<NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent>A "
          "boat.</DataContent></ContentItem>"
          "</NewsComponent></NewsComponent>"
          "<NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent>A "
          "pier.</DataContent></ContentItem>"
          "</NewsComponent></NewsComponent></NewsItem></NewsML>")
          .article;
  CHECK(article.captions == std::vector<Caption>{{"A boat.", "", "NWA/Bob Ray"}, {"A pier.", "", ""}});
}

TEST_CASE("a credit that stands in a caption too is the credit alone") {
  const std::vector<Caption> wanted = {{"A boat.", "", "Bob Ray/NWA"}};
  CHECK(
      one(R"j({"uri":"urn:x","type":"picture","description_text":"A boat. (Photo by Bob Ray/NWA)","byline":"Bob Ray","creditline":"NWA"
})j")
          .article.captions == wanted);
  CHECK(
      one("<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><p>One.</p><media "
          "media-type='image'><media-caption>A boat. (Photo by Bob "
          "Ray/NWA)</media-caption><media-producer>Bob "
          "Ray</media-producer></media></body.content></body></nitf>")
          .article.captions == wanted);
  CHECK(one(g2("<itemClass qcode='ninat:picture'/>",
               "<by>Bob Ray</by><creditline>NWA</creditline><description>A boat. (Photo by Bob "
               "Ray/NWA)</description>"))
            .article.captions == wanted);
  // Another's credit stays where it is.
  CHECK(
      one(R"j({"uri":"urn:x","type":"picture","description_text":"A boat. (Photo by Ann Lee/NWA)","byline":"Bob Ray"
  })j")
          .article.captions == std::vector<Caption>{{"A boat. (Photo by Ann Lee/NWA)", "", "Bob Ray"}});
}

TEST_CASE("XML whose elements are called as records call them") {
  const auto result = read_as(Format::automatic,
                              "<?xml version='1.0'?><export><article "
                              "id='1'><title>One</title><body><p>A.</p><p>B.</p></body></article>"
                              "<article "
                              "id='2'><title>Two</title><content>&lt;p&gt;C.&lt;/p&gt;</"
                              "content><tags><tag>x</tag><tag>y</tag></tags>"
                              "</article></export>");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].article.id == "1");
  CHECK(paragraphs(result.articles[0].article) == Texts{"A.", "B."});
  CHECK(result.articles[1].article.body == "C.");
  CHECK(result.articles[1].article.keywords == Texts{"x", "y"});
  CHECK(why("<?xml version='1.0'?><invoice><sum>12</sum></invoice>").find("<invoice>") != std::string::npos);
}

TEST_CASE("a record in XML counts its versions under either name") {
  for (const std::string key : {"version", "original_version"}) {
    const auto result = read_as(Format::automatic,
                                "<?xml version='1.0'?><news><headline>Ferry late</headline><body>It "
                                "was an hour behind.</body><" +
                                    key + ">7</" + key + "></news>");
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].article.version == 7);
    CHECK(result.articles[0].article.extra.empty());
  }
}

TEST_CASE("an item of NewsML 1.x may stand alone") {
  const auto article =
      one("<?xml "
          "version='1.0'?><NewsItem><Identification><NewsIdentifier><NewsItemId>a</NewsItemId><ProviderId>nwa"
          "</ProviderId><DateId>20240513</DateId><RevisionId>2</RevisionId></NewsIdentifier></Identification>"
          "<NewsComponent><NewsLines><HeadLine>Ferry sails</HeadLine></NewsLines><ContentItem><DataContent>"
          "<p>It sails again.</p></DataContent></ContentItem></NewsComponent></NewsItem>")
          .article;
  CHECK(article.headline == "Ferry sails");
  CHECK(article.body == "It sails again.");
  CHECK(article.version == 2);
  // A record may be called so too.
  CHECK(one("<NewsItem><title>Ferry sails</title><text>It sails again.</text></NewsItem>").article.headline ==
        "Ferry sails");
}

TEST_CASE("notes for desks behind a text are no part of it") {
  const auto result = read_as(
      Format::json,
      R"({"uri":"urn:dpa:1","headline":"Fähre","pubstatus":"usable","body_html":"<section class=\"main\"><p>Die Fähre )"
      R"(blieb im Hafen.</p></section><section class=\"notebook\"><p>Folgt mehr bis 1600</p></section>)"
      R"(<section class=\"contacts\"><p>Autor: Ann Lee</p></section>"})");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.body == "Die Fähre blieb im Hafen.");
}

TEST_CASE("a package beside news is no failure") {
  const auto result =
      read_as(Format::newsml, "<newsMessage><itemSet><packageItem guid='b'/></itemSet></newsMessage>");
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].on_purpose);
}
