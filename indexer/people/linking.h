#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "people/chunks.h"
#include "people/document.h"
#include "people/lists.h"
#include "people/mentions.h"

namespace news::people {

/// The key under which a surname is looked up: al-Sisi and Sisi are one, as are the cases of a Russian name.
[[nodiscard]] std::uint64_t surname_key(std::string_view word, std::uint64_t hash);

/// The key of a full name; 0 for no suffix.
[[nodiscard]] std::uint64_t full_key(std::uint64_t given, std::uint64_t surname, std::uint64_t suffix);

/// What stands between given name and surname.
struct MiddleName {
  char letter = 0;    ///< It begins with this one; 0: there is none.
  bool word = false;  ///< Written out.
};

/// A person of one article, while mentions are being linked.
struct Cluster {
  std::vector<std::uint64_t> words;  ///< Of the longest form, initials and suffix left out.
  std::uint64_t suffix = 0;          ///< Jr., III
  std::uint32_t middle = 0;          ///< The middle initials, one bit a letter.
  MiddleName middle_name;            ///< The first one that was found.
  std::uint32_t next_full = 0;       ///< Another person of the same given name and surname, + 1.
  char initial = 0;                  ///< Of the given name, when only that is known.
  std::string name;                  ///< The form to show.
  std::uint32_t name_words = 0;
  bool name_caps = false;
  bool name_oblique = false;  ///< Made from another case than the nominative.
  std::uint32_t fulls = 0;
  const KnownPerson* known = nullptr;
  std::uint32_t merged_into = 0;  ///< Itself, unless merged.
  std::uint32_t named_at = 0;     ///< The token behind the last mention so far; 0: none yet.
  std::vector<std::uint64_t> titles;
  Sex sex = Sex::unknown;     ///< By the given name.
  Sex told = Sex::unknown;    ///< By Mr or Ms: the article knows better than any list.
  bool surname_only = false;  ///< Van der Leyen, where somebody has the full name.
  bool stranger = false;      ///< Known by Mr or Ms and a surname that others bear.
  std::vector<schema::Span> spans;
  std::vector<std::string> roles;
  std::vector<std::uint64_t> role_keys;  ///< Of each role, to find it again.
};

/// Brings the mentions of an article together: one cluster for each person.
class Linker {
 public:
  Linker(const Document& document, const Lists& lists, const std::vector<Chunk>& chunks,
         const std::vector<FullName>& names);

  /// The persons in the order of their first mention.
  [[nodiscard]] std::vector<schema::Person> run();

 private:
  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;
  static constexpr std::uint32_t kSeveral = 0xFFFFFFFE;

  struct Window {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  /// Where the words of a full name end.
  struct Ending {
    std::uint32_t last = 0;    ///< Without any suffix.
    std::uint32_t whole = 0;   ///< With Jr. or III, without MD.
    std::uint64_t suffix = 0;  ///< Jr. or III
  };

  /// Two names that differ in a suffix.
  struct Namesakes {
    std::uint32_t plain = 0;
    std::uint32_t suffixed = 0;
    bool apart = false;            ///< Two persons.
    std::uint32_t named_last = 0;  ///< The one of them that the reading came to last, and where.
    std::uint32_t named_at = 0;
  };

  // lone_words.cpp: persons of whom the article has one word
  void found_by_single_word(const Chunk& chunk, bool known_only);
  [[nodiscard]] const KnownPerson* known_with_title(const Chunk& chunk) const;
  [[nodiscard]] const KnownPerson* known_single(const Chunk& chunk) const;
  void weigh_lone_words();
  [[nodiscard]] int lone_margin(std::uint64_t word) const;
  [[nodiscard]] bool is_called_by_given(const Chunk& chunk) const;
  [[nodiscard]] bool is_thing(const Chunk& chunk) const;
  [[nodiscard]] bool stands_alone(const Chunk& chunk) const;
  [[nodiscard]] bool is_house(const Token& token) const;

