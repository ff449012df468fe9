#include "render_facets.h"

#include <algorithm>

#include <fmt/format.h>

#include <news/cli/text.h>
#include <news/schema/fields.h>

namespace news::searcher::cli {
namespace {

using news::cli::display_width;
using news::cli::grouped;
using news::cli::safe;
using news::cli::Style;

constexpr std::size_t kWidestBar = 40;

/// "People", "Topics", "Languages".
std::string title_of(const std::string& field) {
  if (field == "person") return "People";
  if (field == "published") return "Dates";
  std::string title = field + "s";
  if (title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

std::string name_of(const FacetValue& value) {
  std::string name = safe(value.label.empty() ? value.value : value.label);
  if (value.value == "=" + value.label) name += " (" + safe(value.value) + ")";
  if (value.chosen) name += " (chosen)";
  return name;
}

std::string bar(std::uint64_t count, std::uint64_t largest, std::size_t room) {
  std::string out;
  const auto length = static_cast<std::size_t>(
      static_cast<double>(count) / static_cast<double>(largest) * static_cast<double>(room) + 0.5);
  for (std::size_t i = 0; i < std::max<std::size_t>(length, 1); ++i) out += "▪";
  return out;
}

}  // namespace

std::string render_facet(const Facet& facet, const news::cli::Terminal& output) {
  if (facet.values.empty()) return {};
  std::uint64_t largest = 1;
  std::size_t longest = 0;
  for (const FacetValue& value : facet.values) {
    largest = std::max(largest, value.count);
    longest = std::max(longest, display_width(name_of(value)));
  }
  const std::size_t digits = grouped(largest).size();
  std::string title = title_of(facet.field);
  if (facet.distinct > facet.values.size()) {
    title += fmt::format(" ({} of {})", facet.values.size(), grouped(facet.distinct));
  }
  std::string out = '\n' + news::cli::styled(title, Style::bold, output.colour) + '\n';
  const schema::Field* field = schema::find_field(facet.field);
  const bool days = field != nullptr && field->kind == schema::Kind::date;
  for (const FacetValue& value : facet.values) {
    const std::size_t depth = static_cast<std::size_t>(std::max(value.depth, 0));
    const std::string name = name_of(value);
    std::string line =
        fmt::format("{:>{}}  {}{}", grouped(value.count), digits, std::string(2 * depth, ' '), name);
    const std::size_t used = 2 + digits + 2 + longest + 2;
    if (days && used < output.width) {
      line.append(longest - display_width(name) + 2, ' ');
      line += bar(value.count, largest, std::min(kWidestBar, output.width - used));
    }
    out += news::cli::wrap(line, {output.width, 2, 2 + digits + 2 + 2 * depth, false});
  }
  return out;
}

}  // namespace news::searcher::cli
