#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <CLI/App.hpp>

#include <news/cli/manual.h>

#include "options.h"

namespace news::searcher::cli {

/// What the manual says beyond the options.
[[nodiscard]] news::cli::Program program();

/// The table of newssearch's options.
class CommandLine {
 public:
  CommandLine();
  CommandLine(const CommandLine&) = delete;  // the table points into it
  CommandLine& operator=(const CommandLine&) = delete;

  [[nodiscard]] CLI::App& app() { return app_; }

  /// What was parsed, with defaults filled in. Throws schema::Error{bad_argument}.
  [[nodiscard]] Options options() const;

 private:
  void add_query();
  void add_filters();
  void add_results();
  void add_output();
  [[nodiscard]] SearchRequest request(Format format) const;
  [[nodiscard]] std::vector<FacetRequest> facets(Target target) const;

  CLI::App app_;
  std::vector<std::string> words_;
  bool any_ = false;
  bool exact_ = false;
  std::string language_;
  std::vector<std::string> persons_;
  std::vector<std::string> topics_;
  std::vector<std::string> sources_;
  std::vector<std::string> speakers_;
  std::string since_;
  std::string until_;
  bool quotes_ = false;
  std::string sort_ = "relevance";
  std::size_t limit_ = 10;
  std::size_t offset_ = 0;
  std::vector<std::string> facets_;
  bool no_facets_ = false;
  bool explain_ = false;
  std::string format_;
  std::string colour_ = "auto";
  std::string batch_;
  bool query_syntax_ = false;
  std::string db_;
};

}  // namespace news::searcher::cli
