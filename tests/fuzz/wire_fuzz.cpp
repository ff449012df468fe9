// Any bytes as NewsML, NITF, records in XML, ninjs, and messages of the wire.
#include "formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using news::reading::Format;
  return news::tests::read_as_formats(
      data, size, {Format::newsml, Format::nitf, Format::xml, Format::json, Format::wire});
}
