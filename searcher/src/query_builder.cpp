#include "query_builder.h"

#include <algorithm>

#include <news/schema/internal/terms.h>

#include "boolean_query.h"
#include "part_source.h"
#include "phrase_source.h"

namespace news::searcher {
namespace {

using Kind = QueryNode::Kind;
using Xapian::Query;

/// What a phrase adds to the score, as a share of what its words have by themselves.
constexpr double kPhraseShare = 0.5;
/// A longer run of words is hardly ever found as a whole; each two of it are looked for instead.
constexpr std::size_t kLongestWholeRun = 8;

Query joined(Query::op op, const std::vector<Query>& parts) {
  return parts.size() == 1 ? parts.front() : Query(op, parts.begin(), parts.end());
}

/// One of the forms, under a prefix.
Query one_of(Query::op op, const std::vector<std::string>& forms, std::string_view prefix) {
  std::vector<Query> terms;
  terms.reserve(forms.size());
  for (const std::string& form : forms) terms.emplace_back(schema::word_term(prefix, form));
  return joined(op, terms);
}

/// The words under the field's prefix, of which those pass that stand side by side in its part.
Query phrase_in(Part part, const schema::Field& field,
                const std::vector<std::vector<std::string>>& positions) {
  std::vector<Query> filter;
  for (const auto& forms : positions) filter.push_back(one_of(Query::OP_OR, forms, field.words));
  filter.emplace_back((new PartSource(part, positions))->release());
  return joined(Query::OP_AND, filter);
}

/// The words anywhere in the article's own text: where a field's words take their weight from.
Query all_anywhere(const std::vector<std::vector<std::string>>& positions) {
  std::vector<Query> words;
  for (const auto& forms : positions) words.push_back(one_of(Query::OP_SYNONYM, forms, ""));
  return joined(Query::OP_AND, words);
}

bool is_bare_word(const QueryNode& node) {
  return node.kind == Kind::words && node.field == nullptr && !node.quoted && !node.open_end;
}

}  // namespace

Query QueryBuilder::node(const QueryNode& node, bool positive) {
  switch (node.kind) {
    case Kind::words:
      return words(node, positive);
    case Kind::value:
      return value(node);
    case Kind::all:
      return all(node, positive);
    case Kind::any:
      return any(node, positive);
    case Kind::negation:
      return Query(Query::OP_AND_NOT, everything(), this->node(node.children.front(), false));
    case Kind::nothing:
      break;
  }
  return Query();
}

Query QueryBuilder::all(const QueryNode& parent, bool positive) {
  std::vector<Query> wanted;
  std::vector<Query> unwanted;
  for (const QueryNode& child : parent.children) {
    if (child.kind == Kind::negation) {
      unwanted.push_back(node(child.children.front(), false));
    } else {
      wanted.push_back(node(child, positive));
    }
  }
  Query query = wanted.empty() ? everything() : joined(Query::OP_AND, wanted);
  if (positive) query = with_phrases_first(std::move(query), parent.children);
  return unwanted.empty() ? query : Query(Query::OP_AND_NOT, query, joined(Query::OP_OR, unwanted));
}

Query QueryBuilder::any(const QueryNode& parent, bool positive) {
  std::vector<Query> parts;
  for (const QueryNode& child : parent.children) parts.push_back(node(child, positive));
  Query query = joined(Query::OP_OR, parts);
  return positive ? with_phrases_first(std::move(query), parent.children) : query;
}

Query QueryBuilder::with_phrases_first(Query query, const std::vector<QueryNode>& children) {
  if (!request_.phrase_first || request_.plain_words) return query;
  std::vector<Query> phrases;
  std::vector<const QueryNode*> run;
  for (const QueryNode& child : children) {
    if (!is_bare_word(child) || !child.beside) {
      add_phrase(run, phrases);
      run.clear();
    }
    if (is_bare_word(child)) run.push_back(&child);
  }
  add_phrase(run, phrases);
  if (phrases.empty()) return query;
  return Query(Query::OP_AND_MAYBE, query,
               Query(Query::OP_SCALE_WEIGHT, joined(Query::OP_OR, phrases), kPhraseShare));
}

void QueryBuilder::add_phrase(const std::vector<const QueryNode*>& run, std::vector<Query>& phrases) {
  if (run.size() < 2) return;
  Positions positions;
  for (const QueryNode* node : run) {
    for (auto& forms : positions_of(*node, false)) positions.push_back(std::move(forms));
  }
  patterns_.push_back({"", positions, false, true});
  if (positions.size() <= kLongestWholeRun) {
    phrases.push_back(phrase(positions, ""));
    return;
  }
  for (std::size_t i = 0; i + 1 < positions.size(); ++i) {
    phrases.push_back(phrase({positions[i], positions[i + 1]}, ""));
  }
}

/// The words side by side; a single one as if it were one word that has all its forms' articles.
Query QueryBuilder::phrase(const Positions& positions, std::string_view prefix) const {
  if (positions.size() == 1) return one_of(Query::OP_SYNONYM, positions.front(), prefix);
  Positions terms = positions;
  for (auto& forms : terms) {
    for (std::string& form : forms) form = schema::word_term(prefix, form);
  }
  return side_by_side(terms, positions_apart_);
}

/// A quote's own words are all that its document has.
bool QueryBuilder::is_own_text(const schema::Field* field) const {
  return field == nullptr || (request_.target == Target::quotes && field->name == "quote");
}

Query QueryBuilder::words(const QueryNode& node, bool positive) {
  Positions positions = positions_of(node, true);
  Query query;
  if (is_own_text(node.field)) {
    query = phrase(positions, "");
    weighted_ = weighted_ || positive;
  } else {
    query = fielded(*node.field, positions, positive);
  }
  if (positive) {
    // What begins with the letters typed needs no form of its own to be found again.
    if (node.open_end) {
      const std::string& beginning = node.words.back().term;
      auto& last = positions.back();
      last.erase(std::remove_if(last.begin(), last.end(),
                                [&](const std::string& form) { return form.starts_with(beginning); }),
                 last.end());
      last.insert(last.begin(), beginning);
    }
    patterns_.push_back({node.field == nullptr ? "" : std::string(node.field->name), std::move(positions),
                         node.open_end, false});
  }
  return query;
}

Query QueryBuilder::fielded(const schema::Field& field, const Positions& positions, bool positive) {
  const auto part = part_of(field);
  if (part && field.kind == schema::Kind::part) {
    weighted_ = weighted_ || positive;
    Query filter((new PartSource(*part, positions))->release());
    // Xapian finds phrases by positions faster than anybody can from outside. Scaled, the phrase keeps to
    // itself; otherwise Xapian would check its positions after all else.
    if (positions.size() > 1 && !positions_apart_)
      filter = Query(Query::OP_AND, unweighted(database_, phrase(positions, "")), filter);
    return Query(Query::OP_FILTER, all_anywhere(positions), filter);
  }
  Query query = part && positions.size() > 1 && parts_without_positions_ ? phrase_in(*part, field, positions)
                                                                         : phrase(positions, field.words);
  if (field.weight == 0) return unweighted(database_, query);
  weighted_ = weighted_ || positive;
  return Query(Query::OP_FILTER, all_anywhere(positions), query);
}

Query QueryBuilder::value(const QueryNode& node) {
  const ResolvedValue resolved =
      node.period ? values_.resolve(*node.field, *node.period) : values_.resolve(*node.field, node.text);
  if (!resolved.trouble.empty()) fail_at(request_.query, node.place, resolved.trouble, resolved.hint);
  if (!node.period && resolved.says != node.text) {
    std::string note =
        std::string(node.field->name) + ":" + shown(node.text) + " is read as " + resolved.says;
    if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(std::move(note));
  }
  return resolved.query;
}

QueryBuilder::Positions QueryBuilder::positions_of(const QueryNode& node, bool explained) {
  const std::string_view prefix = node.field == nullptr ? std::string_view() : node.field->words;
  Positions positions;
  for (std::size_t i = 0; i < node.words.size(); ++i) {
    const std::string& term = node.words[i].term;
    const bool open = node.open_end && i + 1 == node.words.size();
    const FormList list = open ? forms_.beginning_with(term, prefix, node.exact)
                               : forms_.of(term, prefix, node.exact ? Conflation::none : Conflation::full);
    if (explained) explain(node, i, list, prefix);
    positions.push_back(list.forms.empty() ? std::vector<std::string>{term} : list.forms);
  }
  return positions;
}

void QueryBuilder::explain(const QueryNode& node, std::size_t word, const FormList& forms,
                           std::string_view prefix) {
  const bool open = node.open_end && word + 1 == node.words.size();
  std::string key(prefix);
  key.append("\t").append(node.words[word].term).append(open ? "*" : "").append(node.exact ? "=" : "");
  if (!explained_.insert(std::move(key)).second) return;
  const std::string typed = shown(node.words[word].typed) + (open ? "*" : "");
  words_.push_back({typed, forms.forms, forms.left_out, forms.left_out_count});
  if (forms.left_out_count == 0) return;
  warnings_.push_back(typed + " stands for its " + std::to_string(forms.forms.size()) +
                      " most frequent words; " + std::to_string(forms.left_out_count) +
                      (forms.left_out_count == 1 ? " rarer one isn't" : " rarer ones aren't") +
                      " searched for" + (open ? ": type more letters" : ""));
}

}  // namespace news::searcher
