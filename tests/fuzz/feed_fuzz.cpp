// Any bytes as RSS, RDF and Atom, and as JSON Feed.
#include "formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using news::reading::Format;
  return news::tests::read_as_formats(data, size, {Format::feed, Format::json});
}
