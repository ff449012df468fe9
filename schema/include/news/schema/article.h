#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace news::schema {

/// All texts are UTF-8. An empty string or list means "not known". Offsets are bytes into the text
/// they refer to, begin included, end excluded.

/// A stretch of one part of an article.
struct Span {
  std::string in;  ///< "headline", "subheadline", "body", or of one of the captions "caption" (its text) and
                   ///< "caption.alt".
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t item = 0;  ///< Which caption; 0 elsewhere.
  bool operator==(const Span&) const = default;
};

/// A picture's caption with its parts.
struct Caption {
  std::string text;    ///< What the reader sees under the picture, without the credit.
  std::string alt;     ///< The alternative text of the picture.
  std::string credit;  ///< Photographer and agency. Names in it are no persons of the article.
  bool operator==(const Caption&) const = default;
};

enum class QuoteKind {
  quotation,  ///< Four words and more between quotation marks.
  fragment,   ///< Under four words between quotation marks.
  indirect,   ///< Reported speech without quotation marks.
};

/// Words that somebody said. `begin..end` lies in the body and leaves the quotation marks out.
struct Quote {
  std::string text;
  QuoteKind kind = QuoteKind::quotation;
  std::string speaker;          ///< The speaker's canonical name as in `persons`; empty when unknown.
  std::string speaker_text;     ///< The mention in the text: "he", "the president".
  std::string cue;              ///< The word that introduces the speech: "said".
  std::string rule;             ///< The rule that found the speaker.
  double confidence = 0;        ///< Of the speaker, 0 to 1.
  std::uint32_t utterance = 0;  ///< Parts of one interrupted utterance share a number, counted from 1.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Quote&) const = default;
};

/// An entry of a "You may also like" block. Never a part of the article's own text.
struct Related {
  std::string title;
  std::string alt_title;
  std::string teaser;
  std::string url;
  bool operator==(const Related&) const = default;
};

/// A person that the article is about or mentions.
struct Person {
  std::string name;                ///< Canonical: the longest form in the article, or an alias file's.
  std::uint32_t mentions = 0;      ///< In headline, subheadline, body and captions; never credits.
  double salience = 0;             ///< 0 to 1.
  std::vector<std::string> roles;  ///< As found: "US President".
  std::vector<Span> spans;         ///< Every mention, in order.
  bool operator==(const Person&) const = default;
};

/// A subject of the article.
struct Topic {
  std::string id;                ///< IPTC Media Topic: "medtop:04000000".
  std::string name;              ///< Its English label.
  double confidence = 0;         ///< 0 to 1.
  std::vector<std::string> why;  ///< The cues or metadata that led to it.
  bool operator==(const Topic&) const = default;
};

/// Instead of a moment in Article::embargoed.
inline constexpr std::string_view kWithheld = "withheld";

/// A news article: what goes in is what comes out. Paragraphs of `body` are separated by one blank line.
struct Article {
  std::string id;
  std::string url;
  std::string source;
  std::string language;   ///< ISO 639-1: "en"; "und" when it could not be told.
  std::string published;  ///< ISO 8601 with the zone it came with, or a bare day.
  std::string modified;
  std::string embargoed;  ///< Not to be found before this moment (ISO 8601 with zone); kWithheld: not before
                          ///< a later version says so; empty: at once.
  std::uint64_t version = 0;  ///< As its source counts: an earlier one never replaces a later one.
  std::string fetched;  ///< When a crawler fetched it, in ISO 8601: of two copies without versions the later
                        ///< one stays. Empty: not known.
  bool teaser = false;  ///< The source gave the beginning of the text only, or a summary of it.
  std::vector<std::string> authors;
  std::string section;
  std::vector<std::string> keywords;
  std::string headline;
  std::string subheadline;
  std::string body;
  std::vector<Caption> captions;
  std::vector<Quote> quotes;
  std::vector<Related> related;
  std::vector<Person> persons;
  std::vector<Topic> topics;  ///< Most confident first; parents are not listed.

  /// Keys of the JSON form that this version doesn't know, each with its value as JSON text. Kept as they
  /// are.
  std::map<std::string, std::string> extra;

  bool operator==(const Article&) const = default;
};

}  // namespace news::schema
