#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <news/schema/article.h>

namespace news::topics {

/// Words and pairs of words are numbered by a hash; two that share a number are one to the model.
inline constexpr std::uint32_t kTextFeatures = 1U << 16U;

/// What a word or pair of neighbours weighs in a text.
struct TextFeature {
  std::uint32_t number = 0;
  float value = 0;
};

/// The words and pairs of headline, subheadline and the beginning of the body, by number; the sum of the
/// squares is 1. Section and keywords don't count: the model is for articles that have none.
[[nodiscard]] std::vector<TextFeature> text_features(const schema::Article& article);

/// A word or pair as it stands in the text.
struct NamedFeature {
  std::string words;
  std::uint32_t number = 0;
};

/// The same features in words, in the order of the text, each number once.
[[nodiscard]] std::vector<NamedFeature> named_text_features(const schema::Article& article);

}  // namespace news::topics
