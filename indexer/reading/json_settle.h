#pragma once

#include "reading/reading.h"

namespace news::reading {

/// What the fields of a record say only together: a text that is broken off, a summary that is the text or
/// repeats it, a byline inside the text, a source by its address.
void settle_record(ReadArticle& read);

}  // namespace news::reading
