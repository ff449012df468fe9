#include "quotes/interview.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <news/schema/internal/fold.h>

#include "quotes/resolve.h"
#include "quotes/text.h"

namespace news::quotes {
namespace {

constexpr std::size_t kLongestLabel = 64;
constexpr std::uint32_t kLabelWords = 5;
/// How many turns in capitals make a transcript.
constexpr std::ptrdiff_t kTranscriptTurns = 3;
/// From this many labels on, every other paragraph with one, all between them is said.
constexpr std::size_t kDenseLabels = 4;
/// How many paragraphs an answer may have before the next label.
constexpr std::size_t kAnswerParagraphs = 4;
/// A turn of the length of a sentence; tables and lists have shorter ones.
constexpr std::uint32_t kSentenceWords = 4;

/// `capitals` is a name or an office in capitals that may be somebody: TAPPER, THE WITNESS, WHAT WE KNOW.
enum class LabelKind : std::uint8_t { none, question, answer, name, capitals, other };

struct Label {
  LabelKind kind = LabelKind::none;
  std::size_t paragraph = 0;
  Stretch words;
  Stretch head;
  std::string key;
  std::uint32_t speech = 0;  ///< Where what is said begins.
  bool titled = false;       ///< MS. LUND
  bool office = false;       ///< THE PRESIDENT
};

class InterviewReader {
 public:
  InterviewReader(const schema::Article& article, const std::vector<Paragraph>& paragraphs,
                  const Lexicon& lexicon)
      : text_(article.body), paragraphs_(paragraphs), lexicon_(lexicon) {
    for (const schema::Person& person : article.persons) {
      std::vector<std::string> name = name_words(person.name);
      if (!name.empty()) names_[name.back()].push_back(std::move(name));
    }
  }

  std::vector<Turn> read() {
    std::vector<Label> labels;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      Label label = label_of(i);
      if (label.kind != LabelKind::none) labels.push_back(std::move(label));
    }
    admit_transcript(labels);
    const bool lettered = has(labels, LabelKind::question) && has(labels, LabelKind::answer);
    const bool named = is_conversation(labels);
    std::vector<Turn> turns;
    if (!lettered && !named) return turns;
    dense_ = labels.size() >= kDenseLabels &&
             labels.back().paragraph - labels.front().paragraph < 2 * labels.size();
    for (const Label& label : labels) {
      if (label.kind == LabelKind::name) speakers_.insert(label.key);
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Label& label = labels[i];
      if ((label.kind == LabelKind::answer && lettered) || (label.kind == LabelKind::name && named))
        add_turn(label, i + 1 < labels.size() ? &labels[i + 1] : nullptr, turns);
    }
    return turns;
  }

 private:
  static bool has(const std::vector<Label>& labels, LabelKind kind) {
    return std::any_of(labels.begin(), labels.end(), [&](const Label& label) { return label.kind == kind; });
  }

  /// Names with a colon are a list of people too: a conversation has somebody twice, or a question, and
  /// sentences.
  [[nodiscard]] bool is_conversation(const std::vector<Label>& labels) const {
    std::set<std::string> seen;
    std::size_t turns = 0;
    std::size_t sentences = 0;
    bool lively = false;
    for (const Label& label : labels) {
      if (label.kind != LabelKind::name) continue;
      ++turns;
      lively = !seen.insert(label.key).second || lively;
      const std::string_view said =
          text_.substr(label.speech, paragraphs_[label.paragraph].end - label.speech);
      lively = said.ends_with('?') || lively;
      const bool ended = std::string_view(".?!").find(said.back()) != std::string_view::npos;
      sentences += ended && count_words(said, kSentenceWords) >= kSentenceWords ? 1 : 0;
    }
    return turns >= 2 && lively && 2 * sentences >= turns;
  }

