#include <algorithm>
#include <iterator>
#include <string_view>

#include "people/credits.h"
#include "people/word_set.h"

namespace news::people {
namespace {

/// Longer sentences say more than who wrote the text.
constexpr std::uint32_t kLongestTagline = 90;
constexpr std::uint32_t kLongestRequest = 40;

const WordSet kText{"report", "story", "article", "post", "piece"};

class Sentence {
 public:
  Sentence(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last)
      : document_(document), block_(block), first_(first), last_(last) {}

  [[nodiscard]] bool is_tagline(bool tail) const {
    const std::uint32_t size = last_ - first_;
    if (size < 2 || size > kLongestTagline) return false;
    if ((block_.credits || document_.foreign) && tells_contribution()) return true;
    return tail &&
           (lists_contributors() || (size <= kLongestRequest && (asks_to_follow() || asks_to_read_on() ||
                                                                 (block_.credits && tells_place()))));
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t at) const { return document_.tokens[at]; }
  [[nodiscard]] std::uint32_t find(const WordSet& words) const {
    std::uint32_t at = first_ + 1;
    const auto small = [&] { return !token(at).is(kCapital) || token(at).is(kAllCaps); };
    while (at < last_ && !(small() && words.has(token(at).hash))) ++at;
    return at;
  }
  [[nodiscard]] std::string_view text() const {
    const std::string_view part = document_.parts[block_.part].text;
    return part.substr(token(first_).begin, token(last_ - 1).end - token(first_).begin);
  }

  /// Ann Example and Carl Sample contributed to this report.
  [[nodiscard]] bool tells_contribution() const {
    static const WordSet kContributed{"contributed", "contribue",  "colaboro",
                                      "colaboraron", "contribuyo", "contribuyeron"};
    static const WordSet kTo{"to", "a", "en", "au"};
    static const WordSet kThis{"this", "his", "ce", "cet", "cette", "este", "esta"};
    static const WordSet kWork{"reporting", "research"};
    static const std::uint64_t kAdditional = word_hash("additional");
    static const std::uint64_t kFrom = word_hash("from");
    static const std::uint64_t kBy = word_hash("by");
    const std::uint32_t at = find(kContributed);
    if (at == last_) return false;
    if (at + 1 == last_) return names_only(at);
    const Token& next = token(at + 1);
    if (next.gap == Gap::comma || next.gap == Gap::stop || next.gap == Gap::close) return names_only(at);
    if (next.gap != Gap::blank) return false;
    const std::uint32_t behind = next.hash == kAdditional ? at + 2 : at + 1;
    if (behind < last_ && kWork.has(token(behind).hash)) return true;
    if (next.hash == kFrom) return at + 2 < last_ && token(at + 2).is(kCapital) && names_only(at);
    if (next.hash == kBy) return next.is(kAllCaps);  // a line of its own
    if (kThis.has(next.hash)) return names_only(at);
    if (at + 2 >= last_ || !kTo.has(next.hash) || !names_only(at)) return false;
    return kThis.has(token(at + 2).hash) || (at + 4 == last_ && kText.has(token(at + 3).hash));
  }

  /// Is the subject made of names, with the places they are in and what they do?
  [[nodiscard]] bool names_only(std::uint32_t end) const {
    constexpr std::uint32_t kMost = 4;
    std::uint32_t plain = 0;
    for (std::uint32_t at = first_; at < end; ++at) {
      const Token& word = token(at);
      if (!word.is(kCapital) && !word.has(kFunction | kParticle | kOffice | kRoleNoun)) plain += 1;
    }
    // —Ann Example, in a line of its own, then: and Carl Sample contributed to this report.
    return plain <= kMost && (token(first_).is(kCapital) || token(first_).has(kFunction));
  }

  /// Contributing: Ann Example and Carl Sample
  [[nodiscard]] bool lists_contributors() const {
    static const WordSet kHeads{"contributing", "contributors", "contributor", "mitarbeit"};
    return kHeads.has(token(first_).hash) && token(first_ + 1).gap == Gap::colon;
  }

