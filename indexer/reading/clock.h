#pragma once

#include <cstddef>

#include "reading/date_pieces.h"
#include "reading/dates.h"

namespace news::reading {

/// Reads a time at piece i: 18:03[:22][.123] [pm] [zone], 18.40 Uhr, 22h05, 7 pm; `sure` where a word before
/// says so. Gives the pieces it took.
std::size_t match_time(const Scanner& in, std::size_t i, bool sure, FoundDate& out);

/// Looks for the time behind a date, over a few joining words and marks.
void read_time_behind(const Scanner& in, std::size_t i, FoundDate& out);

/// Looks for a time that ends right before the date: "09:30, 14 March 2023".
void read_time_before(const Scanner& in, std::size_t date, FoundDate& out);

}  // namespace news::reading
