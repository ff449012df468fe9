#include <fmt/format.h>

#include <news/cli/manual.h>

#include "shell.h"

namespace news::cli {
namespace {

/// Text inside [...] of an _arguments entry.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action_of(const Row& row) {
  switch (row.values()) {
    case Values::words:
      return fmt::format("({})", joined(row.words));
    case Values::files:
      return "_files";
    case Values::directories:
      return "_files -/";
    case Values::none:
      break;
  }
  return " ";
}

std::string option_lines(const Row& row) {
  std::string out;
  for (const std::string& name : row.names()) {
    const bool is_long = name.starts_with("--");
    std::string entry = row.many ? "*" : fmt::format("({})", joined(row.names()));
    entry += name;
    if (!row.value.empty()) entry += is_long ? "=" : "+";
    entry += fmt::format("[{}]", escaped(first_sentence(row.help)));
    if (!row.value.empty()) entry += fmt::format(":{}:{}", escaped(row.value), action_of(row));
    out += fmt::format("    {} \\\n", shell_quoted(entry));
  }
  return out;
}

std::string argument_line(const Row& row) {
  const std::string entry = fmt::format("{}:{}:{}", row.many ? "*" : "", escaped(row.value), action_of(row));
  return fmt::format("    {} \\\n", shell_quoted(entry));
}

std::string arguments_of(const Command& command) {
  std::string out;
  for (const Row& row : command.options) out += option_lines(row);
  for (const Row& row : command.arguments) out += argument_line(row);
  return out;
}

std::string commands_of(const Command& table) {
  std::string out = "    '1:command:->command' '*::argument:->argument' && return 0\n\n  case $state in\n";
  out += "  command)\n    local -a commands=(\n";
  for (const Command& sub : table.commands) {
    out += fmt::format("      {}\n",
                       shell_quoted(fmt::format("{}:{}", sub.name, first_sentence(sub.description))));
  }
  out += "    )\n    _describe command commands ;;\n  argument)\n    case $words[1] in\n";
  for (const Command& sub : table.commands) {
    out += fmt::format("    {}) _arguments -s -S \\\n{}    && return 0 ;;\n", sub.name, arguments_of(sub));
  }
  return out + "    esac ;;\n  esac\n";
}

}  // namespace

std::string zsh_completion(const Program& program, const CLI::App& app) {
  const Command table = read_table(app);
  const bool has_commands = !table.commands.empty();
  std::string out =
      fmt::format("#compdef {}\n# written from the program's table of options\n\n", program.name);
  out += fmt::format("_{}() {{\n  local curcontext=$curcontext state line\n  typeset -A opt_args\n",
                     program.name);
  out += fmt::format("  _arguments {}-s -S \\\n", has_commands ? "-C " : "");
  out += arguments_of(table);
  out += has_commands ? commands_of(table) : "    && return 0\n";
  out += fmt::format("}}\n\n_{} \"$@\"\n", program.name);
  return out;
}

}  // namespace news::cli
