#include "glass/batch.h"

#include <algorithm>
#include <cstring>

#include <news/schema/error.h>
#include <news/schema/internal/positions.h>

#include "glass/run.h"
#include "glass/term_list.h"

namespace news::glass {
namespace {

// An occurrence: 24 bits of document, 8 of wdf, 32 of position, so that sorting by it sorts by document.
constexpr unsigned kWdfShift = 32;
constexpr unsigned kDocumentShift = 40;
constexpr std::uint32_t kMostWdf = 0xFF;
constexpr std::size_t kMostDocuments = std::size_t{1} << 24;

constexpr std::size_t kMaxTermBytes = 245;

/// A mark of its own for what is no word; never written.
constexpr std::uint64_t kNoWord = std::uint64_t{1} << 63;

/// Most words are short, and a call of memcpy takes longer than they do.
void copy_short(char* out, std::string_view word) {
  const std::size_t size = word.size();
  const char* in = word.data();
  if (size >= 8 && size <= 16) {
    std::memcpy(out, in, 8);
    std::memcpy(out + size - 8, in + size - 8, 8);
  } else if (size >= 4 && size < 8) {
    std::memcpy(out, in, 4);
    std::memcpy(out + size - 4, in + size - 4, 4);
  } else if (size > 16) {
    std::memcpy(out, in, size);
  } else if (size > 0) {
    out[0] = in[0];
    out[size / 2] = in[size / 2];
    out[size - 1] = in[size - 1];
  }
}

std::uint32_t document_of(std::uint64_t occurrence) {
  return static_cast<std::uint32_t>(occurrence >> kDocumentShift);
}

/// A length and the tag. The length is written for one byte first, as it is for all but the most frequent
/// words.
char* put_position_tag(char* out, const std::vector<std::uint32_t>& positions) {
  if (positions.size() == 1 && positions[0] < 128) {
    *out++ = 1;
    *out++ = static_cast<char>(positions[0]);
    return out;
  }
  const char* end = schema::put_positions(out + 1, positions.data(), positions.size());
  const auto bytes = static_cast<std::size_t>(end - (out + 1));
  if (bytes < 128) {
    *out = static_cast<char>(bytes);
    return out + 1 + bytes;
  }
  char length[kMaxUintBytes];
  const auto length_bytes = static_cast<std::size_t>(put_uint(length, bytes) - length);
  std::memmove(out + length_bytes, out + 1, bytes);
  std::memcpy(out, length, length_bytes);
  return out + length_bytes + bytes;
}

void check_term(std::string_view term) {
  const auto nuls = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (!term.empty() && term.size() + nuls <= kMaxTermBytes) return;
  throw schema::Error(schema::ErrorCode::bad_argument,
                      term.empty() ? "a term is empty"
                                   : "a term is longer than 245 bytes: " + std::string(term.substr(0, 40)),
                      "cut or hash such terms before");
}

}  // namespace

void Batch::begin_document() {
  look_up();
  if (documents() == kMostDocuments) {
    throw schema::Error(schema::ErrorCode::bad_argument, "a batch holds 16,777,216 documents at most",
                        "begin another");
  }
  first_token_.push_back(tokens_.size());
  data_.ends.push_back(data_.bytes.size());
}

void Batch::add(std::string_view prefix, std::string_view word, std::uint32_t position, std::uint32_t wdf) {
  const std::size_t begin = pending_used_;
  const std::size_t size = prefix.size() + word.size();
  if (pending_bytes_.size() < begin + size) pending_bytes_.resize(2 * (begin + size));
  char* bytes = pending_bytes_.data() + begin;
  if (!prefix.empty()) std::memcpy(bytes, prefix.data(), prefix.size());
  copy_short(bytes + prefix.size(), word);
  pending_used_ += size;
  const std::string_view term(bytes, size);
  // No shorter term can be too long, whatever is in it.
  if (term.empty() || term.size() > kMaxTermBytes / 2) check_term(term);
  const TermTable::Key key = TermTable::key_of(term);
  terms_.prefetch(key);
  pending_.push_back({key, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size), position, wdf,
                      !word.empty()});
  if (pending_.size() == kMostPending) look_up();
}

