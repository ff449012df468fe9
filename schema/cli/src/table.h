#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace news::cli {

/// Begins the words of choice() and suggest() in the description of their validators.
inline constexpr char kWordsBegin = '\x1f';

/// What completes an option's value.
enum class Values { none, words, files, directories };

/// One option or argument, as every page that tells of it needs it.
struct Row {
  std::vector<std::string> short_names;  ///< "-n"
  std::vector<std::string> long_names;   ///< "--limit"
  std::string value;                     ///< "N", "text|json"; empty for a flag
  std::vector<std::string> words;        ///< values to offer
  std::string help;
  std::string group;
  bool many = false;
  bool required = false;

  [[nodiscard]] std::vector<std::string> names() const;  ///< short ones first
  [[nodiscard]] Values values() const;
};

/// A program or one of its commands.
struct Command {
  std::string name;
  std::string description;
  std::string footer;
  std::vector<Row> arguments;
  std::vector<Row> options;
  std::vector<std::string> groups;  ///< in the order of the table
  std::vector<Command> commands;
  bool needs_command = false;

  [[nodiscard]] std::string usage() const;  ///< "[OPTIONS] QUERY..."
};

/// What is not hidden in the table of an app.
[[nodiscard]] Command read_table(const CLI::App& app);

/// The first sentence of a help text, without its full stop.
[[nodiscard]] std::string first_sentence(const std::string& help);

/// Lines of a text, without their ends.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace news::cli
