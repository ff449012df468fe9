#include "time_order.h"

#include <algorithm>

#include <news/schema/fields.h>
#include <news/schema/internal/terms.h>

namespace news::searcher {

std::string TimeOrder::operator()(const Xapian::Document& document) const {
  if (moments_ == Moments::own) {
    std::string moment = document.get_value(schema::kInstantSlot);
    return moment.empty() ? without_ : moment;
  }
  const Xapian::docid quote = document.get_docid();
  const Xapian::docid before = schema::unpack_place(document.get_value(schema::kPlaceSlot)).before;
  const Xapian::docid first = quote - std::min(quote - 1, before);
  if (first != first_) {
    key_ = moment_of(first);
    first_ = first;
  }
  return key_;
}

std::string TimeOrder::moment_of(Xapian::docid first) const {
  // It only goes forwards.
  if (!moments_read_ || first < first_) moments_read_ = database_.valuestream_begin(schema::kInstantSlot);
  const Xapian::ValueIterator end = database_.valuestream_end(schema::kInstantSlot);
  if (*moments_read_ != end && moments_read_->get_docid() < first) moments_read_->skip_to(first);
  return *moments_read_ != end && moments_read_->get_docid() == first ? **moments_read_ : without_;
}

}  // namespace news::searcher
