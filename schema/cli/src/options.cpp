#include <news/cli/options.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>

#include "table.h"

namespace news::cli {
namespace {

constexpr int kAnyNumber = CLI::detail::expected_max_vector_size;

// In front of a value that CLI11 would take apart. No argument of a person begins so, and it's taken off
// again.
constexpr char kShield = '\x01';

bool needs_shield(std::string_view value) {
  return value.empty() || value.front() == '[' || value.front() == '{' || value.front() == '%';
}

/// The value as it was typed, a value after "--option=" included.
std::string shielded(std::string_view argument) {
  std::string out(argument);
  const std::size_t equals = argument.find('=');
  if (needs_shield(argument)) {
    out.insert(0, 1, kShield);
  } else if (argument.starts_with("--") && equals != std::string_view::npos &&
             needs_shield(argument.substr(equals + 1))) {
    out.insert(equals + 1, 1, kShield);
  }
  return out;
}

std::string bare(const std::string& value) {
  return value.starts_with(kShield) ? value.substr(1) : value;
}

// A validator's description is printed by nobody but ours: read_table() in table.cpp takes the words from it.
CLI::Validator words_check(const std::vector<std::string>& words, char separator, bool strict) {
  std::string description(1, kWordsBegin);
  for (const std::string& word : words) {
    if (description.size() > 1) description += separator;
    description += word;
  }
  const auto check = [words, strict](std::string& given) -> std::string {
    if (!strict || std::find(words.begin(), words.end(), given) != words.end()) return {};
    return fmt::format("\"{}\" is none of {}", bare(given), fmt::join(words, ", "));
  };
  return CLI::Validator(check, description);
}

/// A number of bytes with K, M or G behind it, or none; nothing for what is none.
std::optional<std::size_t> bytes_of(const std::string& text) {
  std::size_t value = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || value == 0) return std::nullopt;
  const std::string_view unit(at, static_cast<std::size_t>(end - at));
  unsigned shift = 0;
  for (const auto& [letter, bits] : {std::pair{"K", 10U}, std::pair{"M", 20U}, std::pair{"G", 30U}}) {
    if (unit == letter) shift = bits;
  }
  if ((shift == 0 && !unit.empty()) || value > (std::size_t{1} << 40 >> shift)) return std::nullopt;
  return value << shift;
}

CLI::Option* add_values(CLI::App& app, const std::string& names, std::vector<std::string>& target,
                        const std::string& help) {
  const CLI::callback_t take = [&target](const CLI::results_t& values) {
    target.clear();
    for (const std::string& value : values) target.push_back(bare(value));
    return true;
  };
  return app.add_option(names, take, help);
}

}  // namespace

void parse(CLI::App& app, int argc, const char* const* argv) {
  std::vector<std::string> arguments;
  for (int i = 0; i < argc; ++i) arguments.push_back(i == 0 ? argv[i] : shielded(argv[i]));
  std::vector<const char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
  app.parse(argc, pointers.data());
}

CLI::Option* flag(CLI::App& app, const std::string& names, bool& target, const std::string& help) {
  return app.add_flag(names, target, help)->disable_flag_override();
}

CLI::Option* text(CLI::App& app, const std::string& names, std::string& target, const std::string& value_name,
                  const std::string& help) {
  const CLI::callback_t take = [&target](const CLI::results_t& values) {
    target = bare(values.front());
    return true;
  };
  return app.add_option(names, take, help)
      ->type_name(value_name)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

CLI::Option* number(CLI::App& app, const std::string& names, std::size_t& target,
                    const std::string& value_name, const std::string& help) {
  const auto check = [](std::string& given) -> std::string {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (error == std::errc{} && end == given.data() + given.size()) return {};
    return fmt::format("\"{}\" is not a whole number", bare(given));
  };
  return app.add_option(names, target, help)
      ->type_name(value_name)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->check(CLI::Validator(check, ""));
}

CLI::Option* size(CLI::App& app, const std::string& names, std::size_t& target, const std::string& help) {
  const auto check = [](const std::string& given) -> std::string {
    if (bytes_of(bare(given))) return {};
    return fmt::format("\"{}\" is not a size, as in 512M or 2G", bare(given));
  };
  const CLI::callback_t take = [&target](const CLI::results_t& values) {
    target = bytes_of(bare(values.front())).value_or(target);
    return true;
  };
  return app.add_option(names, take, help)
      ->type_name("SIZE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->check(CLI::Validator(check, ""));
}

CLI::Option* choice(CLI::App& app, const std::string& names, std::string& target,
                    const std::vector<std::string>& words, const std::string& help) {
  return text(app, names, target, "WORD", help)->check(words_check(words, '|', true));
}

CLI::Option* list(CLI::App& app, const std::string& names, std::vector<std::string>& target,
                  const std::string& value_name, const std::string& help) {
  return add_values(app, names, target, help)->type_name(value_name)->expected(1)->take_all();
}

CLI::Option* arguments(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                       const std::string& help) {
  return add_values(app, name, target, help)
      ->type_name("")
      ->expected(1, kAnyNumber)
      ->allow_extra_args()
      ->take_all();
}

CLI::Option* filled(CLI::Option* option) {
  const auto check = [](const std::string& given) -> std::string {
    return bare(given).empty() ? "the value is empty" : "";
  };
  return option->check(CLI::Validator(check, ""));
}

CLI::Option* suggest(CLI::Option* option, const std::vector<std::string>& words) {
  return option->check(words_check(words, ',', false));
}

}  // namespace news::cli
