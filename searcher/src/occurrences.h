#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query.h"

namespace news::searcher {

/// A place where the query is found in a text.
struct Occurrence {
  std::uint32_t begin = 0;  ///< Bytes of the text.
  std::uint32_t end = 0;
  std::uint16_t unit = 0;  ///< What of the query stands there.
};

/// Ranges of bytes, ascending.
using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// What a query looks for in texts, made ready for looking.
class QueryUnits {
 public:
  /// A word or a phrase to look for.
  struct Unit {
    std::string field;
    std::size_t length = 1;  ///< Words in a row.
    double weight = 1;       ///< How much it tells, in comparison.
    [[nodiscard]] bool is_phrase() const { return length > 1; }
  };

  /// `weight_of` tells how much a word tells, given the forms that satisfy it.
  QueryUnits(const std::vector<Pattern>& patterns,
             const std::function<double(const std::vector<std::string>& forms)>& weight_of);

  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
  [[nodiscard]] bool empty() const { return units_.empty(); }
  /// Some unit asks for that field by its name.
  [[nodiscard]] bool asks_for(std::string_view field) const;

 private:
  friend class Scanner;

  /// A word satisfies a unit at one of its positions.
  struct Use {
    std::uint16_t unit = 0;
    std::uint16_t position = 0;
  };
  struct Form {
    std::size_t number = 0;  ///< In the order of the query.
    std::vector<Use> uses;
  };
  struct Prefix {
    std::string beginning;
    Use use;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  void add(const Pattern& pattern, double weight);

  std::vector<Unit> units_;
  std::unordered_map<std::string, Form, Hash, std::equal_to<>> forms_;
  std::vector<const std::string*> form_names_;  ///< By number.
  std::vector<Prefix> prefixes_;
};

/// Looks for a query in the texts of one result.
class Scanner {
 public:
  explicit Scanner(const QueryUnits& units);

  /// What is found in a text that stands in that part, in the order in which it begins. A unit of the field
  /// `quote` is found in the body where it lies within one of `quotes`. Takes time linear in the text.
  [[nodiscard]] std::vector<Occurrence> find(std::string_view text, std::string_view part,
                                             const Ranges& quotes = {});

  /// The words that were found so far, in the order of the query.
  [[nodiscard]] std::vector<std::string> forms() const;

 private:
  struct Hit {
    std::size_t token;
    std::size_t form;  ///< kOther for what a prefix found.
    std::string other;
  };

  void note(const Hit& hit);

  const QueryUnits& units_;
  std::vector<bool> found_;          ///< By number of the form.
  std::vector<std::string> others_;  ///< Found through prefixes.
};

/// Whether a range holds all of [begin, end).
[[nodiscard]] bool within_one(const Ranges& ranges, std::uint32_t begin, std::uint32_t end);

}  // namespace news::searcher
