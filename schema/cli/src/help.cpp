#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <news/cli/manual.h>
#include <news/cli/text.h>

#include "table.h"

namespace news::cli {
namespace {

constexpr std::size_t kColumn = 26;       // where the help texts begin
constexpr std::size_t kWidestHelp = 100;  // longer lines are hard to read

std::string label_of(const Row& row) {
  std::string label = fmt::format("{}", fmt::join(row.names(), ", "));
  if (row.short_names.empty() && !row.long_names.empty()) label.insert(0, "    ");
  if (!label.empty() && !row.value.empty()) label += ' ';
  label += row.value;
  if (row.names().empty() && row.many) label += "...";
  return label;
}

/// A label with its text beside it, or below it where the label is long.
std::string entry(const std::string& label, const std::string& text, std::size_t width) {
  const std::size_t column = std::min(kColumn, width / 3);
  const Layout layout{width, column, column, false};
  const std::string head = "  " + label;
  const std::string body = wrap(text, layout);
  const std::size_t used = display_width(head);
  if (used + 2 > column || body.empty()) return head + '\n' + body;
  return head + body.substr(used);
}

}  // namespace

std::string help_text(const CLI::App& app, const std::string& full_name, std::size_t width) {
  width = std::min(width, kWidestHelp);
  const Command command = read_table(app);
  std::string out = wrap(command.description, {width, 0, 0, false});
  out += '\n';
  out += wrap("Usage: " + full_name + " " + command.usage(), {width, 0, 7, false});
  if (!command.arguments.empty()) {
    out += '\n';
    for (const Row& row : command.arguments) out += entry(label_of(row), row.help, width);
  }
  if (!command.commands.empty()) {
    out += "\nCommands:\n";
    for (const Command& sub : command.commands) out += entry(sub.name, sub.description, width);
  }
  for (const std::string& group : command.groups) {
    out += '\n';
    out += wrap(group + ":", {width, 0, 2, false});
    for (const Row& row : command.options) {
      if (row.group == group) out += entry(label_of(row), row.help, width);
    }
  }
  if (!command.footer.empty()) out += "\n" + command.footer + "\n";
  return out;
}

}  // namespace news::cli
