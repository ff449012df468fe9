#include <fmt/format.h>

#include <news/cli/manual.h>

#include "shell.h"

namespace news::cli {
namespace {

std::string files(Values values) {
  return fmt::format("compopt -o filenames; mapfile -t COMPREPLY < <(compgen -{} -- \"$cur\")",
                     values == Values::directories ? 'd' : 'f');
}

std::string offer(const std::vector<std::string>& words) {
  return fmt::format("mapfile -t COMPREPLY < <(compgen -W {} -- \"$cur\")", shell_quoted(joined(words)));
}

/// A case on the word before: what an option's value may be.
std::string values_of(const Command& command) {
  std::string out;
  for (const Row& row : command.options) {
    if (row.value.empty()) continue;
    std::string action = ":";
    if (row.values() == Values::words) {
      action = offer(row.words);
    } else if (row.values() != Values::none) {
      action = files(row.values());
    }
    out += fmt::format("        {}) {}; return ;;\n", joined(row.names(), "|"), action);
  }
  return out;
}

std::string branch(const Command& command, const std::string& pattern) {
  std::vector<std::string> names;
  for (const Row& row : command.options) {
    for (const std::string& name : row.names()) names.push_back(name);
  }
  std::string out = fmt::format("    {})\n      case $prev in\n{}      esac\n", pattern, values_of(command));
  out += fmt::format("      if [[ $cur == -* ]]; then\n        {}\n", offer(names));
  if (!command.commands.empty()) {
    std::vector<std::string> commands;
    for (const Command& sub : command.commands) commands.push_back(sub.name);
    out += fmt::format("      else\n        {}\n", offer(commands));
  } else if (!command.arguments.empty() && command.arguments.front().values() != Values::none) {
    out += fmt::format("      else\n        {}\n", files(command.arguments.front().values()));
  }
  return out + "      fi ;;\n";
}

}  // namespace

std::string bash_completion(const Program& program, const CLI::App& app) {
  const Command table = read_table(app);
  std::string out =
      fmt::format("# bash completion for {}, written from its table of options\n\n", program.name);
  out += fmt::format("_{}() {{\n", program.name);
  out +=
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command='' i\n"
      "  # bash splits --option=value at the sign\n"
      "  if [[ $cur == '=' ]]; then\n"
      "    cur=''\n"
      "  elif [[ $prev == '=' ]]; then\n"
      "    prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
      "  fi\n";
  if (!table.commands.empty()) {
    std::vector<std::string> names;
    for (const Command& sub : table.commands) names.push_back(sub.name);
    out += fmt::format(
        "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
        "    case ${{COMP_WORDS[i]}} in\n"
        "      {}) command=${{COMP_WORDS[i]}}; break ;;\n"
        "    esac\n"
        "  done\n",
        joined(names, "|"));
  }
  out += "  COMPREPLY=()\n  case $command in\n" + branch(table, "''");
  for (const Command& sub : table.commands) out += branch(sub, sub.name);
  out += "  esac\n}\n";
  out += fmt::format("complete -F _{0} {0}\n", program.name);
  return out;
}

}  // namespace news::cli
