#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "quotes/attribution.h"

namespace news::quotes {

/// What a paragraph may take over from the ones before it.
class Carry {
 public:
  explicit Carry(std::string_view text) : text_(text) {}

  /// Gives the quotes of one paragraph, findings[first..last), the speakers that their sentences don't name,
  /// and all of them their utterances. `before` is called at most once, for the paragraph before when that
  /// has no quotes.
  void run(std::vector<Finding>& findings, std::size_t first, std::size_t last,
           const std::function<const TokenizedParagraph*()>& before);

  /// Tells that a paragraph with quotes ended; `paragraph` are its tokens.
  void end_paragraph(const std::vector<Finding>& findings, std::size_t first, std::size_t last,
                     const TokenizedParagraph& paragraph);
  /// Gives the quote that the paragraph before is to who signs it in this one: "- Ada Lund".
  void sign(std::vector<Finding>& findings, const SpeakerWords& signature) const;
  /// Tells that a paragraph without quotes passed by.
  void pass_paragraph();
  /// Has the paragraph right before quotes?
  [[nodiscard]] bool quotes_before() const { return quotes_before_; }

 private:
  void carry_within(std::vector<Finding>& findings, std::size_t first, std::size_t last) const;
  void carry_into(std::vector<Finding>& findings, std::size_t first,
                  const std::function<const TokenizedParagraph*()>& before);
  void carry_back(std::vector<Finding>& findings, std::size_t first) const;
  bool answers_question(const Finding& finding) const;
  void number(std::vector<Finding>& findings, std::size_t first, std::size_t last);

  std::string_view text_;
  std::uint32_t utterances_ = 0;
  bool quotes_before_ = false;  ///< The paragraph right before has quotes.
  bool open_before_ = false;    ///< Its last quote wasn't closed.
  std::size_t open_first_ = 0;  ///< First finding of a run of open quotes that have no speaker yet.
  bool open_unknown_ = false;
  bool dialogue_ = false;  ///< The paragraph before answers what somebody else asked.
  SpeakerWords asker_;     ///< Who asked in the paragraph before.
  Finding last_;           ///< Last quote with a speaker of the paragraph before.
  SpeakerWords introduced_;
};

}  // namespace news::quotes
