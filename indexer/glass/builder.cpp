#include "glass/builder.h"

#include <algorithm>

#include <news/schema/error.h>
#include <news/schema/internal/position_chunks.h>

#include "glass/damage.h"
#include "glass/synonyms.h"
#include "glass/term_list.h"

namespace news::glass {
namespace {

namespace fs = std::filesystem;

fs::path made(fs::path directory) {
  make_directory(directory);
  return directory;
}

}  // namespace

Builder::Builder(fs::path directory, std::size_t memory, Positions positions)
    : directory_(made(std::move(directory))),
      where_(positions),
      tables_{TableWriter(table_file(directory_, Table::postlist)),
              TableWriter(table_file(directory_, Table::docdata)),
              TableWriter(table_file(directory_, Table::termlist)),
              TableWriter(table_file(directory_, Table::position)),
              TableWriter(table_file(directory_, Table::spelling)),
              TableWriter(table_file(directory_, Table::synonym))},
      heads_(directory_, memory / 4),
      synonyms_(directory_, memory / 4),
      postings_(directory_, memory / 4),
      positions_(directory_, memory / 4),
      values_([this](std::string_view key, std::string_view tag) { heads_.add(key, tag); }),
      lengths_([this](std::string_view key, std::string_view tag) { heads_.add(key, tag); }) {
  table(Table::postlist).create_empty();
  table(Table::termlist).create_empty();
}

Builder::~Builder() = default;

DocId Builder::append(const Inverted& batch, const std::function<void(std::size_t, Values&)>& values_of) {
  const DocId base = statistics_.last_docid;
  if (batch.documents > UINT32_MAX - base) {
    throw schema::Error(schema::ErrorCode::internal,
                        "a database can't hold more than 4,294,967,295 documents",
                        "split the input over several indexes");
  }
  postings_.add(batch.postings, base);
  positions_.add(batch.positions, base);
  std::string key;
  auto& values = values_of_document_.values_;
  std::vector<unsigned> slots;
  for (std::size_t i = 0; i < batch.documents; ++i) {
    const auto docid = static_cast<DocId>(base + i + 1);
    key.clear();
    append_docid(key, docid);
    table(Table::termlist).add(key, batch.term_lists.tag(i));
    if (const std::string_view data = batch.data.tag(i); !data.empty()) table(Table::docdata).add(key, data);
    statistics_.add_document(docid, batch.lengths[i]);
    lengths_.add(docid, batch.lengths[i]);
    values.clear();
    values_of(i, values_of_document_);
    std::sort(values.begin(), values.end());
    slots.clear();
    for (const auto& [slot, value] : values) {
      if (value.empty()) continue;
      values_.add(docid, slot, value);
      slots.push_back(slot);
    }
    if (slots.empty()) continue;
    key += '\0';
    table(Table::termlist).add(key, encode_slots(slots));
  }
  statistics_.largest_wdf = std::max(statistics_.largest_wdf, batch.largest_wdf);
  return base + 1;
}

bool Builder::add_synonym(std::string_view key, std::string_view form) {
  if (key.empty() || form.empty() || key.size() > kMaxSynonymBytes || form.size() > kMaxSynonymBytes)
    return false;
  synonyms_.add(key, form);
  return true;
}

void Builder::set_metadata(std::string_view key, std::string_view value) {
  heads_.add(std::string(kMetadataKey).append(key), value);
}

void Builder::add_tasks(Tasks& tasks) {
  if (where_ == Positions::table) tasks.emplace_back([this] { write_position_table(); });
  tasks.emplace_back([this] {
    write_postlist();
    write_synonyms();  // marked terms may bring some
    contents_.tables[static_cast<std::size_t>(Table::synonym)] = table(Table::synonym).finish();
  });
  tasks.emplace_back([this] {
    for (const Table which : {Table::docdata, Table::termlist, Table::spelling}) {
      contents_.tables[static_cast<std::size_t>(which)] = table(which).finish();
    }
  });
}

void Builder::write_postlist() {
  lengths_.finish();
  values_.finish();
  TableWriter& out = table(Table::postlist);
  if (where_ == Positions::table) {
    write_heads(heads_, out);
  } else {
    write_heads(heads_, out, std::string(kMetadataKey).append(schema::kPositionPrefix),
                [this] { write_position_chunks(); });
  }
  PostingWriter writer(out);
  std::string term;
  std::uint64_t marks = 0;
  postings_.merge({[&](std::string_view next) {
                     writer.begin(next);
                     term = next;
                     marks = 0;
                   },
                   [&](const RunRecord& record) {
                     writer.append(record);
                     marks |= record.marks;
                   },
                   [&] {
                     writer.end();
                     if (marks != 0 && on_marked_) on_marked_(term, marks);
                   }});
  contents_.tables[static_cast<std::size_t>(Table::postlist)] = out.finish();
}

void Builder::write_position_table() {
  TableWriter& out = table(Table::position);
  std::array<char, kMaxKeyBytes + kMaxDocIdBytes> key;
  std::size_t term_bytes = 0;
  std::string term_key;
  std::string room;
  const auto add = [&](const RunRecord& record) {
    std::string_view entries = record.body;
    DocId document = record.first;
    for (;;) {
      std::string_view entry;
      if (!schema::take_entry(entries, entry)) throw_unreadable_spill();
      const char* end = put_docid(key.data() + term_bytes, document);
      out.add({key.data(), static_cast<std::size_t>(end - key.data())}, schema::tag_of_entry(entry, room));
      if (entries.empty()) return;
      DocId gap = 0;
      const char* at = entries.data();
      if (!get_uint(at, entries.data() + entries.size(), gap)) throw_unreadable_spill();
      entries.remove_prefix(static_cast<std::size_t>(at - entries.data()));
      document += gap;
    }
  };
  positions_.merge({[&](std::string_view term) {
                      term_key.clear();
                      append_term(term_key, term);
                      term_key += '\0';
                      term_bytes = term_key.copy(key.data(), kMaxKeyBytes);
                    },
                    add, [] {}});
  contents_.tables[static_cast<std::size_t>(Table::position)] = out.finish();
}

void Builder::write_position_chunks() {
  TableWriter& out = table(Table::postlist);
  std::string key;
  schema::PositionChunkWriter chunks([&](std::string_view metadata, std::string_view chunk) {
    key.assign(kMetadataKey).append(metadata);
    out.add(key, chunk);
  });
  positions_.merge({[&](std::string_view term) { chunks.begin(term); },
                    [&](const RunRecord& record) {
                      if (!chunks.add_entries(record.first, record.last, record.body))
                        throw_unreadable_spill();
                    },
                    [] {}});
  chunks.end();
}

void Builder::write_synonyms() {
  SynonymWriter writer(table(Table::synonym));
  synonyms_.drain([&](std::string_view key, std::string_view form) { writer.add(key, form); });
  writer.finish();
}

Contents Builder::complete() {
  contents_.statistics = statistics_;
  write_version_file(directory_, contents_.tables, statistics_);
  return std::move(contents_);
}

void write_heads(EntrySorter& heads, TableWriter& table, std::string_view prefix,
                 const std::function<void()>& insert) {
  std::string key;
  std::string tag;
  bool inserted = !insert;
  const auto insert_before = [&](std::string_view next) {
    if (inserted || next < prefix) return;
    insert();
    inserted = true;
  };
  const auto put = [&] {
    if (key.empty() || (tag.empty() && key.starts_with(kMetadataKey))) return;
    insert_before(key);
    table.add(key, tag);
  };
  heads.drain([&](std::string_view next_key, std::string_view next_tag) {
    if (next_key != key) put();
    key = next_key;
    tag = next_tag;
  });
  put();
  if (!inserted) insert();
}

}  // namespace news::glass
