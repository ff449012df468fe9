#include <algorithm>

#include "support/catch.h"

#include "read_support.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

namespace {

news::reading::ReadArticle markdown(const std::string& bytes) {
  return read_as(Format::markdown, bytes).articles.at(0);
}

}  // namespace

TEST_CASE("header lines, encoded words, several parts") {
  const auto article = one("From: =?iso-8859-1?Q?J=FCrgen_M=FCller?= <jm@gazette.example>\r\n"
                           "Subject: =?utf-8?B?Q2Fmw6k=?= =?utf-8?Q?_reopens?=\r\n"
                           "\ton Monday\r\n"
                           "Date: Tue, 14 May 2024 18:03:00 -0700 (PDT)\r\n"
                           "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n"
                           "preamble\r\n--b1\r\nContent-Type: text/plain; "
                           "charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                           "The caf=E9 is op=\r\nen.\r\n\r\nCome.\r\n--b1\r\nContent-Type: "
                           "text/html\r\n\r\n<p>HTML</p>\r\n--b1--\r\n")
                           .article;
  CHECK(article.headline == "Café reopens on Monday");
  CHECK(article.authors == Texts{"Jürgen Müller"});
  CHECK(article.published == "2024-05-14T18:03:00-07:00");
  CHECK(paragraphs(article) == Texts{"The café is open.", "Come."});
}

TEST_CASE("a forwarded message is text of the one that holds it") {
  const std::string inner =
      "Subject: Inner\nFrom: c@x.example\nContent-Type: text/plain\n\nThe ferry sails again on Friday.\n";
  for (const char* how : {"", "Content-Disposition: attachment\n"}) {
    const auto article = one(std::string("From: a@x.example\nSubject: Fwd: Inner\n"
                                         "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n"
                                         "Content-Type: text/plain\n\nFor your information.\n--b1\n"
                                         "Content-Type: message/rfc822\n") +
                             how + "\n" + inner + "--b1--\n")
                             .article;
    CHECK(article.headline == "Inner");
    CHECK(paragraphs(article) == Texts{"For your information.", "The ferry sails again on Friday."});
  }
}

TEST_CASE("a plain text that only stands in for the other is passed over") {
  const auto article =
      one("From: a@x.example\nSubject: Ferry\nContent-Type: multipart/alternative; boundary=b1\n\n--b1\n"
          "Content-Type: text/plain\n\nPlease read this in HTML.\n--b1\nContent-Type: text/html\n\n"
          "<p>The ferry sails again on Friday, said the harbour master.</p><p>It takes a dozen "
          "cars.</p>\n--b1--\n")
          .article;
  CHECK(paragraphs(article) ==
        Texts{"The ferry sails again on Friday, said the harbour master.", "It takes a dozen cars."});
}

TEST_CASE("a mailbox holds many") {
  const auto result =
      read_as(Format::automatic,
              "From a Tue May 14\nFrom: a@x.example\nSubject: One\n\nText one.\n\nFrom b Tue May 14\n"
              "From: b@x.example\nSubject: Two\n\nText two.\n\nFrom here on it goes well.\n\nFrom Sunday "
              "9:30 on, too.\n");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[1].article.headline == "Two");
  CHECK(result.articles[1].where == "input, message 2");
  CHECK(paragraphs(result.articles[1].article) ==
        Texts{"Text two.", "From here on it goes well.", "From Sunday 9:30 on, too."});
}

TEST_CASE("a mailbox is one by its first line, and what its program keeps there is no article") {
  const auto result =
      read_as(Format::automatic,
              "From MAILER-DAEMON Tue Mar  3 06:00:00 2026\nX-IMAP: 1709446500 0000000002\nStatus: RO\n"
              "Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\n\nThis text is part of the "
              "internal format.\n\n"
              "From a@x.example Tue Mar  3 06:15:00 2026\nX-Kind: letter\nSubject: Ferry\n\nIt sails.\n");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.headline == "Ferry");
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].on_purpose);
}

TEST_CASE("a page with a colon in its first lines is no mail") {
  const auto article = one("Minister: no deal\n\nThe minister said no.\n\nNote: it may change.").article;
  CHECK(article.headline == "Minister: no deal");
}

