#include "topics/link_lists.h"

#include "support/catch.h"

#include <string>

namespace {

std::string cleared(std::string_view text) {
  std::string buffer;
  std::string out(news::topics::without_link_lists(text, buffer));
  REQUIRE(out.size() == text.size());
  while (out.find("  ") != std::string::npos) out.erase(out.find("  "), 1);
  return out;
}

}  // namespace

TEST_CASE("a list of links stuck to a name goes, the name and what follows stay") {
  CHECK(cleared("Rep. Jo MarlowNine votes to watch Who gains MORE (X-Tarnby) spoke.") ==
        "Rep. Jo Marlow (X-Tarnby) spoke.");
  CHECK(cleared("Jo MarlowNine votes to watch MORE met Al QuillWhat to know of tolls MORE today.") ==
        "Jo Marlow met Al Quill today.");
}

TEST_CASE("a large letter inside a name begins no list") {
  CHECK(cleared("Ann McAllister and Jo MarlowNine votes to watch MORE met.") ==
        "Ann McAllister and Jo Marlow met.");
}

TEST_CASE("text without such a list stays as it is, and isn't copied") {
  for (const std::string_view text :
       {"", " MORE", "Ann McAllister wants MORE of it, she said.", "Jo MarlowNine votes to watch",
        "The iPhone sold well in the old town.\n\nREAD MORE",
        "Jo MarlowNine votes to watch the MOREL grow"}) {
    std::string buffer;
    const std::string_view out = news::topics::without_link_lists(text, buffer);
    INFO(text);
    CHECK(out == text);
    CHECK(out.data() == text.data());
  }
}
