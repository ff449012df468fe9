#include "values.h"

#include <algorithm>
#include <charconv>

#include <news/schema/internal/fold.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/lexicon.h>
#include <news/schema/internal/terms.h>
#include <news/schema/internal/tokens.h>

#include "boolean_query.h"
#include "phrase_source.h"
#include "query_error.h"
#include "run_source.h"
#include "topic_names.h"

namespace news::searcher {
namespace {

using schema::Field;

constexpr std::size_t kMostNamed = 10;

/// "Ingrid Dahl", and what was typed where that is something else.
std::string as_given(const std::string& label, const std::string& given) {
  return label == given ? label : label + " (given as " + shown(given) + ")";
}

ResolvedValue not_in_index(const Field& field, const std::string& given) {
  ResolvedValue value;
  value.says = in_marks(given) + " (no " + std::string(field.name) + " of that name in this index)";
  return value;
}

void sort_by_frequency(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.name < b.name;
  });
}

/// "Ada Okafor (12); Ben Okafor (3)"
std::string listed(const std::vector<Candidate>& candidates, std::size_t first = 0) {
  std::string text;
  const std::size_t end = std::min(candidates.size(), first + kMostNamed);
  for (std::size_t i = first; i < end; ++i) {
    text.append(i > first ? "; " : "").append(shown(candidates[i].name));
    text += " (" + grouped(candidates[i].frequency) + ")";
  }
  if (candidates.size() > end) text += "; and " + std::to_string(candidates.size() - end) + " more";
  return text;
}

ResolvedValue ambiguous(const Field& field, std::vector<Candidate> candidates, const std::string& given,
                        const std::string& by) {
  sort_by_frequency(candidates);
  ResolvedValue value;
  value.trouble = in_marks(given) + " fits " + std::to_string(candidates.size()) + " values of `" +
                  std::string(field.name) + "`: " + listed(candidates);
  value.hint = "give one of them by its " + by;
  return value;
}

/// Whether the first candidate is so much more frequent than all others together that it is the one meant.
bool is_clear(const std::vector<Candidate>& candidates) {
  constexpr std::uint64_t kTimes = 20;
  std::uint64_t others = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i) others += candidates[i].frequency;
  return candidates.front().frequency >= kTimes * others;
}

/// Names may be surnames only while they are one word.
bool is_one_word(const std::string& name) {
  return schema::name_key(name).find(' ') == std::string::npos;
}

bool is_person(const Field& field) {
  return field.name == "person" || field.name == "speaker";
}

/// What makes a value mean itself alone, whatever else it could be taken for.
constexpr char kItself = '=';

std::string period_text(const schema::DayRange& period) {
  const schema::Day& first = period.first;
  const schema::Day& last = period.last;
  const auto range_of = [](const std::string& text) { return schema::parse_period(text); };
  for (const std::size_t length : {4U, 7U, 10U}) {
    const std::string text = first.iso().substr(0, length);
    const auto whole = range_of(text);
    if (whole && whole->first == first && whole->last == last) return text;
  }
  return {};
}

}  // namespace

bool has_unknown(const Field& field) {
  return field.kind == schema::Kind::date || field.name == "source" || field.name == "language" ||
         field.name == "section";
}

Values::Values(const Snapshot& snapshot, Target target, std::string language, Forms& forms)
    : database_(snapshot.database(target)),
      articles_(snapshot.articles),
      quotes_in_runs_(target == Target::quotes && snapshot.format.has(schema::kQuoteRuns)),
      ids_in_runs_(target == Target::quotes && snapshot.format.has(schema::kQuoteRunIds)),
      values_in_runs_(target == Target::quotes && snapshot.format.has(schema::kQuoteRunValues)),
      positions_apart_(snapshot.positions_apart(target)),
      runs_(snapshot.runs),
      language_(std::move(language)),
      forms_(forms) {}

