#pragma once

#include <xapian.h>

#include "glass/table_writer.h"
#include "glass/version_file.h"

namespace news::glass {

/// Whether what Xapian reads for the entry is what the entry says. Reads with the decoders of this room, so
/// that an error of an encoder can't hide behind itself.
[[nodiscard]] bool reads_as_written(const Xapian::Database& database, Table table, const Entry& entry);

}  // namespace news::glass
