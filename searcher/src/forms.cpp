#include "forms.h"

#include <algorithm>
#include <set>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/terms.h>

#include "query_error.h"

namespace news::searcher {
namespace {

constexpr double kMainLanguageShare = 0.05;
constexpr std::size_t kMostNamedLeftOut = 20;
constexpr const char* kMore = "...";

/// Bounds of what is kept from query to query: a few megabytes.
constexpr std::size_t kMostLanguages = 16;
constexpr std::size_t kMostKnown = 20000;

void add_new(std::vector<std::string>& out, std::string form) {
  if (!form.empty() && std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
}

using Counted = std::vector<std::pair<Xapian::doccount, std::string>>;

/// The most frequent forms, and of what falls away the names of the first. `typed` is never cut.
FormList most_frequent(Counted found, const std::string& typed, std::size_t limit) {
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  const auto itself =
      std::find_if(found.begin(), found.end(), [&](const auto& form) { return form.second == typed; });
  if (itself != found.end() && itself - found.begin() >= static_cast<std::ptrdiff_t>(limit))
    std::rotate(found.begin() + static_cast<std::ptrdiff_t>(limit - 1), itself, itself + 1);
  FormList list;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i < limit) {
      list.forms.push_back(std::move(found[i].second));
    } else if (i < limit + kMostNamedLeftOut) {
      list.left_out.push_back(std::move(found[i].second));
    }
  }
  list.left_out_count = found.size() - list.forms.size();
  if (list.left_out_count > list.left_out.size()) list.left_out.emplace_back(kMore);
  return list;
}

}  // namespace

Forms::Forms(Xapian::Database database, Xapian::Database lexicon, const std::vector<std::string>& languages)
    : database_(std::move(database)), lexicon_(std::move(lexicon)) {
  for (const std::string& language : languages) stems_.emplace_back(language);
}

bool Forms::has_stemmer() const {
  return std::any_of(stems_.begin(), stems_.end(),
                     [](const schema::StemKeys& stems) { return stems.has_stemmer(); });
}

const FormList& Forms::of(const std::string& word, std::string_view prefix, Conflation conflation) {
  auto key = std::make_tuple(word, std::string(prefix), conflation);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::move(key), look_up(word, prefix, conflation)).first->second;
}

FormList Forms::look_up(const std::string& word, std::string_view prefix, Conflation conflation) {
  Counted found;
  for (const std::string& form : candidates(word, conflation)) {
    const Xapian::doccount frequency = database_.get_termfreq(schema::word_term(prefix, form));
    if (frequency > 0) found.emplace_back(frequency, form);
  }
  return most_frequent(std::move(found), word, kMostForms);
}

std::vector<std::string> Forms::candidates(const std::string& word, Conflation conflation) {
  std::vector<std::string> out{word};
  if (conflation == Conflation::none) return out;
  add_synonyms(schema::accent_key(word), out);
  for (const std::string& plain : schema::plain_spellings(word)) {
    add_new(out, plain);
    add_synonyms(schema::accent_key(plain), out);
  }
  if (conflation == Conflation::accents) return out;
  for (schema::StemKeys& stems : stems_) {
    if (const std::string behind = stems.behind_elision(word); !behind.empty()) {
      add_new(out, behind);
      add_synonyms(schema::accent_key(behind), out);
    }
    if (const std::string key = stems.stem_key(word); !key.empty()) add_synonyms(key, out);
  }
  return out;
}

void Forms::add_synonyms(const std::string& key, std::vector<std::string>& out) const {
  const auto end = lexicon_.synonyms_end(key);
  for (auto form = lexicon_.synonyms_begin(key); form != end; ++form) add_new(out, *form);
}

FormList Forms::beginning_with(const std::string& beginning, std::string_view prefix, bool exact) {
  Counted found;
  const auto each_term = [&](const std::string& start, const auto& take) {
    const std::string term = schema::word_term(prefix, start);
    const auto end = database_.allterms_end(term);
    for (auto at = database_.allterms_begin(term); at != end; ++at)
      take((*at).substr(prefix.size()), at.get_termfreq());
  };
  each_term(beginning, [&](std::string form, Xapian::doccount frequency) {
    found.emplace_back(frequency, std::move(form));
  });
  if (exact) return most_frequent(std::move(found), beginning, kMostExpansions);

  std::vector<std::string> plain = schema::plain_spellings(beginning);
  plain.push_back(beginning);
  std::set<std::string> accented;
  for (const std::string& start : plain) {
    const std::string key = schema::accent_key(start);
    const auto keys_end = lexicon_.synonym_keys_end(key);
    for (auto at = lexicon_.synonym_keys_begin(key); at != keys_end; ++at) {
      std::vector<std::string> forms;
      add_synonyms(*at, forms);
      accented.insert(forms.begin(), forms.end());
    }
    if (start == beginning) continue;
    each_term(start, [&](std::string form, Xapian::doccount) { accented.insert(std::move(form)); });
  }
  for (const std::string& form : accented) {
    if (form.starts_with(beginning)) continue;
    const Xapian::doccount frequency = database_.get_termfreq(schema::word_term(prefix, form));
    if (frequency > 0) found.emplace_back(frequency, form);
  }
  return most_frequent(std::move(found), beginning, kMostExpansions);
}

Forms& KnownForms::in(Target target, const std::string& asked_language, const Xapian::Database& database,
                      const Xapian::Database& articles) {
  const auto key = std::make_pair(target, asked_language);
  auto place = forms_.find(key);
  if (place == forms_.end()) {
    const std::vector<std::string> languages = query_languages(asked_language, articles);
    if (forms_.size() >= kMostLanguages) forms_.clear();
    place = forms_.emplace(key, Forms(database, articles, languages)).first;
  }
  if (place->second.known() >= kMostKnown) place->second.forget();
  return place->second;
}

std::vector<std::string> query_languages(const std::string& asked, const Xapian::Database& articles) {
  if (!asked.empty()) {
    std::string code = asked.substr(0, asked.find_first_of("-_"));
    for (char& c : code) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || code.size() < 2 || code.size() > 3) {
      throw schema::Error(schema::ErrorCode::bad_argument, named(asked) + " isn't a language code",
                          "give an ISO 639-1 code: en, de, fr");
    }
    return {code};
  }
  const std::string prefix(schema::field("language").value);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto end = articles.allterms_end(prefix);
  for (auto term = articles.allterms_begin(prefix); term != end; ++term) {
    const std::string code = (*term).substr(prefix.size());
    const Xapian::doccount frequency = term.get_termfreq();
    const double share =
        static_cast<double>(frequency) / std::max<Xapian::doccount>(articles.get_doccount(), 1);
    if (code != "und" && share >= kMainLanguageShare) found.emplace_back(frequency, code);
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<std::string> languages;
  for (auto& [frequency, code] : found) languages.push_back(std::move(code));
  if (languages.empty()) languages.emplace_back("en");
  return languages;
}

}  // namespace news::searcher
