#include "quotes/tokens.h"

#include <algorithm>

#include <news/schema/internal/byte_words.h>
#include <news/schema/internal/fold.h>

#include "quotes/cyrillic_case.h"
#include "quotes/text.h"

namespace news::quotes {
namespace {

/// The mark that a character acts as; 0 for letters, digits and blanks.
char mark_of(char32_t c) {
  switch (c) {
    case U',':
    case 0x060C:
    case 0x3001:
    case 0xFF0C:
      return ',';
    case U'.':
    case 0x3002:
    case 0xFF0E:
      return '.';
    case U'?':
    case 0xFF1F:
      return '?';
    case U'!':
    case 0xFF01:
      return '!';
    case U';':
    case 0xFF1B:
      return ';';
    case U':':
    case 0xFF1A:
      return ':';
    case U'(':
    case U'[':
    case U'{':
    case 0xFF08:
      return '(';
    case U')':
    case U']':
    case U'}':
    case 0xFF09:
      return ')';
    case U'-':
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return '-';
    case 0x2026:
      return '~';
    default:
      return '#';
  }
}

bool is_quotation_mark(char32_t c) {
  return c == U'"' || c == 0x00AB || c == 0x00BB || (c >= 0x201C && c <= 0x201F);
}

bool is_word_char(char32_t c) {
  return schema::is_letter(c) || schema::is_digit(c);
}

/// Most of all text: such a byte is a letter or a digit by itself.
bool is_plain(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

char small_letter(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
}

/// No longer than what LowerWord keeps.
constexpr std::size_t kLongestPlain = 40;

bool joins(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == U'.' || c == U'-' || c == 0x2010 || c == 0x2011 || c == U'&' ||
         c == U'_' || c == U'@' || c == U'/';
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Lexicon& lexicon, std::vector<Token>& out)
      : text_(text), lexicon_(lexicon), out_(out) {}

  /// The tokens of text between quotes.
  void cut(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at < end) {
      const std::size_t start = at;
      if (text_[at] == ' ') {
        ++at;
        continue;
      }
      if (is_plain(text_[at])) {
        if (!take_plain_word(at, end)) take_word(start, ++at, end);
        continue;
      }
      const char32_t c = schema::next_code_point(text_, at);
      if (schema::is_blank(c)) continue;
      if (is_word_char(c)) {
        take_word(start, at, end);
      } else {
        take_mark(start, at, end, c);
      }
    }
  }

 private:
  /// Most of all words: letters and digits of ASCII that nothing joins to what follows. Read once.
  bool take_plain_word(std::size_t& at, std::size_t end) {
    const std::size_t start = at;
    const std::size_t stop = std::min(end, start + kLongestPlain);
    WordHash hash;
    std::size_t next = start;
    bool small = false;
    int capitals = 0;
    if (start + sizeof(std::uint64_t) <= text_.size()) {
      // A loop over letters ends where no processor expects it, eight at once don't.
      const std::uint64_t bytes = schema::word_at(text_, start);
      const std::size_t size = schema::bytes_before(~schema::bytes_of_letters(bytes) & schema::kTopBits);
      if (size > 0) {
        const std::uint64_t mask = ~std::uint64_t{0} >> 8 * (sizeof bytes - size);
        const std::uint64_t case_bits = mask & schema::kEachByte * 0x20;
        const std::uint64_t uppers = case_bits & ~bytes;
        hash.add((bytes & mask) | case_bits, size);
        small = uppers != case_bits;
        capitals = uppers == 0 ? 0 : (uppers & (uppers - 1)) == 0 ? 1 : 2;
        next += size;
      }
    }
    for (; next < stop && is_plain(text_[next]); ++next) {
      const auto byte = static_cast<unsigned char>(text_[next]);
      const bool upper = byte >= 'A' && byte <= 'Z';
      capitals += upper ? 1 : 0;
      small = small || byte >= 'a';
      hash.add(upper ? byte + 32 : byte);
    }
    if (next > stop) return false;
    if (next == stop && stop < end) return false;
    if (next < end && (static_cast<unsigned char>(text_[next]) >= 0x80 || joins(text_[next]))) return false;
    const std::size_t size = next - start;
    const char first = text_[start];
    Token& token = out_.emplace_back();
    token.begin = static_cast<std::uint32_t>(start);
    token.end = static_cast<std::uint32_t>(next);
    token.capital = first >= 'A' && first <= 'Z';
    token.all_capital = !small && capitals >= 2;
    token.number = first >= '0' && first <= '9';
    token.classes = lexicon_.classes(hash);
    at = next;
    if (size <= 4) return true;
    const char letters[] = {small_letter(text_[next - 3]), small_letter(text_[next - 2]),
                            small_letter(text_[next - 1])};
    const std::string_view tail(letters, 3);
    if (token.classes != 0) {
      if (token.is(word::any_cue) && tail == "ing") token.classes |= word::participle;
      return true;
    }
    token.past = tail.ends_with("ed");
    token.gerund = size > 5 && tail == "ing";
    if (tail.ends_with("ly") && !token.capital) token.classes = word::adverb;
    return true;
  }

