#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "support/temp_dir.h"
#include "topics/topics.h"

namespace topics_test {

inline std::filesystem::path shipped_data() {
  return std::filesystem::path(NEWS_SOURCE_DIR) / "data" / "topics";
}

/// The shipped vocabulary and rules, loaded once.
inline const news::topics::Finder& finder() {
  static const news::topics::Finder shared(shipped_data());
  return shared;
}

inline news::schema::Article article(std::string_view headline, std::string_view body) {
  news::schema::Article made;
  made.language = "en";
  made.headline = headline;
  made.body = body;
  return made;
}

/// True when the topic, or one below it, is among `topics`.
inline bool holds(const std::vector<news::schema::Topic>& topics, std::string_view id) {
  for (const news::schema::Topic& topic : topics) {
    for (const auto& node : finder().path_of(topic.id)) {
      if (node.id == id) return true;
    }
  }
  return false;
}

/// True when all the pieces are in the text.
inline bool says(std::string_view text, std::initializer_list<std::string_view> pieces) {
  for (const std::string_view piece : pieces) {
    if (text.find(piece) == std::string_view::npos) return false;
  }
  return true;
}

/// A directory of data of a test's own, removed in the end.
class DataDirectory {
 public:
  DataDirectory() {
    write("mediatopics.tsv",
          "id\tparent\ten\tde\tfr\tes\tpt\tar\tzh\talso\told\n"
          "medtop:01000000\t\tgardens\tGärten\tjardins\tjardines\tjardins\t\t\tgarden world\tsubj:01000000\n"
          "medtop:20000001\tmedtop:01000000\troses "
          "(plants)\tRosen\troses\trosas\trosas\t\t\t\tmedtop:20000009\n"
          "medtop:02000000\t\tkitchens\tKüchen\tcuisines\tcocinas\tcozinhas\t\t\t\t\n");
    write("aliases.tsv",
          "# comment\npruning; hedges\tmedtop:01000000\nworld\t-\nbeete\tmedtop:01000000\tde\n");
    write("plants.rules", "topic medtop:20000001 roses (plants)\n  8: rose, thorn\n");
  }

  void write(const std::string& name, std::string_view text) const {
    std::ofstream(path() / name, std::ios::binary) << text;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return directory_.path(); }

 private:
  news::tests::TempDir directory_;
};

}  // namespace topics_test
