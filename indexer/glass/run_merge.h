#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "glass/run.h"

namespace news::glass {

/// Takes the records of a merge: those of one term together, in the order of the runs.
struct RecordSink {
  std::function<void(std::string_view term)> begin;
  std::function<void(const RunRecord& record)> record;
  std::function<void()> end;
};

/// Runs of one kind in one file, merged when all are there. Runs must come in the order of their documents,
/// or of what else decides between records of one term.
class RunMerge {
 public:
  /// `memory`: for the buffers of all runs together, of which each has 32 KB at least, and there are 16.
  RunMerge(const std::filesystem::path& directory, std::size_t memory) : file_(directory), memory_(memory) {}

  /// `base` is added to make the run's numbers docids.
  void add(std::string_view run, DocId base);

  /// The same in pieces: what is appended belongs to the run that was begun last.
  void begin_run(DocId base) { runs_.push_back({file_.size(), 0, base}); }
  void append(std::string_view piece);

  /// Reads all runs once, term by term. Where there are more than can be read side by side, some are joined
  /// first.
  void merge(const RecordSink& sink);

 private:
  void join(std::size_t first, std::size_t count);
  void merge_runs(std::size_t first, std::size_t count, const RecordSink& sink);

  SpillFile file_;
  std::size_t memory_;
  std::vector<RunPlace> runs_;
};

}  // namespace news::glass
