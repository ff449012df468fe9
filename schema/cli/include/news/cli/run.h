#pragma once

#include <functional>
#include <string_view>

#include <CLI/CLI.hpp>

#include <news/cli/manual.h>

/// The frame of both programs:
///
///     int main(int argc, char** argv) {
///       CLI::App app("What it does, in whole sentences.", "newsindex");
///       Options options;
///       define(app, options);            // rows by <news/cli/options.h>; app.footer("Examples: ...")
///       const news::cli::Program program{"newsindex", "index the news", {{"EXIT STATUS", "..."}}};
///       return news::cli::run_main(program, app, argc, argv, [&] { return run(options); });
///     }
///
/// run() returns a status, throws schema::Error, writes results with print() and all else with note().
/// --help,
/// --version and the hidden `--generate man|bash|zsh|fish` are added here. In CMake:
/// `news_program(newsindex)` after add_executable() puts the program into the build directory, makes the
/// manual page and the completions, and installs all of them.
namespace news::cli {

inline constexpr int kFound = 0;    ///< Found; all indexed.
inline constexpr int kNothing = 1;  ///< Nothing found; some rejected.
inline constexpr int kFailed = 2;   ///< An error, told on stderr.

/// Reads the command line, calls `body`, and makes an exit status out of whatever happens: errors are told on
/// stderr as "program: code: what" and "hint: ...", and a reader of stdout who leaves early is no error.
int run_main(const Program& program, CLI::App& app, int argc, char** argv, const std::function<int()>& body);

/// Writes results to stdout. Throws schema::Error{io} when they can't be written, and ends the run with
/// status 0 when nobody reads them any more.
void print(std::string_view text);

/// A line of one's own to stderr: what is told beside the results, of the run or of one article. Nobody need
/// read it: that stderr is closed ends no run.
void say(std::string_view line);

/// One message to stderr: "newsindex: ...". Control characters are taken out, line ends stay.
void note(const Program& program, std::string_view message);

}  // namespace news::cli
