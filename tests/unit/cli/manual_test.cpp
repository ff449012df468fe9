#include <news/cli/manual.h>
#include <news/cli/options.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <news/cli/text.h>

#include "command_line.h"
#include "contains.h"
#include "support/catch.h"
#include "support/temp_dir.h"

namespace {

/// Two commands, one option hidden.
struct Tool {
  Tool() : app("Keeps boxes. It's a tool.", "boxes"), program{"boxes", "keep boxes", {}} {
    app.require_subcommand(1);
    news::cli::text(app, "--db", db, "DIR", "Where the boxes are.");
    news::cli::text(app, "--secret", secret, "X", "Nobody sees this.")->group("");
    CLI::App* add = app.add_subcommand("add", "Adds boxes. From files.");
    news::cli::choice(*add, "-f,--form", form, {"round", "square"}, "Form of a box: 'round' or [square].");
    news::cli::arguments(*add, "PATH", paths, "Files with boxes.")->required();
    app.add_subcommand("list", "Lists boxes.");
    app.footer("Examples:\n  boxes add a.txt\n  .hidden 'quoted' \\back");
    program.sections = {{"EXIT STATUS", "What comes out.\n\n0\tFine.\n2\tNot fine."}};
  }

  CLI::App app;
  news::cli::Program program;
  std::string db, secret, form;
  std::vector<std::string> paths;
};

/// Output and status of a shell command.
std::pair<std::string, int> shell(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string out;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  return {out, ::pclose(pipe)};
}

bool have(const std::string& program) {
  return shell("command -v " + program + " 2>&1").second == 0;
}

}  // namespace

TEST_CASE("help has usage, commands, options and examples, and nothing hidden") {
  const Tool tool;
  const std::string help = news::cli::help_text(tool.app, "boxes", 80);
  CHECK_THAT(help, Contains("Usage: boxes [OPTIONS] COMMAND\n"));
  CHECK_THAT(help, Contains("  add                     Adds boxes. From files.\n"));
  CHECK_THAT(help, Contains("      --db DIR            Where the boxes are.\n"));
  CHECK_THAT(help, Contains("  boxes add a.txt\n"));
  CHECK_THAT(help, !Contains("secret"));
  const std::string add = news::cli::help_text(*tool.app.get_subcommand("add"), "boxes add", 80);
  CHECK_THAT(add, Contains("Usage: boxes add [OPTIONS] PATH...\n"));
  CHECK_THAT(add, Contains("-f, --form round|square"));
}

TEST_CASE("help fits into the terminal") {
  news::searcher::cli::CommandLine line;
  line.app().footer("");  // examples are not broken
  for (const std::size_t width : {40U, 60U, 80U, 200U}) {
    std::istringstream in(news::cli::help_text(line.app(), "newssearch", width));
    for (std::string text; std::getline(in, text);) {
      // A label may be longer than a narrow line, never the text beside it.
      if (width >= 60) CHECK(news::cli::display_width(text) <= std::min<std::size_t>(width, 100));
    }
  }
}

TEST_CASE("every page has every option of newssearch") {
  news::searcher::cli::CommandLine line;
  const auto program = news::searcher::cli::program();
  const std::string help = news::cli::help_text(line.app(), "newssearch", 80);
  const std::string bash = news::cli::bash_completion(program, line.app());
  const std::string zsh = news::cli::zsh_completion(program, line.app());
  const std::string fish = news::cli::fish_completion(program, line.app());
  std::string man = news::cli::man_page(program, line.app());
  for (std::size_t at = 0; (at = man.find("\\-", at)) != std::string::npos;) man.erase(at, 1);
  for (const char* name :
       {"facet", "person", "topic", "source", "since", "until", "sort", "limit", "offset", "any", "exact",
        "lang", "explain", "quotes", "speaker", "format", "batch", "color", "db"}) {
    CAPTURE(name);
    CHECK_THAT(help, Contains(std::string("--") + name));
    CHECK_THAT(man, Contains(std::string("\\fB--") + name + "\\fR"));
    CHECK_THAT(bash, Contains(std::string("--") + name));
    CHECK_THAT(zsh, Contains(std::string("--") + name));
    CHECK_THAT(fish, Contains(std::string(" -l ") + name + " "));
  }
}

