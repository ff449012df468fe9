#pragma once

#include <string>
#include <string_view>

#include <news/schema/article.h>

namespace news::reading {

/// Parts a line that is known for a caption into text and credit. Looser than find_credit(): what looks like
/// a credit here is one ("Quelle: Hafenamt", "…harbour.CreditJo Wendell", "Archivo.", "Reuters"). The text
/// is the whole line where nothing does.
[[nodiscard]] schema::Caption part_caption(std::string_view line);

/// Takes out of a caption's text what its credit says too, and a label that was left behind: "A boat. Foto:".
void clear_credit_from_text(schema::Caption& caption);

}  // namespace news::reading
