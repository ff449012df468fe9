#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reading/input/contents.h"
#include "reading/input/header_fields.h"
#include "reading/input/input.h"
#include "reading/reading.h"

namespace news::reading {

/// A record of a web archive.
struct WarcRecord {
  std::string where;  ///< "crawl.warc.gz@4711"
  HeaderFields fields;
  std::string block;
  bool too_long = false;  ///< Only the block's beginning is there, far enough for a header in it.
};

/// Cuts a web archive into records. Damage costs the record that it lies in: the next one behind it is looked
/// for, and it is known by what begins it, so that a wrong length doesn't matter either. Threads: one thread.
/// The input outlives it. Memory: one record.
class WarcReader {
 public:
  /// `name` is the archive's.
  WarcReader(Input& input, std::string name, WarcPart wanted)
      : input_(input), name_(std::move(name)), wanted_(wanted) {}

  /// The next record that is whole; false at the end. Those that aren't go to the list.
  [[nodiscard]] bool next(WarcRecord& record, std::vector<Rejected>& rejected);

 private:
  [[nodiscard]] bool find_rest();
  [[nodiscard]] bool to_record(std::vector<Rejected>& rejected);
  [[nodiscard]] std::string place() const;
  bool recover();
  [[nodiscard]] bool take_record(WarcRecord& record, std::string& why);
  [[nodiscard]] bool take_long(WarcRecord& record, std::size_t head, std::uint64_t length, std::string& why);
  [[nodiscard]] std::size_t peek_head(std::string& why);
  [[nodiscard]] bool ends_with_block(std::size_t length, std::string& why);
  [[nodiscard]] bool may_have(std::uint64_t bytes) const;
  [[nodiscard]] bool skip(std::uint64_t bytes);
  [[nodiscard]] bool is_packed_record(std::string_view ready) const;

  Input& input_;
  std::string name_;
  WarcPart wanted_;
  bool ended_ = false;
  std::uint64_t number_ = 0;
};

}  // namespace news::reading