  void take_word(std::size_t start, std::size_t& at, std::size_t end) {
    bool inner_point = false;
    std::size_t elided = 0;
    while (at < end) {
      // No word that long is listed, so it is two words.
      if (elided > 0 && at - start > kLongestPlain) break;
      if (is_plain(text_[at])) {
        ++at;
        continue;
      }
      if (text_[at] == ' ') break;
      std::size_t next = at;
      const char32_t c = schema::next_code_point(text_, next);
      if (is_word_char(c)) {
        at = next;
        continue;
      }
      if (!joins(c) || next >= end) break;
      std::size_t after = next;
      if (!is_word_char(schema::next_code_point(text_, after))) break;
      inner_point = inner_point || c == U'.';
      if (elided == 0 && (c == U'\'' || c == 0x2019) && is_elided(text_.substr(start, next - start)))
        elided = next - start;
      at = after;
    }
    Token token;
    if (elided > 0 && lexicon_.classes(LowerWord(text_.substr(start, at - start)).view()) == 0)
      at = start + elided;
    const std::string_view word = text_.substr(start, at - start);
    const WordShape shape = shape_of(word);
    token.begin = static_cast<std::uint32_t>(start);
    token.capital = shape.capital;
    token.all_capital = shape.all_capital;
    token.number = shape.number;
    classify(word, token);
    token.oblique = token.capital && has_oblique_ending(word);
    if (at < end && text_[at] == '.') {
      const bool initial = shape.capital && word.size() == 1;
      const bool listed = token.is(word::ender) || (token.is(word::abbreviation) && shape.capital);
      if (initial || listed || (inner_point && !shape.number)) {
        token.dotted = true;
        ++at;
      }
    }
    token.end = static_cast<std::uint32_t>(at);
    out_.push_back(token);
  }

  /// French and Italian write small words together with the next: d'Emmanuel, l'avocat.
  bool is_elided(std::string_view word) const {
    constexpr std::size_t kLongest = 8;
    return word.size() <= kLongest &&
           (lexicon_.classes(LowerWord(word).view()) & (word::preposition | word::determiner)) != 0;
  }

