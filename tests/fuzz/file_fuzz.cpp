// Any bytes as a file: compressed, an archive, a web archive, lines, or one document. All of it is read or
// refused; no document is longer than the limit, and each says where it lies.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "reading/reading.h"
#include "support/temp_dir.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const news::tests::TempDir kDirectory;
  static const std::string kPath = (kDirectory.path() / "file").string();
  std::ofstream(kPath, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  news::reading::Source source({kPath}, news::reading::Format::automatic);
  news::reading::RawDocument document;
  std::size_t documents = 0;
  while (source.next(document)) {
    ++documents;
    if (!document.where.starts_with(kPath) || document.bytes.size() > std::size_t{64} << 20) std::abort();
  }
  for (const auto& rejected : source.take_rejected()) {
    if (!rejected.where.starts_with(kPath) || rejected.why.empty()) std::abort();
    ++documents;
  }
  if (source.bytes_read() > size) std::abort();
  return 0;
}
