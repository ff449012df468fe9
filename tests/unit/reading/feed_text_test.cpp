#include "support/catch.h"

#include "read_support.h"

using namespace news::reading::tests;

namespace {

news::schema::Article item(const std::string& element, const std::string& text) {
  return one("<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item>"
             "<title>Harbour wall gives way</title><" +
             element + "><![CDATA[" + text + "]]></" + element + "></item></channel></rss>")
      .article;
}

news::schema::Article described(const std::string& text) {
  return item("description", text);
}

const Texts kText = {"The harbour wall gave way on Monday night after three days of storm.",
                     "Nobody was hurt, said harbour master Ivo Lund."};

/// The paragraphs of a whole text with this one below it.
Texts with(const std::string& paragraph) {
  return paragraphs(
      item("content:encoded", "<p>" + kText[0] + "</p><p>" + kText[1] + "</p><p>" + paragraph + "</p>"));
}

}  // namespace

TEST_CASE("an invitation to read on is no part of a teaser, wherever it stands") {
  for (const char* invitation :
       {"Continue reading <a href='x'>Harbour wall gives way</a> <span>&rarr;</span>",
        "<a href='x'>Continue reading <span>Harbour wall gives way</span></a>", "Continue reading &rarr;",
        "Read more...", "<a href='x'>(more&hellip;)</a>", "<a href='x'>Read More &raquo;</a>", "[Read more]",
        "Leer más", "Читать далее &rarr;"}) {
    INFO(invitation);
    const auto article = described("<p>The wall gave way. " + std::string(invitation) + "</p>");
    CHECK(article.subheadline == "The wall gave way.");
    CHECK(article.teaser);
  }
  CHECK(described("The wall gave way… Continue reading Harbour wall gives way").subheadline ==
        "The wall gave way…");
}

TEST_CASE("sentences that begin as invitations do stay") {
  for (const char* sentence :
       {"The wall gave way. Read more books, the teacher said.", "The wall gave way. We should Read more.",
        "The wall gave way. Continue reading the river, she said, and it will warn you.",
        "The wall gave way. Pupils are told: read more"}) {
    INFO(sentence);
    CHECK(described(sentence).subheadline == sentence);
  }
}

TEST_CASE("where an entry appeared first is no part of its text, in whatever words") {
  for (const char* note : {"The post Harbour wall gives way first appeared on The Gazette.",
                           "The post Harbour wall gives way appeared first on The Gazette.",
                           "Запись Harbour wall gives way впервые появилась Вестник."}) {
    INFO(note);
    CHECK(with(note) == kText);
    CHECK(described("The wall gave way. " + std::string(note)).subheadline == "The wall gave way.");
    CHECK(described("The wall gave way […] " + std::string(note)).teaser);
  }
  const std::string mayor = "The post of mayor appeared first on the ballot in 1920.";
  CHECK(with(mayor).back() == mayor);
  CHECK(described("They voted. " + mayor).subheadline == "They voted. " + mayor);
}

TEST_CASE("where an entry is filed, and what it leads to, is no part of its text") {
  for (const char* note :
       {"Filed under: <a href='x'>Harbour</a>, <a href='y'>Weather</a> Tagged: <a>storm</a>",
        "Tags: <a href='x'>Harbour</a>, <a>Storm</a>", "Posted in <a>Local</a>", "Category: Local",
        "ADVERTISEMENT - CONTINUE READING BELOW", "[Read more: Third wall gives way]",
        "submitted by <a href='x'>/u/foo</a> <a href='y'>[link]</a> <a href='z'>[comments]</a>",
        "Leer más: <a href='https://g.example/r'>El viejo molino arde de nuevo</a>",
        "Watch: <a href='https://g.example/r'>Old mill on film again</a>"}) {
    INFO(note);
    CHECK(with(note) == kText);
  }
  for (const char* sentence :
       {"Posted in the window was a sign that it had closed.", "Filed under seal, the suit names nobody.",
        "Watch: it will be back, he said.", "Category: the best novel of the year went to Ada Lund."}) {
    INFO(sentence);
    CHECK(with(sentence).back() == sentence);
  }
}

TEST_CASE("what somebody tells others is no request to readers") {
  for (const char* sentence :
       {"Subscribe to the theory, he said, and you will see it all fall.",
        "Click here, the fraudster told victims.", "Share this with nobody, she whispered.",
        "Sign up for the rota at the harbour office, volunteers were told."}) {
    INFO(sentence);
    CHECK(with(sentence).back() == sentence);
  }
  for (const char* request :
       {"Subscribe to our newsletter, and miss nothing.", "Click here for more, it's free.",
        "Share this with your friends.", "Join our channel, read it all first."}) {
    INFO(request);
    CHECK(with(request) == kText);
  }
}