  void classify(std::string_view word, Token& token) const {
    const LowerWord lower(word);
    std::string_view key = lower.view();
    token.classes = lexicon_.classes(key);
    if (token.is(word::any_cue) && key.size() > 4 && key.ends_with("ing")) token.classes |= word::participle;
    if (token.classes != 0) return;
    token.past = key.size() > 4 && key.ends_with("ed");
    token.gerund = key.size() > 5 && key.ends_with("ing");
    if (key.size() > 2 && key.ends_with("'s")) {
      key.remove_suffix(2);
      const WordClass base = lexicon_.classes(key);
      if ((base & word::subject) != 0) {
        token.classes = word::aux | word::subject | (base & (word::he | word::she));
      } else {
        token.possessive = true;
      }
      return;
    }
    // English adverbs are too many to list; nouns that end alike are listed as plain.
    if (key.size() > 4 && key.ends_with("ly") && !token.capital) {
      token.classes = word::adverb;
      return;
    }
    const std::size_t hyphen = key.rfind('-');
    if (hyphen == std::string_view::npos || hyphen == 0) return;
    // "the 54-year-old" is somebody.
    const std::size_t parted = token.number ? key.find('-') : hyphen;
    const WordClass tail = lexicon_.classes(key.substr(parted + 1));
    token.number = token.number && (tail & word::role) == 0;
    // What a SPD-Chefin, an ex-ministre and an ARD-Sendung are.
    token.classes = tail & (word::role | word::title | word::male | word::female | word::thing);
    // French puts the subject behind the verb: dit-il, a-t-elle ajouté.
    if ((tail & word::subject) == 0) return;
    const WordClass head = lexicon_.classes(key.substr(0, key.find('-')));
    const WordClass gender = tail & (word::he | word::she);
    if ((head & word::any_cue) != 0) {
      token.classes = (head & word::any_cue) | word::with_pronoun | gender;
    } else if ((head & word::aux) != 0) {
      token.classes = word::subject | gender;
    }
  }

  void take_mark(std::size_t start, std::size_t& at, std::size_t end, char32_t c) {
    // Around a name; what was said is a token of its own.
    if (lexicon_.marks_names() && is_quotation_mark(c)) return;
    Token token;
    token.mark = mark_of(c);
    if (token.mark == '.') {
      std::size_t dots = 1;
      while (at < end && (text_[at] == '.' || (text_[at] == ' ' && at + 1 < end && text_[at + 1] == '.'))) {
        if (text_[at] == '.') ++dots;
        ++at;
      }
      if (dots > 1) token.mark = '~';
    } else if (token.mark == '-') {
      while (at < end && text_[at] == '-') ++at;
    } else if (c == U'\'' && !out_.empty() && out_.back().is_word() && out_.back().end == start) {
      out_.back().possessive = true;  // the voters'
      return;
    }
    token.begin = static_cast<std::uint32_t>(start);
    token.end = static_cast<std::uint32_t>(at);
    out_.push_back(token);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Token>& out_;
};

}  // namespace

char ending_of(std::string_view text, const QuoteSpan& span) {
  std::size_t at = span.end;
  while (at > span.begin) {
    if (const std::size_t blank = blank_before(text, at); blank > 0) {
      at -= blank;
      continue;
    }
    std::size_t begin = at - 1;
    while (begin > span.begin && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
      --begin;
    std::size_t next = begin;
    const char32_t c = schema::next_code_point(text, next);
    if (is_word_char(c)) return 0;
    const char mark = mark_of(c);
    // Closing marks of nested quotes and brackets may stand after the mark that ends the words.
    const bool closer = c == U'\'' || c == U'"' || c == 0x2019 || c == 0x201D || c == 0x203A || c == 0x00BB;
    if (!closer && c != U')' && c != U']') return mark == '#' ? '\0' : mark;
    at = begin;
  }
  return 0;
}

void tokenize(std::string_view text, Paragraph paragraph, const std::vector<QuoteSpan>& spans,
              std::size_t first, std::size_t last, const Lexicon& lexicon, TokenizedParagraph& out) {
  out.tokens.clear();
  out.sentences.clear();
  out.words_known = !lexicon.empty();
  out.marks_names = lexicon.marks_names();
  Tokenizer tokenizer(text, lexicon, out.tokens);
  std::size_t at = paragraph.begin;
  for (std::size_t i = first; i < last; ++i) {
    tokenizer.cut(at, spans[i].outer_begin);
    Token quote;
    quote.begin = spans[i].outer_begin;
    quote.end = spans[i].outer_end;
    quote.quote = static_cast<std::uint32_t>(i);
    out.tokens.push_back(quote);
    at = spans[i].outer_end;
  }
  tokenizer.cut(at, paragraph.end);
  cut_sentences(text, spans, out);
}

}  // namespace news::quotes
