#include "glass/run_merge.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace news::glass {
namespace {

constexpr std::size_t kSmallestBuffer = 32U << 10;
constexpr std::size_t kLargestBuffer = 256U << 10;
constexpr std::size_t kFewestRuns = 16;

/// The record that a run has next, as far as most comparisons look at it.
struct Front {
  std::uint64_t high = 0;  ///< The first sixteen bytes of its term, zeroes behind a shorter one: compare as
  std::uint64_t low = 0;   ///< they do.
  std::size_t size = 0;    ///< Of the term; kEnded where no record is left.
};

constexpr std::size_t kEnded = SIZE_MAX;
constexpr std::size_t kFrontBytes = 16;

Front front_of(std::string_view term) {
  std::array<char, kFrontBytes> bytes{};
  term.copy(bytes.data(), bytes.size());
  Front front;
  std::memcpy(&front.high, bytes.data(), 8);
  std::memcpy(&front.low, bytes.data() + 8, 8);
  return {__builtin_bswap64(front.high), __builtin_bswap64(front.low), term.size()};
}

/// Which of many runs comes next: a tree of losers (Knuth, "The Art of Computer Programming", volume 3,
/// section 5.4.1), with one comparison a record for each doubling of the runs.
class Tournament {
 public:
  Tournament(const SpillFile& file, const std::vector<RunPlace>& runs, std::size_t first, std::size_t count,
             std::size_t buffer) {
    readers_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) readers_.emplace_back(file, runs[first + i], buffer);
    for (; leaves_ < count; leaves_ *= 2) continue;
    fronts_.resize(leaves_, {UINT64_MAX, UINT64_MAX, kEnded});
    for (std::size_t i = 0; i < count; ++i) read(i);
    losers_.resize(leaves_);
    winner_ = play(1);
  }

  [[nodiscard]] bool ended() const { return fronts_[winner_].size == kEnded; }
  [[nodiscard]] const RunRecord& record() const { return readers_[winner_].record(); }
  [[nodiscard]] const Front& front() const { return fronts_[winner_]; }

  [[nodiscard]] bool is_at(const Front& front, std::string_view term) const {
    const Front& here = fronts_[winner_];
    return here.high == front.high && here.low == front.low && here.size == front.size &&
           (front.size <= kFrontBytes || record().term == term);
  }

  void advance() {
    read(winner_);
    for (std::size_t node = (leaves_ + winner_) / 2; node > 0; node /= 2) {
      if (comes_before(losers_[node], winner_)) std::swap(losers_[node], winner_);
    }
  }

 private:
  void read(std::size_t run) {
    fronts_[run] =
        readers_[run].next() ? front_of(readers_[run].record().term) : Front{UINT64_MAX, UINT64_MAX, kEnded};
  }

  std::size_t play(std::size_t node) {
    if (node >= leaves_) return node - leaves_;
    std::size_t winner = play(2 * node);
    std::size_t loser = play(2 * node + 1);
    if (comes_before(loser, winner)) std::swap(winner, loser);
    losers_[node] = loser;
    return winner;
  }

  /// By term, those of one term in the order of their runs.
  [[nodiscard]] bool comes_before(std::size_t a, std::size_t b) const {
    if (fronts_[a].high != fronts_[b].high) return fronts_[a].high < fronts_[b].high;
    if (fronts_[a].low != fronts_[b].low) return fronts_[a].low < fronts_[b].low;
    if (std::max(fronts_[a].size, fronts_[b].size) <= kFrontBytes)
      return fronts_[a].size != fronts_[b].size ? fronts_[a].size < fronts_[b].size : a < b;
    if (fronts_[a].size == kEnded || fronts_[b].size == kEnded) return fronts_[a].size < fronts_[b].size;
    const int order = readers_[a].record().term.compare(readers_[b].record().term);
    return order != 0 ? order < 0 : a < b;
  }

  std::vector<RunReader> readers_;
  std::vector<Front> fronts_;  ///< Of each run; as many as the tree has leaves.
  std::vector<std::size_t> losers_;
  std::size_t leaves_ = 1;
  std::size_t winner_ = 0;
};

/// Joins the records of one term into one, for a run made of several. Those of entries stay as they are.
class Joiner {
 public:
  explicit Joiner(std::string& out) : out_(out) {}
  void begin(std::string_view term) {
    term_ = term;
    body_.clear();
    joined_ = {};
  }
  void add(const RunRecord& record) {
    if (record.first == 0) {
      append_record(out_, record);
      return;
    }
    if (joined_.first == 0) {
      joined_.first = record.first;
    } else {
      // Records of postings count their documents; their gaps are one less than those of positions.
      append_uint(body_, record.first - joined_.last - (record.documents != 0 ? 1 : 0));
    }
    joined_.last = record.last;
    joined_.documents += record.documents;
    joined_.occurrences += record.occurrences;
    joined_.marks |= record.marks;
    body_.append(record.body);
  }
  void end() {
    if (joined_.first == 0) return;
    joined_.term = term_;
    joined_.body = body_;
    append_record(out_, joined_);
  }

 private:
  std::string& out_;
  std::string term_;
  std::string body_;
  RunRecord joined_;
};

}  // namespace

void RunMerge::add(std::string_view run, DocId base) {
  if (run.empty()) return;
  begin_run(base);
  append(run);
}

void RunMerge::append(std::string_view piece) {
  file_.append(piece);
  runs_.back().bytes += piece.size();
}

void RunMerge::merge(const RecordSink& sink) {
  const std::size_t most = std::max(kFewestRuns, memory_ / kSmallestBuffer);
  while (runs_.size() > most) {
    // Neighbours only, so that the order of documents stays.
    const std::size_t group = std::min(most, (runs_.size() + most - 1) / most + 1);
    std::vector<RunPlace> joined;
    for (std::size_t first = 0; first < runs_.size(); first += group) {
      join(first, std::min(group, runs_.size() - first));
      joined.push_back(runs_.back());
      runs_.pop_back();
    }
    runs_ = std::move(joined);
  }
  merge_runs(0, runs_.size(), sink);
}

/// Writes a run that stands for several and puts it last.
void RunMerge::join(std::size_t first, std::size_t count) {
  std::string out;
  Joiner joiner(out);
  const auto flush = [&](std::size_t least) {
    if (out.size() < least) return;
    append(out);
    out.clear();
  };
  begin_run(0);
  merge_runs(first, count,
             {[&](std::string_view term) { joiner.begin(term); },
              [&](const RunRecord& record) {
                joiner.add(record);
                flush(kRunPiece);
              },
              [&] {
                joiner.end();
                flush(kRunPiece);
              }});
  flush(0);
}

void RunMerge::merge_runs(std::size_t first, std::size_t count, const RecordSink& sink) {
  if (count == 0) return;
  const std::size_t buffer = std::clamp(memory_ / count, kSmallestBuffer, kLargestBuffer);
  Tournament runs(file_, runs_, first, count, buffer);
  std::string term;
  while (!runs.ended()) {
    const Front front = runs.front();
    term = runs.record().term;
    sink.begin(term);
    do {
      sink.record(runs.record());
      runs.advance();
    } while (runs.is_at(front, term));
    sink.end();
  }
}

}  // namespace news::glass