ResolvedValue Values::resolve(const Field& field, const std::string& text) {
  if (field.kind == schema::Kind::id) {
    ResolvedValue value;
    value.query = of_article(text);
    value.says = shown(text);
    return value;
  }
  const bool itself = field.kind == schema::Kind::name && text.starts_with(kItself);
  if (field.slot != schema::kNoSlot && schema::name_key(text) == kUnknown) {
    return itself && !has_unknown(field) ? the_name(field, text) : absent(field);
  }
  if (field.kind == schema::Kind::topic) return topic(field, text);
  if (itself) return the_name(field, text);
  return is_person(field) ? person(field, text) : name(field, text);
}

std::string Values::choosing(const Field& field, const std::string& label) const {
  const bool taken_otherwise = schema::name_key(label) == kUnknown
                                   ? !has_unknown(field)
                                   : is_person(field) && is_taken_otherwise(field, label);
  return taken_otherwise ? kItself + label : label;
}

ResolvedValue Values::resolve(const Field& field, const schema::DayRange& period) {
  ResolvedValue value;
  const std::string whole = period_text(period);
  if (whole.empty()) {
    const bool open_start = period.first.year == 1;
    const bool open_end = period.last.year == 9999;
    if (!open_start) value.says = "from " + period.first.iso();
    if (!open_end) value.says += (open_start ? "until " : " until ") + period.last.iso();
  } else {
    value.says = whole;
    value.chosen.push_back(whole);
  }
  if (!whole.empty() && !field.value.empty()) {
    std::string term(field.value);
    std::copy_if(whole.begin(), whole.end(), std::back_inserter(term), [](char c) { return c != '-'; });
    value.query = having(field, term);
  } else {
    value.query = days(field, period);
  }
  return value;
}

/// A range with a lower bound even where none was given: an absent day sorts below all days, and OP_VALUE_LE
/// would find it.
Xapian::Query Values::days(const Field& field, const schema::DayRange& period) const {
  return with_value(field, period.first.compact(), period.last.compact());
}

Xapian::Query Values::with_value(const Field& field, const std::string& low,
                                 const std::optional<std::string>& high) const {
  const auto slot = static_cast<Xapian::valueno>(field.slot);
  if (values_in_runs_ && in_runs(field)) {
    auto* source = new RunValueSource(slot, low, high, runs_);
    return unweighted(database_, Xapian::Query(source->release()));
  }
  if (high) return unweighted(database_, Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, low, *high));
  return unweighted(database_, Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, low));
}

/// Articles without a value, and those whose value happens to be "unknown".
ResolvedValue Values::absent(const Field& field) const {
  ResolvedValue value;
  value.chosen.emplace_back(kUnknown);
  value.says = kUnknown;
  // An empty limit would match everything; the least value there can be is one zero byte.
  const Xapian::Query present = with_value(field, std::string(1, '\0'), std::nullopt);
  value.query = Xapian::Query(Xapian::Query::OP_AND_NOT, everything(), present);
  if (!field.value.empty() && field.kind == schema::Kind::name) {
    value.query = Xapian::Query(Xapian::Query::OP_OR, value.query,
                                having(field, schema::value_term(field.value, kUnknown)));
  }
  value.query = unweighted(database_, value.query);
  return value;
}

/// Quotes have the field from their article, and the first one has its terms for all.
bool Values::in_runs(const Field& field) const {
  return quotes_in_runs_ && field.in_quotes && field.name != "speaker";
}

Xapian::Query Values::of_article(const std::string& id) const {
  const std::string term = schema::id_term(schema::field("id").value, id);
  if (!ids_in_runs_) return unweighted(database_, Xapian::Query(term));
  return unweighted(database_, Xapian::Query((new RunTermSource(term, runs_))->release()));
}

/// What has a term of the field's.
Xapian::Query Values::having(const Field& field, const std::string& term) const {
  if (!in_runs(field)) return unweighted(database_, Xapian::Query(term));
  auto* source = new RunTermSource(term, runs_);
  return unweighted(database_, Xapian::Query(source->release()));
}

