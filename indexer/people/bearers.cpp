#include <algorithm>
#include <string_view>

#include "people/cyrillic.h"
#include "people/linking.h"
#include "people/roles.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

constexpr std::uint32_t kTitleWords = kHonorific | kRegal | kOffice | kRoleNoun | kOfficeMod;
constexpr std::uint32_t kMostTitles = 4;
/// More are no article, but a list of names: each of them costs time wherever the surname stands.
constexpr std::uint32_t kMostBearers = 24;
/// Titles of one person.
constexpr std::size_t kMostKept = 32;
/// Whom the article has named so much more often is meant by the bare surname, wherever another was named.
constexpr std::size_t kPrincipal = 3;

}  // namespace

/// Puts a person among those who bear the surname.
void Linker::note_bearer(std::uint32_t number, std::uint64_t surname) {
  std::uint32_t& first = bearers_[surname];
  std::uint32_t count = 0;
  for (std::uint32_t at = first; at != 0; at = bearer_list_[at - 1].next) {
    if (bearer_list_[at - 1].cluster == number || ++count == kMostBearers) return;
  }
  bearer_list_.push_back({number, first});
  first = static_cast<std::uint32_t>(bearer_list_.size());
}

std::vector<std::uint32_t> Linker::bearers_of(std::uint64_t surname) const {
  std::vector<std::uint32_t> all;
  for (std::uint32_t at = bearers_.find(surname); at != 0; at = bearer_list_[at - 1].next) {
    const std::uint32_t number = root(bearer_list_[at - 1].cluster);
    if (std::find(all.begin(), all.end(), number) == all.end()) all.push_back(number);
  }
  return all;
}

Linker::Address Linker::address_of(const Chunk& chunk) const {
  Address address;
  if (chunk.kind == Title::none) return address;
  const Block& block = document_.blocks[chunk.block];
  std::uint32_t at = chunk.title;
  for (std::uint32_t words = 0; words < kMostTitles; ++words) {
    const Token& token = document_.tokens[at];
    const TitleWord title = lists_.title(token.hash);
    if (address.sex == Sex::unknown) address.sex = title.sex;
    if (title.civil) {
      address.civil = true;
    } else {
      address.titles.push_back(title.key);
    }
    const bool joined = token.gap == Gap::blank || (token.gap == Gap::stop && at > block.first &&
                                                    document_.tokens[at - 1].has(kHonorific));
    if (at == block.first || !joined || !document_.tokens[at - 1].has(kTitleWords) ||
        document_.tokens[at - 1].is(kPossessive))  // the president's daughter
      break;
    at -= 1;
  }
  return address;
}

/// What the full names say: Mr Leslie Moore, Mayor Peter Brown, Ann Lind, the mayor of Dover.
void Linker::read_titles() {
  for (std::uint32_t at = 0; at < names_.size(); ++at) {
    const FullName& name = names_[at];
    Cluster& cluster = clusters_[root(of_name_[at])];
    const Chunk& chunk = chunks_[name.chunk];
    if (name.first == chunk.first) add_titles(cluster, address_of(chunk));
    const std::uint32_t bearers = bearers_.find(cluster.words.back());
    if (bearers == 0 || bearer_list_[bearers - 1].next == 0) continue;  // nobody to be told apart from
    const Block& block = document_.blocks[chunk.block];
    const std::string roles[] = {role_before(document_, block, name.first),
                                 role_after(document_, block, name.last)};
    for (const std::string& role : roles) {
      std::vector<Token> words;
      scan(role, words);
      Address address;
      for (const Token& word : words) {
        const std::uint32_t flags = lists_.flags(word.hash);
        if ((flags & kFunction) != 0 && !address.titles.empty()) break;  // wife of Senator ...
        if (word.is(kPossessive)) continue;
        if ((flags & kTitleWords) == 0) continue;
        const TitleWord title = lists_.title(word.hash);
        if (address.sex == Sex::unknown) address.sex = title.sex;
        if (!title.civil) address.titles.push_back(title.key);
      }
      add_titles(cluster, address);
    }
  }
}

void Linker::add_titles(Cluster& cluster, const Address& address) const {
  if (address.civil && address.sex != Sex::unknown) cluster.told = address.sex;
  if (cluster.sex == Sex::unknown) cluster.sex = address.sex;
  for (const std::uint64_t title : address.titles) {
    const bool there = std::find(cluster.titles.begin(), cluster.titles.end(), title) != cluster.titles.end();
    if (!there && cluster.titles.size() < kMostKept) cluster.titles.push_back(title);
  }
}

/// President Johnson of the union, whom the article names so, is no president of the alias file.
bool Linker::holds_title(const Chunk& chunk, std::uint32_t number) const {
  if (number == kNobody || clusters_[number].known != nullptr) return false;
  const auto& titles = clusters_[number].titles;
  return std::find(titles.begin(), titles.end(), lists_.title(document_.tokens[chunk.title].hash).key) !=
         titles.end();
}

/// May this word be the surname of that person, in the nominative or in another case: Кузнецову is Алексей's
/// and Мария's, Кузнецовой only hers?
bool Linker::has_form(std::uint32_t number, std::uint64_t word, bool nominative) const {
  const Cluster& cluster = clusters_[number];
  const std::string_view name = cluster.name;
  const std::string_view surname = name.substr(name.rfind(' ') + 1);
  if (nominative) return word_hash(surname) == word;
  const auto forms = forms_of_surname(surname, cluster.sex == Sex::female);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const GivenForm& form) { return word_hash(form.form) == word; });
}

