#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <news/schema/article.h>

#include "quotes/attribution.h"

namespace news::quotes {

/// The words of a name without case and accents, abbreviated offices written out.
[[nodiscard]] std::vector<std::string> name_words(std::string_view text);

/// Leads from the words for a speaker to a person of the article.
class Resolver {
 public:
  Resolver(const schema::Article& article, const Lexicon& lexicon, const GivenNames& names,
           const std::vector<Paragraph>& paragraphs);

  struct Person {
    std::size_t index = 0;
    double certainty = 1;  ///< Of the step from the words to the person.
  };

  /// The person that a finding's speaker is, if it can be told. Call in the order of the body: a speaker
  /// helps to tell who "he" is further down. `findings` tells which mentions stand inside quotes.
  [[nodiscard]] std::optional<Person> resolve(const Finding& finding, const std::vector<Finding>& findings);

 private:
  struct Mention {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t person;
  };
  /// Where somebody is made known, with the words before the full name.
  struct Introduction {
    std::uint32_t begin;
    std::uint32_t person;
    std::vector<std::string> titles;
  };
  struct RoleName {
    std::string head;                    ///< "president"
    std::vector<std::string> modifiers;  ///< "french"
  };

  /// How often the article says "he" and "she" of a person.
  struct Pronouns {
    std::uint32_t he = 0;
    std::uint32_t she = 0;
  };

  std::optional<Person> find(const Finding& finding, const std::vector<Finding>& findings);
  std::optional<Person> of_name(const SpeakerWords& speaker);
  std::optional<std::size_t> person_at(Stretch head) const;
  bool is_shared(const std::vector<std::string>& words) const;
  Gender spoken_gender(const SpeakerWords& speaker) const;
  std::optional<Person> namesake(std::size_t linked, std::string_view name, Gender gender);
  std::optional<Person> of_bearers(const std::vector<std::size_t>& bearers, std::optional<std::size_t> linked,
                                   std::size_t name);
  void keep_gender(std::vector<std::size_t>& bearers, Gender wanted) const;
  bool is_in_headline(std::size_t person) const;
  bool introduces(const Mention& mention) const;
  void keep_titled(std::vector<std::size_t>& bearers, std::optional<std::size_t> linked,
                   std::vector<std::string> titles, std::size_t name, std::size_t mention);
  void drop_strangers(std::vector<std::size_t>& bearers, const SpeakerWords& speaker) const;
  void keep_suffixed(std::vector<std::size_t>& bearers, bool suffix) const;
  bool is_introduced_as(std::size_t person, const std::string& title);
  void read_introductions();
  bool is_full(std::string_view mention) const;
  bool is_inflected(const Mention& mention) const;
  std::optional<Person> of_pronoun(const Finding& finding, const std::vector<Finding>& findings);
  std::optional<std::size_t> teller_of(const Telling& telling);
  std::optional<std::size_t> from_before(const Finding& finding, Gender wanted);
  std::optional<Person> of_role(const SpeakerWords& speaker);
  std::optional<Person> of_answer(const SpeakerWords& speaker);
  bool owns(std::size_t person, std::uint32_t head_end) const;
  Gender gender_of(std::size_t person);
  Gender read_gender(std::size_t person);
  Gender told_by_pronouns(std::size_t person);
  void read_pronouns();
  Gender pronoun_behind(std::size_t begin, std::size_t limit) const;
  Gender given_gender(const schema::Person& person) const;
  void read_surnames();
  void read_roles();
  double weight_of(const Mention& mention, Gender wanted);
  bool speaks(const Mention& mention) const;
  bool same_sentence(std::size_t from, std::size_t to) const;
  std::size_t paragraph_of(std::uint32_t offset) const;

  const schema::Article& article_;
  const Lexicon& lexicon_;
  const GivenNames& names_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Mention> mentions_;
  // What is known of each person, read when it is first asked for: most speakers are found without.
  std::vector<std::optional<Gender>> genders_;
  std::vector<Pronouns> pronouns_;
  std::vector<std::vector<std::string>> names_read_;
  std::unordered_map<std::string, std::vector<std::size_t>> bearers_;  ///< By surname.
  std::vector<Introduction> introductions_;  ///< Of people who share their surname, in order.
  bool introductions_read_ = false;
  std::vector<std::vector<RoleName>> roles_;
  std::unordered_map<std::uint32_t, std::optional<Person>> decided_;  ///< By where the mention begins.
  std::optional<std::optional<Person>> interviewee_;
  std::optional<std::size_t> last_speaker_;
  std::size_t last_paragraph_ = 0;
};

}  // namespace news::quotes
