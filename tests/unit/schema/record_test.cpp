#include <news/schema/internal/record.h>

#include <news/schema/error.h>
#include <news/schema/internal/article_json.h>

#include "support/catch.h"

using namespace news::schema;

TEST_CASE("a stored article comes back, however repetitive") {
  Article a;
  a.headline = "Waves";
  for (int i = 0; i < 4000; ++i) a.body += "wave after ";
  CHECK(decode_record(encode_record(a)) == a);
  CHECK(encode_record(a).size() < a.body.size() / 10);
  CHECK(encode_record(article_to_json(a)) == encode_record(a));
}

TEST_CASE("damage is told, not followed") {
  const std::string good = encode_record(Article{});
  for (const std::string& data : {std::string(), std::string("?"), std::string("z"), std::string("zzzzzzzz"),
                                  std::string("j{"), good.substr(0, good.size() / 2)}) {
    try {
      (void)decode_record(data);
      FAIL("taken: " << data);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::index_corrupt);
    }
  }
}

TEST_CASE("quotes know their article") {
  const QuoteRecord back = decode_quote(encode_quote({"an id with blanks", 17}));
  CHECK(back.article == "an id with blanks");
  CHECK(back.index == 17);
  CHECK_THROWS_AS(decode_quote("x"), Error);
  CHECK_THROWS_AS(decode_quote("99999999999 a"), Error);
}
