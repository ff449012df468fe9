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

std::string figure(const std::vector<double>& samples, int digits) {
  if (samples.size() == 1) return fmt::format("{:.{}f}", samples[0], digits);
  return fmt::format("{:.{}f} [{:.{}f}, {:.{}f}]", median(samples), digits, least(samples), digits,
                     most(samples), digits);
}

double ratio(const Row& rival, const Row& ours, std::size_t column) {
  const double divisor = median(ours.samples[column]);
  return divisor > 0 ? median(rival.samples[column]) / divisor : 0;
}

void print_figures(const Table& table) {
  fmt::print("{:<40}", table.title);
  for (const Column& column : table.columns) fmt::print("{:>25}", column.name);
  fmt::print("\n");
  for (const Row& row : table.rows) {
    fmt::print("  {:<38}", row.name);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      fmt::print("{:>25}", figure(row.samples[i], table.columns[i].digits));
    fmt::print("\n");
  }
}

/// One rival over one of ours; names what the rival is better at.
void print_ratio(const Table& table, const Row& rival, const Row& ours) {
  fmt::print("  {:<56}", rival.name + " / " + ours.name);
  std::string behind;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].compared) continue;
    const double value = ratio(rival, ours, i);
    fmt::print("{:>12.2f}", value);
    if (value < 1) behind += (behind.empty() ? "" : ", ") + table.columns[i].name;
  }
  fmt::print("{}\n", behind.empty() ? "" : "  not first: " + behind);
}

void print_ratios(const Table& table) {
  fmt::print("\n  {:<56}", "theirs / ours; below 1.00 theirs is better");
  for (const Column& column : table.columns) {
    if (column.compared) fmt::print("{:>12}", column.name);
  }
  fmt::print("\n");
  for (const Row& rival : table.rows) {
    if (rival.ours) continue;
    for (const Row& ours : table.rows) {
      if (ours.ours) print_ratio(table, rival, ours);
    }
  }
}

}  // namespace

double quantile(std::vector<double> samples, double share) {
  if (samples.empty()) return 0;
  std::sort(samples.begin(), samples.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(samples.size()));
  return samples[std::min(samples.size() - 1, at)];
}

void print(const Table& table) {
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
