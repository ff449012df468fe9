#include <news/schema/internal/record.h>

#include <optional>

#include <xapian.h>

#include <news/schema/error.h>
#include <news/schema/internal/article_json.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/record_dictionary.h>

#include "support/catch.h"

using namespace news::schema;

namespace {

/// Something that every article has, and something that is only its own.
Article numbered(int number) {
  Article a;
  a.id = "n" + std::to_string(number);
  a.url = "https://news.example/2025/" + std::to_string(number);
  a.source = "The Harbour Gazette";
  a.language = "en";
  a.headline = "Council meets for the " + std::to_string(number) + "th time";
  unsigned state = static_cast<unsigned>(number) * 2654435761U + 1;
  for (int word = 0; word < 300; ++word) {
    state = state * 1664525U + 1013904223U;
    a.body +=
        "w" + std::to_string((state >> 12) % 4000) + (word % 40 == 39 ? ", the council said.\n\n" : " ");
  }
  return a;
}

std::string trained(int first = 0, int count = 400) {
  std::vector<std::string> samples;
  for (int i = first; i < first + count; ++i) samples.push_back(article_to_json(numbered(i)));
  return train_dictionary(samples);
}

/// A database that has the dictionary.
Xapian::WritableDatabase database_with(const std::string& dictionary) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const auto& [key, value] : dictionary_entries(dictionary)) database.set_metadata(key, value);
  return database;
}

