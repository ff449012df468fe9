#include "people/credits.h"

#include <algorithm>
#include <string_view>

#include "people/word_set.h"

namespace news::people {
namespace {

/// So many words may stand in a credit line.
constexpr std::uint32_t kLongestLine = 60;
/// So many of them may be plain words in lower case: in the newsroom.
constexpr std::uint32_t kMostPlain = 2;

/// Credit lines are no sentences.
bool is_plain(const Token& token) {
  return !token.is(kCapital) && !token.is(kNumber) && !token.has(kFunction | kParticle | kCredit | kAgency);
}

class LineReader {
 public:
  LineReader(const Document& document, const Block& block) : document_(document), block_(block) {}

  [[nodiscard]] std::uint32_t first() const {
    std::uint32_t at = block_.first;
    while (at + 1 < block_.last && !(token(at).has(kCredit) && begins_by_line(at, behind_words(at)))) ++at;
    return at + 1 < block_.last ? at : block_.last;
  }

  void add_to(std::vector<Stretch>& found) const {
    for (std::uint32_t at = block_.first; at + 1 < block_.last;) {
      const std::uint32_t end = token(at).has(kCredit) ? line_end(at) : at;
      if (end > at) found.push_back({at, end});
      at = std::max(end, at + 1);
    }
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t at) const { return document_.tokens[at]; }

  /// Where the line ends that begins at this word; the word itself when none does.
  [[nodiscard]] std::uint32_t line_end(std::uint32_t at) const {
    const std::uint32_t next = behind_words(at);
    if (next >= block_.last) return at;
    if (is_colon(next) || (next + 1 < block_.last && is_by(at, next) && is_colon(next + 1)))
      return behind_colon(at, is_colon(next) ? next : next + 1);
    if (names_follow(at, next)) return behind_word(at, next);
    return begins_by_line(at, next) ? behind_by(at, next + 1) : at;
  }

  /// Behind the words of the credit: Photo illustration by
  [[nodiscard]] std::uint32_t behind_words(std::uint32_t at) const {
    do ++at;
    while (at < block_.last && token(at).gap == Gap::blank && token(at).has(kCredit));
    return at;
  }

  [[nodiscard]] bool begins_by_line(std::uint32_t at, std::uint32_t next) const {
    return next < block_.last && token(next).gap == Gap::blank && opens_line(at) && is_by(at, next);
  }

  [[nodiscard]] bool is_colon(std::uint32_t at) const {
    if (token(at).gap != Gap::colon) return false;
    const std::string_view text = document_.parts[block_.part].text;
    return text.substr(token(at - 1).end, token(at).begin - token(at - 1).end).find(':') !=
           std::string_view::npos;
  }

  /// At the beginning of a paragraph, a sentence or a parenthesis, perhaps behind With.
  [[nodiscard]] bool opens_line(std::uint32_t at) const {
    static const WordSet kWith{"with", "mit", "avec", "con"};
    if (at > block_.first && token(at).gap == Gap::blank && kWith.has(token(at - 1).hash)) --at;
    const Gap gap = token(at).gap;
    return token(at).is(kCapital) &&
           (at == block_.first || gap == Gap::open || gap == Gap::stop || gap == Gap::dash ||
            gap == Gap::other || gap == Gap::close || (gap == Gap::blank && token(at - 1).has(kAgency)));
  }

  /// A word that a name follows. Foto de Ann Example shows her, mostly; Reportaje de Ann Example is hers.
  [[nodiscard]] bool is_by(std::uint32_t at, std::uint32_t next) const {
    static const WordSet kBy{"by", "par", "por"};
    static const WordSet kOf{"de", "von", "di", "of"};
    static const WordSet kWork{"reportage",   "reporte",      "reportaje",  "redaction",  "redaccion",
                               "informacion", "cortesia",     "courtesy",   "reporteria", "bericht",
                               "material",    "mitarbeit",    "traduction", "traduccion", "ubersetzung",
                               "ubersetzt",   "aufgezeichnet"};
    if (kBy.has(token(next).hash)) return true;
    if (kOf.has(token(next).hash)) return work_word(at, next, kWork);
    return false;
  }
  [[nodiscard]] bool work_word(std::uint32_t at, std::uint32_t next, const WordSet& words) const {
    for (; at < next; ++at) {
      if (words.has(token(at).hash)) return true;
    }
    return false;
  }

  /// Credit Ann Example for The Monitor, Courtesy Ann Example, Подготовила Анна Образцова
  [[nodiscard]] bool names_follow(std::uint32_t at, std::uint32_t next) const {
    static const WordSet kHeads{"credit",      "courtesy",   "foto",        "фото",     "подготовил",
                                "подготовила", "підготував", "підготувала", "світлина", "credits"};
    const Gap gap = token(next).gap;
    return token(at).is(kCapital) && token(next).is(kCapital) && kHeads.has(token(next - 1).hash) &&
           (gap == Gap::blank || gap == Gap::stop);
  }

