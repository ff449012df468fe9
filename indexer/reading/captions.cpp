#include "reading/captions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/credits.h"
#include "reading/head_lines.h"
#include "reading/litter.h"

namespace news::reading {
namespace {

constexpr std::size_t kTraced = 120;
constexpr std::size_t kMostAltWords = 35;

/// Words that a caption and an alternative text share without being about the same picture.
const std::unordered_set<std::string>& small_words() {
  static const std::unordered_set<std::string> kWords = [] {
    std::unordered_set<std::string> out;
    for (const std::string_view word : words_of("the a an of and to in on at by for with from as is are was "
                                                "were be been has have had that this his her its "
                                                "their it he she they who which into over after before "
                                                "during said says der die das und in im am auf mit von zu "
                                                "den dem des ein eine einer la le les un une des du de et à "
                                                "au aux en el los las y con una il lo gli i e di da "
                                                "een het van op och på av")) {
      out.emplace(word);
    }
    return out;
  }();
  return kWords;
}

std::unordered_set<std::string> content_words(std::string_view text) {
  std::unordered_set<std::string> out;
  const std::string key = phrase_key(text);
  for (const std::string_view word : words_of(key)) {
    std::string one(word);
    if (!small_words().contains(one)) out.insert(std::move(one));
  }
  return out;
}

/// Shares a quarter of its content words with the caption.
bool is_about_the_same(std::string_view alt, std::string_view caption) {
  const std::unordered_set<std::string> in_alt = content_words(alt);
  const std::unordered_set<std::string> in_caption = content_words(caption);
  const auto shared = static_cast<std::size_t>(std::count_if(
      in_alt.begin(), in_alt.end(), [&](const std::string& word) { return in_caption.contains(word); }));
  return !in_alt.empty() && shared * 4 >= in_alt.size();
}

bool could_be_alt(std::string_view text) {
  const std::size_t words = count_words(text);
  return words >= 3 && words <= kMostAltWords && !ends_sentence(text) && !text.ends_with(':');
}

/// "FILE - In this Jan. 5 photo, ...", "Pictured: ...", "Image caption, ...": a caption by its beginning.
bool begins_as_caption(std::string_view text) {
  for (const std::string_view opening :
       {"FILE - ", "FILE — ", "FILE – ", "File photo: ", "File - ",
        "Pictured: ", "PICTURED: ", "Image caption, ", "Image caption: ", "Image caption ",
        "Caption: ", "Bildunterschrift: ", "Légende : ", "In this file photo", "Photo caption: "}) {
    if (text.starts_with(opening)) return true;
  }
  return false;
}

std::string_view without_caption_opening(std::string_view text) {
  for (const std::string_view opening :
       {"Pictured: ", "PICTURED: ", "Image caption, ", "Image caption: ", "Image caption ",
        "Caption: ", "Bildunterschrift: ", "Légende : ", "Photo caption: ", "File photo: "}) {
    if (text.starts_with(opening)) return trim(text.substr(opening.size()));
  }
  return text;
}

/// A line that only labels the picture beside it: "Image", "Photo:".
bool is_dash_or_empty(std::string_view text) {
  return phrase_key(text).empty();
}

class Captions {
 public:
  Captions(std::vector<Block>& blocks, ReadArticle& read)
      : blocks_(blocks), read_(read), taken_(blocks.size(), false) {}

  void run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (taken_[i]) continue;
      if (auto credit = find_credit(blocks_[i].text)) {
        if (is_dash_or_empty(credit->text)) {
          take_lone_credit(i, *credit);
        } else {
          take_captioned(i, std::move(*credit));
        }
      } else if (begins_as_caption(blocks_[i].text)) {
        take_plain(i, "caption.opening", 0.9);
      } else if (i > 0 && same_run(i - 1, i) && is_free(i - 1) && is_slashed_credit(blocks_[i].text)) {
        take_lone_credit(i, {{}, blocks_[i].text, "credit.slash below caption", 0.85});
      }
    }
    take_positioned();
    drop_taken();
  }

 private:
  [[nodiscard]] bool is_free(std::size_t i) const { return i < blocks_.size() && !taken_[i]; }
  [[nodiscard]] bool same_run(std::size_t a, std::size_t b) const { return blocks_[a].run == blocks_[b].run; }

  void put(schema::Caption caption, std::size_t at, const char* rule, double confidence) {
    if (!caption.text.empty()) {
      read_.trace.push_back({"captions", rule, std::string(beginning_of(caption.text, kTraced)), confidence});
    }
    if (!caption.credit.empty())
      read_.trace.push_back({"captions", std::string(rule) + " -> credit", caption.credit, confidence});
    order_.emplace_back(at, read_.article.captions.size());
    read_.article.captions.push_back(std::move(caption));
  }