  // linking.cpp: mentions to clusters
  void found_by_full_names();
  [[nodiscard]] std::uint32_t titled(const Chunk& chunk, std::uint32_t found);
  [[nodiscard]] std::uint32_t cluster_of_known(const KnownPerson& known, std::uint64_t word);
  void link_chunk(std::uint32_t number);
  [[nodiscard]] std::uint32_t whom_names(const Chunk& chunk, std::uint32_t first, std::uint32_t cluster);
  [[nodiscard]] std::uint32_t behind_preposition(std::uint32_t cluster, std::uint32_t at,
                                                 std::uint32_t last) const;
  std::uint32_t link_full_name(const Chunk& chunk, std::uint32_t at);
  [[nodiscard]] bool is_led_in(const Chunk& chunk) const;
  std::uint32_t link_surname(const Chunk& chunk, std::uint32_t at);
  [[nodiscard]] std::uint32_t surname_end(const Chunk& chunk, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t whom_means(const Chunk& chunk, Window window);
  [[nodiscard]] bool too_doubtful(const Chunk& chunk, Window window) const;
  void link_alias_runs();
  void link_cyrillic(const Block& block, std::uint32_t token);
  void link_cjk(const Block& block, std::uint32_t token);
  void mention(std::uint32_t cluster, const Block& block, Window window, bool roles);

  /// A person and a surname of theirs.
  struct Bearer {
    std::uint32_t cluster = 0;
    std::uint32_t next = 0;  ///< Of the same surname, + 1.
  };
  // bearers.cpp: which of the persons with a surname is meant
  /// How a lone surname is addressed: Mayor, Mr.
  struct Address {
    Sex sex = Sex::unknown;
    bool civil = false;                 ///< With Mr or Ms.
    std::vector<std::uint64_t> titles;  ///< Without these.
  };
  void note_bearer(std::uint32_t number, std::uint64_t surname);
  void read_titles();
  [[nodiscard]] bool holds_title(const Chunk& chunk, std::uint32_t number) const;
  void add_titles(Cluster& cluster, const Address& address) const;
  [[nodiscard]] Address address_of(const Chunk& chunk) const;
  [[nodiscard]] std::vector<std::uint32_t> bearers_of(std::uint64_t surname) const;
  [[nodiscard]] bool has_form(std::uint32_t number, std::uint64_t word, bool nominative) const;
  [[nodiscard]] std::uint32_t bearer(const Chunk& chunk, std::uint32_t at, std::uint64_t surname);
  [[nodiscard]] std::uint32_t foremost(const std::vector<std::uint32_t>& open) const;
  [[nodiscard]] std::uint32_t principal(const std::vector<std::uint32_t>& open, const Block& block) const;
  [[nodiscard]] std::uint32_t stranger(const Chunk& chunk, std::uint64_t surname, Sex sex);

  // sexes.cpp: Mr or Ms
  void correct_sexes();
  [[nodiscard]] Sex sex_of(const Cluster& cluster) const;
  [[nodiscard]] FlatMap count_addresses(FlatMap& well_known) const;
  [[nodiscard]] FlatMap count_pronouns() const;

  // suffixes.cpp: Jr. and III
  [[nodiscard]] Ending ending_of(Window window) const;
  [[nodiscard]] const KnownPerson* known_with_suffix(const Block& block, Window window) const;
  void merge_suffixes();
  [[nodiscard]] bool known_apart(const Cluster& plain, const Cluster& suffixed) const;
  void tell_apart(std::vector<Namesakes>& pairs, const FlatMap& pair_of) const;
  [[nodiscard]] bool same_sentence(const Block& block, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t find_window(const Block& block, Window window) const;
  [[nodiscard]] std::uint32_t of_suffix(const Chunk& chunk, std::uint32_t at, std::uint64_t surname,
                                        std::uint64_t suffix) const;
  void found_by_suffix(const Chunk& chunk);

  // nickname_links.cpp: Ed "Too Tall" Jones
  void link_nicknames();
  void name_also(std::uint32_t number, std::uint64_t given, std::uint64_t surname);
  [[nodiscard]] const Nickname* first_nickname(std::uint32_t token) const;
  void note_nicknames();

  // clusters.cpp: which cluster a name belongs to
  [[nodiscard]] std::uint32_t cluster_of(const Block& block, Window window);
  [[nodiscard]] std::uint32_t of_full_key(std::uint64_t key, const MiddleName& middle) const;
  [[nodiscard]] std::uint32_t find_full(std::uint64_t given, std::uint64_t surname, std::uint64_t suffix,
                                        const MiddleName& middle) const;
  void note_full(std::uint32_t number, std::uint64_t suffix);
  [[nodiscard]] MiddleName middle_of(const Block& block, Window window) const;
  [[nodiscard]] std::uint32_t add_cluster(std::vector<std::uint64_t> words, std::uint64_t suffix);
  void find_surnames();
  void merge_contained();
  void merge_initials();
  void merge_known();
  void merge(std::uint32_t from, std::uint32_t into);
  void index_clusters();
  [[nodiscard]] std::uint64_t given_key(const Block& block, std::uint32_t token) const;
  [[nodiscard]] std::string name_at(const Block& block, Window window) const;
  [[nodiscard]] bool is_oblique(const Cluster& cluster, const Block& block, Window window) const;
  void note_name(Cluster& cluster, const Block& block, Window window);
  [[nodiscard]] std::uint32_t root(std::uint32_t cluster) const;
  [[nodiscard]] const KnownPerson* known_at(const Block& block, Window window) const;

  const Document& document_;
  const Lists& lists_;
  const std::vector<Chunk>& chunks_;
  const std::vector<FullName>& names_;
  std::vector<Cluster> clusters_;
  std::vector<std::uint32_t> of_name_;  ///< The cluster of each full name.
  FlatMap by_full_;                     ///< (given, surname, suffix) -> cluster + 1
  FlatMap bearers_;                     ///< surname -> the first of bearer_list_ that has it + 1
  FlatMap by_known_;                    ///< person of the alias file -> cluster + 1
  FlatMap by_first_;                    ///< given, or given and suffix -> cluster + 1, or kSeveral
  FlatMap by_nickname_;                 ///< last word of a nickname -> cluster + 1
  FlatMap lone_sum_;                    ///< word that stands alone -> what the tagger says of it, summed
  FlatMap lone_count_;
  FlatMap houses_;  ///< words with 's that say something: Albertson's
  std::vector<Bearer> bearer_list_;
  std::vector<bool> covered_;  ///< Tokens that a mention has taken.
  std::size_t next_name_ = 0;
};

}  // namespace news::people
