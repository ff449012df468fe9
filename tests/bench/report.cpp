#include "report.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

namespace news::bench {
namespace {

double least(const std::vector<double>& samples) {
  return *std::min_element(samples.begin(), samples.end());
}
double most(const std::vector<double>& samples) {
  return *std::max_element(samples.begin(), samples.end());
}

/// The middle sample, or the mean of the middle two.
double median(std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  const std::size_t half = samples.size() / 2;
  return samples.size() % 2 == 1 ? samples[half] : (samples[half - 1] + samples[half]) / 2;
}

/// The median, and the least and the most where there are several runs of something that varies.
std::string figure(const std::vector<double>& samples, const Column& column) {
  const std::string middle = fmt::format("{:.{}f}", median(samples), column.digits);
  if (samples.size() == 1 || !column.compared) return middle;
  return fmt::format("{} [{:.{}f}, {:.{}f}]", middle, least(samples), column.digits, most(samples),
                     column.digits);
}

double ratio(const Row& rival, const Row& ours, std::size_t column) {
  const double divisor = median(ours.samples[column]);
  return divisor > 0 ? median(rival.samples[column]) / divisor : 0;
}

/// Cells of one width a column; the first column is as wide as its widest.
void print_lines(const std::vector<std::vector<std::string>>& lines, std::size_t cell) {
  std::size_t first = 0;
  for (const auto& line : lines) first = std::max(first, line[0].size());
  for (const auto& line : lines) {
    std::string text = fmt::format("{:<{}}", line[0], first);
    for (std::size_t i = 1; i < line.size(); ++i) text += fmt::format("{:>{}}", line[i], cell);
    text.erase(text.find_last_not_of(' ') + 1);
    fmt::print("{}\n", text);
  }
}

void print_figures(const Table& table) {
  std::vector<std::vector<std::string>> lines{{table.title}};
  for (const Column& column : table.columns) lines[0].push_back(column.name);
  for (const Row& row : table.rows) {
    auto& line = lines.emplace_back(1, "  " + row.name);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      line.push_back(figure(row.samples[i], table.columns[i]));
  }
  print_lines(lines, 24);
}

/// One rival over one of ours; a last cell names what the rival is better at.
std::vector<std::string> ratio_line(const Table& table, const Row& rival, const Row& ours) {
  std::vector<std::string> line{"  " + rival.name + " / " + ours.name};
  std::string behind;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].compared) continue;
    const double value = ratio(rival, ours, i);
    line.push_back(fmt::format("{:.2f}", value));
    if (value < 1) behind += (behind.empty() ? "   not first: " : ", ") + table.columns[i].name;
  }
  line.push_back(behind);
  return line;
}

void print_ratios(const Table& table) {
  std::vector<std::vector<std::string>> lines{{"  theirs / ours; below 1.00 theirs is better"}};
  for (const Column& column : table.columns) {
    if (column.compared) lines[0].push_back(column.name);
  }
  for (const Row& rival : table.rows) {
    if (rival.ours) continue;
    for (const Row& ours : table.rows) {
      if (ours.ours) lines.push_back(ratio_line(table, rival, ours));
    }
  }
  fmt::print("\n");
  print_lines(lines, 11);
}

}  // namespace

double quantile(std::vector<double> samples, double share) {
  if (samples.empty()) return 0;
  std::sort(samples.begin(), samples.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(samples.size()));
  return samples[std::min(samples.size() - 1, at)];
}

void print(const Table& table) {
  if (table.rows.empty()) return;
  print_figures(table);
  const auto ours = [](const Row& row) { return row.ours; };
  const bool comparable = std::any_of(table.rows.begin(), table.rows.end(), ours) &&
                          !std::all_of(table.rows.begin(), table.rows.end(), ours);
  if (comparable) print_ratios(table);
  fmt::print("\n");
  std::fflush(stdout);
}

nlohmann::ordered_json to_json(const Table& table) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Row& row : table.rows) {
    nlohmann::ordered_json figures;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto& samples = row.samples[i];
      figures[table.columns[i].name] = {{"median", median(samples)},
                                        {"least", least(samples)},
                                        {"most", most(samples)},
                                        {"runs", samples.size()}};
    }
    nlohmann::ordered_json ratios;
    for (const Row& ours : table.rows) {
      if (row.ours || !ours.ours) continue;
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].compared) ratios[ours.name][table.columns[i].name] = ratio(row, ours, i);
      }
    }
    rows.push_back({{"name", row.name}, {"ours", row.ours}, {"figures", figures}, {"ratios", ratios}});
  }
  return {{"title", table.title}, {"rows", rows}};
}

}  // namespace news::bench