TEST_CASE("a message that ends early keeps what is there") {
  const auto article =
      one("From: a@x.example\nSubject: Cut\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nFirst part")
          .article;
  CHECK(article.body == "First part");
}

TEST_CASE("a mailbox has its quotation signs taken off") {
  const auto result = read_as(Format::mail,
                              "From a Tue May 14\nFrom: a@x.example\nSubject: One\n\n>From here on it "
                              "goes well.\n>>From twice.\n");
  CHECK(result.articles.at(0).article.body == "From here on it goes well.");
}

TEST_CASE("what others wrote before is no text of the message") {
  const auto read =
      one("From: Ann Lee <a@x.example>\nSubject: Re: Ferries\n\nThe ferries sail.\n\nOn 4 May 2024, "
          "at 10:00, Bob Ray <b@x.example>\nwrote:\n\n> They never will.\n> I say.\n\nThey do.\n\n"
          "-----Original Message-----\nFrom: Oda Lind\n\nOld text.\n");
  CHECK(paragraphs(read.article) == Texts{"The ferries sail.", "They do."});
  CHECK(std::any_of(read.trace.begin(), read.trace.end(), [](const auto& trace) {
    return trace.field == "dropped" && trace.rule == "mail.quoted" &&
           trace.text.find("never") != std::string::npos;
  }));
  // Nothing but a quotation is kept.
  CHECK(one("From: a@x.example\nSubject: Fwd: Ferries\n\n> The ferries sail.\n").article.body ==
        "> The ferries sail.");
}

TEST_CASE("a sender may be told with the family name first") {
  const auto author = [](const std::string& from) {
    return one("From: " + from + "\nSubject: S\n\nText.\n").article.authors.at(0);
  };
  CHECK(author("\"Lee, Ann\" <a@x.example>") == "Ann Lee");
  CHECK(author("Lee, Ann Mary <a@x.example>") == "Ann Mary Lee");
  CHECK(author("\"Martin King, Jr.\" <a@x.example>") == "Martin King, Jr.");
  CHECK(author("\"Ferries, boats, trains\" <a@x.example>") == "Ferries, boats, trains");
}

TEST_CASE("Markdown: a byline under the headline tells who wrote, and when") {
  const auto read = markdown("# Ferries sail again\n\n*By Ann Lee, 5 March 2024*\n\nThe crews are back.\n");
  CHECK(read.article.headline == "Ferries sail again");
  CHECK(read.article.authors == Texts{"Ann Lee"});
  CHECK(read.article.published == "2024-03-05");
  CHECK(read.article.body == "The crews are back.");
  CHECK(markdown("# Ferries sail again\n\nBy Monday the crews were back on board.\n").article.body ==
        "By Monday the crews were back on board.");
  CHECK(markdown("---\nauthor: Bob Ray\n---\n# H\n\nBy Ann Lee\n\nText.\n").article.authors ==
        Texts{"Bob Ray"});
}

TEST_CASE("Markdown: tables are rows of words, what a generator puts in is no text") {
  CHECK(
      paragraphs(
          markdown(
              "# H\n\nText.\n\n| Ship | Port |\n|:-----|-----:|\n| *Ida* | Skarn |\n\n{{< youtube abc >}}\n\n"
              "{% include map.html %}\n\nSee {{< ref \"x.md\" >}}there.\n\n{{% note %}}\nMind.\n{{% /note "
              "%}}\n"
              "A | B is no table.\n")
              .article) ==
      Texts{"Text.", "Ship, Port", "Ida, Skarn", "See there.", "Mind.", "A | B is no table."});
}

TEST_CASE("front matter: nested names, and a list that never ends") {
  const auto read = one(
      "---\ntitle: [broken\ndate: 2024-05-14\nauthor:\n  name: Ann Lee\n  email: a@x.example\n---\nText.\n");
  CHECK(read.article.headline == "[broken");
  CHECK(read.article.published == "2024-05-14");
  CHECK(read.article.authors == Texts{"Ann Lee"});
  CHECK(has_warning(read, "title"));
  CHECK(one("---\ntitle: T\ntags: [a,\n  b]\n---\nText.\n").article.keywords == Texts{"a", "b"});
}

