#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// The names in what stands behind "By": "Ruth Ashdown in Halmer and TOBIAS FENN, Science Editor" ->
/// "Ruth Ashdown", "Tobias Fenn". Roles, places, addresses and handles are left out.
[[nodiscard]] std::vector<std::string> names_of_byline(std::string_view text);

/// The rest behind "By ", "Von ", "Reporting by ", ...; empty when the text doesn't begin so, or goes on as a
/// sentence does.
[[nodiscard]] std::string_view behind_by(std::string_view text);

/// "Lee, Ann" -> "Ann Lee".
[[nodiscard]] std::string given_name_first(std::string name);

/// Names as catalogues list them, all with the family name first: "Lee, Ann; Ray, Bob", "Lee, Ann". Empty for
/// other lists: "Ann Lee, Bob Ray".
[[nodiscard]] std::vector<std::string> names_of_catalogue(std::string_view text);

/// Two to four words as a person's name has them, nothing else.
[[nodiscard]] bool looks_like_name(std::string_view text);

/// Names a function in a newsroom: "Science Editor", "Environment Correspondent".
[[nodiscard]] bool names_a_role(std::string_view text);

}  // namespace news::reading
