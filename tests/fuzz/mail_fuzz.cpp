// Any bytes as a message, and as Markdown.
#include "formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using news::reading::Format;
  return news::tests::read_as_formats(data, size, {Format::mail, Format::markdown});
}
