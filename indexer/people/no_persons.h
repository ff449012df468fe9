#pragma once

#include <cstdint>
#include <string_view>

#include "people/document.h"

namespace news::people {

// Names that name nobody who is in the news: tokens, begin included, end excluded.

/// Roe v. Wade
[[nodiscard]] bool is_case(const Document& document, const Block& block, std::uint32_t first,
                           std::uint32_t last);

/// USS Gerald Ford
[[nodiscard]] bool is_ship(const Document& document, const Block& block, std::uint32_t first);

/// Axel Springer SE: is this word, behind a name, the form of a firm?
[[nodiscard]] bool is_firm_form(const Token& token);

/// Woolcott and Co, Ryan, Beck and Sons: does what stands behind these names make a firm of them?
[[nodiscard]] bool opens_firm(const Document& document, const Block& block, std::uint32_t last);

/// the law firm of Arden, >>Mullen<<, Richter and Hampden
[[nodiscard]] bool is_partner(const Document& document, const Block& block, std::uint32_t at);

/// "Albertson's said it would": who owns something says nothing, a house of that name does.
[[nodiscard]] bool speaks_as_house(const Document& document, const Block& block, std::uint32_t last);

/// in >>April<< John Lund was elected
[[nodiscard]] bool is_date(const Document& document, const Block& block, std::uint32_t at);

/// Lada Ostby 3 Gloria Kelmar 1: two teams, in a line of their own.
[[nodiscard]] bool is_result(const Document& document, const Block& block);

/// Hayley Hull, 30, >>Bulpitt<<, was arrested: behind an age stands where somebody lives.
[[nodiscard]] bool is_home(const Document& document, const Block& block, std::uint32_t first,
                           std::uint32_t last);

/// Norbank, Softcorp: a word that ends as those of firms do.
[[nodiscard]] bool ends_as_firm(std::string_view word);

/// M3, K12, LGP-30: a figure, which no name has.
[[nodiscard]] bool has_figure(std::string_view word);

/// "went on to host Crossover": a verb rather than somebody's office. "Chief Brand Officer": one office.
[[nodiscard]] bool is_no_office(const Document& document, const Block& block, std::uint32_t title,
                                std::uint32_t last);

}  // namespace news::people
