#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "glass/batch.h"
#include "glass/entry_sorter.h"
#include "glass/parallel.h"
#include "glass/posting_writer.h"
#include "glass/run_merge.h"
#include "glass/table_writer.h"
#include "glass/value_writer.h"
#include "glass/version_file.h"

namespace news::glass {

/// What was written, to be held against what can be read (proof.h).
struct Contents {
  std::array<TableInfo, kTables> tables;
  Statistics statistics;
};

/// Where positions go: to Xapian's own table, or, in less than a third of its room, to the metadata in chunks
/// (news/schema/internal/position_chunks.h), where only who knows of them finds them. There no term with a
/// NUL may have positions: such a build may fail with schema::Error{internal}.
enum class Positions { table, chunks };

/// The values of one document.
class Values {
 public:
  void add(unsigned slot, std::string value) { values_.emplace_back(slot, std::move(value)); }

 private:
  friend class Builder;
  std::vector<std::pair<unsigned, std::string>> values_;
};

/// Builds a Xapian database of the glass format from batches of documents: term lists and data go to their
/// tables as they come, postings and positions into sorted runs that are merged at the end, the version file
/// last. Without that file the directory is no database, so a build that ends early leaves nothing that could
/// be taken for one.
///
/// Memory: `memory` bytes for sorting and merging, besides the batches; temporary files lie in the directory
/// and have no names. Threads: one at a time. Throws schema::Error: io, also for a temporary file that can't
/// be read back; bad_argument for a key of metadata that is too long for a table; internal where keys come
/// out of order.
class Builder {
 public:
  /// The directory is made; it must not hold a database.
  Builder(std::filesystem::path directory, std::size_t memory, Positions positions = Positions::table);
  ~Builder();

  /// Appends the documents; returns the docid of the first. `values_of` is asked for the values of each in
  /// turn, counted from 0.
  DocId append(const Inverted& batch,
               const std::function<void(std::size_t document, Values& values)>& values_of);

  /// To be called for each term that has marks, with all of them, while the tasks run; ascending by term. May
  /// add synonyms.
  void on_marked(std::function<void(std::string_view term, std::uint64_t marks)> visit) {
    on_marked_ = std::move(visit);
  }

  /// Keys and forms beyond kMaxSynonymBytes, and empty ones, are refused: false.
  bool add_synonym(std::string_view key, std::string_view form);

  /// A key that is set again has the last value.
  void set_metadata(std::string_view key, std::string_view value);

  [[nodiscard]] std::uint32_t documents() const { return statistics_.documents; }

  /// What is left to be done, in pieces that may run side by side; then complete() ends the build.
  void add_tasks(Tasks& tasks);
  [[nodiscard]] Contents complete();

 private:
  void write_postlist();
  void write_position_table();
  void write_position_chunks();
  void write_synonyms();

  TableWriter& table(Table which) { return tables_[static_cast<std::size_t>(which)]; }

  std::filesystem::path directory_;
  Positions where_;
  std::array<TableWriter, kTables> tables_;
  EntrySorter heads_;  ///< What the postlist table holds before its terms.
  EntrySorter synonyms_;
  RunMerge postings_;
  RunMerge positions_;
  ValueWriter values_;
  LengthWriter lengths_;
  Values values_of_document_;
  std::function<void(std::string_view term, std::uint64_t marks)> on_marked_;
  Statistics statistics_;
  Contents contents_;
};

/// The heads of a postlist table to the table; of metadata that was set twice the last. Where they stand
/// above all keys that begin with `prefix`, and there are none such among them, `insert` may write some.
void write_heads(EntrySorter& heads, TableWriter& table, std::string_view prefix = {},
                 const std::function<void()>& insert = {});

}  // namespace news::glass
