#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace news::cli {

/// A section of the manual page that no option tells. Paragraphs are separated by an empty line; lines that
/// begin with two blanks are shown as they are; a line "term<TAB>text" is an entry of a list.
struct Section {
  std::string title;  ///< "EXIT STATUS"
  std::string text;
};

/// What a program is, apart from its table of options. The app's description opens the help, its footer
/// (examples) closes it.
struct Program {
  std::string name;               ///< "newssearch"
  std::string summary;            ///< "search the news", for the manual's first line
  std::vector<Section> sections;  ///< in the manual, after the options
};

/// `--help` of a program or of one of its commands ("newsindex add").
[[nodiscard]] std::string help_text(const CLI::App& app, const std::string& full_name, std::size_t width);

/// The manual page, in roff for man(7).
[[nodiscard]] std::string man_page(const Program& program, const CLI::App& app);

[[nodiscard]] std::string bash_completion(const Program& program, const CLI::App& app);
[[nodiscard]] std::string zsh_completion(const Program& program, const CLI::App& app);
[[nodiscard]] std::string fish_completion(const Program& program, const CLI::App& app);

}  // namespace news::cli