/// Whom a lone surname means.
std::uint32_t Linker::bearer(const Chunk& chunk, std::uint32_t at, std::uint64_t surname) {
  const std::uint32_t first = bearers_.find(surname);
  if (first == 0) return kNobody;
  const bool titled = at == chunk.first && chunk.kind != Title::none;
  if (bearer_list_[first - 1].next == 0 && !titled) return root(bearer_list_[first - 1].cluster);
  std::vector<std::uint32_t> open = bearers_of(surname);
  if (open.empty()) return kNobody;
  const auto keep = [&](auto fits) {
    if (open.size() > 1 && std::any_of(open.begin(), open.end(), fits))
      std::erase_if(open, [&](std::uint32_t number) { return !fits(number); });
  };
  const std::string_view word = document_.text(document_.blocks[chunk.block], at);
  if (is_cyrillic(word)) {
    const std::uint64_t form = document_.tokens[at].hash;
    const auto nominative = [&](std::uint32_t number) { return has_form(number, form, true); };
    const auto oblique = [&](std::uint32_t number) { return has_form(number, form, false); };
    // Кузнецова сказала; but Слова Кузнецова, behind a noun
    const bool led_in = at > chunk.first;
    const auto known = [&](auto fits) { return std::any_of(open.begin(), open.end(), fits); };
    if (known(nominative) && !(led_in && known(oblique))) {
      keep(nominative);
    } else {
      keep(oblique);
    }
  }
  const Address address = at == chunk.first ? address_of(chunk) : Address();
  if (address.sex != Sex::unknown) {
    const auto other = [&](std::uint32_t number) {
      const Sex sex = sex_of(clusters_[number]);
      return sex != Sex::unknown && sex != address.sex;
    };
    std::erase_if(open, other);
    // Mrs Bush, where only her husband is named in full.
    if (open.empty()) return address.civil ? stranger(chunk, surname, address.sex) : kNobody;
  }
  keep([&](std::uint32_t number) { return clusters_[number].suffix == 0; });
  if (open.size() > 1 && !address.titles.empty()) {
    const auto shared = [&](std::uint32_t number) {
      const auto& titles = clusters_[number].titles;
      return std::count_if(address.titles.begin(), address.titles.end(), [&](std::uint64_t title) {
        return std::find(titles.begin(), titles.end(), title) != titles.end();
      });
    };
    std::ptrdiff_t most = 0;
    for (const std::uint32_t number : open) most = std::max<std::ptrdiff_t>(most, shared(number));
    // Nobody of them is called a judge. "the officer Brown" may be any all the same, "I suspect Brown" is no
    // title, and whom the article is about may have one that it doesn't tell.
    if (most == 0 && document_.tokens[chunk.title].is(kCapital)) return foremost(open);
    std::erase_if(open, [&](std::uint32_t number) { return shared(number) < most; });
  } else if (open.size() > 1 && chunk.kind != Title::none) {
    keep([&](std::uint32_t number) {
      const auto& titles = clusters_[number].titles;
      return std::none_of(titles.begin(), titles.end(),
                          [&](std::uint64_t title) { return lists_.title(title).kept; });
    });
  }
  if (address.sex == Sex::unknown) keep([&](std::uint32_t number) { return !clusters_[number].stranger; });
  return principal(open, document_.blocks[chunk.block]);
}

/// The one whom the article names far more often than the others, if there is one; but a secretary is not
/// called Senator where another may be.
std::uint32_t Linker::foremost(const std::vector<std::uint32_t>& open) const {
  const auto rank = [&](std::uint32_t number) {
    return clusters_[number].fulls + clusters_[number].spans.size();
  };
  const std::uint32_t first = *std::max_element(
      open.begin(), open.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  const bool titled = !clusters_[first].titles.empty();
  const bool far = std::all_of(open.begin(), open.end(), [&](std::uint32_t number) {
    if (number == first) return true;
    if (titled && clusters_[number].titles.empty()) return false;
    return rank(first) >= kPrincipal * std::max<std::size_t>(rank(number), 1);
  });
  return far ? first : kNobody;
}

/// The one named last, unless the article is about another.
std::uint32_t Linker::principal(const std::vector<std::uint32_t>& open, const Block& block) const {
  std::uint32_t latest = open.front();
  std::uint32_t most = open.front();
  for (const std::uint32_t number : open) {
    const Cluster& cluster = clusters_[number];
    if (cluster.named_at > clusters_[latest].named_at) latest = number;
    if (cluster.spans.size() > clusters_[most].spans.size()) most = number;
  }
  if (clusters_[latest].named_at == 0) {  // a headline: whom the text names most
    return *std::max_element(open.begin(), open.end(), [&](std::uint32_t a, std::uint32_t b) {
      return clusters_[a].fulls < clusters_[b].fulls || (clusters_[a].fulls == clusters_[b].fulls && a > b);
    });
  }
  const bool here = clusters_[latest].named_at > block.first;
  if (here || clusters_[most].spans.size() < kPrincipal * clusters_[latest].spans.size()) return latest;
  return most;
}

/// A person of whom the article has the surname and Mr or Ms only, beside others of that surname.
std::uint32_t Linker::stranger(const Chunk& chunk, std::uint64_t surname, Sex sex) {
  std::uint32_t& place = by_full_[join_hash(join_hash(13, surname), static_cast<std::uint64_t>(sex))];
  if (place != 0) return root(place - 1);
  const std::uint32_t number = add_cluster({surname}, 0);
  place = number + 1;
  Cluster& cluster = clusters_[number];
  cluster.sex = sex;
  cluster.stranger = true;
  note_name(cluster, document_.blocks[chunk.block], {chunk.first, chunk.last});
  note_bearer(number, surname);
  return number;
}

}  // namespace news::people
