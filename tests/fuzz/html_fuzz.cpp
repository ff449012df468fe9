// Any bytes as a page and as a fragment. What comes out is an article that its JSON form gives back, in valid
// UTF-8, its paragraphs without empty ones.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <news/schema/internal/article_json.h>

#include "reading/decode.h"
#include "reading/html/fragment.h"
#include "reading/reading.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_body(const std::string& body) {
  require(news::reading::is_utf8(body));
  require(body.find("\n\n\n") == std::string::npos);
  require(!body.starts_with('\n') && !body.ends_with('\n'));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  news::reading::RawDocument document;
  document.where = "fuzz";
  document.format = news::reading::Format::html;
  document.bytes.assign(reinterpret_cast<const char*>(data), size);
  for (const auto& read : news::reading::read(document, {}).articles) {
    check_body(read.article.body);
    const std::string json = news::schema::article_to_json(read.article);
    require(news::schema::article_to_json(news::schema::article_from_json(json)) == json);
  }
  if (news::reading::is_utf8(document.bytes))
    check_body(news::reading::html::read_fragment(document.bytes).body);
  return 0;
}
