#include "glass/merge.h"

#include <algorithm>
#include <memory>

#include <news/schema/internal/position_chunks.h>

#include "glass/damage.h"
#include "glass/merge_postlist.h"
#include "glass/synonyms.h"
#include "glass/table_reader.h"
#include "glass/term_list.h"

namespace news::glass {
namespace {

namespace fs = std::filesystem;

/// Where the docid begins in a key of the position table: behind the NUL that ends the term. npos when there
/// is none.
std::size_t docid_begin(std::string_view key) {
  for (std::size_t at = key.find('\0'); at != std::string_view::npos; at = key.find('\0', at + 1)) {
    if (at + 1 < key.size() && key[at + 1] != '\xff') return at + 1;
  }
  return std::string_view::npos;
}

/// The entries of a position table under their new keys.
class PositionCursor {
 public:
  PositionCursor(const fs::path& database, const RootInfo& root, Kept kept)
      : file_(table_file(database, Table::position)), table_(file_, root), kept_(kept) {}

  bool next() {
    while (table_.next()) {
      const std::string_view key = table_.key();
      const std::size_t begin = docid_begin(key);
      DocId docid = 0;
      const char* at = key.data() + std::min(begin, key.size());
      if (!get_docid(at, key.data() + key.size(), docid)) throw_damaged(file_, "a key can't be read");
      if (!kept_.keeps(docid)) continue;
      key_.assign(key.substr(0, begin));
      append_docid(key_, docid + kept_.offset);
      return true;
    }
    return false;
  }
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] const TableReader& table() const { return table_; }

 private:
  fs::path file_;
  TableReader table_;
  Kept kept_;
  std::string key_;
};

/// Cuts the chunks of one database anew: under their new docids, and without documents that are left out.
class ChunkCopy {
 public:
  ChunkCopy(fs::path database, Kept kept, const EntrySink& sink)
      : database_(std::move(database)),
        kept_(kept),
        writer_([&sink](std::string_view key, std::string_view chunk) {
          sink(std::string(kMetadataKey).append(key), chunk);
        }) {}

  /// False for metadata that is no chunk.
  [[nodiscard]] bool take(std::string_view key, std::string_view tag) {
    const auto chunk_key = schema::read_position_key(key);
    if (!chunk_key) return false;
    if (!begun_ || chunk_key->term != term_) {
      term_ = chunk_key->term;
      begun_ = true;
      writer_.begin(term_);
    }
    schema::PositionChunk chunk(tag, chunk_key->last);
    while (chunk.next()) {
      if (kept_.keeps(chunk.document())) writer_.add_entry(chunk.document() + kept_.offset, chunk.entry());
    }
    if (chunk.damaged()) throw_damaged(table_file(database_, Table::postlist), "positions can't be read");
    return true;
  }
  void finish() { writer_.end(); }

 private:
  fs::path database_;
  Kept kept_;
  schema::PositionChunkWriter writer_;
  std::string term_;
  bool begun_ = false;
};

}  // namespace

struct Merger::Input {
  Source source;
  Version version;
  [[nodiscard]] Kept kept() const { return {&source.dropped, source.offset}; }
};

Merger::Merger(std::vector<Source> sources, fs::path directory, std::size_t memory, Positions positions)
    : directory_(std::move(directory)), memory_(memory), positions_(positions) {
  make_directory(directory_);
  for (Source& source : sources) {
    Version version = read_version_file(source.database);
    inputs_.push_back({std::move(source), version});
  }
}

Merger::~Merger() = default;

void Merger::set_metadata(std::string_view key, std::string_view value) {
  metadata_.emplace_back(std::string(kMetadataKey).append(key), value);
}

void Merger::set_table(Table which, TableInfo info) {
  contents_.tables[static_cast<std::size_t>(which)] = std::move(info);
}

void Merger::add_tasks(Tasks& tasks) {
  tasks.emplace_back([this] { merge_positions(); });
  tasks.emplace_back([this] { merge_postlist(); });
  tasks.emplace_back([this] { merge_by_docid(Table::docdata); });
  tasks.emplace_back([this] { merge_by_docid(Table::termlist); });
  tasks.emplace_back([this] { merge_synonyms(); });
}

