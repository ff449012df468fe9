#include <news/schema/internal/annotations.h>

#include <random>

#include <news/schema/internal/article_json.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/record.h>

#include "support/catch.h"

using namespace news::schema;

namespace {

Article with_body() {
  Article a;
  a.id = "harbour-1";
  a.headline = "Port opens again";
  a.body = "“We waited,” said Ana Lima, the mayor. “We waited long.”\n\nShe said that it was time.";
  return a;
}

Quote of_body(const Article& article, std::string_view text, const std::string& speaker) {
  Quote quote;
  quote.begin = static_cast<std::uint32_t>(article.body.find(text));
  quote.end = quote.begin + static_cast<std::uint32_t>(text.size());
  quote.text = text;
  quote.speaker = speaker;
  return quote;
}

Article annotated() {
  Article a = with_body();
  a.quotes = {of_body(a, "We waited,", "Ana Lima"), of_body(a, "We waited long.", ""),
              of_body(a, "it was time", "Ana Lima")};
  a.quotes[0].speaker_text = "Ana Lima";
  a.quotes[0].cue = "said";
  a.quotes[0].rule = "after";
  a.quotes[0].confidence = 0.912;
  a.quotes[0].utterance = a.quotes[1].utterance = 1;
  a.quotes[1].kind = QuoteKind::fragment;
  a.quotes[2].kind = QuoteKind::indirect;
  a.quotes[2].utterance = 2;
  a.persons = {{"Ana Lima", 2, 0.5, {"mayor", "of the port"}, {{"headline", 0, 4, 0}, {"body", 20, 28, 0}}},
               {"Ben Okafor", 7, 1, {}, {{"caption", 3, 9, 2}, {"caption", 0, 2, 1}}}};
  a.topics = {{"medtop:04000000", "economy", 0.95, {"metadata", "port"}}, {"medtop:20000209", "", 0, {}}};
  return a;
}

/// The article with the annotations of what was packed.
Article unpacked(const Article& article, const PackedAnnotations& packed) {
  Article out = with_body();
  out.persons = {{"Somebody else", 1, 0, {}, {}}};
  REQUIRE(unpack_annotations(packed.numbers, packed.texts, out));
  CHECK(out.body == article.body);
  return out;
}

Format with(std::vector<std::string> features) {
  Format format;
  format.features = std::move(features);
  return format;
}

}  // namespace

TEST_CASE("annotations come back from what they are packed into") {
  const Article a = annotated();
  const auto packed = pack_annotations(a);
  REQUIRE(packed);
  CHECK(unpacked(a, *packed) == a);
  // What a text is stands there once, and not at all where the body says it.
  CHECK(packed->texts.find("Ana Lima") == packed->texts.rfind("Ana Lima"));
  CHECK(packed->texts.find("We waited long") == std::string::npos);
  CHECK(packed->numbers.size() + packed->texts.size() < article_to_json(a).size() / 4);
}

TEST_CASE("annotations that don't fit the text come back too") {
  Article a = annotated();
  a.quotes[0].text = "Something else";
  a.quotes[1].begin = a.quotes[1].end = 0;
  a.quotes[1].text.clear();
  a.quotes[2].begin = 4000000000;
  a.quotes[2].end = 3;
  a.quotes[2].utterance = 4294967295;
  a.persons[0].spans[1] = {"body", 5, 70, 3};
  a.persons[1].spans[1].end = 4000000000;
  a.persons[1].mentions = 0;
  const auto packed = pack_annotations(a);
  REQUIRE(packed);
  CHECK(unpacked(a, *packed) == a);
}

TEST_CASE("what can't be packed stays with the article's other fields") {
  Article nul = annotated();
  nul.quotes[0].cue = std::string("sa\0id", 5);
  const Format apart = with({std::string(kAnnotationsApart)});
  CHECK_FALSE(pack_annotations(nul));
  CHECK(record_form(nul, {}, apart) == article_to_json(nul));
  CHECK(RecordDecoder().decode(RecordEncoder().encode(record_form(nul, {}, apart))) == nul);
}

TEST_CASE("a record holds annotations apart where the format has them so") {
  const Article a = annotated();
  const std::string within = record_form(a, {}, with({}));
  CHECK(within == article_to_json(a));
  const Format format = with({std::string(kAnnotationsApart)});
  const std::string apart = record_form(a, {}, format);
  CHECK(compressed_part(apart).starts_with("{"));
  // A writer that has the other fields as JSON gives them.
  CHECK(record_form(a, article_to_json(with_body()), format) == apart);
  for (const std::string& form : {within, apart}) {
    CHECK(RecordDecoder().decode(RecordEncoder().encode(form)) == a);
  }
  CHECK(record_form(with_body(), {}, format) == article_to_json(with_body()));
}

TEST_CASE("damaged annotations are told, and ask for no memory") {
  const auto packed = pack_annotations(annotated());
  REQUIRE(packed);
  for (std::size_t size = 0; size < packed->numbers.size(); ++size) {
    Article a = with_body();
    CHECK_FALSE(unpack_annotations(packed->numbers.substr(0, size), packed->texts, a));
  }
  for (std::size_t size = 0; size < packed->texts.size(); ++size) {
    Article a = with_body();
    CHECK_FALSE(unpack_annotations(packed->numbers, packed->texts.substr(0, size), a));
  }
  std::mt19937 random(5);
  for (int i = 0; i < 20000; ++i) {
    std::string numbers = packed->numbers;
    for (int flips = 0; flips <= i % 3; ++flips) {
      numbers[random() % numbers.size()] = static_cast<char>(random() % 256);
    }
    Article a = with_body();
    (void)unpack_annotations(numbers, packed->texts, a);
    CHECK(a.quotes.size() + a.persons.size() + a.topics.size() <= numbers.size());
  }
}
