#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "glass/batch.h"
#include "glass/builder.h"
#include "glass/proof.h"
#include "support/catch.h"

namespace news::tests {

/// A document as both sides can write it.
struct Plain {
  struct Occurrence {
    std::string term;
    std::uint32_t position = 0;  ///< 0: none.
    std::uint32_t wdf = 0;
  };
  std::vector<Occurrence> occurrences;
  std::map<unsigned, std::string> values;
  std::string data;
};

/// What a database holds besides documents.
struct Extras {
  std::vector<std::pair<std::string, std::string>> synonyms;
  std::map<std::string, std::string> metadata;
};

inline void write_with_xapian(const std::filesystem::path& path, const std::vector<Plain>& documents,
                              const Extras& extras = {}) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  for (const Plain& plain : documents) {
    Xapian::Document document;
    for (const auto& [term, position, wdf] : plain.occurrences) {
      if (position != 0) {
        document.add_posting(term, position, wdf);
      } else {
        document.add_term(term, wdf);
      }
    }
    for (const auto& [slot, value] : plain.values) document.add_value(slot, value);
    document.set_data(plain.data);
    database.add_document(document);
  }
  for (const auto& [key, form] : extras.synonyms) database.add_synonym(key, form);
  for (const auto& [key, value] : extras.metadata) database.set_metadata(key, value);
  database.commit();
}

/// With the loader, so many documents a batch; proved with everything that a proof can do.
inline void write_with_loader(const std::filesystem::path& path, const std::vector<Plain>& documents,
                              std::size_t batch_size, const Extras& extras = {},
                              std::size_t memory = std::size_t{4} << 20,
                              glass::Positions positions = glass::Positions::table) {
  glass::Builder builder(path, memory, positions);
  glass::Batch batch;
  for (std::size_t begin = 0; begin < documents.size(); begin += batch_size) {
    const std::size_t end = std::min(documents.size(), begin + batch_size);
    for (std::size_t i = begin; i < end; ++i) {
      batch.begin_document();
      for (const auto& [term, position, wdf] : documents[i].occurrences) batch.add(term, position, wdf);
      batch.set_data(documents[i].data);
    }
    builder.append(batch.invert(), [&](std::size_t i, glass::Values& values) {
      for (const auto& [slot, value] : documents[begin + i].values) values.add(slot, value);
    });
  }
  for (const auto& [key, form] : extras.synonyms) builder.add_synonym(key, form);
  for (const auto& [key, value] : extras.metadata) builder.set_metadata(key, value);
  glass::Tasks tasks;
  builder.add_tasks(tasks);
  glass::run_all(tasks, 2);
  glass::prove(path, builder.complete(), true);
}

inline std::string file_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The tables of both databases, each compacted by Xapian, that aren't equal byte for byte.
inline std::vector<std::string> different_tables(const std::filesystem::path& a,
                                                 const std::filesystem::path& b) {
  const auto compacted = [](const std::filesystem::path& path) {
    std::filesystem::path out = path;
    out += ".compact";
    Xapian::Database(path.string()).compact(out.string());
    return out;
  };
  const auto left = compacted(a);
  const auto right = compacted(b);
  std::vector<std::string> different;
  for (const char* table : {"postlist", "docdata", "termlist", "position", "synonym", "spelling"}) {
    const std::string name = std::string(table) + ".glass";
    if (file_bytes(left / name) != file_bytes(right / name)) different.push_back(name);
  }
  std::filesystem::remove_all(left);
  std::filesystem::remove_all(right);
  return different;
}

/// Checks that Xapian reads the same postings, positions and values from both.
inline void check_same_content(const Xapian::Database& a, const Xapian::Database& b) {
  REQUIRE(a.get_doccount() == b.get_doccount());
  CHECK(a.get_total_length() == b.get_total_length());
  CHECK(std::distance(a.allterms_begin(), a.allterms_end()) ==
        std::distance(b.allterms_begin(), b.allterms_end()));
  for (auto term = b.allterms_begin(); term != b.allterms_end(); ++term) {
    INFO(*term);
    REQUIRE(a.get_termfreq(*term) == term.get_termfreq());
    REQUIRE(a.get_collection_freq(*term) == b.get_collection_freq(*term));
    auto other = a.postlist_begin(*term);
    for (auto each = b.postlist_begin(*term); each != b.postlist_end(*term); ++each, ++other) {
      REQUIRE(*other == *each);
      REQUIRE(other.get_wdf() == each.get_wdf());
      REQUIRE(std::equal(a.positionlist_begin(*each, *term), a.positionlist_end(*each, *term),
                         b.positionlist_begin(*each, *term), b.positionlist_end(*each, *term)));
    }
  }
  for (const unsigned slot : {0U, 1U, 2U, 3U, 4U, 300U, 301U, 302U}) {
    CHECK(a.get_value_freq(slot) == b.get_value_freq(slot));
    CHECK(std::equal(a.valuestream_begin(slot), a.valuestream_end(slot), b.valuestream_begin(slot),
                     b.valuestream_end(slot)));
  }
}

/// Documents of random words: few that are frequent, many that are rare, in any order of positions.
inline std::vector<Plain> random_documents(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto below = [&random](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  std::vector<Plain> documents(count);
  for (Plain& plain : documents) {
    const std::uint32_t words = below(10) == 0 ? 0 : below(300);
    std::uint32_t position = 1;
    for (std::uint32_t i = 0; i < words; ++i) {
      const std::uint32_t rarity = below(4);
      std::string term = std::string(1 + below(3) * rarity, static_cast<char>('a' + below(26))) +
                         std::to_string(below(3U << (4 * rarity)));
      position += below(20) == 0 ? below(70'000) : 1;
      // Xapian's check takes a document of length 0 with positions for damage.
      plain.occurrences.push_back({term, below(8) == 0 ? 0 : position, i == 0 ? 1 : below(5)});
      if (below(10) == 0) plain.occurrences.push_back({"X" + term, 1 + below(500), 0});
    }
    if (below(2) == 0)
      plain.values[below(5)] =
          std::string(below(40), static_cast<char>(below(256))) + std::to_string(below(1000));
    if (below(3) == 0) plain.values[300 + below(3)] = std::to_string(below(1000));
    if (below(5) != 0) plain.data = std::string(below(200), 'd') + std::to_string(random());
  }
  return documents;
}

}  // namespace news::tests
