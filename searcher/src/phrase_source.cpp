#include "phrase_source.h"

#include <algorithm>
#include <limits>

#include <news/schema/fields.h>

namespace news::searcher {

void PhraseSource::init(const Xapian::Database& quotes) {
  WordsSource::init(quotes);
  orders_ = quotes.valuestream_begin(schema::kWordOrderSlot);
  marks_.assign(words().size(), {});
}

bool PhraseSource::passes(Xapian::docid quote) {
  const auto end = database().valuestream_end(schema::kWordOrderSlot);
  if (*orders_ != end && orders_->get_docid() < quote) orders_->skip_to(quote);
  if (*orders_ != end && orders_->get_docid() == quote) {
    const std::string packed = **orders_;
    return stand_in_order(schema::WordOrder(packed), quote);
  }
  std::vector<Places> places(words().size());
  for (std::size_t word = 0; word < places.size(); ++word) {
    postings(word).each_in(quote, [&](const WordPostings::Form& form) {
      places[word].push_back(form.postings.positionlist_begin());
    });
  }
  return stand_in_a_row(places, {{0, std::numeric_limits<std::uint32_t>::max()}});
}

/// The quote holds these forms, so that their marks there are no other word's.
bool PhraseSource::stand_in_order(const schema::WordOrder& order, Xapian::docid quote) {
  if (order.size() < marks_.size()) return false;
  for (std::size_t word = 0; word < marks_.size(); ++word) {
    marks_[word].clear();
    postings(word).each_in(
        quote, [&](const WordPostings::Form& form) { marks_[word].push_back(order.mark_of(form.hash)); });
  }
  const auto is = [&](std::size_t word, std::size_t place) {
    const auto& own = marks_[word];
    return std::find(own.begin(), own.end(), order.at(place)) != own.end();
  };
  for (std::size_t first = 0; first + marks_.size() <= order.size(); ++first) {
    std::size_t word = 0;
    while (word < marks_.size() && is(word, first + word)) ++word;
    if (word == marks_.size()) return true;
  }
  return false;
}

}  // namespace news::searcher