void Batch::look_up() {
  for (const Pending& each : pending_) {
    const std::uint32_t before = terms_.size();
    const std::string_view term{pending_bytes_.data() + each.begin, each.bytes};
    const std::uint32_t number = terms_.number_of(term, each.key);
    if (number == before) marks_.push_back(each.word ? 0 : kNoWord);
    add_number(number, each.position, each.wdf);
  }
  pending_.clear();
  pending_used_ = 0;
}

void Batch::mark_last_document(std::uint64_t bit) {
  look_up();
  for (std::size_t i = first_token_.back(); i < tokens_.size(); ++i) marks_[tokens_[i].term] |= bit;
}

void Batch::add_number(std::uint32_t term, std::uint32_t position, std::uint32_t wdf) {
  for (; wdf > kMostWdf; wdf -= kMostWdf) tokens_.push_back({term, 0, kMostWdf});
  tokens_.push_back({term, position, wdf});
}

void Batch::set_data(std::string_view data) {
  data_.bytes.resize(documents() < 2 ? 0 : data_.ends[documents() - 2]);
  data_.bytes.append(data);
  data_.ends.back() = data_.bytes.size();
}

Inverted Batch::invert() {
  look_up();
  Inverted out;
  out.documents = documents();
  out.lengths.resize(documents());
  const std::vector<std::uint32_t> order = terms_.sorted();
  scatter(order);
  write_runs(order, out);
  write_term_lists(order, out);
  out.data = std::move(data_);
  data_ = {};
  terms_.clear();
  marks_.clear();
  tokens_.clear();
  first_token_.clear();
  return out;
}

/// Sorts the tokens by term; they are in the order of their documents already, and stay so within each term.
void Batch::scatter(const std::vector<std::uint32_t>& order) {
  term_ends_.assign(order.size(), 0);
  for (const Token& token : tokens_) ++term_ends_[token.term];
  std::uint32_t begin = 0;
  for (const std::uint32_t term : order) {
    const std::uint32_t count = term_ends_[term];
    term_ends_[term] = begin;
    begin += count;
  }
  // term_ends_ is where the next token of the term goes; in the end it is the term's end.
  occurrences_.resize(tokens_.size());
  for (std::size_t document = 0; document < documents(); ++document) {
    const std::size_t end = document + 1 < documents() ? first_token_[document + 1] : tokens_.size();
    const Occurrence shifted = static_cast<Occurrence>(document) << kDocumentShift;
    for (std::size_t i = first_token_[document]; i < end; ++i) {
      const Token& token = tokens_[i];
      occurrences_[term_ends_[token.term]++] =
          shifted | static_cast<Occurrence>(token.wdf) << kWdfShift | token.position;
    }
  }
}

void Batch::write_runs(const std::vector<std::uint32_t>& order, Inverted& out) {
  pairs_.clear();
  pair_ends_.clear();
  out.postings.reserve(tokens_.size() * 3);
  out.positions.reserve(tokens_.size() * 4);
  std::size_t begin = 0;
  for (const std::uint32_t term : order) {
    const std::size_t end = term_ends_[term];
    write_term(term, occurrences_.data() + begin, occurrences_.data() + end, out);
    begin = end;
    pair_ends_.push_back(static_cast<std::uint32_t>(pairs_.size()));
  }
}

