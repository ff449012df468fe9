// Runs every case in tests/golden/cases and compares what the programs print, to the letter. A case is one
// file:
//
//     # why it is here
//     newssearch "rare earth" --limit 2
//     --- status 0
//     --- stdout
//     ...
//     --- stderr
//     ...
//
// The command runs in the project's directory with an index of data/articles as $NEWSINDEX_DB; {work} is a
// directory of its own. `golden ... --update` rewrites the expectations from what was printed.

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Place {
  fs::path newsindex, newssearch, source, work;
  [[nodiscard]] fs::path index() const { return work / "index"; }
};

struct Outcome {
  int status = 0;
  std::string out, err;
  bool operator==(const Outcome&) const = default;
};

struct Case {
  std::string why, command;
  Outcome expected;
};

std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
}

Case read_case(const fs::path& file) {
  Case found;
  std::istringstream in(slurp(file));
  std::string* section = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("--- status ")) {
      found.expected.status = std::stoi(line.substr(11));
    } else if (line == "--- stdout") {
      section = &found.expected.out;
    } else if (line == "--- stderr") {
      section = &found.expected.err;
    } else if (section != nullptr) {
      *section += line + "\n";
    } else if (line.starts_with("#")) {
      found.why += line + "\n";
    } else if (!line.empty()) {
      found.command = line;
    }
  }
  return found;
}

void write_case(const fs::path& file, const Case& test, const Outcome& seen) {
  std::ofstream out(file, std::ios::binary);
  out << test.why << test.command << "\n--- status " << seen.status << "\n--- stdout\n"
      << seen.out << "--- stderr\n"
      << seen.err;
}

/// Quotes a path for the shell.
std::string quoted(const fs::path& path) {
  std::string text = path.string();
  replace_all(text, "'", "'\\''");
  return "'" + text + "'";
}

Outcome run(const Place& place, std::string command) {
  replace_all(command, "{work}", place.work.string());
  const fs::path script = place.work / "command.sh", out = place.work / "stdout", err = place.work / "stderr";
  // One shell for every machine: no colours, a fixed width, the index of the sample articles.
  std::ofstream(script) << "newsindex() { " << quoted(place.newsindex) << " \"$@\"; }\n"
                        << "newssearch() { " << quoted(place.newssearch) << " \"$@\"; }\n"
                        << "cd " << quoted(place.source) << "\n"
                        << "export LC_ALL=C.UTF-8 COLUMNS=100 NO_COLOR=1 NEWSINDEX_DB="
                        << quoted(place.index()) << "\n"
                        << command << "\n";
  const int result =
      std::system(("sh " + quoted(script) + " </dev/null >" + quoted(out) + " 2>" + quoted(err)).c_str());
  Outcome seen{WIFEXITED(result) ? WEXITSTATUS(result) : 128 + WTERMSIG(result), slurp(out), slurp(err)};
  for (std::string* text : {&seen.out, &seen.err}) {
    replace_all(*text, place.work.string(), "{work}");
    if (!text->empty() && text->back() != '\n') *text += "\n";
  }
  return seen;
}

/// The first line that differs, with what was wanted and what came.
void print_difference(const std::string& what, const std::string& wanted, const std::string& seen) {
  if (wanted == seen) return;
  std::istringstream a(wanted), b(seen);
  std::string x, y;
  for (int line = 1;; ++line) {
    const bool more_a = static_cast<bool>(std::getline(a, x));
    const bool more_b = static_cast<bool>(std::getline(b, y));
    if (more_a && more_b && x == y) continue;
    std::cout << "  " << what << " line " << line << "\n    wanted: " << (more_a ? x : "(end)")
              << "\n    seen:   " << (more_b ? y : "(end)") << "\n";
    return;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: golden NEWSINDEX NEWSSEARCH SOURCE_DIR WORK_DIR [--update]\n";
    return 2;
  }
  const Place place{fs::absolute(argv[1]), fs::absolute(argv[2]), fs::absolute(argv[3]),
                    fs::absolute(argv[4])};
  const bool update = argc > 5 && std::string(argv[5]) == "--update";
  fs::remove_all(place.work);
  fs::create_directories(place.work);
  if (const Outcome added = run(place, "newsindex add --quiet data/articles"); added.status != 0) {
    std::cout << "indexing the sample articles failed:\n" << added.err;
    return 1;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(place.source / "tests" / "golden" / "cases"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t failed = 0;
  for (const fs::path& file : files) {
    const Case test = read_case(file);
    const Outcome seen = run(place, test.command);
    if (seen == test.expected) continue;
    if (update) {
      write_case(file, test, seen);
      std::cout << "updated " << file.stem().string() << "\n";
      continue;
    }
    ++failed;
    std::cout << "FAILED " << file.stem().string() << ": " << test.command << "\n";
    if (seen.status != test.expected.status) {
      std::cout << "  status wanted " << test.expected.status << ", seen " << seen.status << "\n";
    }
    print_difference("stdout", test.expected.out, seen.out);
    print_difference("stderr", test.expected.err, seen.err);
  }
  std::cout << files.size() - failed << " of " << files.size() << " cases as expected\n";
  return failed == 0 && !files.empty() ? 0 : 1;
}
