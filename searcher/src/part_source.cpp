#include "part_source.h"

#include <algorithm>

#include <news/schema/fields.h>

namespace news::searcher {
namespace {

Xapian::valueno slot_of(Part part) {
  const int slot = part == Part::quote ? schema::field("quote").slot : schema::field("body").slot;
  return static_cast<Xapian::valueno>(slot);
}

const char* name_of(Part part) {
  switch (part) {
    case Part::headline:
      return "headline";
    case Part::subheadline:
      return "subheadline";
    case Part::body:
      return "body";
    case Part::captions:
      return "caption";
    case Part::quote:
      return "quote";
  }
  return "";
}

schema::PartPositions::Range range_of(const schema::PartPositions& parts, Part part) {
  switch (part) {
    case Part::headline:
      return parts.headline;
    case Part::subheadline:
      return parts.subheadline;
    case Part::captions:
      return parts.captions;
    case Part::body:
    case Part::quote:
      break;
  }
  return parts.body;
}

}  // namespace

std::optional<Part> part_of(const schema::Field& field) {
  for (const Part part : {Part::headline, Part::subheadline, Part::body, Part::captions, Part::quote}) {
    if (field.name == name_of(part)) return part;
  }
  return std::nullopt;
}

PartSource::PartSource(Part part, std::vector<std::vector<std::string>> words)
    : WordsSource(name_of(part), std::move(words)), part_(part) {}

PartSource* PartSource::clone() const {
  return new PartSource(part_, words());
}

void PartSource::init(const Xapian::Database& database) {
  WordsSource::init(database);
  packed_ranges_ = database.valuestream_begin(slot_of(part_));
  elsewhere_.reset();
  if (part_ != Part::body || words().size() > 1) return;
  elsewhere_.emplace();
  for (const schema::Field& field : schema::kFields) {
    if (field.words.empty() || field.weight == 0) continue;
    for (const std::string& form : words().front())
      elsewhere_->add_form(database, schema::word_term(field.words, form));
  }
}

bool PartSource::passes(Xapian::docid document) {
  // A word that stands in no other part stands in the body.
  if (elsewhere_ && !elsewhere_->stands_in(document)) return true;
  if (!read_ranges(document)) return false;
  return stand_in_a_row(document, ranges_);
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
    ranges_.push_back(range_of(schema::unpack_parts(**packed_ranges_), part_));
  }
  return !ranges_.empty() && ranges_.front().begin < ranges_.back().end;
}

}  // namespace news::searcher
