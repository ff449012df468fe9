#include "glass/table_writer.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <news/schema/error.h>

#include "glass/pack.h"

namespace news::glass {
namespace {

/// Blocks of a table all carry one revision: no later than the table's own.
constexpr std::uint32_t kRevision = 1;
/// An item that Xapian can still update in place: four fit in a block.
constexpr std::size_t kMaxItem = (kBlockBytes - kBlockHeader - 4 * kDirectoryEntry) / 4;

/// A tag is cut so as to fill a block only where this much of it fits.
constexpr std::size_t kWorthCutting = 256;
constexpr std::size_t kSmallestPiece = 40;

constexpr std::size_t kMostSamples = 2000;
constexpr std::size_t kLargestSample = 64U << 10;

/// key > other. Keys share long beginnings, and most are short: eight bytes at a time, without a call.
bool is_above(std::string_view key, std::string_view other) {
  const std::size_t both = std::min(key.size(), other.size());
  std::size_t at = 0;
  for (; at + 8 <= both; at += 8) {
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    std::memcpy(&a, key.data() + at, 8);
    std::memcpy(&b, other.data() + at, 8);
    if (a != b) return __builtin_bswap64(a) > __builtin_bswap64(b);
  }
  for (; at < both; ++at) {
    if (key[at] != other[at])
      return static_cast<unsigned char>(key[at]) > static_cast<unsigned char>(other[at]);
  }
  return key.size() > other.size();
}

}  // namespace

/// A block that is being filled: items one after another, and where each begins.
struct TableWriter::Node {
  std::array<char, kBlockBytes> items;
  std::array<std::uint16_t, kBlockBytes / 2> offsets;
  std::size_t used = 0;
  std::size_t count = 0;
  Divider first;  ///< Leads to this block; branches only.

  char* push(std::size_t size) {
    offsets[count++] = static_cast<std::uint16_t>(used);
    char* item = items.data() + used;
    used += size;
    return item;
  }
  [[nodiscard]] std::size_t room() const {
    const std::size_t taken = kBlockHeader + used + kDirectoryEntry * (count + 1);
    return taken < kBlockBytes ? kBlockBytes - taken : 0;
  }
  void clear() { used = count = 0; }
};

TableWriter::TableWriter(std::filesystem::path file) : file_(std::move(file)) {}
TableWriter::~TableWriter() = default;

void TableWriter::create_empty() {
  if (out_) return;
  out_ = std::make_unique<OutputFile>(file_);
  leaf_ = std::make_unique<Node>();
  info_.exists = true;
  // The first item of the first leaf has neither key nor tag.
  char* item = leaf_->push(kItemHead);
  store_u16(item, kFirstPiece | kLastPiece);
  item[2] = 0;
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (!out_) create_empty();
  check_order(key);
  if (info_.entries == next_sample_) sample(key, tag, compressed);
  ++info_.entries;
  const std::size_t size = kItemHead + key.size() + tag.size();
  const bool whole = size <= kMaxItem &&
                     (room() >= size || tag.size() < kWorthCutting || room() < key.size() + kSmallestPiece);
  if (!whole) {
    add_pieces(key, tag, compressed);
    return;
  }
  if (room() < size) begin_leaf(key, 1);
  char* out = new_item(key, size, (compressed ? kCompressed : 0U) | kFirstPiece | kLastPiece, 1);
  copy_bytes(out, tag);
}

void TableWriter::check_order(std::string_view key) {
  if (key.size() > kMaxKeyBytes || (info_.entries > 0 && !is_above(key, last_key_))) {
    throw schema::Error(
        schema::ErrorCode::internal,
        file_.string() + ": a key is too long or out of order (" + std::to_string(key.size()) + " bytes)",
        "please report this with the input that led to it; --loader api takes another way");
  }
  if (info_.entries == 0) info_.first_key = key;
}

void TableWriter::sample(std::string_view key, std::string_view tag, bool compressed) {
  if (tag.size() <= kLargestSample) info_.samples.push_back({std::string(key), std::string(tag), compressed});
  if (info_.samples.size() >= kMostSamples) {
    // Every other one goes, and from here on half as many are taken.
    for (std::size_t i = 0; 2 * i < info_.samples.size(); ++i)
      std::swap(info_.samples[i], info_.samples[2 * i]);
    info_.samples.resize(kMostSamples / 2);
    sample_step_ *= 2;
  }
  next_sample_ = info_.entries + sample_step_;
}

void TableWriter::add_pieces(std::string_view key, std::string_view tag, bool compressed) {
  std::uint32_t piece = 1;
  for (std::size_t done = 0; done < tag.size() || piece == 1; ++piece) {
    if (piece > kMostPieces) {
      throw schema::Error(schema::ErrorCode::internal, file_.string() + ": an entry is too large",
                          "leave out the document that is larger than 100 MB");
    }
    const std::size_t head = kItemHead + key.size() + (piece > 1 ? kPieceNumber : 0);
    const std::size_t left = tag.size() - done;
    std::size_t space = std::min(room(), kMaxItem);
    if (space < head + left && room() < key.size() + kSmallestPiece) {
      begin_leaf(key, piece);
      space = kMaxItem;
    }
    const std::size_t length = std::min(left, space - head);
    const unsigned flags = (compressed ? kCompressed : 0U) | (piece == 1 ? kFirstPiece : 0U) |
                           (done + length == tag.size() ? kLastPiece : 0U);
    char* out = new_item(key, head + length, flags, piece);
    copy_bytes(out, tag.substr(done, length));
    done += length;
  }
}

/// Begins an item in the leaf and returns where its part of the tag goes.
char* TableWriter::new_item(std::string_view key, std::size_t size, unsigned flags, std::uint32_t piece) {
  char* item = leaf_->push(size);
  store_u16(item, static_cast<std::uint32_t>(size - kItemHead) | flags);
  item[2] = static_cast<char>(key.size());
  copy_bytes(item + kItemHead, key);
  char* out = item + kItemHead + key.size();
  if (piece > 1) {
    store_u16(out, piece);
    out += kPieceNumber;
  }
  last_key_ = {item + kItemHead, key.size()};
  return out;
}

std::size_t TableWriter::room() const {
  return leaf_->room();
}

void TableWriter::begin_leaf(std::string_view key, std::uint32_t piece) {
  const std::uint32_t block = write_block(*leaf_, 0);
  add_child(0, leaf_divider_, block);
  left_key_ = last_key_;
  last_key_ = left_key_;
  leaf_->clear();
  const auto differ = std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end()).first;
  const auto length = static_cast<std::size_t>(differ - key.begin());
  leaf_divider_ = {std::string(key.substr(0, std::min(length + 1, key.size()))), piece};
}

