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

/// Runs of one kind in one file, merged when all are there. Runs must come in the order of their documents.
class RunMerge {
 public:
  /// `memory`: for the buffers of all runs together.
  RunMerge(const std::filesystem::path& directory, std::size_t memory) : file_(directory), memory_(memory) {}

  /// `documents` are added to make the run's numbers docids.
  void add(std::string_view run, DocId base);

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
