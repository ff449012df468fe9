#include <news/schema/internal/annotations.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "numbers.h"

namespace news::schema {
namespace {

// Of a quote's first number: its kind, and what of it is told. What is rare comes last, which keeps it small.
constexpr std::uint32_t kKindBits = 3;
constexpr std::uint32_t kSameUtterance = 4;
constexpr std::uint32_t kSpeaker = 8;
constexpr std::uint32_t kSpeakerText = 16;
constexpr std::uint32_t kCue = 32;
constexpr std::uint32_t kRule = 64;
constexpr std::uint32_t kConfidence = 128;      // not the one that the rule had before
constexpr std::uint32_t kOtherUtterance = 256;  // neither the same nor the next
constexpr std::uint32_t kOwnText = 512;         // not the body's

/// Where nearly all mentions are.
constexpr std::string_view kBody = "body";

/// Small differences either way are small numbers.
std::uint32_t folded(std::uint32_t value, std::uint32_t expected) {
  const auto difference = static_cast<std::int32_t>(value - expected);
  return (static_cast<std::uint32_t>(difference) << 1U) ^ static_cast<std::uint32_t>(difference >> 31);
}

std::uint32_t unfolded(std::uint32_t number, std::uint32_t expected) {
  return expected + ((number >> 1U) ^ (0U - (number & 1U)));
}

std::string_view part_of(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (begin > end || end > text.size()) return {};
  return text.substr(begin, end - begin);
}

class Packer {
 public:
  explicit Packer(const Article& article) : article_(article) {}

  std::optional<PackedAnnotations> pack() {
    put(article_.quotes.size());
    for (const Quote& quote : article_.quotes) put_quote(quote);
    put(article_.persons.size());
    for (const Person& person : article_.persons) put_person(person);
    put(article_.topics.size());
    for (const Topic& topic : article_.topics) put_topic(topic);
    if (!possible_) return std::nullopt;
    return std::move(out_);
  }

 private:
  void put(std::uint64_t number) {
    possible_ = possible_ && number <= UINT32_MAX;
    put_number(out_.numbers, static_cast<std::uint32_t>(number));
  }

  void put_share(double share) { put(thousandths(share)); }

  void put_text(std::string_view text) {
    const auto [known, fresh] = order_.emplace(text, order_.size() + 1);
    put(known->second);
    if (!fresh) return;
    possible_ = possible_ && text.find('\0') == std::string_view::npos;
    out_.texts.append(text).push_back('\0');
  }

  void put_quote(const Quote& quote) {
    const bool own_text = part_of(article_.body, quote.begin, quote.end) != quote.text;
    const std::uint32_t utterance = utterance_told(quote.utterance);
    const auto [known, fresh] = confidences_.try_emplace(quote.rule, 0.0);
    const bool confidence = known->second != quote.confidence;
    put(static_cast<std::uint32_t>(quote.kind) | utterance | (own_text ? kOwnText : 0) |
        (quote.speaker.empty() ? 0 : kSpeaker) | (quote.speaker_text.empty() ? 0 : kSpeakerText) |
        (quote.cue.empty() ? 0 : kCue) | (quote.rule.empty() ? 0 : kRule) | (confidence ? kConfidence : 0));
    put(folded(quote.begin, last_));
    put(folded(quote.end, quote.begin));
    last_ = quote.end;
    if (own_text) put_text(quote.text);
    if (utterance == kOtherUtterance) put(folded(quote.utterance, utterance_));
    utterance_ = quote.utterance;
    for (const std::string* text : {&quote.speaker, &quote.speaker_text, &quote.cue, &quote.rule}) {
      if (!text->empty()) put_text(*text);
    }
    if (confidence) put_share(quote.confidence);
    known->second = quote.confidence;
  }

  [[nodiscard]] std::uint32_t utterance_told(std::uint32_t utterance) const {
    return utterance == utterance_ ? kSameUtterance : utterance == utterance_ + 1 ? 0 : kOtherUtterance;
  }

  void put_person(const Person& person) {
    put_text(person.name);
    put_share(person.salience);
    put(person.roles.size());
    for (const std::string& role : person.roles) put_text(role);
    put(person.spans.size());
    put(folded(person.mentions, static_cast<std::uint32_t>(person.spans.size())));
    std::uint32_t last = 0;
    for (const Span& span : person.spans) {
      const bool in_body = span.in == kBody && span.item == 0;
      put(std::uint64_t{folded(span.end, span.begin)} << 1U | (in_body ? 0 : 1));
      if (!in_body) {
        put_text(span.in);
        put(span.item);
      }
      put(folded(span.begin, last));
      last = span.end;
    }
  }

