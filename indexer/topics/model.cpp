#include "topics/model.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <limits>
#include <sstream>
#include <system_error>
#include <utility>

#include <news/schema/error.h>

namespace news::topics {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "newsindex-topic-model-1";
constexpr std::size_t kMostRows = 1000;
/// Words that `why` names.
constexpr std::size_t kWords = 5;

[[noreturn]] void fail_damaged(const fs::path& file) {
  throw schema::Error(schema::ErrorCode::data_missing, file.string() + " is no whole topic model",
                      "newsindex train-topics makes it anew; without the file only rules are used");
}

}  // namespace

Model::Model(std::vector<Row> rows, std::vector<std::int8_t> weights)
    : rows_(std::move(rows)), weights_(std::move(weights)) {}

Model Model::load(const fs::path& file) {
  std::error_code missing;
  if (!fs::exists(file, missing)) return {};
  std::ifstream in(file, std::ios::binary);
  std::string name;
  std::size_t count = 0;
  std::uint32_t features = 0;
  if (!(in >> name >> features >> count) || name != kName || features != kTextFeatures || count > kMostRows) {
    fail_damaged(file);
  }
  std::vector<Row> rows(count);
  for (Row& row : rows) {
    if (!(in >> row.id >> row.threshold >> row.precision >> row.step)) fail_damaged(file);
  }
  std::vector<std::int8_t> weights((std::size_t{kTextFeatures} + 1) * count);
  if (in.get() != '\n') fail_damaged(file);
  in.read(reinterpret_cast<char*>(weights.data()), static_cast<std::streamsize>(weights.size()));
  if (static_cast<std::size_t>(in.gcount()) != weights.size() || in.get() != EOF) fail_damaged(file);
  return {std::move(rows), std::move(weights)};
}

void Model::save(const fs::path& file) const {
  const fs::path fresh = file.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << kName << ' ' << kTextFeatures << ' ' << rows_.size() << '\n';
    out << std::setprecision(std::numeric_limits<double>::max_digits10);
    for (const Row& row : rows_) {
      out << row.id << ' ' << row.threshold << ' ' << row.precision << ' ' << row.step << '\n';
    }
    if (rows_.empty()) out << '\n';
    out.write(reinterpret_cast<const char*>(weights_.data()), static_cast<std::streamsize>(weights_.size()));
    out.close();
    if (!out) {
      throw schema::Error(schema::ErrorCode::io, "can't write " + fresh.string(),
                          "see that the directory is writable and the disk has room");
    }
  }
  fs::rename(fresh, file);
}

std::vector<double> Model::values(const std::vector<TextFeature>& features) const {
  const std::size_t rows = rows_.size();
  std::vector<float> sums(rows);
  const std::int8_t* constant = weights_.data() + std::size_t{kTextFeatures} * rows;
  for (std::size_t row = 0; row < rows; ++row) sums[row] = static_cast<float>(constant[row]);
  for (const TextFeature& feature : features) {
    const std::int8_t* weights = weights_.data() + std::size_t{feature.number} * rows;
    for (std::size_t row = 0; row < rows; ++row) {
      sums[row] += static_cast<float>(weights[row]) * feature.value;
    }
  }
  std::vector<double> values(rows);
  for (std::size_t row = 0; row < rows; ++row) values[row] = static_cast<double>(sums[row] * rows_[row].step);
  return values;
}

std::vector<Modelled> Model::find(const schema::Article& article) const {
  std::vector<Modelled> found;
  if (rows_.empty()) return found;
  const std::vector<double> seen = values(text_features(article));
  std::vector<NamedFeature> named;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (seen[row] < rows_[row].threshold) continue;
    if (named.empty()) named = named_text_features(article);
    found.push_back({rows_[row].id, rows_[row].precision, "model: " + strongest_words(named, row)});
  }
  return found;
}

std::string Model::strongest_words(const std::vector<NamedFeature>& features, std::size_t row) const {
  std::vector<std::pair<int, const std::string*>> words;
  for (const NamedFeature& feature : features) {
    const int weight = weights_[std::size_t{feature.number} * rows_.size() + row];
    if (weight > 0) words.emplace_back(weight, &feature.words);
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (std::size_t i = 0; i < std::min(kWords, words.size()); ++i) {
    text += (text.empty() ? "" : ", ") + *words[i].second;
  }
  return text;
}

}  // namespace news::topics
