#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace news::bench {

/// The value below which `share` of the samples lie.
double quantile(std::vector<double> samples, double share);

struct Column {
  std::string name;
  int digits = 2;
  bool compared = true;  ///< Less is better; false for what only shows that the sides did the same.
};

struct Row {
  std::string name;
  bool ours = false;
  std::vector<std::vector<double>> samples;  ///< For each column, one sample a run.
};

struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<Row> rows;
};

/// The figures, median [least, most], then theirs / ours for each pair.
void print(const Table& table);

nlohmann::ordered_json to_json(const Table& table);

}  // namespace news::bench