TEST_CASE("nothing in a text is taken for a roff request") {
  const Tool tool;
  const std::string man = news::cli::man_page(tool.program, tool.app);
  CHECK_THAT(man, Contains("\n\\&.hidden \\(aqquoted\\(aq \\eback\n"));
  CHECK_THAT(man, Contains(".TP\n\\fB0\\fR\nFine.\n"));
  CHECK_THAT(man, Contains(".SS \"add [OPTIONS] PATH...\"\n"));
  CHECK_THAT(man, !Contains("Examples:"));
}

TEST_CASE("groff has nothing to say against the manual page") {
  if (!have("groff")) {
    WARN("groff is not installed: the manual page is not formatted");
    return;
  }
  const news::tests::TempDir dir;
  const std::string page = (dir.path() / "newssearch.1").string();
  news::searcher::cli::CommandLine line;
  std::ofstream(page) << news::cli::man_page(news::searcher::cli::program(), line.app());
  const auto [out, status] = shell("groff -man -Tutf8 -ww -z " + page + " 2>&1");
  CHECK(status == 0);
  CHECK(out == "");
}

TEST_CASE("bash completes options, words, commands and files") {
  if (!have("bash")) {
    WARN("bash is not installed: its completion is not run");
    return;
  }
  const news::tests::TempDir dir;
  const std::string script = (dir.path() / "boxes").string();
  const Tool tool;
  std::ofstream(script) << news::cli::bash_completion(tool.program, tool.app);
  std::ofstream(dir.path() / "a file.txt") << "x";
  const auto complete = [&](const std::string& words, int current) {
    return shell("cd " + dir.path().string() + " && bash -c 'compopt() { :; }; source " + script +
                 "; COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(current) +
                 "; _boxes; printf \"%s|\" \"${COMPREPLY[@]}\"' 2>&1")
        .first;
  };
  CHECK(complete("boxes \"\"", 1) == "add|list|");
  CHECK(complete("boxes --d", 1) == "--db|");
  CHECK(complete("boxes add --form \"\"", 3) == "round|square|");
  CHECK(complete("boxes add --form = s", 4) == "square|");
  CHECK(complete("boxes add a", 2) == "a file.txt|");
  CHECK(complete("boxes list -", 2) == "-h|--help|");
}

TEST_CASE("zsh and fish can read their completions") {
  const news::tests::TempDir dir;
  const Tool tool;
  news::searcher::cli::CommandLine line;
  const auto program = news::searcher::cli::program();
  std::ofstream(dir.path() / "_boxes") << news::cli::zsh_completion(tool.program, tool.app);
  std::ofstream(dir.path() / "_newssearch") << news::cli::zsh_completion(program, line.app());
  std::ofstream(dir.path() / "boxes.fish") << news::cli::fish_completion(tool.program, tool.app);
  std::ofstream(dir.path() / "newssearch.fish") << news::cli::fish_completion(program, line.app());
  const std::string in = "cd " + dir.path().string() + " && ";
  if (have("zsh")) {
    CHECK(shell(in + "zsh -n _boxes 2>&1 && zsh -n _newssearch 2>&1") == std::pair<std::string, int>{"", 0});
  } else {
    WARN("zsh is not installed: its completion is not read");
  }
  if (have("fish")) {
    CHECK(shell(in + "fish -n boxes.fish 2>&1 && fish -n newssearch.fish 2>&1") ==
          std::pair<std::string, int>{"", 0});
    CHECK_THAT(shell(in + "fish -c 'source boxes.fish; complete -C \"boxes add --form \"' 2>&1").first,
               Contains("square"));
  } else {
    WARN("fish is not installed: its completion is not read");
  }
}
