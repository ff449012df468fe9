#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glass/pack.h"
#include "glass/term_list.h"
#include "glass/term_table.h"

namespace news::glass {

/// Documents turned inside out: what a Builder appends to a database. Documents are numbered from 1.
struct Inverted {
  std::size_t documents = 0;
  std::string postings;  ///< Two runs (run.h), in memory.
  std::string positions;
  std::vector<std::uint64_t> lengths;  ///< Of each document: the sum of its wdf.
  std::uint32_t largest_wdf = 0;

  /// A tag for each document, one behind the other.
  struct Tags {
    std::string bytes;
    std::vector<std::size_t> ends;
    [[nodiscard]] std::string_view tag(std::size_t document) const {
      const std::size_t begin = document == 0 ? 0 : ends[document - 1];
      return std::string_view(bytes).substr(begin, ends[document] - begin);
    }
  };
  Tags term_lists;
  Tags data;
};

/// A term of a document.
struct Pair {
  std::uint32_t term = 0;  ///< Its number in the batch's table.
  std::uint32_t wdf = 0;
  std::uint32_t entry = 0;  ///< Where its entry of positions begins; it ends where the next pair's begins.
};

/// What a batch has of its documents before they are inverted.
struct Collected {
  static constexpr std::size_t kBehindEntries = 16;

  struct Document {
    std::size_t first_pair = 0;
    std::uint64_t length = 0;
    std::uint64_t marks = 0;
    std::size_t term_bytes = 0;  ///< Of all its terms.
  };
  TermTable terms;
  std::vector<bool> words;  ///< By number: the term isn't all prefix.
  std::vector<Document> documents;
  std::vector<Pair> pairs;  ///< Those of one document behind those of the one before, in any order.
  /// Entries of positions as schema::put_entry() makes them; of terms without positions empty. There are
  /// kBehindEntries bytes behind the last one, so that short ones can be copied without a look at their
  /// length.
  std::vector<char> entries;
  std::size_t entry_bytes = 0;  ///< So many of them are used.

  /// Behind the last pair of a document.
  [[nodiscard]] std::size_t pairs_end(std::size_t document) const {
    return document + 1 < documents.size() ? documents[document + 1].first_pair : pairs.size();
  }
  void clear();
  [[nodiscard]] std::size_t memory() const;
};

/// Turns what a batch has collected by term. Keeps its memory for the next time.
class Inverter {
 public:
  /// All but the data of the documents.
  [[nodiscard]] Inverted invert(const Collected& collected);
  [[nodiscard]] std::size_t memory() const;

 private:
  /// A document that has a term.
  struct Posting {
    std::uint32_t document = 0;
    std::uint32_t wdf = 0;
    std::uint32_t entry = 0;  ///< Where its positions begin, and how many bytes they take.
    std::uint32_t entry_bytes = 0;
  };

  void begin_term_lists(const Collected& collected);
  void sort_postings(const Collected& collected, const std::vector<std::uint32_t>& order);
  void write_term(const Collected& collected, std::uint32_t term, std::size_t begin, std::size_t end,
                  Inverted& out);
  void end_term_lists(Inverted& out);

  std::vector<std::uint32_t> ends_;  ///< Of each term by its number, in postings_.
  std::vector<Posting> postings_;
  std::vector<char> posting_body_;
  std::vector<char> position_body_;
  std::vector<TermListEncoder> lists_;    ///< Of each document; all grow side by side,
  std::vector<std::size_t> list_begins_;  ///< from here on
  std::vector<char> list_bytes_;          ///< in here.
};

}  // namespace news::glass
