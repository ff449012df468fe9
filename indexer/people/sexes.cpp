#include <algorithm>

#include "people/linking.h"
#include "people/word_hash.h"

// Whether a person is Mr or Ms.

namespace news::people {
namespace {

/// The key under which is counted how often a surname is followed or led by a word of this sex.
std::uint64_t count_key(std::uint64_t surname, Sex sex) {
  return join_hash(surname, static_cast<std::uint64_t>(sex));
}

Sex other_than(Sex sex) {
  return sex == Sex::male ? Sex::female : Sex::male;
}

}  // namespace

Sex Linker::sex_of(const Cluster& cluster) const {
  if (cluster.told != Sex::unknown) return cluster.told;
  if (cluster.known == nullptr) return cluster.sex;
  const std::string_view name = cluster.known->name;
  const std::size_t end = name.find(' ');
  return end == std::string_view::npos ? cluster.sex : lists_.sex_of_given(word_hash(name.substr(0, end)));
}

/// The article knows better than the list of given names: whom it calls Ms. again and again, or Ms. and she,
/// is no man, where nobody else has the surname.
void Linker::correct_sexes() {
  constexpr std::uint32_t kOften = 4;
  FlatMap well_known;  // Melania Trump is named in full, and President Trump isn't
  const FlatMap addressed = count_addresses(well_known);
  FlatMap pronouns;
  bool pronouns_read = false;
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    Cluster& cluster = clusters_[number];
    if (root(number) != number || cluster.known != nullptr || cluster.told != Sex::unknown) continue;
    if (cluster.sex == Sex::unknown) continue;
    const Sex other = other_than(cluster.sex);
    const std::uint64_t surname = cluster.words.back();
    const std::uint32_t times = addressed.find(count_key(surname, other));
    const bool contradicted = times > 0 && addressed.find(count_key(surname, cluster.sex)) == 0;
    if (!contradicted || well_known.find(surname) != 0 || bearers_of(surname).size() != 1) continue;
    if (!pronouns_read) pronouns = count_pronouns();
    pronouns_read = true;
    const bool said =
        pronouns.find(count_key(surname, other)) > 0 && pronouns.find(count_key(surname, cluster.sex)) == 0;
    if (said || times >= kOften) cluster.told = other;
  }
}

/// How often surnames stand alone behind Mr and Ms; and which of them the alias file knows.
FlatMap Linker::count_addresses(FlatMap& well_known) const {
  FlatMap counts;
  for (const Chunk& chunk : chunks_) {
    if (chunk.last - chunk.first != 1 || chunk.kind == Title::none) continue;
    const Block& block = document_.blocks[chunk.block];
    const std::uint64_t surname =
        surname_key(document_.text(block, chunk.first), document_.tokens[chunk.first].hash);
    if (known_single(chunk) != nullptr) well_known[surname] = 1;
    const Address address = address_of(chunk);
    if (address.civil && address.sex != Sex::unknown) counts[count_key(surname, address.sex)] += 1;
  }
  return counts;
}

/// How often surnames are followed by he and she, as the first pronoun of their sentence.
FlatMap Linker::count_pronouns() const {
  constexpr std::uint32_t kReach = 25;
  static const std::uint64_t kHe = word_hash("he");
  static const std::uint64_t kShe = word_hash("she");
  FlatMap counts;
  for (const Chunk& chunk : chunks_) {
    const Block& block = document_.blocks[chunk.block];
    const Token& name = document_.tokens[chunk.last - 1];
    if (name.is(kPossessive)) continue;
    const std::uint32_t end = std::min(block.last, chunk.last + kReach);
    for (std::uint32_t at = chunk.last; at < end; ++at) {
      const Token& token = document_.tokens[at];
      if (token.gap == Gap::stop && document_.starts_sentence(block, at)) break;
      if (token.hash != kHe && token.hash != kShe) continue;
      const std::uint64_t surname = surname_key(document_.text(block, chunk.last - 1), name.hash);
      counts[count_key(surname, token.hash == kHe ? Sex::male : Sex::female)] += 1;
      break;
    }
  }
  return counts;
}

}  // namespace news::people
