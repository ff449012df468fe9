// Any bytes as a web archive, without compression around it: each page is read or refused, and all that is
// behind damage is looked for.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "reading/input/contents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace news::reading;
  for (const WarcPart wanted : {WarcPart::all, WarcPart::one_record, WarcPart::rest}) {
    Input input(std::make_unique<MemoryStream>(std::string(reinterpret_cast<const char*>(data), size)));
    RawDocument about;
    about.where = "crawl.warc";
    Crawled crawled;
    const auto records = records_of(input, about, crawled, wanted);
    std::vector<Rejected> rejected;
    Part part;
    while (records->next(part, rejected)) {
      if (!part.stream || !part.allowance || !part.document.where.starts_with("crawl.warc")) std::abort();
    }
    // A place is told once: each message is about bytes of its own.
    if (rejected.size() > size + 1 || (wanted != WarcPart::one_record && !input.peek(1).empty()))
      std::abort();
  }
  return 0;
}
