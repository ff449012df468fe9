#include <news/schema/internal/lexicon.h>

#include <xapian.h>

#include <algorithm>
#include <array>
#include <utility>

#include <news/schema/internal/fold.h>

namespace news::schema {
namespace {

/// Letters that German and the Nordic languages also write as two.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTwoLetters = {
    {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"å", "aa"}, {"ø", "oe"}}};

std::string with_two_letters(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto hit = std::find_if(kTwoLetters.begin(), kTwoLetters.end(),
                                  [&](const auto& pair) { return word.substr(at).starts_with(pair.first); });
    if (hit != kTwoLetters.end()) {
      out += hit->second;
      at += hit->first.size();
    } else {
      out += word[at++];
    }
  }
  return out;
}

/// French and Italian put articles and pronouns before an apostrophe: l'élection is élection.
std::string_view without_elision(std::string_view word) {
  const auto apostrophe = word.find('\'');
  return apostrophe == std::string_view::npos || apostrophe > 6 || apostrophe + 1 >= word.size()
             ? word
             : word.substr(apostrophe + 1);
}

bool stems(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  return is_letter(first) && !is_cjk(first);
}

}  // namespace

struct StemKeys::Impl {
  std::string language;
  Xapian::Stem stem;
  bool elides = false;
};

StemKeys::StemKeys(std::string_view language) : impl_(new Impl) {
  impl_->language = language;
  impl_->elides = language == "fr" || language == "it" || language == "ca";
  try {
    impl_->stem = Xapian::Stem(impl_->language);
  } catch (const Xapian::Error&) {
    impl_->stem = Xapian::Stem();  // a language without a stemmer: no stem keys
  }
}

StemKeys::~StemKeys() {
  delete impl_;
}
StemKeys::StemKeys(StemKeys&& other) noexcept : impl_(std::exchange(other.impl_, nullptr)) {}
StemKeys& StemKeys::operator=(StemKeys&& other) noexcept {
  std::swap(impl_, other.impl_);
  return *this;
}

std::string StemKeys::stem_key(std::string_view word) {
  if (impl_->stem.is_none() || !stems(word)) return {};
  if (impl_->elides) word = without_elision(word);
  const std::string stem = fold_accents(impl_->stem(std::string(word)));
  return stem.empty() ? stem : impl_->language + ":" + stem;
}

std::string StemKeys::behind_elision(std::string_view word) const {
  const std::string_view behind = impl_->elides ? without_elision(word) : word;
  return behind.size() < word.size() ? std::string(behind) : std::string();
}

std::vector<std::string> StemKeys::keys(std::string_view word) {
  std::vector<std::string> keys;
  if (std::string key = stem_key(word); !key.empty()) keys.push_back(std::move(key));
  for (const std::string& plain : plain_spellings(behind_elision(word))) keys.push_back(accent_key(plain));
  return keys;
}

bool StemKeys::has_stemmer() const {
  return !impl_->stem.is_none();
}

const std::string& StemKeys::language() const {
  return impl_->language;
}

std::vector<std::string> plain_spellings(std::string_view word) {
  std::vector<std::string> out;
  const bool ascii =
      std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return out;
  std::string plain = fold_accents(word);
  if (plain != word) out.push_back(std::move(plain));
  std::string two = with_two_letters(word);
  if (two != word) {
    two = fold_accents(two);
    if (std::find(out.begin(), out.end(), two) == out.end()) out.push_back(std::move(two));
  }
  return out;
}

std::string accent_key(std::string_view plain) {
  return std::string("~").append(plain);
}

namespace {
/// Keys of the lexicon are keys of a table: 255 bytes at most.
std::string bounded_key(std::string key, std::string_view text) {
  key += name_key(text);
  if (key.size() > 200) key.resize(200);
  return key;
}
}  // namespace

std::string person_name_key(std::string_view name) {
  return bounded_key("#", name);
}

std::string topic_label_key(std::string_view label) {
  return bounded_key("@", label);
}

std::string topic_name_key(std::string_view words, std::string_view language) {
  return bounded_key("@" + std::string(language) + ":", words);
}

std::vector<std::string> topic_codes(std::string_view code) {
  constexpr std::size_t kDigits = 8;
  if (code.size() < kDigits || code.size() > 100) return {};
  const std::string digits(code.substr(code.size() - kDigits));
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  const std::string_view scheme = code.substr(0, code.size() - kDigits);
  const bool bare = scheme.empty();
  std::vector<std::string> ids;
  // Media Topics begin with 2, subject codes with 0 or 1; the 17 top topics are the same in both.
  if (bare || scheme == "medtop:" || scheme.ends_with("/mediatopic/")) ids.push_back("medtop:" + digits);
  if (bare || scheme == "subj:" || scheme == "subject:" || scheme == "iptc:" ||
      scheme.ends_with("/subjectcode/")) {
    ids.push_back("subj:" + digits);
  }
  return ids;
}

}  // namespace news::schema
