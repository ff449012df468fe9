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

/// Cuts a list at its limit and names what fell away.
FormList cut(std::vector<std::string> forms, std::size_t limit) {
  FormList list;
  list.forms = std::move(forms);
  if (list.forms.size() <= limit) return list;
  const auto behind = list.forms.begin() + static_cast<std::ptrdiff_t>(limit);
  const auto named = static_cast<std::ptrdiff_t>(std::min(list.forms.size() - limit, kMostNamedLeftOut));
  list.left_out.assign(behind, behind + named);
  if (behind + named != list.forms.end()) list.left_out.emplace_back(kMore);
  list.forms.erase(behind, list.forms.end());
  return list;
}

}  // namespace

Forms::Forms(Xapian::Database database, Xapian::Database lexicon, const std::vector<std::string>& languages)
    : database_(std::move(database)), lexicon_(std::move(lexicon)) {
  for (const std::string& language : languages) stems_.emplace_back(language);
}

const FormList& Forms::of(const std::string& word, std::string_view prefix, Conflation conflation) {
  auto key = std::make_tuple(word, std::string(prefix), conflation);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::move(key), look_up(word, prefix, conflation)).first->second;
}

FormList Forms::look_up(const std::string& word, std::string_view prefix, Conflation conflation) {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (const std::string& form : candidates(word, conflation)) {
    const Xapian::doccount frequency = database_.get_termfreq(schema::word_term(prefix, form));
    if (frequency > 0) found.emplace_back(frequency, form);
  }
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  // What was typed is never cut.
  const auto itself =
      std::find_if(found.begin(), found.end(), [&](const auto& form) { return form.second == word; });
  if (itself != found.end() && itself - found.begin() >= static_cast<std::ptrdiff_t>(kMostForms)) {
    std::rotate(found.begin() + (kMostForms - 1), itself, itself + 1);
  }
  std::vector<std::string> forms;
  for (auto& [frequency, form] : found) forms.push_back(std::move(form));
  return cut(std::move(forms), kMostForms);
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
  const std::size_t most = kMostExpansions + kMostNamedLeftOut + 1;
  std::vector<std::string> forms;
  const std::string term = schema::word_term(prefix, beginning);
  const auto end = database_.allterms_end(term);
  for (auto found = database_.allterms_begin(term); found != end && forms.size() < most; ++found) {
    forms.push_back((*found).substr(prefix.size()));
  }
  if (exact) return cut(std::move(forms), kMostExpansions);

  std::vector<std::string> plain = schema::plain_spellings(beginning);
  plain.push_back(beginning);
  std::set<std::string> accented;
  for (const std::string& start : plain) {
    const std::string key = schema::accent_key(start);
    std::size_t keys = 0;
    const auto keys_end = lexicon_.synonym_keys_end(key);
    for (auto at = lexicon_.synonym_keys_begin(key); at != keys_end && ++keys <= kMostExpansions; ++at) {
      std::vector<std::string> found;
      add_synonyms(*at, found);
      accented.insert(found.begin(), found.end());
    }
    if (start == beginning) continue;
    const std::string plain_term = schema::word_term(prefix, start);
    const auto plain_end = database_.allterms_end(plain_term);
    std::size_t terms = 0;
    for (auto at = database_.allterms_begin(plain_term); at != plain_end && ++terms <= kMostExpansions;
         ++at) {
      accented.insert((*at).substr(prefix.size()));
    }
  }
  for (const std::string& form : accented) {
    if (forms.size() >= most) break;
    if (!form.starts_with(beginning) && database_.get_termfreq(schema::word_term(prefix, form)) > 0) {
      forms.push_back(form);
    }
  }
  return cut(std::move(forms), kMostExpansions);
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
