#include "glass/merge_postlist.h"

#include "glass/damage.h"
#include "glass/version_file.h"

namespace news::glass {

PostlistReader::PostlistReader(const std::filesystem::path& database, const Version& version, Kept kept)
    : file_(table_file(database, Table::postlist)),
      table_(file_, version.root(Table::postlist)),
      statistics_(version.statistics),
      kept_(kept),
      more_(table_.next()) {}

void PostlistReader::damaged() const {
  throw_damaged(file_, "a posting list can't be read");
}

void PostlistReader::read_heads(const HeadSink& sink) {
  bool first_lengths = true;
  std::uint64_t documents = 0;
  std::uint64_t total_length = 0;
  for (; more_ && table_.key().size() >= 2 && table_.key()[0] == '\0' && table_.key()[1] != '\xff';
       more_ = table_.next()) {
    const std::string_view key = table_.key();
    if (key.starts_with(kMetadataKey)) {
      sink.metadata(key, table_.tag());
    } else if (key.starts_with(kValueStatisticsKey)) {
      continue;  // counted anew
    } else if (key.starts_with(kValueChunkKey)) {
      unsigned slot = 0;
      DocId first = 0;
      const bool good = read_value_key(key, slot, first) &&
                        for_each_value(first, table_.tag(), [&](DocId document, std::string_view value) {
                          if (kept_.keeps(document)) sink.value(document + kept_.offset, slot, value);
                        });
      if (!good) damaged();
    } else if (key.starts_with(kLengthsKey)) {
      PostingChunk chunk;
      DocId first = 0;
      const char* at = key.data() + kLengthsKey.size();
      const char* end = key.data() + key.size();
      const bool good =
          (first_lengths ? read_first_chunk(table_.tag(), chunk)
                         : get_docid(at, end, first) && read_later_chunk(table_.tag(), first, chunk)) &&
          for_each_posting(chunk.first_document, chunk.body, [&](DocId document, std::uint64_t length) {
            ++documents;
            total_length += length;
            if (kept_.keeps(document)) sink.length(document + kept_.offset, length);
          });
      if (!good) damaged();
      first_lengths = false;
    } else {
      throw_damaged(file_, "it holds an entry of an unknown kind");
    }
  }
  if (documents != statistics_.documents || total_length != statistics_.total_length)
    throw_damaged(file_, "its documents' lengths aren't those that were written");
  read_term();
}

void PostlistReader::read_term() {
  has_term_ = more_;
  if (!more_) return;
  const char* at = table_.key().data();
  const char* end = at + table_.key().size();
  term_ = get_term(at, end);
  if (at != end) damaged();
}

void PostlistReader::copy_term(PostingWriter& writer) {
  std::uint64_t documents = 0;
  std::uint64_t occurrences = 0;
  const auto copy = [&](const PostingChunk& chunk) {
    DocId last = 0;
    const bool good =
        for_each_posting(chunk.first_document, chunk.body, [&](DocId document, std::uint64_t wdf) {
          last = document;
          ++documents;
          occurrences += wdf;
          if (kept_.keeps(document)) writer.add(document + kept_.offset, wdf);
        });
    if (!good || last != chunk.last_document) damaged();
  };
  PostingChunk chunk;
  if (!read_first_chunk(table_.tag(), chunk)) damaged();
  const std::uint64_t all_documents = chunk.documents;
  const std::uint64_t all_occurrences = chunk.occurrences;
  copy(chunk);
  while (!chunk.last) {
    if (!table_.next()) damaged();
    const char* at = table_.key().data();
    const char* end = at + table_.key().size();
    DocId first = 0;
    if (get_term(at, end) != term_ || !get_docid(at, end, first) ||
        !read_later_chunk(table_.tag(), first, chunk))
      damaged();
    copy(chunk);
  }
  // Damage that reads like other postings shows in the counts of the list's head.
  if (documents != all_documents || occurrences != all_occurrences) damaged();
  more_ = table_.next();
  read_term();
}

}  // namespace news::glass
