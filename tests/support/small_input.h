#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <news/indexer/indexer.h>
#include <news/schema/article.h>
#include <news/schema/internal/article_json.h>

namespace news::tests {

/// Settings with the project's own data.
inline indexer::ReadSettings settings() {
  indexer::ReadSettings settings;
  settings.data = std::filesystem::path(NEWS_SOURCE_DIR) / "data";
  settings.jobs = 2;
  return settings;
}

/// An article with an id and a text; enough to be indexed.
inline schema::Article article(const std::string& id, const std::string& headline, const std::string& body) {
  schema::Article article;
  article.id = id;
  article.headline = headline;
  article.body = body;
  article.language = "en";
  return article;
}

/// Writes articles as JSON Lines and gives back the file's path.
inline std::string write_jsonl(const std::filesystem::path& file,
                               const std::vector<schema::Article>& articles) {
  std::ofstream out(file, std::ios::binary);
  for (const schema::Article& each : articles) out << schema::article_to_json(each) << '\n';
  return file.string();
}

inline std::string write_file(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

}  // namespace news::tests
