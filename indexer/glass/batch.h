#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glass/inverter.h"
#include "glass/term_table.h"

namespace news::glass {

/// Collects documents and inverts them by sorting: terms once, what documents have of them by counting.
///
/// While a document is being added all its terms are together in the processor's cache, so that is where the
/// positions of each are brought together and encoded; what is sorted later is one small record for each term
/// of each document.
///
/// Threads: one per batch; any number of batches side by side. Throws schema::Error{bad_argument} for a term
/// that is empty or too long for Xapian (245 bytes, a NUL counting twice).
class Batch {
 public:
  /// Ends the document before.
  void begin_document();

  /// An occurrence of a term of the document. Position 0: none. Occurrences may come in any order, and again.
  void add(std::string_view term, std::uint32_t position, std::uint32_t wdf) { add({}, term, position, wdf); }
  /// As add() with the prefix before the word.
  void add(std::string_view prefix, std::string_view word, std::uint32_t position, std::uint32_t wdf);
  /// As add(), of a word from whose begin TermTable::kKeyBytes can be read, whatever stands behind it.
  void add_readable(std::string_view word, std::uint32_t position, std::uint32_t wdf) {
    if (word.empty() || word.size() > TermTable::kKeyBytes) {
      add({}, word, position, wdf);
    } else {
      add_pending(TermTable::key_of_short(word.data(), word.size()), true, position, wdf);
    }
  }

  void set_data(std::string_view data);

  [[nodiscard]] std::size_t documents() const { return collected_.documents.size(); }

  /// Gives the words of the last document a bit each of which the builder tells once for all
  /// (Builder::on_marked). Occurrences that are all prefix are no words.
  void mark_last_document(std::uint64_t bit) { collected_.documents.back().marks |= bit; }

  /// What it keeps, in bytes.
  [[nodiscard]] std::size_t memory() const;

  /// Inverts and empties the batch, whose memory stays for the next documents.
  [[nodiscard]] Inverted invert();

 private:
  /// An occurrence whose term is still to be looked up. Memory is slow: while one look-up waits, others
  /// begin.
  struct Pending {
    TermTable::Key key;
    std::uint32_t position = 0;
    std::uint32_t wdf = 0;
    std::uint32_t end = 0;  ///< Of a long term, in long_terms_.
    bool word = false;      ///< Not all of it is prefix.
  };
  static constexpr std::size_t kMostPending = 64;

  /// Of each term of the document at hand.
  struct Places {
    std::uint32_t count = 0;
    std::uint32_t end = 0;  ///< Of its positions, in positions_.
  };
  struct Occurrence {
    std::uint32_t place;  ///< In places_.
    std::uint32_t position;
  };

  void add_pending(const TermTable::Key& key, bool word, std::uint32_t position, std::uint32_t wdf) {
    collected_.terms.prefetch(key);
    pending_[pending_count_] = {key, position, wdf, static_cast<std::uint32_t>(long_terms_.size()), word};
    if (++pending_count_ == kMostPending) look_up();
  }
  void look_up();
  void end_document();
  void gather_positions();
  void put_entries();
  [[nodiscard]] char* put_entry(char* out, const Places& places);

  Collected collected_;
  Inverter inverter_;
  Inverted::Tags data_;
  std::array<Pending, kMostPending> pending_;
  std::size_t pending_count_ = 0;
  std::string long_terms_;
  std::vector<Places> places_;
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> positions_;
};

}  // namespace news::glass
