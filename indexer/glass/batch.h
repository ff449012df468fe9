#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glass/deflate.h"
#include "glass/pack.h"
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
    std::vector<bool> compressed;  ///< Empty: none is.
    [[nodiscard]] std::string_view tag(std::size_t document) const {
      const std::size_t begin = document == 0 ? 0 : ends[document - 1];
      return std::string_view(bytes).substr(begin, ends[document] - begin);
    }
  };
  Tags term_lists;
  Tags data;
};

/// Collects documents in flat arrays and inverts them by sorting: terms once, occurrences by counting.
///
/// Threads: one per batch; any number of batches side by side. Throws schema::Error{bad_argument} for a term
/// that is empty or too long for Xapian (245 bytes, a NUL counting twice).
class Batch {
 public:
  /// Term lists are a seventh of a database; those of a page of text are three tenths smaller when compressed,
  /// which takes a tenth of the time that a load without annotators takes. Short ones hardly shrink.
  enum class TermLists { plain, compressed };
  explicit Batch(TermLists term_lists = TermLists::plain) : term_lists_(term_lists) {}

  /// Ends the document before.
  void begin_document();

  /// An occurrence of a term of the document. Position 0: none. Occurrences may come in any order, and again.
  void add(std::string_view term, std::uint32_t position, std::uint32_t wdf) { add({}, term, position, wdf); }
  /// As add() with the prefix before the word.
  void add(std::string_view prefix, std::string_view word, std::uint32_t position, std::uint32_t wdf);

  void set_data(std::string_view data);

  [[nodiscard]] std::size_t documents() const { return first_token_.size(); }

  /// Gives the words of the last document a bit each of which the builder tells once for all
  /// (Builder::on_marked). Occurrences that are all prefix are no words.
  void mark_last_document(std::uint64_t bit);

  /// Inverts and empties the batch, whose memory stays for the next documents.
  [[nodiscard]] Inverted invert();

 private:
  struct Token {
    std::uint32_t term;
    std::uint32_t position;
    std::uint32_t wdf;
  };
  /// An occurrence as it is sorted: document, wdf and position in one word.
  using Occurrence = std::uint64_t;
  /// A term of a document.
  struct Pair {
    std::uint32_t document;
    std::uint32_t wdf;
  };

  /// An occurrence whose term is still to be looked up. Memory is slow: while one look-up waits, others
  /// begin.
  struct Pending {
    TermTable::Key key;
    std::uint32_t begin;  ///< In pending_bytes_.
    std::uint32_t bytes;
    std::uint32_t position;
    std::uint32_t wdf;
    bool word;  ///< Not all of it is prefix.
  };
  static constexpr std::size_t kMostPending = 64;

  void look_up();
  void add_number(std::uint32_t term, std::uint32_t position, std::uint32_t wdf);
  void scatter(const std::vector<std::uint32_t>& order);
  void write_runs(const std::vector<std::uint32_t>& order, Inverted& out);
  void write_term(std::uint32_t number, const Occurrence* begin, const Occurrence* end, Inverted& out);
  std::uint64_t take_document(const Occurrence*& at, const Occurrence* end);
  void write_term_lists(const std::vector<std::uint32_t>& order, Inverted& out);

  TermLists term_lists_;
  TermTable terms_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> first_token_;  ///< Of each document.
  Inverted::Tags data_;
  std::vector<Pending> pending_;
  std::vector<char> pending_bytes_;
  std::size_t pending_used_ = 0;
  std::vector<std::uint64_t> marks_;  ///< By number of the term.

  // What invert() works in.
  std::vector<std::uint32_t> term_ends_;  ///< Of each term by its number, in occurrences_.
  std::vector<std::uint32_t> pair_ends_;  ///< Of each term by its rank, in pairs_.
  std::vector<Occurrence> occurrences_;
  std::vector<Pair> pairs_;
  std::vector<std::uint32_t> positions_;
  std::vector<char> posting_body_;
  std::vector<char> position_body_;
  Deflater deflater_;
};

}  // namespace news::glass