TEST_CASE("front matter: each field is traced once") {
  const auto read = one("---\ntitle: T\ndate: 2024-05-14\ntags: [a]\nlayout: post\n---\nText.\n");
  for (const char* field : {"headline", "published", "keywords", "layout"}) {
    INFO(field);
    CHECK(std::count_if(read.trace.begin(), read.trace.end(), [&](const auto& trace) {
            return trace.field == field && trace.rule.starts_with("markdown.front-matter.");
          }) == 1);
    CHECK(std::none_of(read.trace.begin(), read.trace.end(), [&](const auto& trace) {
      return trace.field == field && trace.rule.starts_with("json.");
    }));
  }
}

TEST_CASE("Markdown: signs go, words stay") {
  const auto article = one("---\ntitle: 'It''s done'\nauthors:\n  - Ann Lee\n  - name: Bob Ray\ntags:\n- "
                           "a\n- b\nsummary: >\n  Two\n  "
                           "lines\ndraft: false\n---\n# It's done\n\nA *bold* **move** with `code`, a "
                           "[link](https://x.example/(y)) and "
                           "snake_case_name.\n\n## Why\n\n- first\n- second\n\n> quoted\n> on\n\n![A "
                           "boat](b.jpg 'On the beach.')\n\n---\n\n3 * 4 "
                           "\\* 5 &amp; <https://x.example>\n")
                           .article;
  CHECK(article.headline == "It's done");
  CHECK(article.authors == Texts{"Ann Lee", "Bob Ray"});
  CHECK(article.keywords == Texts{"a", "b"});
  CHECK(article.subheadline == "Two lines");
  CHECK(paragraphs(article) == Texts{"A bold move with code, a link and snake_case_name.", "Why", "first",
                                     "second", "quoted on", "3 * 4 * 5 & https://x.example"});
  CHECK(article.captions == std::vector<Caption>{{"On the beach.", "A boat", ""}});
}

TEST_CASE("Markdown: marks of notes go, notes stay") {
  const auto article = markdown("# T\n\nThe ferry[^1] sails[^two].\n\n[^1]: Built in 1953.\n").article;
  CHECK(paragraphs(article) == Texts{"The ferry sails.", "Built in 1953."});
}

TEST_CASE("whether it is published is no date") {
  const auto read = one("---\ntitle: T\npublished: true\ndate: 2024-05-14\n---\nText.\n");
  CHECK(read.article.published == "2024-05-14");
  CHECK(read.warnings.empty());
}

TEST_CASE("front matter of TOML, and a headline that only the text has") {
  const auto article = one("+++\ndate = 2024-05-14T18:03:00Z\ntags = [\"a\", \"b, c\"]\n[extra]\ntitle = "
                           "\"no\"\n+++\nHeading\n=======\n\nText.\n")
                           .article;
  CHECK(article.headline == "Heading");
  CHECK(article.published == "2024-05-14T18:03:00Z");
  CHECK(article.keywords == Texts{"a", "b, c"});
  CHECK(article.body == "Text.");
}

TEST_CASE("front matter: a draft is withheld") {
  for (const char* line : {"published: false", "draft: true", "status: Draft"}) {
    INFO(line);
    const auto read = one(std::string("---\ntitle: T\ndate: 2024-05-14\n") + line + "\n---\nText.\n");
    CHECK(read.article.embargoed == "withheld");
    CHECK(read.article.published == "2024-05-14");
    CHECK(has_warning(read, "a draft"));
  }
  for (const char* line : {"published: true", "draft: false", "status: published"})
    CHECK(one(std::string("---\ntitle: T\n") + line + "\n---\nText.\n").article.embargoed.empty());
}

TEST_CASE("a message without a text says what it has instead") {
  const auto read = [](const std::string& rest) { return one("From: a@x.example\nSubject: S\n" + rest); };
  const auto parts = [&](const std::string& inside) {
    return read("Content-Type: multipart/mixed; boundary=b\n\n--b\n" + inside + "\n--b--\n");
  };
  CHECK(has_warning(read("\n\n"), "no body; the message is empty"));
  CHECK(has_warning(parts("Content-Type: application/pdf; name=\"a.pdf\"\n\nAAAA"),
                    "no body; the message holds only application/pdf (a.pdf)"));
  CHECK(has_warning(
      parts("Content-Type: text/plain\nContent-Disposition: attachment; filename=n.txt\n\nNotes."),
      "only text/plain (n.txt)"));
  CHECK(
      has_warning(parts("Content-Type: multipart/encrypted; boundary=c\n\n--c\n\nAAAA\n--c--"), "encrypted"));
  CHECK(has_warning(read("\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n"), "encrypted"));
  CHECK(has_warning(read("Content-Type: multipart/mixed; boundary=lost\n\n--b\n\nText.\n"),
                    "parts can't be found"));
  CHECK(has_warning(read("Content-Type: text/html\n\n<img src='a.png'>"), "pictures"));
  CHECK(read("\nText.\n").warnings == Texts{"no date"});
}

