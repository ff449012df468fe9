#include "facets.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <optional>

#include <news/schema/day.h>
#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/fold.h>

#include "topic_tree.h"

namespace news::searcher {
namespace {

using schema::Field;
using schema::Kind;

/// A value that documents have, by its ordinal.
struct Counted {
  std::uint32_t entry = 0;
  std::uint64_t count = 0;
};

/// Labels are read for all values that are as frequent as the last one listed, up to so many; among more,
/// those that the index met first are taken.
constexpr std::size_t kMostTies = 4096;

/// A field's dictionary of one database.
class Dictionary {
 public:
  Dictionary(const Xapian::Database& database, std::string_view field) : database_(database), field_(field) {
    size_ = number(database.get_metadata(schema::ordinal_count_key(field))).value_or(0);
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }

  [[nodiscard]] std::string label(std::uint32_t ordinal) const {
    std::string label = database_.get_metadata(schema::ordinal_key(field_, ordinal));
    if (label.empty()) {
      throw schema::Error(
          schema::ErrorCode::index_corrupt,
          "the index has no name for value " + std::to_string(ordinal) + " of " + std::string(field_),
          "run `newsindex check`");
    }
    return label;
  }

  [[nodiscard]] std::optional<std::uint32_t> ordinal(std::string_view label) const {
    const auto found = number(database_.get_metadata(schema::value_key(field_, label)));
    return found && *found < size_ ? found : std::nullopt;
  }

 private:
  static std::optional<std::uint32_t> number(const std::string& text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }

