#pragma once

#include "read_support.h"

namespace news::reading::tests {

/// An item of NewsML-G2 with what its parts say of it.
inline std::string g2(const std::string& meta, const std::string& content = "<headline>H</headline>") {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x' version='7' "
         "xml:lang='en'><itemMeta>" +
         meta + "</itemMeta><contentMeta>" + content + "</contentMeta></newsItem>";
}

/// A document of NITF with what its head says of it.
inline std::string nitf(const std::string& docdata) {
  return "<nitf><head><docdata><doc-id id-string='n1'/>" + docdata +
         "</docdata></head><body><body.head><hedline><hl1>H</hl1></hedline></body.head></body></nitf>";
}

}  // namespace news::reading::tests