  /// A transcript has who speaks in capitals: with office or full name first, by the surname then. Its labels
  /// are names, whether the article has such a person or not.
  void admit_transcript(std::vector<Label>& labels) const {
    std::map<std::string, std::set<std::string_view>> forms;
    std::map<std::string, std::size_t> turns;
    for (const Label& label : labels) {
      if (label.kind != LabelKind::capitals) continue;
      forms[label.key].insert(text_.substr(label.words.begin, label.words.end - label.words.begin));
      ++turns[label.key];
    }
    const auto is_person = [&](const Label& label) {
      return label.kind == LabelKind::capitals && (label.titled || forms[label.key].size() > 1);
    };
    const auto named = std::count_if(labels.begin(), labels.end(), is_person);
    const bool again = std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
      return is_person(label) && turns[label.key] > 1;
    });
    if (named < kTranscriptTurns || !again) return;
    for (Label& label : labels) {
      if (label.kind == LabelKind::capitals && (is_person(label) || label.office))
        label.kind = LabelKind::name;
    }
  }

  void add_turn(const Label& label, const Label* next, std::vector<Turn>& turns) const {
    Turn turn;
    turn.paragraph = label.paragraph;
    turn.begin = label.speech;
    turn.speaker.kind = label.kind == LabelKind::answer ? MentionKind::answer : MentionKind::name;
    turn.speaker.mention = label.words;
    turn.speaker.head = label.head;
    turns.push_back(turn);
    // Behind the last label the article goes on by itself: "The interview was edited for length."; between
    // names with a colon a commentary often does, unless labels stand close together.
    const bool goes_on = label.kind == LabelKind::answer || (label.kind == LabelKind::name && dense_);
    if (!goes_on || next == nullptr || next->paragraph > label.paragraph + kAnswerParagraphs) return;
    for (std::size_t i = label.paragraph + 1; i < next->paragraph; ++i) {
      const std::string_view paragraph =
          text_.substr(paragraphs_[i].begin, paragraphs_[i].end - paragraphs_[i].begin);
      if (count_words(paragraph, kSentenceWords) < kSentenceWords || is_aside(paragraph)) return;
      if (label.kind == LabelKind::name && names_speaker(paragraph)) return;
      turn.paragraph = i;
      turn.begin = paragraphs_[i].begin;
      turn.goes_on = true;
      turns.push_back(turn);
    }
  }

  /// Who speaks in a conversation doesn't name himself: a commentary does.
  [[nodiscard]] bool names_speaker(std::string_view paragraph) const {
    const std::vector<std::string> words = name_words(paragraph);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return speakers_.find(word) != speakers_.end(); });
  }

  /// "(Laughter)", "[Music]", a heading, what has quotation marks of its own: not what is said.
  static bool is_aside(std::string_view paragraph) {
    if (std::string_view("([-*").find(paragraph.front()) != std::string_view::npos) return true;
    for (const std::string_view mark : {"\"", "\u201C", "\u201E", "\u00AB"}) {
      if (paragraph.find(mark) != std::string_view::npos) return true;
    }
    return std::string_view(".?!").find(paragraph.back()) == std::string_view::npos;
  }

  [[nodiscard]] Label label_of(std::size_t paragraph) const {
    const Paragraph where = paragraphs_[paragraph];
    const std::string_view text = text_.substr(where.begin, where.end - where.begin);
    Label label;
    std::size_t end = text.substr(0, kLongestLabel).find(':');
    // "Q." and "A." stand without a colon in some houses.
    const std::size_t point = text.substr(0, 3).find('.');
    const bool pointed = point != std::string_view::npos && point > 0 && end == std::string_view::npos;
    if (pointed) end = point;
    if (end == std::string_view::npos || end == 0) return label;
    std::size_t speech = end + 1;
    while (speech < text.size()) {
      const std::size_t blank = blank_at(text, speech);
      if (blank == 0) break;
      speech += blank;
    }
    // "12:30" is no label, and what has quotation marks is read with them.
    if (speech >= text.size() || speech == end + 1 || opens_quote(text.substr(speech))) return label;
    label.paragraph = paragraph;
    label.words = {where.begin, where.begin + static_cast<std::uint32_t>(end)};
    label.head = label.words;
    label.speech = where.begin + static_cast<std::uint32_t>(speech);
    const std::string_view words = text.substr(0, end);
    if (!shape_of(words).capital && !shape_of(words).number) return label;
    const WordClass classes = lexicon_.classes(LowerWord(words).view());
    if ((classes & word::question) != 0) {
      label.kind = LabelKind::question;
    } else if ((classes & word::answer) != 0) {
      label.kind = LabelKind::answer;
    } else if (!pointed) {
      read_name(words, label);
    }
    return label;
  }

  static bool opens_quote(std::string_view text) {
    for (const std::string_view mark : {"\"", "\u201C", "\u201E", "\u00AB", "\u2018", "``"}) {
      if (text.starts_with(mark)) return true;
    }
    return false;
  }

  /// Is the label a person of the article: "Anna Berg", "BERG", "SEN. ANNA BERG (R), OSTBY"? Otherwise a
  /// label in capitals ends the answer before it: "MODERATOR".
  void read_name(std::string_view words, Label& label) const {
    // "SEN. JOHN KENNEDY (R), LOUISIANA"
    const std::string_view named = words.substr(0, words.find_first_of(",("));
    const std::vector<std::string> key = name_words(named);
    if (key.empty()) return;
    // Any other label ends the answer before it: "MODERATOR", "Fox News".
    if (count_words(words, kLabelWords + 1) <= kLabelWords) label.kind = LabelKind::other;
    if (shape_of(text_.substr(label.speech, paragraphs_[label.paragraph].end - label.speech)).all_capital)
      return;
    read_capitals(named, key, label);
    const auto same = names_.find(key.back());
    if (same == names_.end()) return;
    for (const std::vector<std::string>& name : same->second) {
      if (!fits(key, name)) continue;
      label.kind = LabelKind::name;
      label.key = name.back();
      // The surname as it stands in the label.
      for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (schema::name_key(words.substr(at, end - at)) == name.back()) {
          label.head = {label.words.begin + static_cast<std::uint32_t>(at),
                        label.words.begin + static_cast<std::uint32_t>(end)};
        }
        at = end + 1;
      }
      return;
    }
  }

  void read_capitals(std::string_view named, const std::vector<std::string>& key, Label& label) const {
    if (!shape_of(named).all_capital || count_words(named, kLabelWords + 1) > kLabelWords) return;
    label.kind = LabelKind::capitals;
    label.key = key.back();
    std::size_t end = named.size();
    while (end > 0 && blank_before(named, end) > 0) end -= blank_before(named, end);
    const std::size_t blank = named.substr(0, end).rfind(' ');
    label.head = {
        label.words.begin + static_cast<std::uint32_t>(blank == std::string_view::npos ? 0 : blank + 1),
        label.words.begin + static_cast<std::uint32_t>(end)};
    const WordClass first = lexicon_.classes(key.front());
    label.titled = key.size() > 1 && (first & (word::title | word::male | word::female)) != 0;
    label.office =
        key.size() == 2 && (first & word::definite) != 0 && (lexicon_.classes(key.back()) & word::role) != 0;
  }

  /// "Senator John Kennedy", "John Kennedy", "Kennedy", "Senator Kennedy": the surname is the same.
  bool fits(const std::vector<std::string>& key, const std::vector<std::string>& name) const {
    const auto ends_with = [](const std::vector<std::string>& all, const std::vector<std::string>& end) {
      return all.size() >= end.size() && std::equal(end.rbegin(), end.rend(), all.rbegin());
    };
    if (key.size() == 1 || (name.size() > 1 && ends_with(key, name))) return true;
    if (key.front() == name.front()) return true;
    return std::all_of(key.begin(), key.end() - 1, [&](const std::string& each) {
      return (lexicon_.classes(each) & (word::title | word::role | word::male | word::female)) != 0;
    });
  }

  std::string_view text_;
  const std::vector<Paragraph>& paragraphs_;
  const Lexicon& lexicon_;
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> names_;  ///< By surname.
  std::set<std::string> speakers_;  ///< Surnames of those who have turns.
  bool dense_ = false;              ///< Labels stand close together.
};

}  // namespace

std::vector<Turn> turns_of(const schema::Article& article, const std::vector<Paragraph>& paragraphs,
                           const Lexicon& lexicon) {
  return InterviewReader(article, paragraphs, lexicon).read();
}

}  // namespace news::quotes
