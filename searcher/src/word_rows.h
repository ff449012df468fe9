#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/terms.h>
#include <news/schema/internal/word_order.h>

#include "word_postings.h"

namespace news::searcher {

/// Finds out whether words stand in a row in a document, wherever the index keeps that: in the order of its words
/// (schema::kWordOrderSlot), in chunks of positions, or in Xapian's own table. For one query; documents in
/// ascending order.
class WordRows {
 public:
  using Ranges = std::vector<schema::PartPositions::Range>;

  void open(const Xapian::Database& database);

  /// The words stand in a row, all in one of the ranges (ascending, at least one).
  [[nodiscard]] bool stand_in_a_row(Xapian::docid document, std::vector<WordPostings>& words,
                                    const Ranges& ranges);

 private:
  /// Goes from place to place of one form of a word.
  class Mark {
   public:
    Mark(const schema::WordOrder& order, std::uint64_t word)
        : order_(&order), mark_(order.mark_of(word)), at_(order.find(mark_, 0)) {}
    [[nodiscard]] bool at_end() const { return at_ == order_->size(); }
    [[nodiscard]] std::size_t operator*() const { return at_; }
    void skip_to(std::size_t at) { at_ = order_->find(mark_, at); }

   private:
    const schema::WordOrder* order_;
    std::uint32_t mark_;
    std::size_t at_;
  };
  class Spot {
   public:
    explicit Spot(const std::vector<std::uint32_t>& positions)
        : at_(positions.data()), end_(at_ + positions.size()) {}
    [[nodiscard]] bool at_end() const { return at_ == end_; }
    [[nodiscard]] std::size_t operator*() const { return *at_; }
    void skip_to(std::size_t at) {
      while (at_ != end_ && *at_ < at) ++at_;
    }

   private:
    const std::uint32_t* at_;
    const std::uint32_t* end_;
  };
  class Position {
   public:
    explicit Position(Xapian::PositionIterator at) : at_(std::move(at)) {}
    [[nodiscard]] bool at_end() const { return at_ == Xapian::PositionIterator(); }
    [[nodiscard]] std::size_t operator*() const { return *at_; }
    void skip_to(std::size_t at) { at_.skip_to(static_cast<Xapian::termpos>(at)); }

   private:
    Xapian::PositionIterator at_;
  };
  /// One entry a word, each with those of its forms that the document holds.
  template <class Place>
  using Places = std::vector<std::vector<Place>>;

  [[nodiscard]] bool read_order(Xapian::docid document);
  /// make(form, places): adds where the form stands.
  template <class Place, class Make>
  [[nodiscard]] static bool look(Places<Place>& places, Xapian::docid document, std::vector<WordPostings>& words,
                                 const Ranges& ranges, Make&& make);
  template <class Place>
  [[nodiscard]] static bool find_row(Places<Place>& words, const Ranges& ranges);
  template <class Place>
  [[nodiscard]] static std::size_t next_place(std::vector<Place>& forms, std::size_t at);

  Xapian::Database database_;
  std::optional<Xapian::ValueIterator> orders_;
  std::string packed_;  ///< Of the document at hand.
  bool in_chunks_ = false;
  Places<Mark> marks_;
  Places<Spot> spots_;
  Places<Position> positions_;
};

}  // namespace news::searcher
