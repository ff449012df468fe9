#include "words_source.h"

#include <algorithm>
#include <limits>

#include <news/schema/internal/word_order.h>

namespace news::searcher {
namespace {

constexpr Xapian::termpos kNowhere = std::numeric_limits<Xapian::termpos>::max();

/// The first position from `at` on where one of a word's forms stands.
Xapian::termpos next_place(Places& places, Xapian::termpos at) {
  const Xapian::PositionIterator end;
  Xapian::termpos first = kNowhere;
  for (auto& place : places) {
    if (place != end && *place < at) place.skip_to(at);
    if (place != end) first = std::min(first, *place);
  }
  return first;
}

}  // namespace

void WordPostings::open(const Xapian::Database& database, const std::string& term) {
  auto begin = database.postlist_begin(term);
  if (begin == database.postlist_end(term)) return;
  most_ += database.get_termfreq(term);
  forms_.push_back({schema::hash_of_word(term), std::move(begin)});
}

Xapian::docid WordPostings::move(Xapian::PostingIterator& postings, Xapian::docid at) {
  const Xapian::PostingIterator end;
  if (postings != end && *postings < at) postings.skip_to(at);
  return postings == end ? 0 : *postings;
}

Xapian::docid WordPostings::reach(Xapian::docid at) {
  Xapian::docid first = 0;
  for (Form& form : forms_) {
    const Xapian::docid here = move(form.postings, at);
    if (here != 0 && (first == 0 || here < first)) first = here;
  }
  return first;
}

bool WordPostings::stands_in(Xapian::docid document) {
  return std::any_of(forms_.begin(), forms_.end(),
                     [&](Form& form) { return move(form.postings, document) == document; });
}

/// Each word leaps ahead to where the others may follow, so that no more positions are decoded than are
/// needed.
bool stand_in_a_row(std::vector<Places>& words, const std::vector<schema::PartPositions::Range>& ranges) {
  auto range = ranges.begin();
  Xapian::termpos first = range->begin;
  std::size_t word = 0;
  while (word < words.size()) {
    while (range != ranges.end() && first + words.size() > range->end) ++range;
    if (range == ranges.end()) return false;
    first = std::max(first, range->begin);
    for (word = 0; word < words.size(); ++word) {
      const auto offset = static_cast<Xapian::termpos>(word);
      const Xapian::termpos found = next_place(words[word], first + offset);
      if (found == kNowhere) return false;
      if (found != first + offset) {
        first = found - offset;
        break;
      }
    }
  }
  return true;
}

WordsSource::WordsSource(std::string name, std::vector<std::vector<std::string>> words)
    : name_(std::move(name)), words_(std::move(words)) {}

void WordsSource::init(const Xapian::Database& database) {
  database_ = database;
  current_ = 0;
  matched_ = false;
  at_end_ = false;
  most_ = std::numeric_limits<Xapian::doccount>::max();
  postings_.assign(words_.size(), {});
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const std::string& form : words_[word]) postings_[word].open(database_, form);
    if (postings_[word].most() >= most_) continue;
    most_ = postings_[word].most();
    rarest_ = word;
  }
  most_ = std::min(most_, database_.get_doccount());
  set_maxweight(0);
}

void WordsSource::next(double) {
  move_to(current_ + 1);
}

void WordsSource::skip_to(Xapian::docid at, double) {
  if (at > current_ || !matched_) move_to(std::max(at, matched_ ? current_ : current_ + 1));
}

bool WordsSource::check(Xapian::docid at, double) {
  if (at_end_) return true;
  if (at <= current_) return matched_;
  // Where it doesn't match, next() goes on from here.
  current_ = at;
  matched_ = matches(at);
  return matched_;
}

std::string WordsSource::get_description() const {
  std::string out = name_ + "(";
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (i > 0) out += ' ';
    for (std::size_t j = 0; j < words_[i].size(); ++j) out.append(j > 0 ? "|" : "").append(words_[i][j]);
  }
  return out + ")";
}

void WordsSource::move_to(Xapian::docid at) {
  while ((current_ = postings_[rarest_].reach(at)) != 0) {
    matched_ = matches(current_);
    if (matched_) return;
    at = current_ + 1;
  }
  at_end_ = true;
}

bool WordsSource::matches(Xapian::docid document) {
  return std::all_of(postings_.begin(), postings_.end(),
                     [&](WordPostings& word) { return word.stands_in(document); }) &&
         passes(document);
}

}  // namespace news::searcher