void Merger::merge_postlist() {
  std::vector<std::unique_ptr<PostlistReader>> readers;
  EntrySorter heads(directory_, memory_ / 2);
  const EntrySink to_heads = [&heads](std::string_view key, std::string_view tag) { heads.add(key, tag); };
  ValueWriter values(to_heads);
  LengthWriter lengths(to_heads);
  Statistics& statistics = contents_.statistics;
  for (const Input& input : inputs_) {
    statistics.largest_wdf = std::max(statistics.largest_wdf, input.version.statistics.largest_wdf);
    readers.push_back(std::make_unique<PostlistReader>(input.source.database, input.version, input.kept()));
    ChunkCopy chunks(input.source.database, input.kept(), to_heads);
    const auto metadata = [&](std::string_view key, std::string_view tag) {
      if (positions_ != Positions::chunks || !chunks.take(key.substr(kMetadataKey.size()), tag))
        to_heads(key, tag);
    };
    readers.back()->read_heads(
        {metadata,
         [&](DocId document, unsigned slot, std::string_view value) { values.add(document, slot, value); },
         [&](DocId document, std::uint64_t length) {
           lengths.add(document, length);
           statistics.add_document(document, length);
         }});
    chunks.finish();
  }
  for (const auto& [key, value] : metadata_) heads.add(key, value);
  lengths.finish();
  values.finish();
  TableWriter out(table_file(directory_, Table::postlist));
  out.create_empty();
  write_heads(heads, out);
  PostingWriter writer(out);
  for (;;) {
    const std::string* least = nullptr;
    for (const auto& reader : readers) {
      if (reader->has_term() && (least == nullptr || reader->term() < *least)) least = &reader->term();
    }
    if (least == nullptr) break;
    const std::string term = *least;
    writer.begin(term);
    for (const auto& reader : readers) {
      if (reader->has_term() && reader->term() == term) reader->copy_term(writer);
    }
    writer.end();
  }
  set_table(Table::postlist, out.finish());
}

void Merger::merge_positions() {
  std::vector<std::unique_ptr<PositionCursor>> cursors;
  for (const Input& input : inputs_) {
    auto cursor = std::make_unique<PositionCursor>(input.source.database, input.version.root(Table::position),
                                                   input.kept());
    if (cursor->next()) cursors.push_back(std::move(cursor));
  }
  TableWriter out(table_file(directory_, Table::position));
  while (!cursors.empty()) {
    const auto least = std::min_element(cursors.begin(), cursors.end(),
                                        [](const auto& a, const auto& b) { return a->key() < b->key(); });
    out.add((*least)->key(), (*least)->table().tag(), (*least)->table().compressed());
    if (!(*least)->next()) cursors.erase(least);
  }
  set_table(Table::position, out.finish());
}

/// Tables whose keys are docids, with or without more behind.
void Merger::merge_by_docid(Table which) {
  TableWriter out(table_file(directory_, which));
  if (which == Table::termlist) out.create_empty();
  std::string key;
  for (const Input& input : inputs_) {
    const fs::path file = table_file(input.source.database, which);
    TableReader in(file, input.version.root(which));
    while (in.next()) {
      const char* at = in.key().data();
      const char* end = at + in.key().size();
      DocId docid = 0;
      if (!get_docid(at, end, docid)) throw_damaged(file, "a key can't be read");
      if (!input.kept().keeps(docid)) continue;
      if (which == Table::termlist &&
          !(at == end ? is_term_list(in.plain_tag()) : is_slot_list(in.plain_tag())))
        throw_damaged(file, "a term list can't be read");
      key.clear();
      append_docid(key, docid + input.source.offset);
      key.append(at, end);
      out.add(key, in.tag(), in.compressed());
    }
  }
  set_table(which, out.finish());
}

void Merger::merge_synonyms() {
  TableWriter out(table_file(directory_, Table::synonym));
  SynonymWriter writer(out);
  std::vector<std::unique_ptr<TableReader>> readers;
  for (const Input& input : inputs_) {
    auto reader = std::make_unique<TableReader>(table_file(input.source.database, Table::synonym),
                                                input.version.root(Table::synonym));
    if (reader->next()) readers.push_back(std::move(reader));
  }
  while (!readers.empty()) {
    const auto least = std::min_element(readers.begin(), readers.end(),
                                        [](const auto& a, const auto& b) { return a->key() < b->key(); });
    TableReader& reader = **least;
    const bool good =
        for_each_form(reader.plain_tag(), [&](std::string_view form) { writer.add(reader.key(), form); });
    if (!good) throw_damaged(table_file(directory_, Table::synonym), "a key's forms can't be read");
    if (!reader.next()) readers.erase(least);
  }
  writer.finish();
  set_table(Table::synonym, out.finish());
}

Contents Merger::complete() {
  write_version_file(directory_, contents_.tables, contents_.statistics);
  return std::move(contents_);
}

}  // namespace news::glass
