#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <news/cli/manual.h>
#include <news/schema/version.h>

#include "table.h"

namespace news::cli {
namespace {

/// Text for roff: nothing of it is taken for a request or an escape.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '.':
        out += out.empty() ? "\\&." : ".";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string bold(const std::string& text) {
  return "\\fB" + roff(text) + "\\fR";
}
std::string italic(const std::string& text) {
  return "\\fI" + roff(text) + "\\fR";
}

std::string label_of(const Row& row) {
  std::string label;
  for (const std::string& name : row.names()) label += (label.empty() ? "" : ", ") + bold(name);
  if (row.value.empty()) return label;
  if (!label.empty()) label += ' ';
  // Words to type are bold, names of what to type are italic.
  label += row.value.find('|') == std::string::npos ? italic(row.value) : bold(row.value);
  return label;
}

std::string entry(const std::string& label, const std::string& text) {
  return ".TP\n" + label + "\n" + roff(text) + "\n";
}

std::string options_of(const Command& command, bool headings) {
  std::string out;
  for (const Row& row : command.arguments) out += entry(label_of(row) + (row.many ? "..." : ""), row.help);
  for (const std::string& group : command.groups) {
    if (headings && command.groups.size() > 1) out += ".SS \"" + roff(group) + "\"\n";
    for (const Row& row : command.options) {
      if (row.group == group) out += entry(label_of(row), row.help);
    }
  }
  return out;
}

std::string synopsis(const std::string& name, const Command& command) {
  return ".B " + roff(name) + "\n" + roff(command.usage()) + "\n";
}

/// A text in the small language that Section tells of.
std::string body_of(const std::string& text) {
  std::string out;
  bool verbatim = false;
  for (const std::string& line : lines_of(text)) {
    const bool example = line.starts_with("  ");
    if (example != verbatim) out += example ? ".RS 2\n.nf\n" : ".fi\n.RE\n";
    verbatim = example;
    if (line.empty()) {
      out += ".PP\n";
    } else if (example) {
      out += roff(line.substr(2)) + "\n";
    } else if (const std::size_t tab = line.find('\t'); tab != std::string::npos) {
      out += entry(bold(line.substr(0, tab)), line.substr(tab + 1));
    } else {
      out += roff(line) + "\n";
    }
  }
  if (verbatim) out += ".fi\n.RE\n";
  return out;
}

}  // namespace

std::string man_page(const Program& program, const CLI::App& app) {
  const Command command = read_table(app);
  // No date: the same sources give the same page.
  std::string out = fmt::format(".TH {} 1 \"\" \"newssearch {}\" \"User Commands\"\n",
                                roff(capitals(program.name)), schema::kVersion);
  out += ".SH NAME\n" + roff(program.name) + " \\- " + roff(program.summary) + "\n";
  out += ".SH SYNOPSIS\n" + synopsis(program.name, command);
  out += ".SH DESCRIPTION\n" + body_of(command.description);
  if (!command.commands.empty()) out += ".SH COMMANDS\n";
  for (const Command& sub : command.commands) {
    out += ".SS \"" + roff(sub.name + " " + sub.usage()) + "\"\n" + body_of(sub.description) +
           options_of(sub, false);
    if (!sub.footer.empty()) out += body_of("\n" + sub.footer);
  }
  out += ".SH OPTIONS\n" + options_of(command, true);
  for (const Section& section : program.sections) {
    out += ".SH \"" + roff(section.title) + "\"\n" + body_of(section.text);
  }
  if (!command.footer.empty()) {
    const std::string heading = "Examples:\n";  // of the help, where no other one stands above
    const bool repeated = command.footer.starts_with(heading);
    out += ".SH EXAMPLES\n" + body_of(repeated ? command.footer.substr(heading.size()) : command.footer);
  }
  return out;
}

}  // namespace news::cli
