#pragma once

#include <string_view>

namespace news::reading {

/// Joins two names: "and", "und", "&".
[[nodiscard]] bool is_and(std::string_view word);

/// Joins two names, but is something else in another language: "y", "en".
[[nodiscard]] bool is_doubtful_and(std::string_view word);

/// Behind it follows a place or an employer: "in", "for", "à".
[[nodiscard]] bool leads_to_place(std::string_view word);

/// A small part of a name: "de", "von".
[[nodiscard]] bool is_particle(std::string_view word);

/// A function in a newsroom, or a part of one: "correspondent", "staff".
[[nodiscard]] bool is_role_word(std::string_view word);

/// Goes on about who made the pictures: "Text: Jo Wendell Foto: Ada Lund".
[[nodiscard]] bool leads_to_pictures(std::string_view word);

/// Goes on about when: "Updated 3 hours ago".
[[nodiscard]] bool leads_to_date(std::string_view word);

/// Goes on, with the word behind it, about what others did: "Reporting by A, editing by B".
[[nodiscard]] bool leads_to_other_work(std::string_view word, std::string_view next);

/// "Special to The Post", "wire reports", "Ph.D.", "photographs by Denis Roche": nobody who wrote.
[[nodiscard]] bool is_no_writer(std::string_view part);

/// "The Associated Press": who wrote where nobody else did.
[[nodiscard]] bool is_agency_by_name(std::string_view part);

}  // namespace news::reading
