#include "glass/posting_writer.h"

#include "glass/damage.h"

namespace news::glass {
namespace {

void append_chunk_head(std::string& out, bool last, DocId first, DocId last_document) {
  out += last ? '1' : '0';
  append_uint(out, last_document - first);
}

/// What stands before the first chunk of a list.
void append_list_head(std::string& out, std::uint64_t documents, std::uint64_t occurrences, DocId first) {
  append_uint(out, documents);
  append_uint(out, occurrences);
  append_uint(out, first - 1);
}

bool read_chunk(const char* at, const char* end, PostingChunk& chunk) {
  DocId span = 0;
  if (at == end || (*at != '0' && *at != '1')) return false;
  chunk.last = *at++ == '1';
  if (!get_uint(at, end, span)) return false;
  chunk.last_document = chunk.first_document + span;
  chunk.body = {at, static_cast<std::size_t>(end - at)};
  return true;
}

}  // namespace

void PostingWriter::begin(std::string_view term) {
  key_.clear();
  append_term(key_, term);
  body_.clear();
  chunks_.clear();
  documents_ = occurrences_ = 0;
}

void PostingWriter::add(DocId document, std::uint64_t wdf) {
  if (chunks_.empty() || body_.size() - chunks_.back().begin >= kChunkBytes) {
    chunks_.push_back({body_.size(), document, document});
  } else {
    append_uint(body_, document - chunks_.back().last - 1);
  }
  chunks_.back().last = document;
  append_uint(body_, wdf);
  ++documents_;
  occurrences_ += wdf;
}

void PostingWriter::append(const RunRecord& postings) {
  const bool fits =
      !chunks_.empty() && body_.size() - chunks_.back().begin + postings.body.size() < kChunkBytes;
  const bool begins = chunks_.empty() && postings.body.size() < kChunkBytes;
  if (!fits && !begins) {
    const std::uint64_t documents = documents_ + postings.documents;
    const std::uint64_t occurrences = occurrences_ + postings.occurrences;
    const bool good = for_each_posting(postings.first, postings.body,
                                       [this](DocId document, std::uint64_t wdf) { add(document, wdf); });
    if (!good || documents_ != documents || occurrences_ != occurrences ||
        chunks_.back().last != postings.last)
      throw_unreadable_spill();
    return;
  }
  // No chunk ends inside: the bytes are what add() would write.
  if (begins) {
    chunks_.push_back({0, postings.first, postings.last});
  } else {
    append_uint(body_, postings.first - chunks_.back().last - 1);
  }
  body_.append(postings.body);
  chunks_.back().last = postings.last;
  documents_ += postings.documents;
  occurrences_ += postings.occurrences;
}

void PostingWriter::end() {
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    const Chunk& chunk = chunks_[i];
    const bool last = i + 1 == chunks_.size();
    tag_.clear();
    chunk_key_ = key_;
    if (i == 0) {
      append_list_head(tag_, documents_, occurrences_, chunk.first);
    } else {
      chunk_key_ += '\0';
      append_docid(chunk_key_, chunk.first);
    }
    append_chunk_head(tag_, last, chunk.first, chunk.last);
    tag_.append(body_, chunk.begin, last ? std::string::npos : chunks_[i + 1].begin - chunk.begin);
    table_.add(chunk_key_, tag_);
  }
}

void LengthWriter::add(DocId document, std::uint64_t length) {
  if (body_.size() >= kChunkBytes) write(false);
  if (body_.empty()) {
    first_ = document;
  } else {
    append_uint(body_, document - last_ - 1);
  }
  last_ = document;
  append_uint(body_, length);
}

void LengthWriter::finish() {
  if (!body_.empty()) write(true);
}

void LengthWriter::write(bool last) {
  std::string key(kLengthsKey);
  std::string tag;
  if (any_written_) {
    append_docid(key, first_);
  } else {
    append_list_head(tag, 0, 0, first_);
  }
  append_chunk_head(tag, last, first_, last_);
  tag += body_;
  sink_(key, tag);
  any_written_ = true;
  body_.clear();
}

bool read_first_chunk(std::string_view tag, PostingChunk& chunk) {
  const char* at = tag.data();
  const char* end = at + tag.size();
  DocId before = 0;
  chunk.first_of_term = true;
  if (!get_uint(at, end, chunk.documents) || !get_uint(at, end, chunk.occurrences) ||
      !get_uint(at, end, before)) {
    return false;
  }
  chunk.first_document = before + 1;
  return read_chunk(at, end, chunk);
}

bool read_later_chunk(std::string_view tag, DocId first, PostingChunk& chunk) {
  chunk.first_of_term = false;
  chunk.documents = chunk.occurrences = 0;
  chunk.first_document = first;
  return read_chunk(tag.data(), tag.data() + tag.size(), chunk);
}

}  // namespace news::glass
