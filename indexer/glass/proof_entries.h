#pragma once

#include <xapian.h>

#include "glass/table_writer.h"
#include "glass/version_file.h"

namespace news::glass {

/// Whether what Xapian reads for the entry is what the entry says. Postings, lengths, values and forms of
/// synonyms are read with the decoders of this room and compared one by one; of positions, term lists and
/// slots what Xapian reads is encoded again and must give the same bytes.
[[nodiscard]] bool reads_as_written(const Xapian::Database& database, Table table, const Entry& entry);

}  // namespace news::glass
