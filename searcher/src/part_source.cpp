#include "part_source.h"

#include <algorithm>

#include <news/schema/fields.h>

namespace news::searcher {
namespace {

Xapian::valueno slot_of(Part part) {
  const int slot = part == Part::body ? schema::field("body").slot : schema::field("quote").slot;
  return static_cast<Xapian::valueno>(slot);
}

}  // namespace

PartSource::PartSource(Part part, std::vector<std::vector<std::string>> words)
    : WordsSource(part == Part::body ? "body" : "quote", std::move(words)), part_(part) {}

PartSource* PartSource::clone() const {
  return new PartSource(part_, words());
}

void PartSource::init(const Xapian::Database& database) {
  WordsSource::init(database);
  packed_ranges_ = database.valuestream_begin(slot_of(part_));
  elsewhere_.assign(part_ == Part::body ? words().size() : 0, {});
  for (std::size_t word = 0; word < elsewhere_.size(); ++word) {
    for (const schema::Field& field : schema::kFields) {
      if (field.words.empty() || field.weight == 0) continue;
      for (const std::string& form : words()[word]) {
        elsewhere_[word].open(database, schema::word_term(field.words, form));
      }
    }
  }
}

bool PartSource::passes(Xapian::docid document) {
  // A word that stands in no other part puts the phrase into the body, without a look at positions.
  if (std::any_of(elsewhere_.begin(), elsewhere_.end(),
                  [&](WordPostings& word) { return !word.stands_in(document); })) {
    return true;
  }
  if (!read_ranges(document)) return false;
  std::vector<Places> places(words().size());
  for (std::size_t word = 0; word < places.size(); ++word) {
    postings(word).each_in(document, [&](const WordPostings::Form& form) {
      places[word].push_back(form.postings.positionlist_begin());
    });
  }
  return stand_in_a_row(places, ranges_);
}

bool PartSource::read_ranges(Xapian::docid document) {
  ranges_.clear();
  const auto end = database().valuestream_end(slot_of(part_));
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

}  // namespace news::searcher
