#include "people/mentions.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "people/word_hash.h"

namespace news::people {
namespace {

struct Words {
  std::uint64_t the = word_hash("the");
  std::uint64_t who = word_hash("who");
  std::uint64_t whose = word_hash("whose");
  std::uint64_t of = word_hash("of");
};

const Words& words() {
  static const Words kWords;
  return kWords;
}

/// 34th, 1st
bool is_ordinal(std::string_view word) {
  return word.size() >= 3 &&
         (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"));
}

}  // namespace

bool looks_like_surname(std::string_view word) {
  static constexpr std::array<std::string_view, 73> kEnds = {
      "ov",    "ova",   "ev",    "eva",          "yov",        "sky",   "skiy", "skyy",        "skyi",
      "ski",   "ska",   "skaya", "vic",          "vi\xC4\x87", "vich",  "ovic", "enko",        "chuk",
      "czuk",  "uk",    "dze",   "shvili",       "yan",        "ian",   "oglu", "o\xC4\x9Flu", "sson",
      "ssen",  "sen",   "strom", "str\xC3\xB6m", "berg",       "stein", "mann", "opoulos",     "poulos",
      "idis",  "akis",  "escu",  "eanu",         "etti",       "elli",  "ucci", "ello",        "ini",
      "zadeh", "pour",  "aitis", "auskas",       "nen",        "wicz",  "czyk", "iewicz",      "quist",
      "gaard", "bauer", "meyer", "hoff",         "ов",         "ова",   "ев",   "ева",         "ин",
      "ина",   "ский",  "ская",  "ський",        "ська",       "енко",  "чук",  "юк",          "дзе",
      "швили"};
  if (word.size() < 5) return false;
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return word.size() >= end.size() + 2 && word.substr(word.size() - end.size()) == end;
  });
}

bool is_joined_name(std::string_view word) {
  static constexpr std::string_view kJoints[] = {"-ul-", "-ur-", "-ud-", "-us-", "-uz-", "-un-"};
  // Of organisations: Jaish-ul-Adl, Jamaat-ud-Dawa
  static constexpr std::string_view kOthers[] = {"Ja", "La", "Da", "Hiz", "Har"};
  const bool joint = std::any_of(std::begin(kJoints), std::end(kJoints), [&](std::string_view part) {
    return word.find(part) != std::string_view::npos;
  });
  return joint && std::none_of(std::begin(kOthers), std::end(kOthers),
                               [&](std::string_view begin) { return word.starts_with(begin); });
}

bool is_syllables(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen < 1 || hyphen > 5) return false;
  const std::string_view second = word.substr(hyphen + 1);
  if (second.empty() || second.size() > 5) return false;
  return std::all_of(second.begin() + 1, second.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         std::all_of(word.begin() + 1, word.begin() + static_cast<std::ptrdiff_t>(hyphen),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

Context context_of(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  Context context;
  const auto& tokens = document.tokens;
  if (first > block.first) {
    const Token& before = tokens[first - 1];
    const Gap gap = tokens[first].gap;
    if (gap == Gap::blank && !before.is(kCapital)) {
      context.speech = before.has(kSpeech);
      context.place_before = before.has(kPlaceBefore);
      // the mayor of Tarn, the city of Tarn
      if (before.hash == words().of && first >= block.first + 2)
        context.place_before = tokens[first - 2].has(kOffice | kPlaceOf | kOrgEnd);
    }
    context.article_before = gap == Gap::blank && before.hash == words().the;
  }
  if (last >= block.last) return context;
  const Token& next = tokens[last];
  if (next.gap == Gap::blank && !next.is(kCapital)) {
    context.speech_after = next.has(kSpeech);
    context.speech = context.speech || context.speech_after;
  }
  const auto short_number = [&](const Token& token) {
    return token.is(kNumber) && token.end - token.begin == 2;
  };
  if (next.gap == Gap::comma) {
    context.age = short_number(next) && (last + 1 >= block.last || tokens[last + 1].gap == Gap::comma ||
                                         tokens[last + 1].gap == Gap::stop);
    context.relative = next.hash == words().who || next.hash == words().whose;
    // ", the foreign minister", ", a spokesman for"
    for (std::uint32_t at = last; at < block.last && at < last + 5; ++at) {
      if (at > last && tokens[at].gap != Gap::blank) break;
      if (tokens[at].has(kOffice | kRoleNoun) && at > last) context.apposition = true;
    }
  }
  if (next.gap == Gap::blank && next.is(kNumber)) {
    context.figure = true;
    const Gap gap = tokens[first].gap;
    context.scorer = (gap == Gap::open || gap == Gap::comma) && is_ordinal(document.text(block, last));
  }
  if (next.gap == Gap::open) {
    context.parenthesis = next.is(kCapital) || next.is(kNumber);
    context.scorer = next.is(kNumber) && is_ordinal(document.text(block, last));
    context.home = next.is(kCapital) && next.has(kPlace | kNation) && last + 1 < block.last &&
                   tokens[last + 1].gap == Gap::close;
  }
  return context;
}

bool is_past(const Document& document, const Block& block, std::uint32_t at) {
  static const std::uint64_t kBare[] = {word_hash("say"), word_hash("beat")};
  static const std::uint64_t kForms[] = {word_hash("is"), word_hash("was"), word_hash("has"),
                                         word_hash("had")};
  const Token& verb = document.tokens[at];
  if (verb.gap != Gap::blank || verb.is(kCapital)) return false;
  const auto one_of = [&](const auto& words) {
    return std::find(std::begin(words), std::end(words), verb.hash) != std::end(words);
  };
  if (verb.has(kSpeech)) return !one_of(kBare);
  const std::string_view word = document.text(block, at);
  return one_of(kForms) || (word.size() >= 5 && word.ends_with("ed") && !word.ends_with("eed"));
}

}  // namespace news::people
