#pragma once

#include <string>
#include <string_view>

#include "reading/reading.h"
#include "reading/xml.h"

namespace news::reading {

/// Tells what is wrong with a document once: at the article in which it lies, else of the whole document.
class DamageTeller {
 public:
  DamageTeller(const Markup& markup, const RawDocument& document) : markup_(markup), document_(document) {}

  /// For each article, with the element that it was read from.
  void tell(const Node& item, ReadArticle& read);
  /// When all are read.
  void finish(ReadResult& result) const;

 private:
  const Markup& markup_;
  const RawDocument& document_;
  bool told_ = false;
};

/// The bytes with an end for the CDATA section in which they break off, of which a parser would give nothing.
/// Empty where they break off elsewhere.
[[nodiscard]] std::string with_closed_section(std::string_view bytes);

}  // namespace news::reading
