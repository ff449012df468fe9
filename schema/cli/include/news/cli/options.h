#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace news::cli {

/// The rows of a table of options. `--help`, the manual page and the shells' completions are all written from
/// them (manual.h). `names` as CLI11 takes them: "-n,--limit". A help text is whole sentences.
/// `->group("...")` on what comes back puts the option under a heading, `->group("")` hides it.
///
/// An option that takes one value may be given again, and the last one counts; a list takes one value each
/// time.

CLI::Option* flag(CLI::App& app, const std::string& names, bool& target, const std::string& help);

CLI::Option* text(CLI::App& app, const std::string& names, std::string& target, const std::string& value_name,
                  const std::string& help);

/// A whole number; refuses signs, fractions and what doesn't fit.
CLI::Option* number(CLI::App& app, const std::string& names, std::size_t& target,
                    const std::string& value_name, const std::string& help);

/// Bytes, as in 512M or 2G; K, M and G are powers of 1024.
CLI::Option* size(CLI::App& app, const std::string& names, std::size_t& target, const std::string& help);

/// One of the words, and no other.
CLI::Option* choice(CLI::App& app, const std::string& names, std::string& target,
                    const std::vector<std::string>& words, const std::string& help);

CLI::Option* list(CLI::App& app, const std::string& names, std::vector<std::string>& target,
                  const std::string& value_name, const std::string& help);

/// What isn't an option: "PATH". Add ->required() where there must be one.
CLI::Option* arguments(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                       const std::string& help);

/// Reads a command line into what the rows point to. CLI11 gives a meaning to values like "[a,b]" and "{}";
/// here they are what they are. Throws CLI::ParseError.
void parse(CLI::App& app, int argc, const char* const* argv);

/// Refuses a value that is empty: a variable of a script that isn't set must not mean the usual place.
CLI::Option* filled(CLI::Option* option);

/// Words that a shell may offer as the option's value; others are taken too.
CLI::Option* suggest(CLI::Option* option, const std::vector<std::string>& words);

}  // namespace news::cli