  [[nodiscard]] std::uint32_t behind_word(std::uint32_t at, std::uint32_t next) const {
    static const WordSet kFor{"for", "via"};
    std::uint32_t end = next + 1;
    while (end < block_.last && token(end).is(kCapital) && joined(end)) ++end;
    if (end == block_.last) return end;
    const Token& behind = token(end);
    if (behind.gap == Gap::blank) {
      // But Credit Ann Example with this.
      if (!kFor.has(behind.hash) || end + 1 >= block_.last || !token(end + 1).is(kCapital)) return at;
      while (end + 1 < block_.last && token(end + 1).is(kCapital) && joined(end + 1)) ++end;
      return end + 1;
    }
    return behind.gap == Gap::comma ? at : end;
  }
  [[nodiscard]] bool joined(std::uint32_t at) const {
    return token(at).gap == Gap::blank || token(at - 1).is(kInitial);
  }

  /// Reporting by Ann Example in Dover; editing by Carl Sample
  [[nodiscard]] std::uint32_t behind_by(std::uint32_t at, std::uint32_t next) const {
    const std::uint32_t begin = token(at).begin;
    const bool enclosed = begin > 0 && document_.parts[block_.part].text[begin - 1] == '(';
    const bool picture = is_picture(at);
    std::uint32_t plain = 0;
    std::uint32_t end = next;
    for (; end < block_.last; ++end) {
      if (enclosed && token(end).gap == Gap::close) break;
      if (picture && ends_picture(next, end)) break;
      plain += is_plain(token(end)) ? 1 : 0;
      if (plain > kMostPlain || end - at > kLongestLine) return at;
    }
    return end;
  }

  [[nodiscard]] bool is_picture(std::uint32_t at) const {
    static const WordSet kPictures{"photo",   "photos",   "photograph", "photographs",  "image", "images",
                                   "picture", "pictures", "courtesy",   "illustration", "video"};
    return kPictures.has(token(at).hash);
  }

  /// What a picture shows may go on behind its credit: Photo by Ann Example. A bridge in Dover.
  [[nodiscard]] bool ends_picture(std::uint32_t next, std::uint32_t end) const {
    if (token(end).is(kCapital)) return document_.starts_sentence(block_, end);
    return is_plain(token(end)) && end > next && token(next).is(kCapital);
  }

  /// Photos: Ann Example and Carl Sample for The Monitor. But not Video: Ann Example sings, nor Photo: Ann
  /// Example, who sings.
  [[nodiscard]] std::uint32_t behind_colon(std::uint32_t at, std::uint32_t next) const {
    static const WordSet kAnd{"and", "und", "et", "y", "и", "і", "та", "for", "fur", "pour", "para", "via"};
    if (!token(next).is(kCapital)) return at;
    std::uint32_t comma = at;  // the last one so far
    for (std::uint32_t end = next + 1; end < block_.last; ++end) {
      const Token& word = token(end);
      const bool small = !word.is(kCapital) && !word.is(kNumber);
      if (word.gap == Gap::comma) {
        if (small && !word.has(kAgency) && !kAnd.has(word.hash)) return at;
        comma = end;
      }
      if (word.is(kNumber) || ends_names(end)) return end;
      if (token(end - 1).is(kPossessive) || end - at > kLongestLine) return at;
      if (is_plain(word)) return word.gap == Gap::blank ? comma : end;
    }
    return block_.last;
  }

  /// A mark that ends a list of names, or the next credit.
  [[nodiscard]] bool ends_names(std::uint32_t end) const {
    const Gap gap = token(end).gap;
    if (gap == Gap::stop) return !token(end - 1).is(kInitial);
    return gap == Gap::close || gap == Gap::colon || gap == Gap::open || gap == Gap::quote ||
           (token(end).has(kCredit) && end + 1 < block_.last && is_colon(end + 1));
  }

  const Document& document_;
  const Block& block_;
};

}  // namespace

void add_credit_lines(const Document& document, const Block& block, std::vector<Stretch>& found) {
  LineReader(document, block).add_to(found);
}

std::uint32_t learnable_end(const Document& document, const Block& block) {
  if (is_byline(document, block)) return block.first;
  constexpr std::uint32_t kLongest = 40;
  constexpr std::uint32_t kLeastBehind = 3;
  constexpr std::uint32_t kMostBehind = 6;
  static const std::uint64_t kContributed = word_hash("contributed");
  const std::uint32_t size = block.last - block.first;
  if (size > kLeastBehind && size <= kLongest) {
    const std::uint32_t first = block.last - std::min(size, kMostBehind);
    for (std::uint32_t at = first; at + kLeastBehind <= block.last; ++at) {
      if (document.tokens[at].hash == kContributed) return block.first;
    }
  }
  return LineReader(document, block).first();
}

void find_credits(const Document& document, const Block& block, bool tail, std::vector<Stretch>& found) {
  found.clear();
  const bool body = std::string_view(document.parts[block.part].name) == "body";
  if (body && is_byline(document, block)) {
    found.push_back({block.first, block.last});
    return;
  }
  if (body && (tail || block.credits)) add_taglines(document, block, tail, found);
  if (!block.credits) return;
  add_credit_lines(document, block, found);
  if (found.size() < 2) return;
  std::sort(found.begin(), found.end(), [](const Stretch& a, const Stretch& b) { return a.first < b.first; });
}

}  // namespace news::people