std::uint32_t TableWriter::write_block(const Node& node, unsigned level) {
  std::array<char, kBlockBytes> block;
  const std::size_t directory_end = kBlockHeader + kDirectoryEntry * node.count;
  const std::size_t base = kBlockBytes - node.used;
  const auto free = static_cast<std::uint32_t>(base - directory_end);
  store_u32(block.data(), kRevision);
  block[kLevelAt] = static_cast<char>(level);
  store_u16(block.data() + 5, free);
  store_u16(block.data() + 7, free);
  store_u16(block.data() + kDirectoryEndAt, static_cast<std::uint32_t>(directory_end));
  for (std::size_t i = 0; i < node.count; ++i) {
    store_u16(block.data() + kBlockHeader + kDirectoryEntry * i,
              static_cast<std::uint32_t>(base + node.offsets[i]));
  }
  std::memset(block.data() + directory_end, 0, free);
  std::memcpy(block.data() + base, node.items.data(), node.used);
  out_->append({block.data(), block.size()});
  return info_.blocks++;
}

void TableWriter::add_child(std::size_t level, const Divider& divider, std::uint32_t block) {
  if (level == branches_.size()) branches_.push_back(std::make_unique<Node>());
  Node* node = branches_[level].get();
  if (node->count > 0 && node->room() < kBranchHead + divider.key.size() + kPieceNumber) {
    const std::uint32_t full = write_block(*node, static_cast<unsigned>(level + 1));
    add_child(level + 1, node->first, full);
    node = branches_[level].get();
    node->clear();
  }
  const bool first = node->count == 0;
  const std::string_view key = first ? std::string_view() : std::string_view(divider.key);
  char* item = node->push(kBranchHead + key.size() + kPieceNumber);
  store_u32(item, block);
  item[4] = static_cast<char>(key.size());
  copy_bytes(item + kBranchHead, key);
  store_u16(item + kBranchHead + key.size(), first ? 0 : divider.piece);
  if (first) node->first = divider;
}

TableInfo TableWriter::finish() {
  if (!out_) return std::move(info_);
  std::uint32_t block = write_block(*leaf_, 0);
  Divider divider = leaf_divider_;
  for (std::size_t level = 0; level < branches_.size(); ++level) {
    add_child(level, divider, block);
    Node& node = *branches_[level];
    block = write_block(node, static_cast<unsigned>(level + 1));
    divider = node.first;
  }
  info_.root = block;
  info_.level = static_cast<std::uint32_t>(branches_.size());
  info_.last_key = last_key_;
  out_->close();
  out_.reset();
  leaf_.reset();
  branches_.clear();
  return std::move(info_);
}

}  // namespace news::glass
