#include "glass/run_merge.h"

#include <algorithm>

namespace news::glass {
namespace {

constexpr std::size_t kSmallestBuffer = 32U << 10;
constexpr std::size_t kLargestBuffer = 1U << 20;
constexpr std::size_t kFewestRuns = 16;

/// The first bytes of a term, comparing as they do.
std::uint64_t head_of(std::string_view term) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i)
    head = head << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  return head;
}

struct Waiting {
  std::uint64_t head;
  std::size_t run;
};

/// Joins the records of one term into one, for a run made of several.
class Joiner {
 public:
  explicit Joiner(std::string& out) : out_(out) {}
  void begin(std::string_view term) {
    term_ = term;
    body_.clear();
    joined_ = {};
  }
  void add(const RunRecord& record, bool gaps_less_one) {
    if (joined_.first == 0) {
      joined_.first = record.first;
    } else {
      append_uint(body_, record.first - joined_.last - (gaps_less_one ? 1 : 0));
    }
    joined_.last = record.last;
    joined_.documents += record.documents;
    joined_.occurrences += record.occurrences;
    joined_.marks |= record.marks;
    body_.append(record.body);
  }
  void end() {
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
  runs_.push_back({file_.append(run), run.size(), base});
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
  constexpr std::size_t kPiece = 1U << 20;
  std::string out;
  Joiner joiner(out);
  const std::uint64_t begin = file_.size();
  merge_runs(first, count,
             {[&](std::string_view term) { joiner.begin(term); },
              // Records of postings count their documents; their gaps are one less than those of positions.
              [&](const RunRecord& record) { joiner.add(record, record.documents != 0); },
              [&] {
                joiner.end();
                if (out.size() < kPiece) return;
                file_.append(out);
                out.clear();
              }});
  file_.append(out);
  runs_.push_back({begin, file_.size() - begin, 0});
}

void RunMerge::merge_runs(std::size_t first, std::size_t count, const RecordSink& sink) {
  if (count == 0) return;
  const std::size_t buffer = std::clamp(memory_ / count, kSmallestBuffer, kLargestBuffer);
  std::vector<RunReader> readers;
  readers.reserve(count);
  std::vector<Waiting> heap;
  const auto later = [&readers](const Waiting& a, const Waiting& b) {
    if (a.head != b.head) return a.head > b.head;
    const int order = readers[a.run].record().term.compare(readers[b.run].record().term);
    return order != 0 ? order > 0 : a.run > b.run;
  };
  for (std::size_t i = 0; i < count; ++i) {
    readers.emplace_back(file_, runs_[first + i], buffer);
    if (readers[i].next()) heap.push_back({head_of(readers[i].record().term), i});
  }
  std::make_heap(heap.begin(), heap.end(), later);
  std::string term;
  while (!heap.empty()) {
    term = readers[heap.front().run].record().term;
    sink.begin(term);
    while (!heap.empty() && readers[heap.front().run].record().term == term) {
      std::pop_heap(heap.begin(), heap.end(), later);
      RunReader& reader = readers[heap.back().run];
      sink.record(reader.record());
      if (reader.next()) {
        heap.back().head = head_of(reader.record().term);
        std::push_heap(heap.begin(), heap.end(), later);
      } else {
        heap.pop_back();
      }
    }
    sink.end();
  }
}

}  // namespace news::glass
