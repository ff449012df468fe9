#include "topics/text_features.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <news/schema/internal/tokens.h>

namespace news::topics {
namespace {

/// What comes later in an article tells less of its subject than the time it takes to read.
constexpr std::size_t kBodyWords = 300;
constexpr float kHeadlineWeight = 3;

std::uint32_t hash_of(std::string_view text, std::uint32_t hash = 2166136261U) {
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  return hash;
}

std::uint32_t number_of(std::uint32_t hash) {
  return (hash * 0x9E3779B1U) >> 16U;
}
static_assert(kTextFeatures == 1U << 16U);

/// Calls f(word, the word before or "", weight) for each word that counts.
template <class F>
void for_each_word(const schema::Article& article, F&& f) {
  const auto walk = [&](std::string_view text, float weight) {
    schema::Tokens tokens(text);
    schema::Token token;
    std::string before;
    for (std::size_t count = 0; count < kBodyWords && tokens.next(token); ++count) {
      f(token.term, std::string_view(before), weight);
      before = token.term;
    }
  };
  walk(article.headline, kHeadlineWeight);
  walk(article.subheadline, 1);
  walk(article.body, 1);
}

std::uint32_t pair_hash(std::string_view before, std::string_view word) {
  return hash_of(word, hash_of(" ", hash_of(before)));
}

}  // namespace

std::vector<TextFeature> text_features(const schema::Article& article) {
  std::vector<TextFeature> all;
  for_each_word(article, [&](std::string_view word, std::string_view before, float weight) {
    all.push_back({number_of(hash_of(word)), weight});
    if (!before.empty()) all.push_back({number_of(pair_hash(before, word)), weight});
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const TextFeature& a, const TextFeature& b) { return a.number < b.number; });
  std::vector<TextFeature> features;
  for (const TextFeature& feature : all) {
    if (features.empty() || features.back().number != feature.number) {
      features.push_back(feature);
    } else {
      features.back().value += feature.value;
    }
  }
  float squares = 0;
  for (TextFeature& feature : features) {
    feature.value = std::log1p(feature.value);
    squares += feature.value * feature.value;
  }
  for (TextFeature& feature : features) feature.value /= std::sqrt(squares);
  return features;
}

std::vector<NamedFeature> named_text_features(const schema::Article& article) {
  std::vector<NamedFeature> named;
  std::vector<bool> seen(kTextFeatures);
  const auto add = [&](std::string words, std::uint32_t number) {
    if (seen[number]) return;
    seen[number] = true;
    named.push_back({std::move(words), number});
  };
  for_each_word(article, [&](std::string_view word, std::string_view before, float) {
    add(std::string(word), number_of(hash_of(word)));
    if (!before.empty()) {
      add(std::string(before) + " " + std::string(word), number_of(pair_hash(before, word)));
    }
  });
  return named;
}

}  // namespace news::topics
