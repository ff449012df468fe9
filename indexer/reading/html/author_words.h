#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::reading::html {

/// "Veröffentlicht von Ilse Hagedorn am 3. Mai", "Posts by Ann Lee | 5 min" -> the name.
[[nodiscard]] std::string_view behind_author_label(std::string_view line);

/// What stands before a name, or instead of one: "Posted", "Autorin", "Alle Beiträge".
[[nodiscard]] bool is_author_label(std::string_view text);

/// The same, alone in a line above a name.
[[nodiscard]] bool heads_author_line(std::string_view line);

/// The rest of a line that begins with such a label and a colon: "Autorin: Ilse Hagedorn, Leiterin" -> "Ilse
/// Hagedorn, Leiterin". Empty where there is none.
[[nodiscard]] std::string_view behind_author_colon(std::string_view line);

/// What systems and templates write where nobody is named: "admin", "No author", "November Thursday".
[[nodiscard]] bool names_nobody(std::string_view name);

/// A company, a newspaper, an authority: "Tarn Verlag GmbH".
[[nodiscard]] bool names_organisation(std::string_view name);

/// The persons with whom a short line begins, whatever follows: "Ilse Hagedorn (Leiterin des Hauses)" ->
/// "Ilse Hagedorn". Empty where the line doesn't begin with what looks like a name.
[[nodiscard]] std::vector<std::string> persons_at_beginning(std::string_view line);

/// The one person named in a line that has a date and little else: "04.02.2022 | 13:10 | Ilse Hagedorn".
[[nodiscard]] std::string person_beside_date(std::string_view line);

}  // namespace news::reading::html
