#include <archive.h>
#include <archive_entry.h>

#include <locale.h>

#include <algorithm>
#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/input/archive_reader.h"
#include "reading/input/contents.h"

namespace news::reading {
namespace {

/// The data of the entry that the reader stands at.
class EntryStream : public Stream {
 public:
  EntryStream(ArchiveReader& reader, Allowance& allowance, bool& spent)
      : reader_(reader), allowance_(allowance), spent_(spent) {}

  std::size_t read(char* room, std::size_t size) override {
    if (spent_ || !damage().empty()) return 0;
    const std::ptrdiff_t given = reader_.read(room, size);
    if (given < 0) set_damage(reader_.problem());
    if (given <= 0) return 0;
    spent_ = !allowance_.unpack(static_cast<std::uint64_t>(given));
    if (spent_) set_damage(bomb_message());
    return static_cast<std::size_t>(given);
  }

 private:
  ArchiveReader& reader_;
  Allowance& allowance_;
  bool& spent_;
};

template <class Condition>
bool any_part(std::string_view name, const Condition& condition) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("/\\"), name.size());
    if (condition(name.substr(0, end))) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

/// Names that would put a file somewhere else if the archive were unpacked by a careless program.
bool leads_outside(std::string_view name) {
  if (name.starts_with('/') || name.starts_with('\\')) return true;
  if (name.size() >= 3 && is_ascii_letter(name[0]) && name[1] == ':' && (name[2] == '/' || name[2] == '\\'))
    return true;
  return any_part(name, [](std::string_view part) { return part == ".."; });
}

bool is_hidden(std::string_view name) {
  return any_part(name, [](std::string_view part) { return part.starts_with('.') || part == "__MACOSX"; });
}

/// libarchive takes names for what the locale of its thread says. While one of these lives that is UTF-8, in
/// this thread alone: the locale of the process is its host's. Where there is no such locale nothing changes.
class NamesInUtf8 {
 public:
  explicit NamesInUtf8(locale_t locale) : before_(locale == nullptr ? nullptr : uselocale(locale)) {}
  ~NamesInUtf8() {
    if (before_ != nullptr) uselocale(before_);
  }
  NamesInUtf8(const NamesInUtf8&) = delete;
  NamesInUtf8& operator=(const NamesInUtf8&) = delete;

 private:
  locale_t before_;
};

/// Never given back: one for all threads.
locale_t utf8_locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

class Entries : public Contents {
 public:
  Entries(Input& input, const RawDocument& about, std::shared_ptr<Allowance> allowance)
      : about_(about), allowance_(std::move(allowance)), reader_(input, ArchiveReader::Task::entries) {}

  bool next(Part& part, std::vector<Rejected>& rejected) override {
    while (archive_entry* entry = next_entry(rejected)) {
      const std::string name = name_of_entry(entry);
      const std::string where = about_.where + "/" + name;
      if (leads_outside(name)) {
        rejected.push_back({where, "its name leads out of the archive, so it is left out"});
        continue;
      }
      if (is_hidden(name) || archive_entry_filetype(entry) == AE_IFDIR || is_link(entry)) continue;
      if (archive_entry_filetype(entry) != AE_IFREG) {
        rejected.push_back({where, "is not a regular file"});
        continue;
      }
      if (archive_entry_is_encrypted(entry) != 0) {
        rejected.push_back({where, "is encrypted; unpack it with its password and add what comes out"});
        continue;
      }
      part = {};
      part.document.where = where;
      part.document.path = about_.path.empty() ? name : about_.path + "/" + name;
      part.document.whole_file = true;
      part.document.origin = about_.origin;
      part.stream = std::make_unique<EntryStream>(reader_, *allowance_, spent_);
      return true;
    }
    return false;
  }

 private:
  /// Nothing at the end, also where the rest can't be read.
  archive_entry* next_entry(std::vector<Rejected>& rejected) {
    if (ended_ || spent_) return nullptr;
    archive_entry* entry = nullptr;
    int status = reader_.opened() ? ARCHIVE_RETRY : ARCHIVE_FATAL;
    constexpr int most_tries = 16;
    const NamesInUtf8 names(utf8_locale());
    for (int i = 0; i < most_tries && status == ARCHIVE_RETRY; ++i)
      status = archive_read_next_header(reader_.handle(), &entry);
    ++number_;
    if (status == ARCHIVE_OK || status == ARCHIVE_WARN) return entry;
    ended_ = true;
    if (status == ARCHIVE_EOF && number_ == 1) {
      rejected.push_back({about_.where, "is an empty archive"});
    } else if (status != ARCHIVE_EOF) {
      rejected.push_back({about_.where, "the archive cannot be read behind its entry " +
                                            std::to_string(number_ - 1) + ": " + reader_.problem()});
    }
    return nullptr;
  }

  [[nodiscard]] std::string name_of_entry(archive_entry* entry) const {
    const NamesInUtf8 names(utf8_locale());
    const char* given = archive_entry_pathname_utf8(entry);
    if (given == nullptr) given = archive_entry_pathname(entry);
    std::string_view name = given == nullptr ? "" : given;
    while (name.starts_with("./")) name.remove_prefix(2);
    if (name.empty() || name == ".") return "entry " + std::to_string(number_);
    std::vector<std::string> ignored;
    return is_utf8(name) ? std::string(name) : to_utf8(name, ignored);
  }

  /// What a link leads to is an entry of its own.
  static bool is_link(archive_entry* entry) {
    return archive_entry_filetype(entry) == AE_IFLNK || archive_entry_hardlink(entry) != nullptr;
  }

  RawDocument about_;
  std::shared_ptr<Allowance> allowance_;
  ArchiveReader reader_;
  std::uint64_t number_ = 0;
  bool ended_ = false;
  bool spent_ = false;
};

}  // namespace

std::unique_ptr<Contents> entries_of(Input& input, const RawDocument& about,
                                     std::shared_ptr<Allowance> allowance) {
  return std::make_unique<Entries>(input, about, std::move(allowance));
}

}  // namespace news::reading
