#include "glass/proof_entries.h"

#include <news/schema/internal/positions.h>

#include "glass/inflate.h"
#include "glass/posting_writer.h"
#include "glass/synonyms.h"
#include "glass/term_list.h"
#include "glass/value_writer.h"

namespace news::glass {
namespace {

bool same_postings(const Xapian::Database& database, const std::string& term, const PostingChunk& chunk) {
  if (chunk.first_of_term && (database.get_termfreq(term) != chunk.documents ||
                              database.get_collection_freq(term) != chunk.occurrences)) {
    return false;
  }
  auto at = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  at.skip_to(chunk.first_document);
  bool same = true;
  const bool good =
      for_each_posting(chunk.first_document, chunk.body, [&](DocId document, std::uint64_t wdf) {
        same = same && at != end && *at == document && at.get_wdf() == wdf;
        if (same) ++at;
      });
  return good && same;
}

bool same_lengths(const Xapian::Database& database, const PostingChunk& chunk) {
  bool same = true;
  const bool good =
      for_each_posting(chunk.first_document, chunk.body, [&](DocId document, std::uint64_t length) {
        same = same && database.get_doclength(document) == length;
      });
  return good && same;
}

bool same_values(const Xapian::Database& database, unsigned slot, DocId first, std::string_view tag) {
  auto at = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  at.skip_to(first);
  bool same = true;
  const bool good = for_each_value(first, tag, [&](DocId document, std::string_view value) {
    same = same && at != end && at.get_docid() == document && *at == value;
    if (same) ++at;
  });
  return good && same;
}

bool same_value_statistics(const Xapian::Database& database, std::string_view key, std::string_view tag) {
  unsigned slot = 0;
  for (std::size_t i = key.size(); i-- > kValueStatisticsKey.size();)
    slot = slot << 8 | static_cast<unsigned char>(key[i]);
  ValueStatistics statistics;
  return read_value_statistics(tag, statistics) && database.get_value_freq(slot) == statistics.count &&
         database.get_value_lower_bound(slot) == statistics.lowest &&
         database.get_value_upper_bound(slot) == statistics.highest;
}

bool postlist_entry(const Xapian::Database& database, std::string_view key, std::string_view tag) {
  if (key.starts_with(kMetadataKey))
    return database.get_metadata(std::string(key.substr(kMetadataKey.size()))) == tag;
  if (key.starts_with(kValueStatisticsKey)) return same_value_statistics(database, key, tag);
  if (key.starts_with(kValueChunkKey)) {
    unsigned slot = 0;
    DocId first = 0;
    return read_value_key(key, slot, first) && same_values(database, slot, first, tag);
  }
  const bool lengths = key.starts_with(kLengthsKey);
  const char* at = key.data() + (lengths ? kLengthsKey.size() : 0);
  const char* end = key.data() + key.size();
  const std::string term = lengths ? std::string() : get_term(at, end);
  PostingChunk chunk;
  DocId first = 0;
  const bool read = at == end ? read_first_chunk(tag, chunk)
                              : get_docid(at, end, first) && read_later_chunk(tag, first, chunk);
  return read && (lengths ? same_lengths(database, chunk) : same_postings(database, term, chunk));
}

bool position_entry(const Xapian::Database& database, std::string_view key, std::string_view tag) {
  const char* at = key.data();
  const char* end = at + key.size();
  const std::string term = get_term(at, end);
  DocId document = 0;
  std::vector<std::uint32_t> written;
  // Xapian reads beyond a list that ends early.
  if (!get_docid(at, end, document) || !schema::get_positions(tag, written)) return false;
  const std::vector<std::uint32_t> positions(database.positionlist_begin(document, term),
                                             database.positionlist_end(document, term));
  if (positions != written) return false;
  std::string encoded;
  schema::append_positions(encoded, positions);
  return encoded == tag;
}

bool term_list_entry(const Xapian::Database& database, std::string_view key, std::string_view tag) {
  const char* at = key.data();
  const char* end = at + key.size();
  DocId document = 0;
  if (!get_docid(at, end, document)) return false;
  std::string encoded;
  if (at != end) {
    const Xapian::Document stored = database.get_document(document);
    std::vector<unsigned> slots;
    for (auto value = stored.values_begin(); value != stored.values_end(); ++value)
      slots.push_back(value.get_valueno());
    return encode_slots(slots) == tag;
  }
  struct Term {
    std::size_t size;
    std::uint32_t wdf;
  };
  std::vector<Term> terms;
  std::string bytes;
  std::size_t most = TermListEncoder::kHeadBytes;
  for (auto term = database.termlist_begin(document); term != database.termlist_end(document); ++term) {
    const std::string text = *term;
    bytes += text;
    terms.push_back({text.size(), term.get_wdf()});
    most += TermListEncoder::most_bytes(text.size(), terms.back().wdf);
  }
  if (terms.empty()) return tag.empty();
  bytes.append(TermListEncoder::kReadable, '\0');  // the encoder may read behind a term
  encoded.resize(most);
  TermListEncoder encoder(encoded.data(), database.get_doclength(document), terms.size());
  std::string_view rest = bytes;
  for (const Term& each : terms) {
    encoder.add(rest.substr(0, each.size), each.wdf);
    rest.remove_prefix(each.size);
  }
  encoded.resize(static_cast<std::size_t>(encoder.end() - encoded.data()));
  return encoded == tag;
}

bool data_entry(const Xapian::Database& database, std::string_view key, std::string_view tag) {
  const char* at = key.data();
  DocId document = 0;
  return get_docid(at, key.data() + key.size(), document) &&
         database.get_document(document).get_data() == tag;
}

bool synonym_entry(const Xapian::Database& database, std::string_view key, std::string_view tag) {
  auto at = database.synonyms_begin(std::string(key));
  const auto end = database.synonyms_end(std::string(key));
  bool same = true;
  const bool good = for_each_form(tag, [&](std::string_view form) {
    same = same && at != end && *at == form;
    if (same) ++at;
  });
  return good && same && at == end;
}

}  // namespace

bool reads_as_written(const Xapian::Database& database, Table table, const Entry& entry) {
  std::string plain;
  if (entry.compressed && !inflate(entry.tag, plain)) return false;
  const std::string_view tag = entry.compressed ? plain : entry.tag;
  switch (table) {
    case Table::postlist:
      return postlist_entry(database, entry.key, tag);
    case Table::position:
      return position_entry(database, entry.key, tag);
    case Table::termlist:
      return term_list_entry(database, entry.key, tag);
    case Table::docdata:
      return data_entry(database, entry.key, tag);
    case Table::synonym:
      return synonym_entry(database, entry.key, tag);
    case Table::spelling:
      return false;  // never written here
  }
  return false;
}

}  // namespace news::glass