TEST_CASE("what of a message is left out is told") {
  const auto read =
      one("From: a@x.example\nSubject: S\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
          "Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\n"
          "The ferry sails.\n\n-- \nAnn Lee, Gazette\n--c\nContent-Type: text/html\n\n"
          "<p>The ferry sails.</p>\n--c--\n--b\n"
          "Content-Type: application/pdf\nContent-Disposition: attachment; "
          "filename=\"timetable.pdf\"\n\nAAAA\n--b\nContent-Type: image/png; name=logo.png\n\n"
          "AAAA\n--b--\n");
  CHECK(paragraphs(read.article) == Texts{"The ferry sails."});
  const auto dropped = [&](const std::string& rule) {
    for (const auto& trace : read.trace) {
      if (trace.field == "dropped" && trace.rule == rule) return trace.text;
    }
    return std::string("not told");
  };
  CHECK(dropped("mail.attachment") == "application/pdf (timetable.pdf)");
  CHECK(dropped("mail.part that is no text") == "image/png (logo.png)");
  CHECK(dropped("mail.alternative") == "<p>The ferry sails.</p>");
  CHECK(dropped("mail.signature") == "-- Ann Lee, Gazette");
}

TEST_CASE("what a message in HTML repeats of older ones is no text of it") {
  const std::string own = "<p>The ferries sail again from Friday, said the harbour master.</p>";
  const std::string old = "They never will sail again, I say.";
  const auto body = [](const std::string& html, const std::string& subject) {
    return one("From: a@x.example\nSubject: " + subject + "\nContent-Type: text/html\n\n" + html)
        .article.body;
  };
  const std::string header =
      "<div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Bob Ray<br><b>Sent:</b> "
      "Tuesday<br><b>To:</b> "
      "Ann Lee<br><b>Subject:</b> Ferries</p></div><p>" +
      old + "</p>";
  for (const std::string& quoted :
       {"<div class='gmail_quote'><div class='gmail_attr'>On Tue Bob Ray wrote:<br></div><blockquote>" + old +
            "</blockquote></div>",
        "<div>On 14 May, <a href='mailto:b@x.example'>Bob Ray</a> wrote:</div><br><blockquote "
        "type='cite'><div>" +
            old + "</div></blockquote>",
        "<br>Am 14. Mai 2024 um 10:00 schrieb Bob Ray &lt;b@x.example&gt;:<br><blockquote "
        "type=cite>" +
            old + "</blockquote>",
        "<hr><div id='divRplyFwdMsg'><b>From:</b> Bob Ray<br></div><div><p>" + old + "</p></div>", header}) {
    INFO(quoted);
    const std::string text = body(own + quoted, "Re: Ferries");
    CHECK(text.starts_with("The ferries sail again from Friday, said the harbour master."));
    CHECK(text.find("never") == std::string::npos);
    CHECK(text.find("Bob Ray") == std::string::npos);
    // A forwarded one is what the message is about, and nothing but a quotation is kept.
    CHECK(body(own + quoted, "Fwd: Ferries").find("never") != std::string::npos);
    CHECK(body(quoted, "Re: Ferries").find("never") != std::string::npos);
  }
  // A press release may have such lines, it answers nobody.
  CHECK(body(own + header, "Ferries").find("never") != std::string::npos);
  CHECK(body(own + "<blockquote><p>" + old + "</p></blockquote>", "Re: Ferries").find("never") !=
        std::string::npos);
}