  /// The alternative text of the caption at `i`: the block before, or the one behind.
  std::string take_alt(std::size_t i, std::string_view caption) {
    for (const std::size_t at : {i - 1, i + 1}) {
      if (!is_free(at) || !could_be_alt(blocks_[at].text) || find_credit(blocks_[at].text)) continue;
      const bool near = same_run(i, at) && at < i;
      // What follows a caption is the text more often than not: sharing words must tell.
      const bool same = is_about_the_same(blocks_[at].text, caption);
      const bool posed = at < i && has_pose_words(blocks_[at].text);
      if (!near && !same && !posed) continue;
      taken_[at] = true;
      const char* rule = same    ? "caption.alt by shared words"
                         : posed ? "caption.alt by pose"
                                 : "caption.alt on the line before";
      read_.trace.push_back(
          {"captions", rule, std::string(beginning_of(blocks_[at].text, kTraced)), same ? 0.95 : 0.85});
      return blocks_[at].text;
    }
    return {};
  }

  void take_captioned(std::size_t i, Credit credit) {
    taken_[i] = true;
    schema::Caption caption{std::string(without_caption_opening(credit.text)), {}, std::move(credit.credit)};
    caption.alt = take_alt(i, caption.text);
    put(std::move(caption), i, credit.rule, credit.confidence);
  }

  void take_plain(std::size_t i, const char* rule, double confidence) {
    taken_[i] = true;
    schema::Caption caption{std::string(without_caption_opening(blocks_[i].text)), {}, {}};
    caption.alt = take_alt(i, caption.text);
    put(std::move(caption), i, rule, confidence);
  }

  /// A credit on a line of its own belongs to the line beside it, or to a picture without a caption.
  void take_lone_credit(std::size_t i, const Credit& credit) {
    taken_[i] = true;
    schema::Caption caption{{}, {}, credit.credit};
    const auto take = [&](std::size_t at) {
      taken_[at] = true;
      caption.text = std::string(without_caption_opening(blocks_[at].text));
      caption.alt = take_alt(at, caption.text);
    };
    if (is_free(i + 1) && begins_as_caption(blocks_[i + 1].text)) {
      take(i + 1);
    } else if (i > 0 && is_free(i - 1) && reads_as_caption(i - 1, same_run(i - 1, i))) {
      take(i - 1);
    } else if (is_free(i + 1) && !find_credit(blocks_[i + 1].text) &&
               reads_as_caption(i + 1, same_run(i, i + 1))) {
      take(i + 1);
    }
    put(std::move(caption), i, credit.rule, credit.confidence);
  }

  [[nodiscard]] bool reads_as_caption(std::size_t at, bool same_run) const {
    const std::string_view text = blocks_[at].text;
    if (begins_as_caption(text) || (text.size() <= 300 && has_position_words(text))) return true;
    if (!behind_by(text).empty() || read_date_line(text) || is_litter(text)) return false;
    if (same_run) return text.size() <= 400 && count_words(text) >= 3;
    return text.size() <= 250 && (could_be_alt(text) || has_pose_words(text)) && count_words(text) >= 4;
  }

  /// Lines that tell where people stand, no credit anywhere: "Paul Adler (left) with the cup".
  void take_positioned() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::string_view text = blocks_[i].text;
      if (!is_free(i) || text.size() > 300 || !could_be_alt(text) || !has_position_words(text)) continue;
      taken_[i] = true;
      put({std::string(text), {}, {}}, i, "caption.position", 0.8);
    }
  }

  void drop_taken() {
    std::stable_sort(order_.begin(), order_.end());
    std::vector<schema::Caption> sorted;
    sorted.reserve(order_.size());
    for (const auto& [at, index] : order_) sorted.push_back(std::move(read_.article.captions[index]));
    read_.article.captions = std::move(sorted);
    std::vector<Block> kept;
    kept.reserve(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!taken_[i]) kept.push_back(std::move(blocks_[i]));
    }
    blocks_ = std::move(kept);
  }

  std::vector<Block>& blocks_;
  ReadArticle& read_;
  std::vector<bool> taken_;
  std::vector<std::pair<std::size_t, std::size_t>> order_;  // place in the page, index of the caption
};

}  // namespace

void take_captions(std::vector<Block>& blocks, ReadArticle& read) {
  Captions(blocks, read).run();
}

}  // namespace news::reading
