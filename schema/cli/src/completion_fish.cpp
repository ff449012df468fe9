#include <fmt/format.h>

#include <news/cli/manual.h>

#include "shell.h"

namespace news::cli {
namespace {

/// fish knows backslashes inside single quotes, a POSIX shell doesn't.
std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string values_of(const Row& row) {
  if (row.value.empty()) return {};
  switch (row.values()) {
    case Values::words:
      return " -x -a " + fish_quoted(joined(row.words));
    case Values::files:
      return " -r -F";
    case Values::directories:
      return " -x -a '(__fish_complete_directories)'";
    case Values::none:
      break;
  }
  return " -x";
}

std::string options_of(const Command& command, const std::string& start) {
  std::string out;
  for (const Row& row : command.options) {
    out += start;
    for (const std::string& name : row.short_names) out += " -s " + name.substr(1);
    for (const std::string& name : row.long_names) out += " -l " + name.substr(2);
    out += values_of(row) + " -d " + fish_quoted(first_sentence(row.help)) + "\n";
  }
  return out;
}

bool takes_files(const Command& command) {
  return !command.arguments.empty() && command.arguments.front().values() != Values::none;
}

}  // namespace

std::string fish_completion(const Program& program, const CLI::App& app) {
  const Command table = read_table(app);
  std::string out =
      fmt::format("# fish completion for {}, written from its table of options\n\n", program.name);
  const std::string base = "complete -c " + program.name;
  if (!takes_files(table)) out += base + " -f\n";
  out += options_of(table, base);
  for (const Command& sub : table.commands) {
    out += base + " -n __fish_use_subcommand -f -a " + sub.name + " -d " +
           fish_quoted(first_sentence(sub.description)) + "\n";
  }
  for (const Command& sub : table.commands) {
    const std::string start = fmt::format("{} -n '__fish_seen_subcommand_from {}'", base, sub.name);
    if (takes_files(sub)) out += start + " -F\n";
    out += options_of(sub, start);
  }
  return out;
}

}  // namespace news::cli