  void put_topic(const Topic& topic) {
    put_text(topic.id);
    put_text(topic.name);
    put_share(topic.confidence);
    put(topic.why.size());
    for (const std::string& why : topic.why) put_text(why);
  }

  const Article& article_;
  PackedAnnotations out_;
  std::unordered_map<std::string_view, std::size_t> order_;   // of texts; they lie in the article
  std::unordered_map<std::string_view, double> confidences_;  // by rule: that of its last quote
  std::uint32_t last_ = 0;
  std::uint32_t utterance_ = 0;
  bool possible_ = true;
};

class Unpacker {
 public:
  Unpacker(std::string_view numbers, std::string_view texts, Article& article)
      : numbers_(numbers), article_(article) {
    for (; !texts.empty(); texts.remove_prefix(texts_.back().size() + 1)) {
      const auto end = texts.find('\0');
      if (end == std::string_view::npos) {
        whole_ = false;
        return;
      }
      texts_.push_back(texts.substr(0, end));
    }
  }

  bool unpack() {
    take_list(article_.quotes, [&](Quote& quote) { take_quote(quote); });
    take_list(article_.persons, [&](Person& person) { take_person(person); });
    take_list(article_.topics, [&](Topic& topic) { take_topic(topic); });
    return whole_ && numbers_.empty();
  }

 private:
  std::uint32_t take() {
    std::uint32_t number = 0;
    whole_ = whole_ && get_number(numbers_, number);
    return whole_ ? number : 0;
  }

  double take_share() { return take() / 1000.0; }

  std::string take_text() {
    const std::uint32_t order = take();
    whole_ = whole_ && order >= 1 && order <= texts_.size();
    return whole_ ? std::string(texts_[order - 1]) : std::string();
  }

  template <class T, class F>
  void take_list(std::vector<T>& items, F&& take_item) {
    items.clear();
    // Grows with what is read: a damaged size must not ask for memory.
    for (std::uint32_t left = take(); left > 0 && whole_; --left) take_item(items.emplace_back());
  }

  void take_texts(std::vector<std::string>& texts) {
    take_list(texts, [&](std::string& text) { text = take_text(); });
  }

  void take_quote(Quote& quote) {
    const std::uint32_t told = take();
    whole_ = whole_ && (told & kKindBits) <= static_cast<std::uint32_t>(QuoteKind::indirect);
    quote.kind = static_cast<QuoteKind>(whole_ ? told & kKindBits : 0);
    quote.begin = unfolded(take(), last_);
    quote.end = unfolded(take(), quote.begin);
    last_ = quote.end;
    quote.text =
        (told & kOwnText) != 0 ? take_text() : std::string(part_of(article_.body, quote.begin, quote.end));
    if ((told & kOtherUtterance) != 0) {
      utterance_ = unfolded(take(), utterance_);
    } else if ((told & kSameUtterance) == 0) {
      ++utterance_;
    }
    quote.utterance = utterance_;
    if ((told & kSpeaker) != 0) quote.speaker = take_text();
    if ((told & kSpeakerText) != 0) quote.speaker_text = take_text();
    if ((told & kCue) != 0) quote.cue = take_text();
    if ((told & kRule) != 0) quote.rule = take_text();
    double& confidence = confidences_[quote.rule];
    if ((told & kConfidence) != 0) confidence = take_share();
    quote.confidence = confidence;
  }

  void take_person(Person& person) {
    person.name = take_text();
    person.salience = take_share();
    take_texts(person.roles);
    const std::uint32_t spans = take();
    person.mentions = unfolded(take(), spans);
    std::uint32_t last = 0;
    for (std::uint32_t left = spans; left > 0 && whole_; --left) {
      Span& span = person.spans.emplace_back();
      const std::uint32_t told = take();
      span.in = (told & 1U) == 0 ? std::string(kBody) : take_text();
      if ((told & 1U) != 0) span.item = take();
      span.begin = unfolded(take(), last);
      span.end = unfolded(told >> 1U, span.begin);
      last = span.end;
    }
  }

  void take_topic(Topic& topic) {
    topic.id = take_text();
    topic.name = take_text();
    topic.confidence = take_share();
    take_texts(topic.why);
  }

  std::string_view numbers_;
  std::vector<std::string_view> texts_;
  Article& article_;
  std::unordered_map<std::string, double> confidences_;  // by rule: that of its last quote
  std::uint32_t last_ = 0;
  std::uint32_t utterance_ = 0;
  bool whole_ = true;
};

}  // namespace

std::optional<PackedAnnotations> pack_annotations(const Article& article) {
  return Packer(article).pack();
}

bool unpack_annotations(std::string_view numbers, std::string_view texts, Article& article) {
  return Unpacker(numbers, texts, article).unpack();
}

}  // namespace news::schema
