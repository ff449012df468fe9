#include "glass/merge_postlist.h"

#include "glass/damage.h"
#include "glass/version_file.h"

namespace news::glass {

PostlistReader::PostlistReader(const std::filesystem::path& database, const RootInfo& root, Kept kept)
    : file_(table_file(database, Table::postlist)), table_(file_, root), kept_(kept), more_(table_.next()) {}

void PostlistReader::damaged() const {
  throw_damaged(file_, "a posting list can't be read");
}

void PostlistReader::read_heads(const HeadSink& sink) {
  bool first_lengths = true;
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
            if (kept_.keeps(document)) sink.length(document + kept_.offset, length);
          });
      if (!good) damaged();
      first_lengths = false;
    } else {
      throw_damaged(file_, "it holds an entry of an unknown kind");
    }
  }
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
  const auto copy = [&](const PostingChunk& chunk) {
    const bool good =
        for_each_posting(chunk.first_document, chunk.body, [&](DocId document, std::uint64_t wdf) {
          if (kept_.keeps(document)) writer.add(document + kept_.offset, wdf);
        });
    if (!good) damaged();
  };
  PostingChunk chunk;
  if (!read_first_chunk(table_.tag(), chunk)) damaged();
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
  more_ = table_.next();
  read_term();
}

}  // namespace news::glass