  /// Follow Ann Example on Twitter; Write to Ann Example at ...; Ann Example can be reached at ...
  [[nodiscard]] bool asks_to_follow() const {
    static const WordSet kHeads{"follow", "email",  "e-mail", "contact", "write", "reach", "tweet",
                                "mail",   "folgen", "folge",  "suivez",  "siga",  "sigue", "следите"};
    static const WordSet kReached{"reached", "erreichbar", "joignable"};
    static const WordSet kPlaces{"twitter", "facebook", "instagram", "linkedin", "bluesky", "mastodon", "x"};
    if (kHeads.has(token(first_).hash)) {
      if (text().find('@') != std::string_view::npos) return true;
      for (std::uint32_t at = first_ + 1; at < last_; ++at) {
        if (token(at).is(kCapital) && kPlaces.has(token(at).hash)) return true;
      }
      return false;
    }
    return text().find('@') != std::string_view::npos && find(kReached) != last_;
  }

  /// More from Ann Example; Read more by Ann Example; Subscribe to Ann Example's newsletter; To contact the
  /// reporters on this story: Ann Example in Dover.
  [[nodiscard]] bool asks_to_read_on() const {
    static const WordSet kHeads{"more", "read", "subscribe", "sign", "click", "to", "want"};
    static constexpr std::string_view kNamed[] = {"ore from ", "ore by ", "ore stories by ", "ead more by ",
                                                  "ead more from "};
    static constexpr std::string_view kRequests[] = {"lick here to read ", "o contact the reporter",
                                                     "o contact the author", "ant more from "};
    static constexpr std::string_view kOffers[] = {"ubscribe to ", "ign up for ", "ign up to "};
    static const WordSet kOffered{"newsletter", "podcast", "newsletters"};
    if (!kHeads.has(token(first_).hash)) return false;
    const std::string_view sentence = text().substr(1);  // whatever the case of its first letter
    const auto begins = [&](std::string_view head) { return sentence.starts_with(head); };
    if (std::any_of(std::begin(kRequests), std::end(kRequests), begins)) return true;
    if (std::any_of(std::begin(kOffers), std::end(kOffers), begins)) return find(kOffered) != last_;
    const auto* const named = std::find_if(std::begin(kNamed), std::end(kNamed), begins);
    if (named == std::end(kNamed)) return false;
    const auto words = static_cast<std::uint32_t>(std::count(named->begin(), named->end(), ' '));
    constexpr std::uint32_t kLongestName = 4;
    if (last_ - first_ - words > kLongestName) return false;
    for (std::uint32_t at = first_ + words; at < last_; ++at) {
      if (!token(at).is(kCapital) && !token(at).has(kParticle)) return false;
    }
    return true;
  }

  /// Ann Example reported from Dover. Ann Example reported on this story.
  [[nodiscard]] bool tells_place() const {
    static const std::uint64_t kReported = word_hash("reported");
    static const std::uint64_t kFrom = word_hash("from");
    static const std::uint64_t kThis = word_hash("this");
    std::uint32_t at = first_ + 1;
    while (at < last_ && token(at).hash != kReported) ++at;
    if (at + 2 >= last_ || !names_only(at)) return false;
    if (token(at + 1).hash == kFrom) return token(at + 2).is(kCapital);
    return at + 3 < last_ && token(at + 2).hash == kThis && kText.has(token(at + 3).hash);
  }

