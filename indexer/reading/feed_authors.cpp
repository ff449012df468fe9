#include "reading/feed_authors.h"

#include <algorithm>
#include <array>
#include <utility>

#include <news/schema/internal/fold.h>

#include "reading/addresses.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/json_values.h"
#include "reading/once.h"

namespace news::reading {

namespace {

/// "ann@gazette.example (Ann Lee)" and "Ann Lee <ann@gazette.example>" -> "Ann Lee".
std::string name_in_address(std::string_view text) {
  text = trim(text);
  const std::size_t open = text.find('(');
  if (open != std::string_view::npos && text.find('@') < open)
    return squeeze(text.substr(open + 1, text.find(')', open) - open - 1));
  if (open != std::string_view::npos && text.find('@', open) < text.find(')', open))
    text = text.substr(0, open);
  text = trim(text.substr(0, text.find('<')));
  return text.find('@') == std::string_view::npos ? squeeze(text) : std::string();
}

/// How long the sign between two entries of a list is that stands at the beginning of the text; 0 for none.
std::size_t joint_length(std::string_view text) {
  static constexpr auto kJoints = std::to_array<std::string_view>({",", ";", " and ", " & ", " | ", " / "});
  for (const std::string_view joint : kJoints) {
    if (begins_with(text, joint)) return joint.size();
  }
  return 0;
}

/// The entries of a list; what stands in brackets belongs to one.
std::vector<std::string_view> entries_of(std::string_view text) {
  std::vector<std::string_view> out;
  bool in_brackets = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '(' || text[at] == ')') in_brackets = text[at] == '(';
    const std::size_t joint = in_brackets ? 0 : joint_length(text.substr(at));
    if (joint != 0) {
      out.push_back(text.substr(begin, at - begin));
      begin = at + joint;
    }
    at += std::max<std::size_t>(joint, 1);
  }
  out.push_back(text.substr(begin));
  return out;
}

bool names_several(const std::string& name) {
  static constexpr auto kJoints = std::to_array<std::string_view>({" and ", "&", ",", ";", " / ", " | "});
  return !behind_by(name).empty() || std::any_of(kJoints.begin(), kJoints.end(), [&](std::string_view joint) {
    return name.find(joint) != std::string::npos;
  });
}

/// The same letters, some of them capitals in one.
bool is_same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto may_be_same = [](char x, char y) {
    return ascii_lower(x) == ascii_lower(y) ||
           (static_cast<unsigned char>(x) >= 0x80 && static_cast<unsigned char>(y) >= 0x80);
  };
  return std::equal(a.begin(), a.end(), b.begin(), may_be_same) &&
         schema::fold_case(a) == schema::fold_case(b);
}

/// Of one name in capitals and in small letters the latter stays.
void put_name(std::vector<std::string>& authors, std::string name) {
  if (authors.size() >= kMostOfAKind || std::find(authors.begin(), authors.end(), name) != authors.end())
    return;
  const auto same = std::find_if(authors.begin(), authors.end(),
                                 [&](const std::string& other) { return is_same_name(other, name); });
  if (same == authors.end()) {
    put_once(authors, std::move(name));
  } else if (is_all_capitals(*same)) {
    *same = std::move(name);
  }
}

}  // namespace

std::vector<std::string> names_beside_addresses(std::string_view text) {
  std::vector<std::string> out;
  const bool addresses = text.find('@') != std::string_view::npos;
  for (const std::string_view entry : addresses ? entries_of(text) : std::vector{text}) {
    if (std::string name = name_in_address(entry); !name.empty()) out.push_back(std::move(name));
  }
  return out;
}

void put_author(std::vector<std::string>& authors, const std::string& name) {
  if (name.empty() || is_address(name) || name.find('@') != std::string::npos || is_unknown(name)) return;
  std::vector<std::string> names = names_of_catalogue(name);
  if (names.empty()) names = names_several(name) ? names_of_byline(name) : std::vector{name};
  for (std::string& one : names) put_name(authors, std::move(one));
}

}  // namespace news::reading
