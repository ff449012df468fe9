#include <news/cli/run.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <new>
#include <sstream>

#include <news/cli/options.h>
#include <news/schema/error.h>

#include "contains.h"
#include "support/catch.h"
#include "support/temp_dir.h"

namespace {

struct Outcome {
  int status = -1;
  std::string out;
  std::string err;
};

std::string content(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// A run of a small program in a process of its own. `prepare` may change what its stdout is; `add` gives it
/// more options, or commands.
Outcome run(
    std::vector<std::string> args, const std::function<int()>& body,
    const std::function<void()>& prepare = [] {},
    const std::function<void(CLI::App&)>& add = [](CLI::App&) {}) {
  const news::tests::TempDir dir;
  const auto out = dir.path() / "out";
  const auto err = dir.path() / "err";
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    std::freopen(out.c_str(), "w", stdout);
    std::freopen(err.c_str(), "w", stderr);
    prepare();
    CLI::App app("Does a thing.", "thing");
    bool quick = false;
    std::vector<std::string> words;
    news::cli::flag(app, "--quick", quick, "Be quick.");
    std::string form;
    news::cli::choice(app, "--form", form, {"round", "square"}, "Form.");
    news::cli::arguments(app, "WORD", words, "Words.");
    add(app);
    args.insert(args.begin(), "thing");
    std::vector<char*> argv;
    for (std::string& arg : args) argv.push_back(arg.data());
    const int status = news::cli::run_main({"thing", "do a thing", {}}, app, static_cast<int>(argv.size()),
                                           argv.data(), body);
    std::fflush(stderr);
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(out), content(err)};
}

int say_hello() {
  news::cli::print("hello\n");
  return news::cli::kFound;
}

}  // namespace

TEST_CASE("results go to stdout and the status is the program's") {
  const Outcome found = run({}, say_hello);
  CHECK(found.status == 0);
  CHECK(found.out == "hello\n");
  CHECK(found.err == "");
  CHECK(run({}, [] { return news::cli::kNothing; }).status == 1);
}

TEST_CASE("an error is told with its code and a hint") {
  const Outcome outcome = run({}, []() -> int {
    throw news::schema::Error(news::schema::ErrorCode::bad_query, "no \x1b[1mend\nof it", "write one");
  });
  CHECK(outcome.status == 2);
  CHECK(outcome.out == "");
  CHECK(outcome.err == "thing: bad_query: no [1mend\nof it\nhint: write one\n");
}

TEST_CASE("a fault of the program and a lack of memory are told apart") {
  CHECK_THAT(run({}, []() -> int { throw std::runtime_error("odd"); }).err,
             Contains("thing: internal: odd\nhint: "));
  const Outcome memory = run({}, []() -> int { throw std::bad_alloc(); });
  CHECK(memory.status == 2);
  CHECK_THAT(memory.err, Contains("not enough memory"));
}

TEST_CASE("a slip in an option's name is answered with the name that was meant") {
  const Outcome outcome = run({"--quikc"}, say_hello);
  CHECK(outcome.status == 2);
  CHECK(outcome.out == "");
  CHECK_THAT(outcome.err, Contains("thing: bad_argument: "));
  CHECK_THAT(outcome.err, Contains("hint: did you mean --quick?"));
}

TEST_CASE("a word where a command belongs is told, with the commands there are") {
  const auto with_commands = [](std::vector<std::string> args) {
    return run(
        std::move(args), say_hello, [] {},
        [](CLI::App& app) {
          app.remove_option(app.get_option("WORD"));
          app.require_subcommand(1);
          app.add_subcommand("paint", "Paint it.");
          app.add_subcommand("rm", "Break it.");
        });
  };
  CHECK_THAT(with_commands({"remove", "box"}).err,
             Contains("thing: bad_argument: there is no command remove\nhint: the commands are paint, rm; "));
  CHECK_THAT(with_commands({"paint "}).err, Contains("hint: did you mean paint?"));
  CHECK_THAT(with_commands({}).err, Contains("bad_argument: a command is missing\nhint: the commands are"));
  CHECK_THAT(with_commands({"--quick", "remove"}).err, Contains("no command remove"));
  CHECK(with_commands({"paint"}).status == 0);
}

TEST_CASE("an option without its value is told by its name") {
  CHECK_THAT(run({"--form"}, say_hello).err, Contains("thing: bad_argument: --form needs a value\nhint: "));
}

TEST_CASE("a word with a dash is answered with the way to write it") {
  CHECK_THAT(run({"rare", "-earth"}, say_hello).err, Contains("goes after --"));
  CHECK(run({"--", "rare", "-earth"}, say_hello).status == 0);
}

TEST_CASE("a word with a dash isn't taken for the options that its letters are") {
  const Outcome outcome = run({"obama", "-health"}, [] { return 0; });
  CHECK(outcome.status == news::cli::kFailed);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Contains("-health is no option"));
  CHECK_THAT(outcome.err, Contains("goes after --"));
}

TEST_CASE("help, version and the generated pages go to stdout") {
  CHECK_THAT(run({"--help"}, say_hello).out, Contains("Usage: thing [OPTIONS] [WORD...]"));
  CHECK_THAT(run({"--version"}, say_hello).out, Contains("thing 0."));
  CHECK_THAT(run({"--generate", "man"}, say_hello).out, Contains(".TH THING 1"));
  CHECK(run({"--generate", "nonsense"}, say_hello).status == 2);
}

TEST_CASE("a reader who goes away ends the run without an error") {
  const auto nobody = [] {
    int ends[2];
    if (::pipe(ends) != 0) ::_exit(99);
    ::close(ends[0]);
    ::dup2(ends[1], STDOUT_FILENO);
  };
  const Outcome outcome = run(
      {},
      [] {
        for (int i = 0; i < 100'000; ++i) news::cli::print("a line that nobody reads\n");
        return news::cli::kNothing;
      },
      nobody);
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "");
}

TEST_CASE("a closed stdout is success, and no other file takes its place") {
  const Outcome outcome = run(
      {},
      [] {
        const int opened = ::open("/dev/null", O_RDONLY);
        return opened > 2 ? say_hello() : 99;
      },
      [] { ::close(STDOUT_FILENO); });
  CHECK(outcome.status == 0);
}

TEST_CASE("a full disk is an error, not a short result") {
  const Outcome outcome = run({}, say_hello, [] {
    const int full = ::open("/dev/full", O_WRONLY);
    if (full < 0) ::_exit(99);
    ::dup2(full, STDOUT_FILENO);
  });
  if (outcome.status == 99) {
    WARN("there is no /dev/full here");
    return;
  }
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Contains("thing: io: cannot write to standard output"));
}