  const Document& document_;
  const Block& block_;
  std::uint32_t first_;
  std::uint32_t last_;
};

bool begins_sentence(const Document& document, const Block& block, std::uint32_t at) {
  const Token& token = document.tokens[at];
  if (!token.is(kCapital) || token.gap != Gap::stop || !document.starts_sentence(block, at)) return false;
  // Ann Example in Dover, Del., Carl Sample in Paris
  return document.parts[block.part].text[document.tokens[at - 1].end + 1] != ',';
}

/// — Ann Example and Carl Sample: a line of names at the end.
bool is_signature(const Document& document, const Block& block) {
  constexpr std::uint32_t kMost = 8;
  const std::uint32_t size = block.last - block.first;
  const std::string_view text = document.parts[block.part].text;
  const std::uint32_t begin = document.tokens[block.first].begin;
  const std::string_view before = text.substr(0, begin).substr(begin < 4 ? 0 : begin - 4);
  const bool dash = before.find("\n-") != std::string_view::npos || before.ends_with("- ") ||
                    before.ends_with("--") || before.find("\xE2\x80\x94") != std::string_view::npos ||
                    before.find("\xE2\x80\x93") != std::string_view::npos;
  if (!dash || size < 2 || size > kMost) return false;
  static const WordSet kAnd{"and", "und", "et", "y"};
  for (std::uint32_t at = block.first; at < block.last; ++at) {
    const Token& word = document.tokens[at];
    const bool joined = at == block.first || word.gap == Gap::blank || word.gap == Gap::comma ||
                        document.tokens[at - 1].is(kInitial);
    if (!joined || (!word.is(kCapital) && !word.has(kParticle) && !kAnd.has(word.hash))) return false;
  }
  return true;
}

/// Ann Example is a ..., the ...
bool tells_of_author(std::string_view rest) {
  static constexpr std::string_view kIs[] = {" is a ",      " is an ",     " is the ",  " is currently ",
                                             " is author ", " is editor ", " is chief "};
  static constexpr std::string_view kForeign[] = {" ist ", " est ", " es ", " — ", " – "};
  // Without their first letters, which may be capitals.
  static constexpr std::string_view kWriters[] = {"edakteur",  "orrespondent", "utor ",        "utorin",
                                                  "olumnist",  "ournalist",    "eporter",      "hroniqueur",
                                                  "eriodista", "orresponsal",  "орреспондент", "ореспондент",
                                                  "урналіст",  "урналист",     "бозреватель",  "глядач"};
  const auto begins = [&](std::string_view is) { return rest.starts_with(is); };
  const auto holds = [&](std::string_view word) { return rest.find(word) != std::string_view::npos; };
  if (std::any_of(std::begin(kIs), std::end(kIs), begins)) return true;
  return std::any_of(std::begin(kForeign), std::end(kForeign), begins) &&
         std::any_of(std::begin(kWriters), std::end(kWriters), holds);
}

}  // namespace

void add_taglines(const Document& document, const Block& block, bool tail, std::vector<Stretch>& found) {
  if (tail && is_signature(document, block)) {
    found.push_back({block.first, block.last});
    return;
  }
  std::uint32_t first = block.first;
  for (std::uint32_t at = first + 1; at <= block.last; ++at) {
    if (at < block.last && !begins_sentence(document, block, at)) continue;
    if (Sentence(document, block, first, at).is_tagline(tail)) found.push_back({first, at});
    first = at;
  }
}

bool begins_biography(std::string_view body, const schema::Span& mention) {
  constexpr std::size_t kLongestInsert = 120;
  constexpr std::size_t kLongestMark = 4;
  // The name begins the paragraph, perhaps behind a dash or a bullet.
  const std::size_t near = std::min<std::size_t>(mention.begin, kLongestMark + 1);
  const std::string_view before = body.substr(mention.begin - near, near);
  if (mention.begin > kLongestMark && before.find('\n') == std::string_view::npos) return false;
  std::string_view rest = body.substr(mention.end, kLongestInsert);
  if (!rest.starts_with(',') && !rest.starts_with(" i") && !rest.starts_with(" e") &&
      !rest.starts_with(" \xE2"))
    return false;  // most names: what follows needn't be looked through
  rest = rest.substr(0, std::min(rest.find('\n'), rest.find(". ")));
  // Ann Example, a former diplomat, is the author ...
  if (rest.starts_with(',') && !rest.starts_with(", who")) {
    const std::size_t comma = rest.find(", is ");
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  if (!tells_of_author(rest)) return false;
  // Who says something there is in the news.
  const std::string_view paragraph =
      body.substr(mention.begin, body.find('\n', mention.begin) - mention.begin);
  return paragraph.find(" said") == std::string_view::npos &&
         paragraph.find(" says") == std::string_view::npos;
}

}  // namespace news::people
