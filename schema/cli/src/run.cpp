#include <news/cli/run.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <new>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <news/cli/options.h>
#include <news/cli/terminal.h>
#include <news/cli/text.h>
#include <news/schema/error.h>
#include <news/schema/version.h>

#include "table.h"

namespace news::cli {
namespace {

/// Nobody reads stdout any more; the run ends, and that is fine.
struct OutputClosed {};

[[noreturn]] void throw_output_error() {
  const int error = errno;
  if (error == EPIPE) throw OutputClosed{};
  throw schema::Error(schema::ErrorCode::io,
                      fmt::format("cannot write to standard output: {}", std::strerror(error)),
                      "check the space left where the output goes");
}

void flush_output() {
  if (std::fflush(stdout) != 0) throw_output_error();
}

/// A file opened later must not become standard output by getting its number.
void hold_standard_streams() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF && ::open("/dev/null", O_RDWR) == -1) return;
  }
}

/// safe(), line by line.
std::string safe_lines(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += safe(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

void tell(const Program& program, std::string_view code, std::string_view what, std::string_view hint) {
  std::string message = fmt::format("{}: {}: {}\n", program.name, code, safe_lines(what));
  if (!hint.empty()) message += fmt::format("hint: {}\n", safe_lines(hint));
  std::fputs(message.c_str(), stderr);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// The command that was asked for, with its full name.
std::pair<const CLI::App*, std::string> selected(const CLI::App& app, const std::string& name) {
  const auto chosen = app.get_subcommands();
  if (chosen.empty()) return {&app, name};
  return selected(*chosen.front(), name + " " + chosen.front()->get_name());
}

std::string closest(const std::vector<std::string>& names, std::string_view given) {
  constexpr std::size_t kLongestName = 40;
  if (given.size() > kLongestName) return {};
  std::string best;
  // Further away is no slip of the hand.
  std::size_t best_distance = std::min<std::size_t>(3, given.size());
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(name, given);
    if (distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

std::vector<std::string> option_names(const Command& command) {
  std::vector<std::string> names;
  for (const Row& row : command.options)
    names.insert(names.end(), row.long_names.begin(), row.long_names.end());
  return names;
}

std::vector<std::string> command_names(const Command& command) {
  std::vector<std::string> names;
  for (const Command& each : command.commands) names.push_back(each.name);
  return names;
}

bool lacks_command(const CLI::App& app, const CLI::ParseError& error) {
  return dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && app.get_require_subcommand_min() > 0 &&
         app.get_subcommands().empty();
}

/// The word that stands where a command belongs.
std::string no_command(const CLI::App& app) {
  for (const std::string& extra : app.remaining(true)) {
    if (!extra.starts_with('-')) return extra;
  }
  return {};
}

/// An option that stands in front of the command it may belong to; empty where none does.
std::string before_command(const CLI::App& app) {
  const std::vector<std::string> extras = app.remaining(false);
  const bool found = !app.get_subcommands().empty() && !extras.empty() && extras.front().starts_with('-');
  return found ? extras.front() : std::string();
}

/// CLI11's words for an option at the end of the line hold what only pages are written from; of a command it
/// says only that one is missing, and of several arguments it tells from the last to the first.
std::string message_of(const CLI::App& app, const CLI::ParseError& error) {
  if (lacks_command(app, error)) {
    const std::string word = no_command(app);
    return word.empty() ? "a command is missing" : fmt::format("there is no command {}", word);
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    if (const std::string option = before_command(app); !option.empty()) {
      return fmt::format("{} stands in front of the command {}", option,
                         app.get_subcommands().front()->get_name());
    }
    if (const auto extras = app.remaining(true); extras.size() > 1)
      return fmt::format("The following arguments were not expected: {}", fmt::join(extras, " "));
  }
  const std::string what = error.what();
  const std::size_t colon = what.find(": ");
  const bool lacks_value =
      dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr && what.ends_with(" missing");
  return lacks_value && colon != std::string::npos ? what.substr(0, colon) + " needs a value" : what;
}

constexpr const char* kDashedWords = "; a word that begins with a dash goes after --";

std::string help_hint(std::string_view command) {
  return fmt::format("`{} --help` lists the options", command);
}

std::string hint_for(const CLI::App& app, const std::string& program, const CLI::ParseError& error) {
  const auto [command, name] = selected(app, program);
  const std::string see = help_hint(name);
  if (lacks_command(app, error)) {
    const std::vector<std::string> names = command_names(read_table(app));
    const std::string guess = closest(names, no_command(app));
    if (!guess.empty()) return fmt::format("did you mean {}? {}", guess, see);
    return fmt::format("the commands are {}; {}", fmt::join(names, ", "), see);
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return see;
  if (const std::string option = before_command(app); !option.empty())
    return fmt::format("options go behind it: {} {} ...", name, option);
  for (const std::string& extra : app.remaining(true)) {
    if (extra.size() < 2 || extra.front() != '-') continue;
    const std::string guess = closest(option_names(read_table(*command)), extra.substr(0, extra.find('=')));
    if (!guess.empty()) return fmt::format("did you mean {}? {}", guess, see);
    return see + kDashedWords;
  }
  return see;
}

void use_own_words(CLI::App& app) {
  app.set_help_flag("-h,--help", "Show this help.")->group("Other");
  const auto all = [](CLI::App* sub) { return !sub->get_name().empty(); };
  for (CLI::App* sub : app.get_subcommands(all)) use_own_words(*sub);
}

std::optional<int> generate(const Program& program, const CLI::App& app, int argc, char** argv) {
  if (argc != 3 || std::string_view(argv[1]) != "--generate") return std::nullopt;
  const std::string_view kind = argv[2];
  if (kind == "man") {
    print(man_page(program, app));
  } else if (kind == "bash") {
    print(bash_completion(program, app));
  } else if (kind == "zsh") {
    print(zsh_completion(program, app));
  } else if (kind == "fish") {
    print(fish_completion(program, app));
  } else {
    tell(program, "bad_argument", "--generate: one of man, bash, zsh, fish", "");
    return kFailed;
  }
  return kFound;
}

/// An argument that is a word with a dash before it: -health. CLI11 would take its letters for options, -h
/// among them.
std::string dashed_word(int argc, char** argv) {
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view argument = argv[i];
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (argument.size() > 2 && argument.front() == '-' &&
        std::all_of(argument.begin() + 1, argument.end(), is_letter))
      return std::string(argument);
  }
  return {};
}

int parse_and_run(const Program& program, CLI::App& app, int argc, char** argv,
                  const std::function<int()>& body) {
  use_own_words(app);
  app.set_version_flag("--version", fmt::format("{} {}", program.name, schema::kVersion), "Show the version.")
      ->group("Other");
  if (const auto status = generate(program, app, argc, argv)) return *status;
  if (const std::string word = dashed_word(argc, argv); !word.empty()) {
    tell(program, "bad_argument", fmt::format("{} is no option", word),
         help_hint(program.name) + kDashedWords);
    return kFailed;
  }
  try {
    parse(app, argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto [command, name] = selected(app, program.name);
    print(help_text(*command, name, standard_output().width));
    return kFound;
  } catch (const CLI::CallForVersion& version) {
    print(fmt::format("{}\n", version.what()));
    return kFound;
  } catch (const CLI::ParseError& error) {
    tell(program, "bad_argument", message_of(app, error), hint_for(app, program.name, error));
    return kFailed;
  }
  return body();
}

}  // namespace

int run_main(const Program& program, CLI::App& app, int argc, char** argv, const std::function<int()>& body) {
  std::signal(SIGPIPE, SIG_IGN);
  hold_standard_streams();
  try {
    const int status = parse_and_run(program, app, argc, argv, body);
    flush_output();
    return status;
  } catch (const OutputClosed&) {
    return kFound;
  } catch (const schema::Error& error) {
    tell(program, schema::name_of(error.code()), error.what(), error.hint());
  } catch (const std::bad_alloc&) {
    tell(program, "internal", "not enough memory", "ask for less at a time, or close other programs");
  } catch (const std::exception& error) {
    tell(program, "internal", error.what(),
         "this is a fault of the program; please report it with the command line");
  }
  // Results that came before the error are kept; that they can't be written would be a second error.
  std::fflush(stdout);
  return kFailed;
}

void print(std::string_view text) {
  if (text.empty()) return;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) throw_output_error();
}

void say(std::string_view line) {
  const std::string text = fmt::format("{}\n", line);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void note(const Program& program, std::string_view message) {
  const std::string line = fmt::format("{}: {}\n", program.name, safe_lines(message));
  std::fputs(line.c_str(), stderr);
}

}  // namespace news::cli
