#pragma once

#include <filesystem>
#include <vector>

#include "glass/builder.h"

namespace news::glass {

/// A database that goes into another one.
struct Source {
  std::filesystem::path database;
  std::vector<bool> dropped;  ///< By docid; may be shorter. Documents that are left out.
  DocId offset = 0;           ///< Added to docids.
};

/// Writes one database out of several, docids kept but for the offset. Sources come in the order of their
/// documents: each docid plus offset is above all of the sources before. Of metadata that several have the
/// last one counts. Positions and data are copied as they are, and so are term lists when it is sure that
/// they can be read; posting lists and values are read and cut anew, which also makes them as compact as a
/// fresh build. Nobody may write to the sources meanwhile.
///
/// Memory and temporary files: as Builder's. Throws schema::Error: index_corrupt and format_newer for sources
/// that can't be read, else as Builder.
class Merger {
 public:
  Merger(std::vector<Source> sources, std::filesystem::path directory, std::size_t memory,
         Positions positions = Positions::table);
  ~Merger();

  /// Counts more than what the sources hold; for keys that the sources have too, these win.
  void set_metadata(std::string_view key, std::string_view value);

  void add_tasks(Tasks& tasks);
  [[nodiscard]] Contents complete();

 private:
  struct Input;

  void merge_postlist();
  void merge_positions();
  void merge_by_docid(Table which);
  void merge_synonyms();
  void set_table(Table which, TableInfo info);

  std::filesystem::path directory_;
  std::size_t memory_;
  Positions positions_;
  std::vector<Input> inputs_;
  std::vector<std::pair<std::string, std::string>> metadata_;
  Contents contents_;
};

}  // namespace news::glass
