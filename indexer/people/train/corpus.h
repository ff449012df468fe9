#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "people/tagger/weights.h"

namespace news::people {

/// A labelled sentence, put together as it would stand in an article.
struct LabelledSentence {
  /// A word of the corpus, and where it went.
  struct Word {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Label label = Label::outside;
  };

  std::string text;
  std::vector<Word> words;
};

/// Reads a file of lines "word ... label", sentences apart by blank lines; labels as in CoNLL-2003 (I-PER,
/// B-LOC) or WNUT17 (B-person, B-group).
/// Throws schema::Error{bad_argument} with file and line for a label it doesn't know, {io} when it can't be
/// read.
[[nodiscard]] std::vector<LabelledSentence> read_corpus(const std::filesystem::path& file);

}  // namespace news::people
