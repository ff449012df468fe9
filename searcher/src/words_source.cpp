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
  opened_ = false;
  set_maxweight(0);
}

/// Put off until there is a document to look at: many queries come to none.
void WordsSource::open() {
  if (opened_) return;
  opened_ = true;
  postings_.assign(words_.size(), {});
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const std::string& form : words_[word]) postings_[word].add_form(database_, form);
  }
  rows_.open(database_, postings_);
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
  open();
  current_ = at;
  matched_ = passes(at);
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
  open();
  while ((current_ = postings_[rows_.rarest()].reach(at)) != 0) {
    matched_ = passes(current_);
    if (matched_) return;
    at = current_ + 1;
  }
  at_end_ = true;
}

}  // namespace news::searcher
