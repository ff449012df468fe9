#include <stdlib.h>

#include <filesystem>
#include <system_error>

#include <xapian.h>

#include <news/schema/error.h>
#include <news/schema/internal/position_chunks.h>

#include "glass/proof.h"

namespace news::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kDocuments = 50;

struct Occurrence {
  std::string term;
  std::uint32_t position;
  std::uint32_t wdf;
};

/// A small language of its own: words of many lengths, some with a NUL, frequent and rare ones, long gaps.
std::vector<Occurrence> occurrences_of(std::uint32_t document) {
  std::vector<Occurrence> out;
  const std::uint32_t words = document % 7 == 0 ? 0 : 20 + document * 37 % 400;
  std::uint32_t position = 1;
  for (std::uint32_t i = 0; i < words; ++i) {
    const std::uint32_t number = (i * i + document * 11) % (i % 3 == 0 ? 5 : 701);
    std::string term = "w" + std::to_string(number);
    if (number % 13 == 0) term += std::string(number % 60, 'x');
    if (number % 101 == 0) term += std::string("\0z", 2);
    out.push_back({std::move(term), position, 1 + number % 3});
    position += number % 17 == 0 ? 1000 : 1;
  }
  out.push_back({"Q" + std::to_string(document), 0, 0});
  return out;
}

std::string value_of(std::uint32_t document) {
  return std::string(1, static_cast<char>('a' + document % 5)) + std::to_string(document);
}

void build_with_xapian(const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (std::uint32_t i = 1; i <= kDocuments; ++i) {
    Xapian::Document document;
    for (const Occurrence& each : occurrences_of(i)) {
      if (each.position != 0) {
        document.add_posting(each.term, each.position, each.wdf);
      } else {
        document.add_term(each.term, each.wdf);
      }
    }
    document.add_value(3, value_of(i));
    document.set_data("data " + std::to_string(i));
    database.add_document(document);
  }
  database.add_synonym("key", "form");
  database.add_synonym("key", "another form");
  database.set_metadata("name", "value");
  database.commit();
}

bool has_nul(const std::string& term) {
  return term.find('\0') != std::string::npos;
}

void build_with_loader(const fs::path& path, Positions where) {
  Builder builder(path, std::size_t{1} << 20, where);
  Batch batch;
  for (std::uint32_t i = 1; i <= kDocuments; ++i) {
    batch.begin_document();
    for (const Occurrence& each : occurrences_of(i)) {
      const bool placeless = where == Positions::chunks && has_nul(each.term);
      batch.add(each.term, placeless ? 0 : each.position, each.wdf);
    }
    batch.set_data("data " + std::to_string(i));
  }
  builder.append(batch.invert(), [](std::size_t i, Values& values) {
    values.add(3, value_of(static_cast<std::uint32_t>(i + 1)));
  });
  builder.add_synonym("key", "form");
  builder.add_synonym("key", "another form");
  builder.set_metadata("name", "value");
  Tasks tasks;
  builder.add_tasks(tasks);
  run_all(tasks, 1);
  prove(path, builder.complete(), true);
}

/// Where the term stands in each of its documents.
std::string places_of(const Xapian::Database& database, Positions where, const std::string& term) {
  std::string out;
  schema::PositionFinder chunks(database, term);
  for (auto document = database.postlist_begin(term); document != database.postlist_end(term); ++document) {
    std::vector<std::uint32_t> positions;
    if (where == Positions::chunks) {
      chunks.find(*document, positions);
    } else {
      positions.assign(database.positionlist_begin(*document, term),
                       database.positionlist_end(*document, term));
    }
    out += std::to_string(*document) + ":";
    for (const std::uint32_t position : positions) out += " " + std::to_string(position);
    out += "\n";
  }
  return out;
}

/// All that a database holds, as text; of terms with a NUL, which have no chunks, the places only on demand.
std::string dump(const Xapian::Database& database, Positions where, bool places_with_nul) {
  std::string out;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out += *term + " " + std::to_string(term.get_termfreq()) + " " +
           std::to_string(database.get_collection_freq(*term)) + "\n";
    if (places_with_nul || !has_nul(*term)) out += places_of(database, where, *term);
  }
  for (std::uint32_t i = 1; i <= database.get_lastdocid(); ++i) {
    const Xapian::Document document = database.get_document(i);
    out += document.get_data() + " " + document.get_value(3) + " " +
           std::to_string(database.get_doclength(i)) + "\n";
    for (auto term = database.termlist_begin(i); term != database.termlist_end(i); ++term) {
      out += *term + " " + std::to_string(term.get_wdf()) + "\n";
    }
  }
  for (auto form = database.synonyms_begin("key"); form != database.synonyms_end("key"); ++form)
    out += *form + "\n";
  return out + database.get_metadata("name") + database.get_value_lower_bound(3) +
         database.get_value_upper_bound(3);
}

std::string compare(const fs::path& directory) {
  std::string difference;
  try {
    build_with_xapian(directory / "a");
    const Xapian::Database expected((directory / "a").string());
    for (const Positions where : {Positions::table, Positions::chunks}) {
      fs::remove_all(directory / "b");
      build_with_loader(directory / "b", where);
      const bool whole = where == Positions::table;
      if (dump(expected, Positions::table, whole) !=
          dump(Xapian::Database((directory / "b").string()), where, whole)) {
        difference = "Xapian reads another content";
      }
    }
  } catch (const schema::Error& error) {
    if (error.code() == schema::ErrorCode::io) throw;
    difference = error.what();
  } catch (const Xapian::Error& error) {
    difference = error.get_description();
  }
  std::error_code ignored;
  fs::remove_all(directory / "a", ignored);
  fs::remove_all(directory / "b", ignored);
  return difference;
}

}  // namespace

const std::string& self_test(const fs::path& directory) {
  static const std::string difference = compare(directory);
  return difference;
}

}  // namespace news::glass
