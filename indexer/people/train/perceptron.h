#pragma once

#include <vector>

#include "people/lists.h"
#include "people/tagger/features.h"
#include "people/tagger/weights.h"
#include "people/train/corpus.h"

namespace news::people {

/// A run of words with capitals and what they are.
struct Example {
  std::vector<Features> features;
  std::vector<Label> labels;
};

/// The runs that the tagger would be asked about, with the labels of the corpus.
[[nodiscard]] std::vector<Example> examples_of(const std::vector<LabelledSentence>& sentences,
                                               const Lists& lists);

/// Trains an averaged structured perceptron: `rounds` over all examples, begun afresh `courses` times in
/// other orders, whose weights are averaged as well, since a single course depends much on its order. In
/// integers and without chance: the same examples give the same weights, bit for bit, on every machine.
[[nodiscard]] Weights train(const std::vector<Example>& examples, unsigned rounds, unsigned courses);

}  // namespace news::people
