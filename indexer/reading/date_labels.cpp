#include "reading/date_labels.h"

#include <algorithm>
#include <array>
#include <string>

#include <news/schema/internal/fold.h>

#include "reading/characters.h"

namespace news::reading {

bool says_modified(std::string_view text) {
  static constexpr auto kStems = std::to_array<std::string_view>(
      {"updat",    "modif",    "edited",     "aktualis", "geändert", "mis à jour", "mise à jour", "actualiza",
       "atualiza", "aggiorna", "bijgewerkt", "uppdater", "opdater",  "oppdater",   "päivit",      "aktualiz",
       "güncel",   "frissít",  "обновл",     "оновл",    "更新",     "수정"});
  const std::string folded = schema::fold_case(text);
  return std::any_of(kStems.begin(), kStems.end(),
                     [&](std::string_view stem) { return folded.find(stem) != std::string::npos; });
}

namespace {

bool says_published(std::string_view text) {
  const std::string folded = schema::fold_case(text);
  return folded.find("erstellt") != std::string::npos || folded.find("veröffentlicht") != std::string::npos ||
         folded.find("erschienen") != std::string::npos;
}

}  // namespace

LabelledDates dates_by_label(std::string_view line) {
  LabelledDates out;
  std::optional<FoundDate> state;  // "Stand:", which is a change only where another date is the publication's
  std::size_t behind = 0;
  for (auto date = find_date(line); date; date = find_date(line, behind)) {
    const std::string_view before = line.substr(behind, date->begin - behind);
    behind = date->end;
    if (phrase_key(before) == "stand" && !state) {
      state = date;
      continue;
    }
    // Behind "Stand" also days of other things follow.
    if (state && !says_modified(before) && !says_published(before)) continue;
    std::optional<FoundDate>& field = says_modified(before) ? out.modified : out.published;
    if (!field) field = date;
  }
  std::optional<FoundDate>& field = out.published ? out.modified : out.published;
  if (state && !field) field = state;
  return out;
}

}  // namespace news::reading
