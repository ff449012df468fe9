#include "table.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <CLI/Option.hpp>

namespace news::cli {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

/// CLI11 gives "NAME:words" where words_check() in options.cpp has put words: with '|' between them they are
/// the only ones, with ',' suggestions.
void read_value(const CLI::Option& option, Row& row) {
  if (option.get_type_size_max() == 0) return;
  const std::string type = option.get_type_name();
  const std::size_t end = type.find(std::string{':', kWordsBegin});
  row.value = type.substr(0, end);
  if (end == std::string::npos) return;
  const std::string words = type.substr(end + 2);
  const bool closed = words.find('|') != std::string::npos;
  row.words = split(words, closed ? '|' : ',');
  if (closed) row.value = words;
}

Row read_row(const CLI::Option& option) {
  Row row;
  for (const std::string& name : option.get_snames()) row.short_names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) row.long_names.push_back("--" + name);
  row.help = option.get_description();
  row.group =
      option.get_group() == "OPTIONS" ? "Options" : option.get_group();  // the versions of CLI11 differ
  row.required = option.get_required();
  row.many = option.get_items_expected_max() > 1 ||
             option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  if (option.get_positional()) {
    row.value = option.get_name(true, false);
  } else {
    read_value(option, row);
  }
  return row;
}

}  // namespace

std::vector<std::string> Row::names() const {
  std::vector<std::string> all = short_names;
  all.insert(all.end(), long_names.begin(), long_names.end());
  return all;
}

Values Row::values() const {
  if (!words.empty()) return Values::words;
  if (value.find("FILE") != std::string::npos || value.find("PATH") != std::string::npos)
    return Values::files;
  if (value.find("DIR") != std::string::npos) return Values::directories;
  return Values::none;
}

std::string Command::usage() const {
  std::string text = "[OPTIONS]";
  for (const Row& argument : arguments) {
    const std::string shown = argument.value + (argument.many ? "..." : "");
    text += fmt::format(fmt::runtime(argument.required ? " {}" : " [{}]"), shown);
  }
  if (!commands.empty()) text += needs_command ? " COMMAND" : " [COMMAND]";
  return text;
}

Command read_table(const CLI::App& app) {
  Command command;
  command.name = app.get_name();
  command.description = app.get_description();
  command.footer = app.get_footer();
  command.needs_command = app.get_require_subcommand_min() > 0;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    Row row = read_row(*option);
    if (option->get_positional()) {
      command.arguments.push_back(std::move(row));
      continue;
    }
    if (std::find(command.groups.begin(), command.groups.end(), row.group) == command.groups.end()) {
      command.groups.push_back(row.group);
    }
    command.options.push_back(std::move(row));
  }
  const auto visible = [](const CLI::App* sub) {
    return !sub->get_name().empty() && !sub->get_group().empty();
  };
  for (const CLI::App* sub : app.get_subcommands(visible)) command.commands.push_back(read_table(*sub));
  return command;
}

std::string first_sentence(const std::string& help) {
  std::size_t end = help.find(". ");
  const std::size_t colon = help.find(": ");
  end = std::min({end, colon, help.size()});
  while (end > 0 && (help[end - 1] == '.' || help[end - 1] == ' ')) --end;
  return help.substr(0, end);
}

std::vector<std::string> lines_of(const std::string& text) {
  return split(text, '\n');
}

}  // namespace news::cli
