#include "word_rows.h"

#include <algorithm>
#include <limits>

#include <news/schema/fields.h>

namespace news::searcher {
namespace {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

}  // namespace

void WordRows::open(const Xapian::Database& database) {
  database_ = database;
  orders_ = database.valuestream_begin(schema::kWordOrderSlot);
  in_chunks_ = schema::has_position_chunks(database);
}

template <class Place, class Make>
bool WordRows::look(Places<Place>& places, Xapian::docid document, std::vector<WordPostings>& words,
                    const Ranges& ranges, Make&& make) {
  places.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    places[i].clear();
    words[i].each_in(document, [&](WordPostings::Form& form) { make(form, places[i]); });
    if (places[i].empty()) return false;
  }
  return find_row(places, ranges);
}

bool WordRows::stand_in_a_row(Xapian::docid document, std::vector<WordPostings>& words,
                              const Ranges& ranges) {
  using Form = WordPostings::Form;
  if (in_chunks_) {
    return look(spots_, document, words, ranges, [&](Form& form, std::vector<Spot>& places) {
      if (const auto* positions = form.positions.find(document)) places.emplace_back(*positions);
    });
  }
  if (read_order(document)) {
    // The document holds these forms, so that their marks there are no other word's.
    const schema::WordOrder order(packed_);
    return look(marks_, document, words, ranges,
                [&](Form& form, std::vector<Mark>& places) { places.emplace_back(order, form.hash); });
  }
  return look(positions_, document, words, ranges, [](Form& form, std::vector<Position>& places) {
    places.emplace_back(form.postings.positionlist_begin());
  });
}

bool WordRows::read_order(Xapian::docid document) {
  const auto end = database_.valuestream_end(schema::kWordOrderSlot);
  if (*orders_ != end && orders_->get_docid() < document) orders_->skip_to(document);
  if (*orders_ == end || orders_->get_docid() != document) return false;
  packed_ = **orders_;
  return true;
}

/// Each word leaps ahead to where the others may follow, so that no more of the text is looked through than is
/// needed.
template <class Place>
bool WordRows::find_row(Places<Place>& words, const Ranges& ranges) {
  auto range = ranges.begin();
  std::size_t first = range->begin;
  std::size_t word = 0;
  while (word < words.size()) {
    while (range != ranges.end() && first + words.size() > range->end) ++range;
    if (range == ranges.end()) return false;
    first = std::max<std::size_t>(first, range->begin);
    for (word = 0; word < words.size(); ++word) {
      const std::size_t found = next_place(words[word], first + word);
      if (found == kNowhere) return false;
      if (found != first + word) {
        first = found - word;
        break;
      }
    }
  }
  return true;
}

/// The first place from `at` on where one of a word's forms stands.
template <class Place>
std::size_t WordRows::next_place(std::vector<Place>& forms, std::size_t at) {
  std::size_t first = kNowhere;
  for (Place& place : forms) {
    if (!place.at_end() && *place < at) place.skip_to(at);
    if (!place.at_end()) first = std::min(first, *place);
  }
  return first;
}

}  // namespace news::searcher
