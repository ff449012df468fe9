#include "word_rows.h"

#include <algorithm>
#include <numeric>

#include <news/schema/fields.h>
#include <news/schema/internal/word_order.h>

namespace news::searcher {

void WordRows::open(const Xapian::Database& database, const std::vector<WordPostings>& words) {
  database_ = database;
  in_chunks_ = schema::has_position_chunks(database);
  orders_ = database.valuestream_begin(schema::kWordOrderSlot);
  by_rarity_.resize(words.size());
  std::iota(by_rarity_.begin(), by_rarity_.end(), std::size_t{0});
  // Of two words both have to be looked at anyhow.
  if (words.size() < 3) return;
  std::vector<Xapian::doccount> most;
  for (const WordPostings& word : words) most.push_back(word.most());
  std::stable_sort(by_rarity_.begin(), by_rarity_.end(),
                   [&](std::size_t a, std::size_t b) { return most[a] < most[b]; });
}

/// The rarest words are looked at first: where they don't stand at their distance, nobody asks where the
/// frequent ones are, which takes longest to find out.
bool WordRows::stand_in_a_row(Xapian::docid document, std::vector<WordPostings>& words,
                              const Ranges& ranges) {
  if (!in_chunks_ && !read_order(document)) order_.clear();
  for (const std::size_t word : by_rarity_) {
    find_places(document, words[word]);
    if (word == by_rarity_.front()) {
      begin_rows(word, words.size(), ranges);
    } else {
      keep_rows_with(word);
    }
    if (rows_.empty()) return false;
  }
  return true;
}

/// Where the rows begin in which the word of that number stands at the places found.
void WordRows::begin_rows(std::size_t word, std::size_t length, const Ranges& ranges) {
  rows_.clear();
  auto range = ranges.begin();
  for (const std::uint32_t place : places_) {
    if (place < word) continue;
    const auto begin = static_cast<std::uint32_t>(place - word);
    while (range != ranges.end() && begin + length > range->end) ++range;
    if (range == ranges.end()) return;
    if (begin >= range->begin) rows_.push_back(begin);
  }
}

void WordRows::keep_rows_with(std::size_t word) {
  auto place = places_.begin();
  const auto lacks = [&](std::uint32_t begin) {
    while (place != places_.end() && *place < begin + word) ++place;
    return place == places_.end() || *place != begin + word;
  };
  rows_.erase(std::remove_if(rows_.begin(), rows_.end(), lacks), rows_.end());
}

void WordRows::find_places(Xapian::docid document, WordPostings& word) {
  places_.clear();
  std::size_t forms = 0;
  for (WordPostings::Form& form : word.forms()) {
    const std::size_t before = places_.size();
    if (in_chunks_) {
      form.positions.find(document, places_);
    } else if (word.stands_in(form, document)) {
      add_places(form);
    }
    if (places_.size() > before) ++forms;
  }
  if (forms > 1) std::sort(places_.begin(), places_.end());
}

void WordRows::add_places(WordPostings::Form& form) {
  if (const schema::WordOrder order(order_); !order.empty()) {
    // The document holds this form, so that its mark there is no other word's.
    const std::uint32_t mark = order.mark_of(schema::hash_of_word(form.term));
    for (std::size_t at = 0; at < order.size(); ++at) {
      if (order.at(at) == mark) places_.push_back(static_cast<std::uint32_t>(at));
    }
  } else {
    const Xapian::PositionIterator end;
    for (auto at = form.postings->positionlist_begin(); at != end; ++at) places_.push_back(*at);
  }
}

bool WordRows::read_order(Xapian::docid document) {
  const auto end = database_.valuestream_end(schema::kWordOrderSlot);
  if (*orders_ != end && orders_->get_docid() < document) orders_->skip_to(document);
  if (*orders_ == end || orders_->get_docid() != document) return false;
  order_ = **orders_;
  return true;
}

}  // namespace news::searcher
