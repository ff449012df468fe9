#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "people/document.h"
#include "people/runs.h"
#include "people/tagger/decode.h"
#include "people/tagger/features.h"
#include "people/tagger/weights.h"

namespace news::people {

/// Tells names of persons from other words with capitals: an averaged structured perceptron.
///
/// Threads: judge() may be called from several threads at once. All its arithmetic is in integers: the same
/// text gives the same answer everywhere.
class Tagger {
 public:
  explicit Tagger(const Weights& weights);

  /// Sets Token::person of the words in runs. Where capitals say nothing it stays 0.
  void judge(Document& document, const std::vector<Run>& runs) const;

 private:
  void score(const Features& features, std::array<std::int32_t, kLabels>& out) const;

  /// A row of weights each, a byte for each label, made positive: eight are added by two additions.
  std::vector<std::uint64_t> rows_;
  After after_{};
};

}  // namespace news::people
