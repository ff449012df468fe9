#include <algorithm>

#include "people/linking.h"

namespace news::people {

/// The first nickname behind this token, or nullptr.
const Nickname* Linker::first_nickname(std::uint32_t token) const {
  const auto& all = document_.nicknames;
  const auto found = std::upper_bound(all.begin(), all.end(), token,
                                      [](std::uint32_t at, const Nickname& one) { return at < one.behind; });
  return found == all.end() ? nullptr : &*found;
}

/// Lets find_full() find somebody under another given name and surname.
void Linker::name_also(std::uint32_t number, std::uint64_t given, std::uint64_t surname) {
  std::uint32_t& place = by_full_[full_key(given, surname, 0)];
  if (place == 0) {
    place = number + 1;
  } else {
    merge(place - 1, number);
  }
}

/// Ed "Too Tall" Jones is Ed Jones, Too Tall and Too Tall Jones.
void Linker::link_nicknames() {
  for (const Nickname& nickname : document_.nicknames) {
    const auto name = std::upper_bound(names_.begin(), names_.end(), nickname.behind,
                                       [](std::uint32_t at, const FullName& one) { return at < one.last; });
    if (name == names_.end() || name->first >= nickname.behind) continue;
    const std::uint32_t number = root(of_name_[static_cast<std::size_t>(name - names_.begin())]);
    const std::uint64_t first = nickname.words[0];
    const std::uint64_t last = nickname.words[nickname.size - 1];
    if (first != last) name_also(number, first, last);
    for (std::uint32_t word = 0; word < nickname.size; ++word)
      name_also(number, nickname.words[word], clusters_[number].words.back());
    by_nickname_[last] = number + 1;
  }
}

/// Lets the nickname alone name who has it, like a given name.
void Linker::note_nicknames() {
  for (const Nickname& nickname : document_.nicknames) {
    const std::uint64_t word = nickname.words[nickname.size - 1];
    const std::uint32_t number = by_nickname_.find(word);
    if (number != 0 && by_first_.find(word) == 0) by_first_[word] = root(number - 1) + 1;
  }
}

}  // namespace news::people
