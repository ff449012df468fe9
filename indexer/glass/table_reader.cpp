#include "glass/table_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "glass/damage.h"
#include "glass/inflate.h"
#include "glass/pack.h"
#include "glass/table_layout.h"
#include "glass/version_file.h"

namespace news::glass {
namespace {

constexpr std::uint32_t kDeepest = 16;

/// Exactly those bytes, or an error.
void read_fully(int descriptor, const std::filesystem::path& file, std::uint64_t offset, char* out,
                std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::pread(descriptor, out, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_io("read", file);
    if (got == 0) throw_damaged(file, "it ends early");
    out += got;
    size -= static_cast<std::size_t>(got);
    offset += static_cast<std::uint64_t>(got);
  }
}

/// Adds what one leaf holds.
void count_leaf(std::string_view block, const std::filesystem::path& file, TableKeys& keys) {
  const std::size_t directory_end = load_u16(block.data() + kDirectoryEndAt);
  if (directory_end < kBlockHeader || directory_end > block.size())
    throw_damaged(file, "a block isn't what it should be");
  std::string_view last;
  for (std::size_t at = kBlockHeader; at + kDirectoryEntry <= directory_end; at += kDirectoryEntry) {
    const std::size_t begin = load_u16(block.data() + at);
    if (begin + kItemHead > block.size()) throw_damaged(file, "an item lies outside its block");
    const char* item = block.data() + begin;
    const auto key_bytes = static_cast<unsigned char>(item[2]);
    if ((load_u16(item) & kFirstPiece) == 0 || key_bytes == 0) continue;
    if (begin + kItemHead + key_bytes > block.size()) throw_damaged(file, "a key lies outside its block");
    last = {item + kItemHead, key_bytes};
    if (keys.entries++ == 0) keys.first = last;
  }
  if (!last.empty()) keys.last = last;
}

}  // namespace

TableReader::TableReader(std::filesystem::path file, const RootInfo& root)
    : file_(std::move(file)), block_bytes_(root.block_bytes), entries_left_(root.entries) {
  if (!root.written) return;
  if (root.level > kDeepest || block_bytes_ < 2048 || block_bytes_ > 65536)
    throw_damaged(file_, "its root is wrong");
  descriptor_ = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) throw_io("open", file_);
  ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  levels_.resize(root.level + 1);
  for (Level& level : levels_) level.block.resize(block_bytes_);
  std::uint32_t block = root.root;
  for (std::size_t level = root.level; level > 0; --level) {
    enter(level, block);
    block = load_u32(item_at(levels_[level], levels_[level].next++).data());
  }
  enter(0, block);
  (void)next_item();  // the one without a key
}

TableReader::~TableReader() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void TableReader::enter(std::size_t level, std::uint32_t block) {
  Level& here = levels_[level];
  read_fully(descriptor_, file_, std::uint64_t{block} * block_bytes_, here.block.data(), block_bytes_);
  const std::size_t directory_end = load_u16(here.block.data() + kDirectoryEndAt);
  if (static_cast<unsigned char>(here.block[kLevelAt]) != level ||
      directory_end < kBlockHeader + kDirectoryEntry || directory_end > block_bytes_) {
    throw_damaged(file_, "block " + std::to_string(block) + " isn't what it should be");
  }
  here.next = 0;
  here.count = (directory_end - kBlockHeader) / kDirectoryEntry;
}

/// The bytes of an item. Those of a leaf end with the item, those of a branch are at least long enough to be
/// read.
std::string_view TableReader::item_at(const Level& level, std::size_t index) const {
  const std::size_t begin = load_u16(level.block.data() + kBlockHeader + kDirectoryEntry * index);
  const bool leaf = &level == levels_.data();
  if (begin + kBranchHead > block_bytes_ && !(leaf && begin + kItemHead <= block_bytes_))
    throw_damaged(file_, "an item lies outside its block");
  const char* item = level.block.data() + begin;
  if (!leaf) return {item, kBranchHead};
  const std::size_t size = (load_u16(item) & kItemSize) + kItemHead;
  if (begin + size > block_bytes_ || kItemHead + static_cast<unsigned char>(item[2]) > size) {
    throw_damaged(file_, "an item is longer than its block");
  }
  return {item, size};
}

/// Moves to the next item of the leaves.
bool TableReader::next_item() {
  if (levels_.empty()) return false;
  std::size_t level = 0;
  while (levels_[level].next == levels_[level].count) {
    if (++level == levels_.size()) return false;
  }
  for (; level > 0; --level) {
    enter(level - 1, load_u32(item_at(levels_[level], levels_[level].next++).data()));
  }
  item_ = item_at(levels_[0], levels_[0].next++);
  return true;
}

bool TableReader::next() {
  if (!next_item()) {
    // A block that lost items looks like one that never had them.
    if (entries_left_ != 0) throw_damaged(file_, "entries are missing");
    return false;
  }
  if (entries_left_-- == 0) throw_damaged(file_, "it has more entries than it should");
  const std::size_t key_bytes = static_cast<unsigned char>(item_[2]);
  const std::string_view key = item_.substr(kItemHead, key_bytes);
  if (key <= key_) throw_damaged(file_, "its keys don't ascend");
  key_.assign(key);
  const unsigned flags = load_u16(item_.data());
  if ((flags & kFirstPiece) == 0) throw_damaged(file_, "an entry has no beginning");
  compressed_ = (flags & kCompressed) != 0;
  tag_ = item_.substr(kItemHead + key_bytes);
  if ((flags & kLastPiece) == 0) join_pieces();
  return true;
}

/// Reads the pieces behind the first, which have numbers from 2 on, and makes a tag of all.
void TableReader::join_pieces() {
  const std::size_t number_at = kItemHead + key_.size();
  const std::size_t head = number_at + kPieceNumber;
  joined_.assign(tag_);
  unsigned flags = 0;
  for (std::uint32_t piece = 2; (flags & kLastPiece) == 0; ++piece) {
    if (!next_item() || item_.size() < head || item_.substr(kItemHead, key_.size()) != key_)
      throw_damaged(file_, "an entry is cut off");
    flags = load_u16(item_.data());
    if ((flags & kFirstPiece) != 0 || load_u16(item_.data() + number_at) != piece)
      throw_damaged(file_, "the pieces of an entry aren't in their order");
    joined_.append(item_.substr(head));
  }
  tag_ = joined_;
}

std::string_view TableReader::plain_tag() {
  if (!compressed_) return tag_;
  if (!inflate(tag_, plain_)) throw_damaged(file_, "an entry can't be unpacked");
  return plain_;
}

TableKeys read_keys(const std::filesystem::path& file, const RootInfo& root) {
  constexpr std::size_t kBlocksAtOnce = 64;
  TableKeys keys;
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw_io("open", file);
  const std::unique_ptr<const int, void (*)(const int*)> closer(&descriptor,
                                                                [](const int* d) { ::close(*d); });
  const std::uint64_t bytes = std::filesystem::file_size(file);
  std::string blocks(kBlocksAtOnce * root.block_bytes, '\0');
  for (std::uint64_t offset = 0; offset < bytes; offset += blocks.size()) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(blocks.size(), bytes - offset));
    read_fully(descriptor, file, offset, blocks.data(), size);
    for (std::size_t at = 0; at + root.block_bytes <= size; at += root.block_bytes) {
      if (blocks[at + kLevelAt] == 0)
        count_leaf(std::string_view(blocks).substr(at, root.block_bytes), file, keys);
    }
  }
  return keys;
}

}  // namespace news::glass