bool Values::occurs(const Field& field, const std::string& value) const {
  return database_.term_exists(schema::value_term(field.value, value));
}

Xapian::doccount Values::frequency(const Field& field, const std::string& term) const {
  return in_runs(field) ? quotes_in_runs(database_, term) : database_.get_termfreq(term);
}

/// The value in the spelling that the index shows.
std::string Values::label_of(const Field& field, const std::string& value) const {
  const std::string ordinal = database_.get_metadata(schema::value_key(field.name, value));
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(ordinal.data(), ordinal.data() + ordinal.size(), number);
  if (ordinal.empty() || error != std::errc() || end != ordinal.data() + ordinal.size()) return value;
  const std::string label = database_.get_metadata(schema::ordinal_key(field.name, number));
  return label.empty() ? value : label;
}

ResolvedValue Values::name(const Field& field, const std::string& text) {
  if (!occurs(field, text)) return field.words.empty() ? not_in_index(field, text) : words(field, text);
  return the_name(field, text);
}

/// The value of exactly that name.
ResolvedValue Values::the_name(const Field& field, const std::string& text) const {
  const std::string given = text.starts_with(kItself) ? text.substr(1) : text;
  if (!occurs(field, given)) return not_in_index(field, given);
  ResolvedValue value;
  const std::string label = label_of(field, given);
  value.query = having(field, schema::value_term(field.value, given));
  value.chosen.push_back(schema::name_key(label) == kUnknown ? kItself + label : label);
  value.says = as_given(label, given);
  return value;
}

/// No value is called so: those that hold the words side by side. Names keep their stems.
ResolvedValue Values::words(const Field& field, const std::string& text) {
  const Conflation conflation = field.name == "author" ? Conflation::accents : Conflation::full;
  std::vector<std::vector<std::string>> positions;
  schema::Tokens tokens(text);
  for (schema::Token token; tokens.next(token) && positions.size() < kMostNamed;) {
    std::vector<std::string>& forms = positions.emplace_back();
    for (const std::string& form : forms_.of(std::string(token.term), field.words, conflation).forms)
      forms.push_back(schema::word_term(field.words, form));
    if (forms.empty()) return not_in_index(field, text);
  }
  if (positions.empty()) return not_in_index(field, text);
  ResolvedValue value;
  value.query = unweighted(database_, side_by_side(positions, positions_apart_));
  value.says =
      "one with " + (positions.size() > 1 ? "the words " : std::string("the word ")) + in_marks(text);
  return value;
}

/// Names that the lexicon knows for this text and that the field has in this index, each once.
std::vector<std::string> Values::canonical_names(const Field& field, const std::string& text) const {
  std::vector<std::string> names;
  std::vector<std::string> keys;
  const std::string key = schema::person_name_key(text);
  const auto end = articles_.synonyms_end(key);
  for (auto name = articles_.synonyms_begin(key); name != end; ++name) {
    std::string name_key = schema::name_key(*name);
    if (std::find(keys.begin(), keys.end(), name_key) != keys.end() || !occurs(field, *name)) continue;
    keys.push_back(std::move(name_key));
    names.push_back(label_of(field, *name));
  }
  const bool listed = std::find(keys.begin(), keys.end(), schema::name_key(text)) != keys.end();
  if (!listed && occurs(field, text)) names.push_back(label_of(field, text));
  return names;
}

/// Whom a name may mean, most frequent first.
std::vector<Candidate> Values::bearers(const Field& field, const std::string& text) const {
  std::vector<Candidate> candidates;
  for (const std::string& name : canonical_names(field, text)) {
    candidates.push_back({name, frequency(field, schema::value_term(field.value, name))});
  }
  sort_by_frequency(candidates);
  return candidates;
}

