#include "words_source.h"

#include <algorithm>
#include <limits>

namespace news::searcher {

WordsSource::WordsSource(std::string name, std::vector<std::vector<std::string>> words)
    : name_(std::move(name)), words_(std::move(words)) {}

void WordsSource::init(const Xapian::Database& database) {
  database_ = database;
  current_ = 0;
  matched_ = false;
  at_end_ = false;
  Xapian::doccount fewest = std::numeric_limits<Xapian::doccount>::max();
  postings_.assign(words_.size(), {});
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const std::string& form : words_[word]) postings_[word].open(database_, form);
    if (postings_[word].most() >= fewest) continue;
    fewest = postings_[word].most();
    rarest_ = word;
  }
  rows_.open(database_);
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
