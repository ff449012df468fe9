#include "part_source.h"

#include <algorithm>
#include <limits>

#include <news/schema/fields.h>

namespace news::searcher {
namespace {

Xapian::valueno slot_of(Part part) {
  const int slot = part == Part::body ? schema::field("body").slot : schema::field("quote").slot;
  return static_cast<Xapian::valueno>(slot);
}

/// Moves to the first article from `at` on and names it; 0 at the end.
Xapian::docid reach(Xapian::PostingIterator& postings, Xapian::docid at) {
  const Xapian::PostingIterator end;
  if (postings != end && *postings < at) postings.skip_to(at);
  return postings == end ? 0 : *postings;
}

constexpr Xapian::termpos kNowhere = std::numeric_limits<Xapian::termpos>::max();

/// The first position from `at` on where one of a word's forms stands.
Xapian::termpos next_place(std::vector<Xapian::PositionIterator>& places, Xapian::termpos at) {
  const Xapian::PositionIterator end;
  Xapian::termpos first = kNowhere;
  for (auto& place : places) {
    if (place != end && *place < at) place.skip_to(at);
    if (place != end) first = std::min(first, *place);
  }
  return first;
}

}  // namespace

PartSource::PartSource(Part part, std::vector<std::vector<std::string>> words)
    : part_(part), words_(std::move(words)), places_(words_.size()) {}

void PartSource::init(const Xapian::Database& database) {
  database_ = database;
  packed_ranges_ = database_.valuestream_begin(slot_of(part_));
  current_ = 0;
  matched_ = false;
  at_end_ = false;
  most_ = std::numeric_limits<Xapian::doccount>::max();
  postings_.assign(words_.size(), {});
  for (std::size_t word = 0; word < words_.size(); ++word) {
    Xapian::doccount articles = 0;
    for (const std::string& form : words_[word]) open(form, postings_[word], articles);
    if (articles >= most_) continue;
    most_ = articles;
    rarest_ = word;
  }
  most_ = std::min(most_, database_.get_doccount());
  elsewhere_.assign(part_ == Part::body ? words_.size() : 0, {});
  for (std::size_t word = 0; word < elsewhere_.size(); ++word) {
    Xapian::doccount ignored = 0;
    for (const schema::Field& field : schema::kFields) {
      if (field.words.empty() || field.weight == 0) continue;
      for (const std::string& form : words_[word]) {
        open(schema::word_term(field.words, form), elsewhere_[word], ignored);
      }
    }
  }
  set_maxweight(0);
}

void PartSource::open(const std::string& term, Postings& postings, Xapian::doccount& articles) const {
  auto begin = database_.postlist_begin(term);
  if (begin == database_.postlist_end(term)) return;
  articles += database_.get_termfreq(term);
  postings.push_back(std::move(begin));
}

Xapian::doccount PartSource::get_termfreq_min() const {
  return 0;
}

Xapian::doccount PartSource::get_termfreq_est() const {
  return most_;  // so that the phrase is looked for first
}

Xapian::doccount PartSource::get_termfreq_max() const {
  return most_;
}

void PartSource::next(double) {
  move_to(current_ + 1);
}

void PartSource::skip_to(Xapian::docid at, double) {
  if (at > current_ || !matched_) move_to(std::max(at, matched_ ? current_ : current_ + 1));
}

bool PartSource::check(Xapian::docid at, double) {
  if (at_end_) return true;
  if (at <= current_) return matched_;
  // Where it doesn't match, next() goes on from here.
  current_ = at;
  matched_ = matches(at);
  return matched_;
}

bool PartSource::at_end() const {
  return at_end_;
}

Xapian::docid PartSource::get_docid() const {
  return current_;
}

PartSource* PartSource::clone() const {
  return new PartSource(part_, words_);
}

std::string PartSource::get_description() const {
  std::string out = part_ == Part::body ? "body(" : "quote(";
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (i > 0) out += ' ';
    for (std::size_t j = 0; j < words_[i].size(); ++j) out.append(j > 0 ? "|" : "").append(words_[i][j]);
  }
  return out + ")";
}

void PartSource::move_to(Xapian::docid at) {
  while ((current_ = candidate_from(at)) != 0) {
    matched_ = matches(current_);
    if (matched_) return;
    at = current_ + 1;
  }
  at_end_ = true;
}

/// The first article from `at` on that holds the rarest word; 0 when there is none.
Xapian::docid PartSource::candidate_from(Xapian::docid at) {
  Xapian::docid first = 0;
  for (auto& postings : postings_[rarest_]) {
    const Xapian::docid here = reach(postings, at);
    if (here != 0 && (first == 0 || here < first)) first = here;
  }
  return first;
}

bool PartSource::matches(Xapian::docid document) {
  const auto absent = [&](Postings& postings) {
    return std::none_of(postings.begin(), postings.end(),
                        [&](auto& form) { return reach(form, document) == document; });
  };
  if (std::any_of(postings_.begin(), postings_.end(), absent)) return false;
  // A word that stands in no other part puts the phrase into the body, without a look at positions.
  if (std::any_of(elsewhere_.begin(), elsewhere_.end(), absent)) return true;
  if (!read_ranges(document)) return false;
  open_positions(document);
  return stand_in_a_row();
}

bool PartSource::read_ranges(Xapian::docid document) {
  ranges_.clear();
  const auto end = database_.valuestream_end(slot_of(part_));
  if (!packed_ranges_ || *packed_ranges_ == end) return false;
  packed_ranges_->skip_to(document);
  if (*packed_ranges_ == end || packed_ranges_->get_docid() != document) return false;
  if (part_ == Part::quote) {
    ranges_ = schema::unpack_ranges(**packed_ranges_);
  } else {
    ranges_.push_back(schema::unpack_parts(**packed_ranges_).body);
  }
  return !ranges_.empty() && ranges_.front().begin < ranges_.back().end;
}

void PartSource::open_positions(Xapian::docid document) {
  for (std::size_t word = 0; word < words_.size(); ++word) {
    places_[word].clear();
    for (auto& postings : postings_[word]) {
      if (reach(postings, document) == document) places_[word].push_back(postings.positionlist_begin());
    }
  }
}

/// The words at hand stand in a row somewhere, all in one range. Each word leaps ahead to where the others
/// may follow, so that no more positions are decoded than are needed.
bool PartSource::stand_in_a_row() {
  auto range = ranges_.begin();
  Xapian::termpos first = range->begin;
  std::size_t word = 0;
  while (word < words_.size()) {
    while (range != ranges_.end() && first + words_.size() > range->end) ++range;
    if (range == ranges_.end()) return false;
    first = std::max(first, range->begin);
    for (word = 0; word < words_.size(); ++word) {
      const auto offset = static_cast<Xapian::termpos>(word);
      const Xapian::termpos found = next_place(places_[word], first + offset);
      if (found == kNowhere) return false;
      if (found != first + offset) {
        first = found - offset;
        break;
      }
    }
  }
  return true;
}

}  // namespace news::searcher
