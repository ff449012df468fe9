#include <news/cli/options.h>

#include <algorithm>
#include <charconv>

#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace news::cli {
namespace {

// A validator's description is printed by nobody but ours: read_table() in manual.cpp takes the words from it.
CLI::Validator words_check(const std::vector<std::string>& words, char separator, bool strict) {
  std::string joined;
  for (const std::string& word : words) {
    if (!joined.empty()) joined += separator;
    joined += word;
  }
  const auto check = [words, strict](std::string& given) -> std::string {
    if (!strict || std::find(words.begin(), words.end(), given) != words.end()) return {};
    return fmt::format("\"{}\" is none of {}", given, fmt::join(words, ", "));
  };
  return CLI::Validator(check, joined);
}

}  // namespace

CLI::Option* flag(CLI::App& app, const std::string& names, bool& target, const std::string& help) {
  return app.add_flag(names, target, help)->disable_flag_override();
}

CLI::Option* text(CLI::App& app, const std::string& names, std::string& target, const std::string& value_name,
                  const std::string& help) {
  return app.add_option(names, target, help)
      ->type_name(value_name)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

CLI::Option* number(CLI::App& app, const std::string& names, std::size_t& target, const std::string& value_name,
                    const std::string& help) {
  const auto check = [](std::string& given) -> std::string {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (error == std::errc{} && end == given.data() + given.size()) return {};
    return fmt::format("\"{}\" is not a whole number", given);
  };
  return app.add_option(names, target, help)
      ->type_name(value_name)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->check(CLI::Validator(check, ""));
}

CLI::Option* choice(CLI::App& app, const std::string& names, std::string& target,
                    const std::vector<std::string>& words, const std::string& help) {
  return text(app, names, target, "WORD", help)->check(words_check(words, '|', true));
}

CLI::Option* list(CLI::App& app, const std::string& names, std::vector<std::string>& target,
                  const std::string& value_name, const std::string& help) {
  // CLI11 would let a list swallow every word that follows, the query included.
  return app.add_option(names, target, help)->type_name(value_name)->expected(1)->allow_extra_args(false)->take_all();
}

CLI::Option* arguments(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                       const std::string& help) {
  // Without extra args CLI11 doesn't take "[a,b]" for a list of two.
  return app.add_option(name, target, help)->type_name("")->allow_extra_args(false);
}

CLI::Option* suggest(CLI::Option* option, const std::vector<std::string>& words) {
  return option->check(words_check(words, ',', false));
}

}  // namespace news::cli