  const Xapian::Database& database_;
  std::string_view field_;
  std::uint32_t size_ = 0;
};

bool more_frequent(const FacetValue& a, const FacetValue& b) {
  return a.count != b.count ? a.count > b.count : a.label < b.label;
}

/// What is counted, most frequent first, cut behind the `limit` most frequent and all that are as frequent as
/// the last.
std::vector<Counted> candidates(std::vector<Counted> counted, std::size_t limit) {
  const auto order = [](const Counted& a, const Counted& b) {
    return a.count != b.count ? a.count > b.count : a.entry < b.entry;
  };
  if (limit == 0 || limit >= counted.size()) return counted;
  const auto last = counted.begin() + static_cast<std::ptrdiff_t>(limit) - 1;
  std::nth_element(counted.begin(), last, counted.end(), order);
  const std::uint64_t least = last->count;
  const auto ties =
      std::partition(last + 1, counted.end(), [&](const Counted& value) { return value.count == least; });
  std::sort(last + 1, ties, order);
  const auto kept =
      std::min<std::ptrdiff_t>(ties - counted.begin(), static_cast<std::ptrdiff_t>(limit + kMostTies));
  counted.resize(static_cast<std::size_t>(kept));
  return counted;
}

/// Marks the value as chosen, adding it where it isn't listed.
void choose(std::vector<FacetValue>& values, FacetValue value) {
  const auto same = [&](const FacetValue& other) { return other.value == value.value; };
  auto found = std::find_if(values.begin(), values.end(), same);
  if (found == values.end()) found = values.insert(values.end(), std::move(value));
  found->chosen = true;
}

/// What has no value comes last.
void add_unknown(Facet& facet, std::uint64_t count, bool chosen) {
  if (count > 0) ++facet.distinct;
  if (count > 0 || chosen) facet.values.push_back({kUnknown, kUnknown, count, chosen, {}, 0});
}

Facet named_facet(const Snapshot& snapshot, Target target, Columns& columns, const Values& known,
                  const Field& field, std::size_t limit, const Documents& documents,
                  const std::vector<std::string>& chosen) {
  const Xapian::Database& database = snapshot.database(target);
  const Dictionary dictionary(database, field.name);
  const SlotCounts slot = columns.count(database, field.slot, Coding::ordinals, dictionary.size(), documents);

  // A label that reads "unknown" and no label at all are chosen by the same word.
  const std::uint32_t unknown_ordinal = dictionary.ordinal(kUnknown).value_or(dictionary.size());
  const std::uint64_t unknown = slot.without + slot.of(unknown_ordinal);
  const std::uint32_t left_out = has_unknown(field) ? unknown_ordinal : dictionary.size();

  std::vector<Counted> counted;
  for (std::uint32_t ordinal = 0; ordinal < slot.counts.size(); ++ordinal) {
    if (slot.counts[ordinal] > 0 && left_out != ordinal) counted.push_back({ordinal, slot.counts[ordinal]});
  }
  Facet facet;
  facet.field = field.name;
  facet.distinct = counted.size();
  const auto entry = [&](const std::string& label, std::uint64_t count) {
    return FacetValue{known.choosing(field, label), label, count, false, {}, 0};
  };
  std::vector<FacetValue>& values = facet.values;
  for (const Counted& value : candidates(std::move(counted), limit)) {
    const std::string label = dictionary.label(value.entry);
    values.push_back({label, label, value.count, false, {}, 0});
  }
  std::sort(values.begin(), values.end(), more_frequent);
  if (limit != 0 && values.size() > limit) values.resize(limit);
  for (FacetValue& value : values) value.value = known.choosing(field, value.label);

  const bool unknown_chosen = std::find(chosen.begin(), chosen.end(), kUnknown) != chosen.end();
  for (const std::string& label : chosen) {
    if (label == kUnknown) continue;
    const auto ordinal = dictionary.ordinal(label);
    choose(values, ordinal ? entry(dictionary.label(*ordinal), slot.of(*ordinal)) : entry(label, 0));
  }
  if (field.kind == Kind::topic) {
    arrange_as_tree(values, snapshot, [&](const std::string& id) -> std::uint64_t {
      const auto ordinal = dictionary.ordinal(id);
      return ordinal ? slot.of(*ordinal) : 0;
    });
  } else {
    std::sort(values.begin(), values.end(), more_frequent);
  }
  if (unknown_chosen || has_unknown(field)) add_unknown(facet, unknown, unknown_chosen);
  return facet;
}

std::uint32_t days_in(Period period) {
  switch (period) {
    case Period::day:
      return 1;
    case Period::month:
      return kDaysOfMonth;
    case Period::year:
      return kDaysOfYear;
  }
  return 1;
}

/// "2024-05-03", "2024-05" or "2024".
std::string period_name(std::uint32_t first_day, Period period) {
  const schema::Day day{static_cast<int>(first_day / kDaysOfYear),
                        static_cast<int>(first_day % kDaysOfYear / kDaysOfMonth) + 1,
                        static_cast<int>(first_day % kDaysOfMonth) + 1};
  const std::string iso = day.iso();
  return period == Period::day ? iso : iso.substr(0, iso.size() - (period == Period::month ? 3 : 6));
}

/// The period that a chosen value is, if it is one of those that this facet counts.
std::optional<std::uint32_t> period_number(const std::string& chosen, Period period) {
  const auto range = schema::parse_period(chosen);
  if (!range) return std::nullopt;
  const auto& [first, last] = *range;
  const auto number = static_cast<std::uint32_t>(first.year) * kDaysOfYear +
                      static_cast<std::uint32_t>(first.month - 1) * kDaysOfMonth +
                      static_cast<std::uint32_t>(first.day - 1);
  return period_name(number, period) == chosen ? std::optional(number / days_in(period)) : std::nullopt;
}

/// Latest first.
Facet dated_facet(const Snapshot& snapshot, Target target, Columns& columns, const Field& field,
                  const FacetRequest& request, const Documents& documents,
                  const std::vector<std::string>& chosen) {
  const SlotCounts slot =
      columns.count(snapshot.database(target), field.slot, Coding::day, kDayEntries, documents);
  const std::uint32_t days = days_in(request.period);
  const auto count_of = [&](std::uint32_t period) {
    std::uint64_t count = 0;
    for (std::uint32_t day = period * days; day < (period + 1) * days; ++day) count += slot.of(day);
    return count;
  };

  std::vector<std::uint32_t> wanted;
  bool unknown_chosen = false;
  for (const std::string& label : chosen) {
    if (label == kUnknown) unknown_chosen = true;
    if (const auto period = period_number(label, request.period)) wanted.push_back(*period);
  }
  Facet facet;
  facet.field = field.name;
  facet.period = request.period;
  std::vector<std::uint32_t> listed = wanted;
  const auto end = static_cast<std::uint32_t>(slot.first + slot.counts.size());
  for (std::uint32_t period = (end + days - 1) / days; period-- > slot.first / days;) {
    if (count_of(period) == 0) continue;
    ++facet.distinct;
    if (request.limit == 0 || facet.distinct <= request.limit) listed.push_back(period);
  }
  std::sort(listed.begin(), listed.end(), std::greater<>());
  listed.erase(std::unique(listed.begin(), listed.end()), listed.end());
  for (const std::uint32_t period : listed) {
    const std::string name = period_name(period * days, request.period);
    const bool is_chosen = std::find(wanted.begin(), wanted.end(), period) != wanted.end();
    facet.values.push_back({name, name, count_of(period), is_chosen, {}, 0});
  }
  add_unknown(facet, slot.without, unknown_chosen);
  return facet;
}

/// Whether the first quote of a run has the field's values for all.
bool first_has_values(const Snapshot& snapshot, Target target, const Field& field) {
  return target == Target::quotes && &field != &schema::field("speaker") &&
         snapshot.format.has(schema::kQuoteRunValues);
}

}  // namespace

void check_facet(const FacetRequest& request, Target target) {
  const Field* field = schema::find_field(request.field);
  const auto fits = [&](const Field& row) {
    return row.facet && (target == Target::articles || row.in_quotes);
  };
  if (field != nullptr && fits(*field)) return;
  std::string names;
  for (const Field& row : schema::kFields) {
    if (fits(row)) names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  const std::string of = target == Target::articles ? "articles" : "quotes";
  throw schema::Error(schema::ErrorCode::bad_argument, "\"" + request.field + "\" is no facet of " + of,
                      "facets of " + of + " are " + names);
}

Facet count_facet(const Snapshot& snapshot, Target target, Columns& columns, const Values& values,
                  const FacetRequest& request, const Documents& documents,
                  const std::vector<std::string>& chosen) {
  check_facet(request, target);
  const Field& field = *schema::find_field(request.field);
  Documents firsts;
  if (first_has_values(snapshot, target, field))
    firsts = snapshot.runs->firsts_of(documents, snapshot.quotes);
  const Documents& holders = firsts.empty() ? documents : firsts;
  if (field.kind == Kind::date)
    return dated_facet(snapshot, target, columns, field, request, holders, chosen);
  return named_facet(snapshot, target, columns, values, field, request.limit, holders, chosen);
}

}  // namespace news::searcher