/// Whether a person's whole name, given bare, isn't taken as that person.
bool Values::is_taken_otherwise(const Field& field, const std::string& name) const {
  if (!is_one_word(name)) return false;
  const std::vector<Candidate> candidates = bearers(field, name);
  if (candidates.size() < 2) return false;
  return !is_clear(candidates) || schema::name_key(candidates.front().name) != schema::name_key(name);
}

ResolvedValue Values::person(const Field& field, const std::string& text) {
  const std::vector<Candidate> candidates = bearers(field, text);
  if (occurs(field, text) && (candidates.size() < 2 || !is_one_word(text))) {
    // A full name goes first, whoever else is also called so.
    ResolvedValue value = the_name(field, text);
    std::string others;
    for (const Candidate& other : candidates) {
      if (schema::name_key(other.name) != schema::name_key(text))
        others += (others.empty() ? "" : ", ") + other.name;
    }
    if (!others.empty()) value.says += " (not: " + shown(others) + ")";
    return value;
  }
  if (candidates.empty()) return not_in_index(field, text);
  if (candidates.size() > 1 && !is_clear(candidates)) {
    const bool is_name = occurs(field, text);
    return ambiguous(field, candidates, text,
                     is_name ? "full name, or as " + in_marks(kItself + text) + " the one of that name alone"
                             : "full name");
  }
  const std::string& taken = candidates.front().name;
  ResolvedValue value;
  value.query = having(field, schema::value_term(field.value, taken));
  value.chosen.push_back(taken);
  value.says = as_given(taken, text);
  if (candidates.size() > 1) {
    const std::string note = in_marks(text) + " is taken as " + shown(taken) + " (" +
                             grouped(candidates.front().frequency) + "), not as " + listed(candidates, 1);
    if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(note);
  }
  return value;
}

ResolvedValue Values::topic(const Field& field, const std::string& text) {
  const auto in_index = [&](const std::string& id) {
    return database_.term_exists(schema::id_term(field.value, id));
  };
  if (in_index(text) || !articles_.get_metadata(schema::topic_key(text)).empty()) {
    return the_topic(field, text, text);
  }
  // What a source would mean by it goes first, whatever else of that name the index happens to hold.
  if (const std::vector<std::string> ids = topics_meant(articles_, text, language_); !ids.empty()) {
    return std::any_of(ids.begin(), ids.end(), in_index) ? one_of_topics(field, ids, text)
                                                         : not_in_index(field, text);
  }
  for (const TopicMatch match : {TopicMatch::whole, TopicMatch::beginning, TopicMatch::inside}) {
    std::vector<std::string> ids = topics_named(articles_, text, match);
    ids.erase(std::remove_if(ids.begin(), ids.end(), [&](const auto& id) { return !in_index(id); }),
              ids.end());
    if (!ids.empty()) return one_of_topics(field, std::move(ids), text);
  }
  return not_in_index(field, text);
}

ResolvedValue Values::the_topic(const Field& field, const std::string& id, const std::string& given) const {
  ResolvedValue value;
  value.query = having(field, schema::id_term(field.value, id));
  value.chosen.push_back(id);
  const std::string name = topic_name(articles_, id);
  value.says = name.empty() ? id
                            : name + " (" + id +
                                  (given == id || given == name ? "" : ", given as " + shown(given)) + ")";
  return value;
}

ResolvedValue Values::one_of_topics(const Field& field, std::vector<std::string> ids,
                                    const std::string& given) const {
  // Who asks for a topic means all that lies below it, too.
  if (const std::string top = top_of(articles_, ids); !top.empty()) return the_topic(field, top, given);
  std::vector<Candidate> candidates;
  for (const std::string& id : ids) {
    candidates.push_back(
        {topic_name(articles_, id) + " " + id, frequency(field, schema::id_term(field.value, id))});
  }
  return ambiguous(field, std::move(candidates), given, "id");
}

}  // namespace news::searcher
