#include <news/schema/internal/file_bytes.h>

#include <fstream>

namespace news::schema {

std::optional<std::string> file_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in.is_open()) return std::nullopt;
  std::string bytes;
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(file, unknown);
  // One more than there should be, so that a single read finds the end too. Some files have no size and yet
  // bytes.
  std::size_t room = unknown ? 4096 : static_cast<std::size_t>(size) + 1;
  for (std::size_t read = 0; in; room *= 2) {
    bytes.resize(room);
    in.read(bytes.data() + read, static_cast<std::streamsize>(room - read));
    read += static_cast<std::size_t>(in.gcount());
    if (!in) bytes.resize(read);
  }
  if (in.bad()) return std::nullopt;
  return bytes;
}

}  // namespace news::schema
