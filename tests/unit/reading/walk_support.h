#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "read_support.h"
#include "support/temp_dir.h"

namespace news::reading::tests {

/// Writes a file and gives back its path.
inline std::string write(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
  return path.string();
}

/// What a source gave out and what it refused.
struct Walked {
  std::vector<RawDocument> documents;
  std::vector<Rejected> rejected;

  [[nodiscard]] Texts wheres() const {
    Texts out;
    for (const RawDocument& document : documents) out.push_back(document.where);
    return out;
  }
  [[nodiscard]] Texts bodies() const {
    Texts out;
    for (const RawDocument& document : documents) out.push_back(document.bytes);
    return out;
  }
  /// Whether something was refused at a place that ends so, for a reason that holds these words.
  [[nodiscard]] bool refused(std::string_view where, std::string_view why) const {
    for (const Rejected& each : rejected) {
      if (each.where.ends_with(where) && each.why.find(why) != std::string::npos) return true;
    }
    return false;
  }
};

inline Walked walk(const std::vector<std::string>& paths, Format format = Format::automatic) {
  Source source(paths, format);
  Walked out;
  RawDocument document;
  while (source.next(document)) out.documents.push_back(std::move(document));
  out.rejected = source.take_rejected();
  return out;
}

inline std::string deflated(const std::string& bytes, int window) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  std::string in = bytes;
  stream.next_in = reinterpret_cast<unsigned char*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<unsigned char*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(const std::string& bytes) {
  return deflated(bytes, 16 + MAX_WBITS);
}

inline std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

/// One entry of an archive to be made.
struct Entry {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
};

/// An archive in a format of libarchive ("zip", "pax", "ustar"), compressed by one of its filters ("none",
/// "bzip2", "xz").
inline std::string archived(const std::vector<Entry>& entries, const char* format,
                            const char* filter = "none", const char* options = nullptr) {
  std::string out;
  archive* writer = archive_write_new();
  archive_write_set_format_by_name(writer, format);
  if (filter != std::string_view("none")) archive_write_add_filter_by_name(writer, filter);
  if (options != nullptr) archive_write_set_options(writer, options);
  if (options != nullptr) archive_write_set_passphrase(writer, "secret");
  archive_write_set_bytes_per_block(writer, 0);
  archive_write_open(
      writer, &out, nullptr,
      [](archive*, void* to, const void* bytes, std::size_t size) -> la_ssize_t {
        static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr);
  for (const Entry& each : entries) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, each.name.c_str());
    archive_entry_set_filetype(entry, each.type);
    archive_entry_set_perm(entry, 0644);
    if (each.type == AE_IFLNK) {
      archive_entry_set_symlink(entry, each.bytes.c_str());
    } else {
      archive_entry_set_size(entry, static_cast<la_int64_t>(each.bytes.size()));
    }
    archive_write_header(writer, entry);
    if (each.type == AE_IFREG) archive_write_data(writer, each.bytes.data(), each.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

inline std::string zip(const std::vector<Entry>& entries) {
  return archived(entries, "zip");
}
inline std::string tar(const std::vector<Entry>& entries) {
  return archived(entries, "pax");
}

/// Bytes inside one compression of libarchive's.
inline std::string filtered(const std::string& bytes, const char* filter) {
  return archived({{"data", bytes}}, "raw", filter);
}

}  // namespace news::reading::tests
