#pragma once

#include <cstddef>
#include <cstdint>

namespace news::glass {

/// The layout of a table's blocks: that of Xapian's backends/glass/glass_table.h.

/// Block size of the tables that are written here, Xapian's default.
inline constexpr std::size_t kBlockBytes = 8192;
/// Longest key. Xapian's limit for a term, 245 bytes with each NUL counting twice, leaves room for a docid.
inline constexpr std::size_t kMaxKeyBytes = 255;

/// revision 4, level 1, largest free stretch 2, all free bytes 2, end of the directory 2.
inline constexpr std::size_t kBlockHeader = 11;
inline constexpr std::size_t kLevelAt = 4;
inline constexpr std::size_t kDirectoryEndAt = 9;
inline constexpr std::size_t kDirectoryEntry = 2;

/// An item of a leaf: size and flags 2, key length 1, key, number of the piece 2 (from the second on), tag.
inline constexpr std::size_t kItemHead = 3;
inline constexpr std::size_t kPieceNumber = 2;
inline constexpr unsigned kCompressed = 0x8000;
inline constexpr unsigned kLastPiece = 0x4000;
inline constexpr unsigned kFirstPiece = 0x2000;
inline constexpr unsigned kItemSize = 0x1FFF;
inline constexpr std::uint32_t kMostPieces = 65535;

/// An item of a branch: block 4, key length 1, key, number of the piece 2.
inline constexpr std::size_t kBranchHead = 5;

}  // namespace news::glass
