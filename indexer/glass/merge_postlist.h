#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "glass/posting_writer.h"
#include "glass/table_reader.h"
#include "glass/value_writer.h"
#include "glass/version_file.h"

namespace news::glass {

/// What is kept of a database's documents, and under which docids.
struct Kept {
  const std::vector<bool>* dropped = nullptr;
  DocId offset = 0;
  [[nodiscard]] bool keeps(DocId docid) const { return docid >= dropped->size() || !(*dropped)[docid]; }
};

/// Walks a postlist table: first what stands before its terms, then term by term.
class PostlistReader {
 public:
  PostlistReader(const std::filesystem::path& database, const Version& version, Kept kept);

  /// Hands on metadata, values and lengths of the documents that are kept, ascending within each kind.
  struct HeadSink {
    std::function<void(std::string_view key, std::string_view value)> metadata;
    std::function<void(DocId document, unsigned slot, std::string_view value)> value;
    std::function<void(DocId document, std::uint64_t length)> length;
  };
  void read_heads(const HeadSink& sink);

  /// After read_heads(): whether there is a term, and which.
  [[nodiscard]] bool has_term() const { return has_term_; }
  [[nodiscard]] const std::string& term() const { return term_; }

  /// Hands the kept postings of the term to the writer and goes to the next term.
  void copy_term(PostingWriter& writer);

 private:
  void read_term();
  [[noreturn]] void damaged() const;

  std::filesystem::path file_;
  TableReader table_;
  Statistics statistics_;
  Kept kept_;
  bool more_ = false;
  bool has_term_ = false;
  std::string term_;
};

}  // namespace news::glass
