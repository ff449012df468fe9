#include "glass/batch.h"

#include <algorithm>

#include <news/schema/error.h>

#include "glass/positions.h"
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

std::uint32_t document_of(std::uint64_t occurrence) {
  return static_cast<std::uint32_t>(occurrence >> kDocumentShift);
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
  const std::size_t begin = pending_bytes_.size();
  pending_bytes_.append(prefix).append(word);
  const std::string_view term = std::string_view(pending_bytes_).substr(begin);
  // No shorter term can be too long, whatever is in it.
  if (term.empty() || term.size() > kMaxTermBytes / 2) check_term(term);
  const TermTable::Key key = TermTable::key_of(term);
  terms_.prefetch(key);
  pending_.push_back({key, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(term.size()), position, wdf,
                      static_cast<std::uint32_t>(prefix.size())});
  if (pending_.size() == kMostPending) look_up();
}

void Batch::look_up() {
  for (const Pending& each : pending_) {
    const std::uint32_t before = terms_.size();
    const std::string_view term = std::string_view(pending_bytes_).substr(each.begin, each.bytes);
    const std::uint32_t number = terms_.number_of(term, each.key);
    if (number == before) prefix_bytes_.push_back(static_cast<std::uint8_t>(each.prefix_bytes));
    add_number(number, each.position, each.wdf);
  }
  pending_.clear();
  pending_bytes_.clear();
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
  prefix_bytes_.clear();
  tokens_.clear();
  first_token_.clear();
  return out;
}

/// Sorts the tokens by term; they are in the order of their documents already, and stay so within each term.
void Batch::scatter(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  term_ends_.assign(order.size() + 1, 0);
  for (const Token& token : tokens_) ++term_ends_[rank[token.term] + 1];
  for (std::size_t i = 1; i < term_ends_.size(); ++i) term_ends_[i] += term_ends_[i - 1];
  // term_ends_[i] is where the next token of the term of that rank goes; in the end it is the term's end.
  occurrences_.resize(tokens_.size());
  for (std::size_t document = 0; document < documents(); ++document) {
    const std::size_t end = document + 1 < documents() ? first_token_[document + 1] : tokens_.size();
    for (std::size_t i = first_token_[document]; i < end; ++i) {
      const Token& token = tokens_[i];
      occurrences_[term_ends_[rank[token.term]]++] = static_cast<Occurrence>(document) << kDocumentShift |
                                                     static_cast<Occurrence>(token.wdf) << kWdfShift |
                                                     token.position;
    }
  }
}

void Batch::write_runs(const std::vector<std::uint32_t>& order, Inverted& out) {
  pairs_.clear();
  out.postings.reserve(tokens_.size() * 3);
  out.positions.reserve(tokens_.size() * 4);
  std::size_t begin = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const std::size_t end = term_ends_[rank];
    write_term(terms_.term(order[rank]), occurrences_.data() + begin, occurrences_.data() + end, out);
    begin = end;
    term_ends_[rank] = pairs_.size();
  }
}

void Batch::write_term(std::string_view term, const Occurrence* at, const Occurrence* end, Inverted& out) {
  RunRecord postings;
  RunRecord positions;
  posting_body_.clear();
  position_body_.clear();
  while (at != end) {
    const std::uint32_t document = document_of(*at);
    std::uint64_t wdf = 0;
    positions_.clear();
    bool ascending = true;
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
    const DocId number = document + 1;
    if (postings.documents++ == 0) {
      postings.first = number;
    } else {
      append_uint(posting_body_, number - postings.last - 1);
    }
    append_uint(posting_body_, wdf);
    postings.last = number;
    postings.occurrences += wdf;
    out.lengths[document] += wdf;
    out.largest_wdf = std::max(out.largest_wdf, static_cast<std::uint32_t>(wdf));
    pairs_.push_back({document, static_cast<std::uint32_t>(wdf)});
    if (positions_.empty()) continue;
    if (position_body_.empty()) {
      positions.first = number;
    } else {
      append_uint(position_body_, number - positions.last);
    }
    positions.last = number;
    char tag[64];
    if (max_position_bytes(positions_.size()) <= sizeof tag) {
      const char* tag_end = put_positions(tag, positions_.data(), positions_.size());
      append_string(position_body_, {tag, static_cast<std::size_t>(tag_end - tag)});
    } else {
      std::string longer;
      append_positions(longer, positions_);
      append_string(position_body_, longer);
    }
  }
  postings.term = positions.term = term;
  postings.body = posting_body_;
  append_record(out.postings, postings);
  if (position_body_.empty()) return;
  positions.body = position_body_;
  append_record(out.positions, positions);
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
    for (; at < term_ends_[rank]; ++at) {
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
      TermListEncoder list(lists.bytes, out.lengths[document], ends[document] - begin);
      for (; begin < ends[document]; ++begin) {
        list.add(terms_.term(order[by_document[begin] >> 32]),
                 static_cast<std::uint32_t>(by_document[begin]));
      }
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
