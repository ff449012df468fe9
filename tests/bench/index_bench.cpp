// Writes the same articles twice, annotation apart: through the project's own tokenizer and writer, and with
// Xapian's TermGenerator at its defaults. Both store the same data under the same ids. See README.md.

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>

#include <fmt/format.h>

#include <news/schema/internal/record.h>

#include "index_writer.h"
#include "measure.h"
#include "reading/reading.h"

namespace {

using namespace news;
namespace fs = std::filesystem;

std::vector<schema::Article> read_all(const std::string& path, std::size_t most) {
  std::vector<schema::Article> articles;
  reading::Source source({path}, reading::Format::automatic);
  for (reading::RawDocument document; articles.size() < most && source.next(document); document = {}) {
    for (reading::ReadArticle& read : reading::read(document, {}).articles)
      articles.push_back(std::move(read.article));
  }
  return articles;
}

std::uintmax_t size_of(const fs::path& directory) {
  std::uintmax_t size = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) size += entry.file_size();
  }
  return size;
}

struct Figures {
  double cpu = 0;
  double wall = 0;
  double megabytes = 0;
};

template <class F>
Figures measure(const fs::path& directory, F&& write) {
  fs::remove_all(directory);
  const double cpu = bench::cpu_seconds();
  const double wall = bench::wall_seconds();
  write();
  return {bench::cpu_seconds() - cpu, bench::wall_seconds() - wall,
          static_cast<double>(size_of(directory)) / 1e6};
}

void write_ours(const fs::path& directory, const std::vector<schema::Article>& articles,
                const topics::Finder& topics) {
  const auto writer =
      indexer::open_api_writer(directory, {}, [](const std::string&) { return std::vector<std::string>(); });
  for (const schema::Article& article : articles) {
    (void)writer->put(indexer::make_draft(article, article.id, writer->format(), topics));
  }
  writer->commit();
}

void write_with_term_generator(const fs::path& directory, const std::vector<schema::Article>& articles) {
  fs::create_directories(directory);
  Xapian::WritableDatabase database(directory.string(), Xapian::DB_CREATE_OR_OPEN);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  for (const schema::Article& article : articles) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(article.headline, 3);
    generator.increase_termpos();
    generator.index_text(article.body);
    const std::string id = "Q" + article.id.substr(0, 200);
    document.add_boolean_term(id);
    document.add_value(1, article.published);
    document.set_data(schema::encode_record(article));
    database.replace_document(id, document);
  }
  database.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: index_bench DATA_DIR ARTICLES.jsonl[.gz] WORK_DIR [COUNT]\n");
    return 2;
  }
  const topics::Finder topics(fs::path(argv[1]) / "topics");
  const auto articles = read_all(argv[2], argc > 4 ? std::stoul(argv[4]) : SIZE_MAX);
  double text = 0;
  for (const schema::Article& article : articles)
    text += static_cast<double>(article.headline.size() + article.body.size()) / 1e6;
  const fs::path work(argv[3]);
  const Figures ours = measure(work / "ours", [&] { write_ours(work / "ours", articles, topics); });
  const Figures theirs =
      measure(work / "termgenerator", [&] { write_with_term_generator(work / "termgenerator", articles); });
  fmt::print("{} articles, {:.1f} MB of text, one thread, no annotation\n", articles.size(), text);
  fmt::print("{:<28}{:>10}{:>10}{:>12}{:>12}\n", "", "CPU s", "wall s", "index MB", "index/text");
  for (const auto& [name, f] :
       {std::pair{"newsindex, API writer", ours}, std::pair{"TermGenerator, defaults", theirs}}) {
    fmt::print("{:<28}{:>10.1f}{:>10.1f}{:>12.1f}{:>12.2f}\n", name, f.cpu, f.wall, f.megabytes,
               f.megabytes / text);
  }
  fmt::print("TermGenerator takes {:.2f} times the CPU, {:.2f} times the wall time\n", theirs.cpu / ours.cpu,
             theirs.wall / ours.wall);
}
