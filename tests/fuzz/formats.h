#pragma once

#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <string>

#include <news/schema/internal/article_json.h>

#include "reading/decode.h"
#include "reading/reading.h"

namespace news::tests {

/// Reads the bytes as each of the formats. What comes out is UTF-8 throughout, and its JSON form gives the
/// same article back; what doesn't come out was refused for a reason.
inline int read_as_formats(const std::uint8_t* data, std::size_t size,
                           std::initializer_list<reading::Format> formats) {
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  reading::RawDocument document;
  document.where = "fuzz";
  document.bytes.assign(reinterpret_cast<const char*>(data), size);
  for (const auto format : formats) {
    document.format = format;
    const reading::ReadResult result = reading::read(document, {});
    require(!result.articles.empty() || !result.rejected.empty());
    for (const auto& rejected : result.rejected) require(!rejected.why.empty());
    for (const auto& read : result.articles) {
      const std::string json = schema::article_to_json(read.article);
      require(reading::is_utf8(json));
      require(schema::article_to_json(schema::article_from_json(json)) == json);
    }
  }
  return 0;
}

}  // namespace news::tests