TEST_CASE("header lines of an older message begin what a reply repeats") {
  const std::string text =
      "The ferries sail.\n\n________________________________\nFrom: Bob Ray\nSent: Tuesday\nTo: Ann "
      "Lee\nSubject: "
      "Ferries\n\nThey never will.\n";
  CHECK(one("From: a@x.example\nSubject: RE: Ferries\n\n" + text).article.body == "The ferries sail.");
  CHECK(one("From: a@x.example\nSubject: FW: Ferries\n\n" + text).article.body.find("never") !=
        std::string::npos);
}

TEST_CASE("lines that flow are one, as the message says") {
  const auto body = [](const std::string& parameters, const std::string& text) {
    return paragraphs(one("From: Ann Lee <a@x.example>\nSubject: S\nContent-Type: text/plain; charset=utf-8; "
                          "format=flowed" +
                          parameters + "\n\n" + text)
                          .article);
  };
  CHECK(body("", "The ferry stayed in \nport.\n\n From here on it sails.\n\n-- \nAnn Lee\n") ==
        Texts{"The ferry stayed in port.", "From here on it sails."});
  CHECK(body("; delsp=yes", "The ferry stayed on Sun \nday in  \nport.\n") ==
        Texts{"The ferry stayed on Sunday in port."});
  CHECK(body("", "It sails.\n\n> No, it does \n> not.\n> > It did. \n\nIt will.\n") ==
        Texts{"It sails.", "It will."});
}

TEST_CASE("a short paragraph of a letter is one, however few its lines are") {
  const auto body = [](const std::string& text) {
    return paragraphs(one("From: Ann Lee <a@x.example>\nSubject: S\n\n" + text).article);
  };
  CHECK(
      body("The ferry between the two towns stayed in port on Sunday because of\nthe wind, the company "
           "said.\n\n"
           "Passengers went by bus.\n") ==
      Texts{"The ferry between the two towns stayed in port on Sunday because of the wind, the company said.",
            "Passengers went by bus."});
  CHECK(body("FOR IMMEDIATE RELEASE\nContact: Ann Lee\n\nThe ferry stayed in port.\n") ==
        Texts{"FOR IMMEDIATE RELEASE", "Contact: Ann Lee", "The ferry stayed in port."});
}

namespace {

news::reading::ReadArticle mail_about(const std::string& subject, const std::string& text) {
  return one("From: Ann Lee <ann@gazette.example>\nSubject: " + subject +
             "\nDate: Tue, 05 Mar 2024 12:00:00 -0500\nMessage-ID: <a@gazette.example>\n\n" + text);
}

}  // namespace

TEST_CASE("a subject is a headline without what mail programs and lists put in front") {
  CHECK(mail_about("Re: Fwd: Harbor vote", "They met.\n").article.headline == "Harbor vote");
  CHECK(mail_about("[newswire] FW: Harbor vote", "They met.\n").article.headline == "Harbor vote");
  CHECK(mail_about("Harbor: the vote", "They met.\n").article.headline == "Harbor: the vote");
  CHECK(mail_about("[No vote yet] Harbor", "They met.\n").article.headline == "[No vote yet] Harbor");
}

TEST_CASE("what programs and lists add to a message is no text") {
  const std::string added = GENERATE(
      as<std::string>{}, "Sent from my iPhone", "Sent from Outlook for iOS", "Von meinem iPhone gesendet",
      "View this email in your browser: http://gazette.example/v",
      "You are receiving this email because you signed up.\nGazette Ltd, 1 Pier Street",
      "Unsubscribe: http://gazette.example/u",
      "_______________________________________________\nnewswire mailing list\nnewswire@gazette.example");
  CHECK(mail_about("Harbor vote", "The board met.\n\n" + added + "\n").article.body == "The board met.");
}

TEST_CASE("sentences that begin alike stay") {
  const std::string text = GENERATE(as<std::string>{}, "Sent from my iPhone, the picture shows the pier.",
                                    "You are receiving this with a smile, she told them.");
  CHECK(mail_about("Harbor vote", "The board met.\n\n" + text + "\n").article.body ==
        "The board met.\n\n" + text);
}

TEST_CASE("the head of a forwarded message is no text") {
  CHECK(mail_about(
            "Harbor vote",
            "---------- Forwarded message ---------\nFrom: Tim Orr <tim@gazette.example>\nDate: Mon, Mar "
            "4, 2024 at 9:00 AM\nSubject: Harbor vote\nTo: <ann@gazette.example>\n\nThe board met.\n")
            .article.body == "The board met.");
}