void Batch::write_term(std::uint32_t number_of_term, const Occurrence* at, const Occurrence* end,
                       Inverted& out) {
  // No posting takes more than two numbers, and no position more than schema::max_position_bytes() counts for
  // it.
  const auto occurrences = static_cast<std::size_t>(end - at);
  if (posting_body_.size() < occurrences * 2 * kMaxUintBytes)
    posting_body_.resize(occurrences * 4 * kMaxUintBytes);
  const std::size_t most = occurrences * (schema::max_position_bytes(1) + 2 * kMaxUintBytes);
  if (position_body_.size() < most) position_body_.resize(2 * most);
  RunRecord postings;
  RunRecord positions;
  char* posting_at = posting_body_.data();
  char* position_at = position_body_.data();
  while (at != end) {
    const std::uint32_t document = document_of(*at);
    const std::uint64_t wdf = take_document(at, end);
    const DocId number = document + 1;
    if (postings.documents++ == 0) {
      postings.first = number;
    } else {
      posting_at = put_uint(posting_at, number - postings.last - 1);
    }
    posting_at = put_uint(posting_at, wdf);
    postings.last = number;
    postings.occurrences += wdf;
    out.lengths[document] += wdf;
    out.largest_wdf = std::max(out.largest_wdf, static_cast<std::uint32_t>(wdf));
    pairs_.push_back({document, static_cast<std::uint32_t>(wdf)});
    if (positions_.empty()) continue;
    if (positions.first == 0) {
      positions.first = number;
    } else {
      position_at = put_uint(position_at, number - positions.last);
    }
    positions.last = number;
    position_at = put_position_tag(position_at, positions_);
  }
  postings.term = positions.term = terms_.term(number_of_term);
  postings.marks = (marks_[number_of_term] & kNoWord) == 0 ? marks_[number_of_term] : 0;
  postings.body = {posting_body_.data(), static_cast<std::size_t>(posting_at - posting_body_.data())};
  append_record(out.postings, postings);
  if (positions.first == 0) return;
  positions.body = {position_body_.data(), static_cast<std::size_t>(position_at - position_body_.data())};
  append_record(out.positions, positions);
}

/// Collects the positions of one document, and returns its wdf.
std::uint64_t Batch::take_document(const Occurrence*& at, const Occurrence* end) {
  const std::uint32_t document = document_of(*at);
  std::uint64_t wdf = 0;
  bool ascending = true;
  positions_.clear();
  for (; at != end && document_of(*at) == document; ++at) {
    wdf += *at >> kWdfShift & kMostWdf;
    const auto position = static_cast<std::uint32_t>(*at);
    if (position == 0) continue;
    ascending = ascending && (positions_.empty() || positions_.back() < position);
    positions_.push_back(position);
  }
  if (!ascending) {
    std::sort(positions_.begin(), positions_.end());
    positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
  }
  return wdf;
}

/// Turns the pairs, which are sorted by term, by document.
void Batch::write_term_lists(const std::vector<std::uint32_t>& order, Inverted& out) {
  std::vector<std::size_t> ends(documents() + 1, 0);
  for (const Pair& pair : pairs_) ++ends[pair.document + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  // A rank and a wdf for each term of each document; the room of the occurrences is free again.
  std::vector<Occurrence>& by_document = occurrences_;
  by_document.resize(pairs_.size());
  std::size_t at = 0;
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    for (; at < pair_ends_[rank]; ++at) {
      by_document[ends[pairs_[at].document]++] = static_cast<Occurrence>(rank) << 32 | pairs_[at].wdf;
    }
  }
  Inverted::Tags& lists = out.term_lists;
  lists.bytes.reserve(pairs_.size() * 6);
  std::size_t begin = 0;
  for (std::size_t document = 0; document < documents(); ++document) {
    const std::size_t list_begin = lists.bytes.size();
    // An empty document has an empty list.
    if (ends[document] > begin) {
      std::size_t most = TermListEncoder::kHeadBytes;
      for (std::size_t i = begin; i < ends[document]; ++i) {
        most += terms_.term(order[by_document[i] >> 32]).size() + TermListEncoder::kTermBytes;
      }
      lists.bytes.resize(list_begin + most);
      TermListEncoder list(lists.bytes.data() + list_begin, out.lengths[document], ends[document] - begin);
      for (; begin < ends[document]; ++begin) {
        list.add(terms_.term(order[by_document[begin] >> 32]),
                 static_cast<std::uint32_t>(by_document[begin]));
      }
      lists.bytes.resize(static_cast<std::size_t>(list.end() - lists.bytes.data()));
    }
    if (term_lists_ == TermLists::compressed) {
      const std::string_view packed = deflater_.compress(std::string_view(lists.bytes).substr(list_begin));
      if (!packed.empty()) lists.bytes.replace(list_begin, std::string::npos, packed);
      lists.compressed.push_back(!packed.empty());
    }
    lists.ends.push_back(lists.bytes.size());
  }
}

}  // namespace news::glass