/// Nothing when the data can be read, as an article or another.
std::optional<ErrorCode> error_of(RecordDecoder& decoder, const std::string& data) {
  try {
    (void)decoder.decode(data);
  } catch (const Error& error) {
    return error.code();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("a stored article comes back, however repetitive") {
  Article a;
  a.headline = "Waves";
  for (int i = 0; i < 4000; ++i) a.body += "wave after ";
  const RecordEncoder encoder;
  CHECK(RecordDecoder().decode(encoder.encode(article_to_json(a))) == a);
  CHECK(encoder.encode(article_to_json(a)).size() < a.body.size() / 10);
}

TEST_CASE("damage is told, not followed") {
  const std::string good = RecordEncoder().encode(article_to_json(Article{}));
  RecordDecoder decoder;
  for (const std::string& data :
       {std::string(), std::string("?"), std::string("z"), std::string("zzzzzzzz"), std::string("d"),
        std::string("dddddddd"), std::string("j{"), "d" + good.substr(1), good.substr(0, good.size() / 2)}) {
    CHECK(error_of(decoder, data) == ErrorCode::index_corrupt);
  }
}

TEST_CASE("a dictionary makes records smaller, and they come back") {
  const std::string dictionary = trained();
  REQUIRE_FALSE(dictionary.empty());
  CHECK(dictionary == trained());
  const RecordEncoder encoder(dictionary);
  RecordDecoder decoder(database_with(dictionary));
  std::size_t with = 0;
  std::size_t without = 0;
  for (int i = 1000; i < 1050; ++i) {
    const Article a = numbered(i);
    const std::string record = encoder.encode(article_to_json(a));
    CHECK(record.front() == 'd');
    CHECK(decoder.decode(record) == a);
    with += record.size();
    const std::string plain = RecordEncoder().encode(article_to_json(a));
    CHECK(decoder.decode(plain) == a);
    without += plain.size();
  }
  CHECK(with * 10 < without * 9);
}

TEST_CASE("records of several dictionaries stand side by side") {
  const std::string first = trained(0);
  const std::string second = trained(5000);
  REQUIRE(dictionary_id(first) != dictionary_id(second));
  Xapian::WritableDatabase database = database_with(first);
  for (const auto& [key, value] : dictionary_entries(second)) database.set_metadata(key, value);
  CHECK(current_dictionary(database) == second);
  RecordDecoder decoder(database);
  const RecordEncoder one(first);
  const RecordEncoder two(second);
  for (int i = 0; i < 4; ++i) {
    CHECK(decoder.decode(one.encode(article_to_json(numbered(i)))) == numbered(i));
    CHECK(decoder.decode(two.encode(article_to_json(numbered(i)))) == numbered(i));
  }
}

TEST_CASE("a dictionary that comes later is found") {
  const std::string dictionary = trained();
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  RecordDecoder decoder(database);
  const std::string record = RecordEncoder(dictionary).encode(article_to_json(numbered(1)));
  CHECK(error_of(decoder, record) == ErrorCode::index_corrupt);
  for (const auto& [key, value] : dictionary_entries(dictionary)) database.set_metadata(key, value);
  CHECK(decoder.decode(record) == numbered(1));
}

TEST_CASE("a missing or damaged dictionary is told by its id") {
  const std::string dictionary = trained();
  const std::string record = RecordEncoder(dictionary).encode(article_to_json(numbered(1)));
  const std::string id = std::to_string(dictionary_id(dictionary));
  RecordDecoder none;
  try {
    (void)none.decode(record);
    FAIL("read without its dictionary");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::index_corrupt);
    CHECK(std::string(error.what()).find(id) != std::string::npos);
  }
  for (const std::size_t at : {std::size_t{0}, std::size_t{5}, std::size_t{40}, dictionary.size() - 1}) {
    std::string flipped = dictionary;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    CHECK(dictionary_id(flipped) == 0);
    Xapian::WritableDatabase database = database_with(dictionary);
    database.set_metadata(dictionary_key(dictionary_id(dictionary)), flipped);
    RecordDecoder decoder(database);
    CHECK(error_of(decoder, record) == ErrorCode::index_corrupt);
    CHECK_THROWS_AS(current_dictionary(database), Error);
    CHECK_THROWS_AS(RecordEncoder(flipped), Error);
  }
}

TEST_CASE("a damaged record is an error or another article, never more") {
  const std::string dictionary = trained();
  RecordDecoder decoder(database_with(dictionary));
  for (const std::string& good : {RecordEncoder(dictionary).encode(article_to_json(numbered(7))),
                                  RecordEncoder().encode(article_to_json(numbered(7)))}) {
    for (std::size_t size = 0; size < good.size(); ++size) {
      CHECK(error_of(decoder, good.substr(0, size)) == ErrorCode::index_corrupt);
    }
    unsigned state = 1;
    for (int i = 0; i < 4000; ++i) {
      std::string bad = good;
      for (int flips = 0; flips <= i % 3; ++flips) {
        state = state * 1664525U + 1013904223U;
        const std::size_t at =
            (state >> 8) % (i % 2 == 0 ? bad.size() : std::min<std::size_t>(bad.size(), 16));
        bad[at] = static_cast<char>(bad[at] ^ (1U << (state >> 5 & 7U)));
      }
      const auto error = error_of(decoder, bad);
      CHECK((!error || *error == ErrorCode::index_corrupt));
    }
  }
}

TEST_CASE("a record with one bit changed is no record") {
  const std::string dictionary = trained();
  Article a = numbered(7);
  a.quotes = {
      {a.body.substr(3, 40), QuoteKind::quotation, "Ana Lima", "she", "said", "after", 0.9, 1, 3, 43}};
  RecordDecoder decoder(database_with(dictionary));
  Format format;
  format.features = {std::string(kAnnotationsApart)};
  for (const RecordEncoder& encoder : {RecordEncoder(), RecordEncoder(dictionary)}) {
    const std::string good = encoder.encode(record_form(a, {}, format));
    REQUIRE(decoder.decode(good) == a);
    std::size_t read = 0;
    for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
      std::string bad = good;
      bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1U << bit % 8));
      const auto error = error_of(decoder, bad);
      CHECK((!error || *error == ErrorCode::index_corrupt));
      // A bit of the frame's head that zstd passes over may change: the article is the same then.
      if (!error && decoder.decode(bad) != a) ++read;
    }
    CHECK(read == 0);
  }
}

TEST_CASE("too little makes no dictionary") {
  CHECK(trained(0, static_cast<int>(kFewestSamples) - 1).empty());
  CHECK_FALSE(trained(0, static_cast<int>(kFewestSamples)).empty());
  CHECK(train_dictionary({}).empty());
  CHECK(train_dictionary(std::vector<std::string>(1000, "{}")).empty());
  // Empty, or one like another: nothing to learn, or little; never a failure.
  (void)train_dictionary(std::vector<std::string>(1000, std::string(1000, 'a')));
  CHECK(train_dictionary(std::vector<std::string>(1000)).empty());
}

TEST_CASE("an index without a dictionary has none") {
  const Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  CHECK(current_dictionary(database).empty());
  CHECK(RecordEncoder(current_dictionary(database)).encode(article_to_json(Article{})).front() == 'z');
}

TEST_CASE("quotes know their article") {
  const QuoteRecord back = decode_quote(encode_quote({"an id with blanks", 17}));
  CHECK(back.article == "an id with blanks");
  CHECK(back.index == 17);
  CHECK_THROWS_AS(decode_quote("x"), Error);
  CHECK_THROWS_AS(decode_quote("99999999999 a"), Error);
}
