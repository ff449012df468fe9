#include "people/runs.h"

#include <algorithm>
#include <string_view>

#include "people/credits.h"
#include "people/suffixes.h"

namespace news::people {
namespace {

/// Does only blank space, or the point of an abbreviation, stand between this token and the one before?
bool joined(const std::vector<Token>& tokens, std::uint32_t at) {
  const Token& now = tokens[at];
  const Token& before = tokens[at - 1];
  if (before.is(kPossessive) || before.is(kCut)) return false;
  if (now.gap == Gap::blank) return true;
  if (now.gap == Gap::stop && before.is(kDot) && !before.is(kInitial) && now.begin - before.end <= 3) {
    // Ostby, Del., March 4
    if (now.has(kMonth) && at + 1 < tokens.size() && tokens[at + 1].is(kNumber)) return false;
    return is_short_title(before) || (before.has(kParticle | kOffice) && before.end - before.begin <= 4);
  }
  // Sammy Davis, Jr.
  return now.gap == Gap::comma && now.is(kCapital) && is_suffix(now);
}

bool starts_run(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) {
  const Token& now = tokens[at];
  if (now.is(kCapital)) return true;
  // "von der Leyen said"
  if (!now.has(kParticle) || now.has(kFunction) || now.is(kNumber)) return false;
  if (at + 1 >= end || !joined(tokens, at + 1)) return false;
  if (tokens[at + 1].is(kCapital)) return true;
  return tokens[at + 1].has(kParticle) && at + 2 < end && joined(tokens, at + 2) &&
         tokens[at + 2].is(kCapital);
}

std::uint32_t run_end(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) {
  while (at < end && !tokens[at].is(kCapital)) ++at;
  ++at;
  while (at < end && joined(tokens, at)) {
    if (tokens[at].is(kCapital)) {
      ++at;
      continue;
    }
    // Particles count only when a capital follows.
    std::uint32_t next = at;
    while (next < end && next - at < 3 && joined(tokens, next) && tokens[next].has(kParticle) &&
           !tokens[next].is(kNumber))
      ++next;
    if (next == at || next >= end || !joined(tokens, next) || !tokens[next].is(kCapital)) break;
    at = next;
  }
  return at;
}

/// Adds the runs between two tokens of a block.
void add_runs(const Document& document, std::uint32_t block, std::uint32_t first, std::uint32_t last,
              std::vector<Run>& runs) {
  for (std::uint32_t at = first; at < last;) {
    if (!starts_run(document.tokens, at, last)) {
      at += 1;
      continue;
    }
    const std::uint32_t stop = run_end(document.tokens, at, last);
    runs.push_back({block, at, stop});
    at = stop;
  }
}

/// The number of the block behind the last of the body.
std::uint32_t body_end(const Document& document) {
  auto end = static_cast<std::uint32_t>(document.blocks.size());
  while (end > 0 && std::string_view(document.parts[document.blocks[end - 1].part].name) != "body") --end;
  return end;
}

}  // namespace

std::vector<Run> find_runs(const Document& document) {
  std::vector<Run> runs;
  runs.reserve(document.tokens.size() / 8 + 8);
  std::vector<Stretch> credits;
  const std::uint32_t tail = body_end(document);
  for (std::uint32_t number = 0; number < document.blocks.size(); ++number) {
    const Block& block = document.blocks[number];
    if (document.to_learn) {
      add_runs(document, number, block.first, learnable_end(document, block), runs);
      continue;
    }
    // A text of one paragraph is about whom it names.
    const bool at_end = number > 0 && number < tail && number + kTailBlocks >= tail;
    find_credits(document, block, at_end, credits);
    std::uint32_t first = block.first;
    for (const Stretch& credit : credits) {
      if (credit.first > first) add_runs(document, number, first, credit.first, runs);
      first = std::max(first, credit.last);
    }
    add_runs(document, number, first, block.last, runs);
  }
  return runs;
}

}  // namespace news::people
