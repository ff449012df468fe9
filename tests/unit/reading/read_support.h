#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace news::reading::tests {

inline ReadResult read_as(Format format, std::string bytes, const ReadOptions& options = {}) {
  return read({"input", "input", true, format, std::move(bytes)}, options);
}

/// The one article that an input holds.
inline ReadArticle one(std::string bytes, Format format = Format::automatic) {
  ReadResult result = read_as(format, std::move(bytes));
  if (result.articles.size() == 1) return std::move(result.articles.front());
  throw std::runtime_error(std::to_string(result.articles.size()) + " articles" +
                           (result.rejected.empty() ? "" : ", and rejected: " + result.rejected.front().why));
}

inline ReadArticle read_page_text(std::string bytes) {
  return one(std::move(bytes), Format::text);
}

inline std::string file_content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// A sample page of this directory.
inline ReadArticle read_page(const std::string& name) {
  return read_page_text(file_content(std::string(NEWS_SOURCE_DIR) + "/tests/unit/reading/pages/" + name));
}

inline std::vector<std::string> paragraphs(const schema::Article& article) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin < article.body.size()) {
    const std::size_t end = std::min(article.body.find("\n\n", begin), article.body.size());
    out.push_back(article.body.substr(begin, end - begin));
    begin = end + 2;
  }
  return out;
}

inline std::vector<std::string> titles(const schema::Article& article) {
  std::vector<std::string> out;
  for (const schema::Related& related : article.related) out.push_back(related.title);
  return out;
}

inline bool has_warning(const ReadArticle& read, std::string_view part) {
  for (const std::string& warning : read.warnings) {
    if (warning.find(part) != std::string::npos) return true;
  }
  return false;
}

using Texts = std::vector<std::string>;

}  // namespace news::reading::tests
