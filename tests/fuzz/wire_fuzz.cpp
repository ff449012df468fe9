// Any bytes as NewsML, NITF, records in XML, and ninjs.
#include "formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using news::reading::Format;
  return news::tests::read_as_formats(data, size, {Format::newsml, Format::nitf, Format::xml, Format::json});
}
