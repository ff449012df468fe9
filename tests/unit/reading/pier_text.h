#pragma once

#include <string>
#include <vector>

namespace news::reading::tests {

/// The paragraphs of an article for pages that differ in all else.
inline const std::vector<std::string> kPier = {
    "The harbour board of Kelsund voted on Tuesday to rebuild the northern pier, which a winter storm had "
    "torn from its piles in January.",
    "Work will begin in spring and last two years, said Marit Holm, who chairs the board; until then the "
    "ferry to Varby lands at the fish dock.",
    "Older residents remember the pier of 1931, built by hand from granite of the Orm quarry and paid for "
    "with a tax on herring barrels.",
    "A design by the office of Tove Brandal puts the new deck on steel, a metre above the highest tide that "
    "was ever measured there."};

}  // namespace news::reading::tests
