#include "glass/inverter.h"

#include <algorithm>

#include "glass/run.h"

namespace news::glass {
namespace {

/// So many postings ahead their positions are fetched, which lie all over the memory of a batch.
constexpr std::size_t kAhead = 8;

/// Entries of positions are short, and a call of memcpy takes longer than most of them do.
char* copy_entry(char* out, const char* entry, std::size_t bytes) {
  if (bytes > Collected::kBehindEntries) {
    std::memcpy(out, entry, bytes);
  } else {
    std::memcpy(out, entry, Collected::kBehindEntries);
  }
  return out + bytes;
}

}  // namespace

void Collected::clear() {
  terms.clear();
  words.clear();
  documents.clear();
  pairs.clear();
  entry_bytes = 0;
}

std::size_t Collected::memory() const {
  return terms.memory() + words.capacity() / 8 + documents.capacity() * sizeof(Document) +
         pairs.capacity() * sizeof(Pair) + entries.capacity();
}

std::size_t Inverter::memory() const {
  return ends_.capacity() * sizeof(ends_[0]) + postings_.capacity() * sizeof(Posting) +
         posting_body_.capacity() + position_body_.capacity() + lists_.capacity() * sizeof(TermListEncoder) +
         list_begins_.capacity() * sizeof(list_begins_[0]) + list_bytes_.capacity();
}

Inverted Inverter::invert(const Collected& collected) {
  Inverted out;
  out.documents = collected.documents.size();
  out.lengths.reserve(out.documents);
  for (const Collected::Document& document : collected.documents) out.lengths.push_back(document.length);
  const std::vector<std::uint32_t> order = collected.terms.sorted();
  sort_postings(collected, order);
  begin_term_lists(collected);
  out.postings.reserve(collected.pairs.size() * 4);
  out.positions.reserve(collected.entry_bytes + collected.pairs.size() * 3);
  std::size_t begin = 0;
  for (const std::uint32_t term : order) {
    write_term(collected, term, begin, ends_[term], out);
    begin = ends_[term];
  }
  end_term_lists(out);
  return out;
}

/// The pairs by term; they are in the order of their documents already, and stay so within each term.
void Inverter::sort_postings(const Collected& collected, const std::vector<std::uint32_t>& order) {
  ends_.assign(order.size(), 0);
  for (const Pair& pair : collected.pairs) ++ends_[pair.term];
  std::uint32_t begin = 0;
  for (const std::uint32_t term : order) {
    const std::uint32_t count = ends_[term];
    ends_[term] = begin;
    begin += count;
  }
  // ends_ is where the next posting of the term goes; at last it is the term's end.
  postings_.resize(collected.pairs.size());
  for (std::size_t document = 0; document < collected.documents.size(); ++document) {
    const std::size_t end = collected.pairs_end(document);
    for (std::size_t i = collected.documents[document].first_pair; i < end; ++i) {
      const Pair& pair = collected.pairs[i];
      const std::size_t entry_end =
          i + 1 < collected.pairs.size() ? collected.pairs[i + 1].entry : collected.entry_bytes;
      postings_[ends_[pair.term]++] = {static_cast<std::uint32_t>(document), pair.wdf, pair.entry,
                                       static_cast<std::uint32_t>(entry_end - pair.entry)};
    }
  }
}

void Inverter::write_term(const Collected& collected, std::uint32_t term, std::size_t begin, std::size_t end,
                          Inverted& out) {
  // No posting takes more than two numbers, and a short entry is copied with what stands behind it.
  const std::size_t most = (end - begin) * 2 * kMaxUintBytes;
  if (posting_body_.size() < most) posting_body_.resize(2 * most);
  std::size_t most_positions = most + Collected::kBehindEntries;
  for (std::size_t i = begin; i < end; ++i) most_positions += postings_[i].entry_bytes;
  if (position_body_.size() < most_positions) position_body_.resize(2 * most_positions);
  const std::string_view text = collected.terms.term(term);
  RunRecord postings;
  RunRecord positions;
  postings.term = positions.term = text;
  char* posting_at = posting_body_.data();
  char* position_at = position_body_.data();
  for (std::size_t i = begin; i < end; ++i) {
    if (i + kAhead < end) __builtin_prefetch(collected.entries.data() + postings_[i + kAhead].entry);
    const Posting& posting = postings_[i];
    const DocId number = posting.document + 1;
    if (i == begin) {
      postings.first = number;
    } else {
      posting_at = put_uint(posting_at, number - postings.last - 1);
    }
    posting_at = put_uint(posting_at, posting.wdf);
    postings.last = number;
    postings.occurrences += posting.wdf;
    postings.marks |= collected.documents[posting.document].marks;
    out.largest_wdf = std::max(out.largest_wdf, posting.wdf);
    lists_[posting.document].add(text, posting.wdf);
    if (posting.entry_bytes == 0) continue;
    if (positions.first == 0) {
      positions.first = number;
    } else {
      position_at = put_uint(position_at, number - positions.last);
    }
    positions.last = number;
    position_at = copy_entry(position_at, collected.entries.data() + posting.entry, posting.entry_bytes);
  }
  postings.documents = end - begin;
  if (!collected.words[term]) postings.marks = 0;
  postings.body = {posting_body_.data(), static_cast<std::size_t>(posting_at - posting_body_.data())};
  append_record(out.postings, postings);
  if (positions.first == 0) return;
  positions.body = {position_body_.data(), static_cast<std::size_t>(position_at - position_body_.data())};
  append_record(out.positions, positions);
}

/// Gives each document room for its list, and writes the list's head.
void Inverter::begin_term_lists(const Collected& collected) {
  std::size_t room = 0;
  list_begins_.clear();
  for (std::size_t i = 0; i < collected.documents.size(); ++i) {
    const Collected::Document& document = collected.documents[i];
    list_begins_.push_back(room);
    room += TermListEncoder::kHeadBytes + document.term_bytes;
    for (std::size_t pair = document.first_pair; pair < collected.pairs_end(i); ++pair)
      room += TermListEncoder::most_bytes(0, collected.pairs[pair].wdf);
  }
  if (list_bytes_.size() < room) list_bytes_.resize(room);
  lists_.clear();
  for (std::size_t i = 0; i < collected.documents.size(); ++i) {
    char* begin = list_bytes_.data() + list_begins_[i];
    const std::size_t terms = collected.pairs_end(i) - collected.documents[i].first_pair;
    // A document without terms has an empty list.
    lists_.push_back(terms == 0 ? TermListEncoder(begin)
                                : TermListEncoder(begin, collected.documents[i].length, terms));
  }
}

void Inverter::end_term_lists(Inverted& out) {
  Inverted::Tags& tags = out.term_lists;
  std::size_t bytes = 0;
  const auto list_of = [this](std::size_t document) {
    const char* begin = list_bytes_.data() + list_begins_[document];
    return std::string_view(begin, static_cast<std::size_t>(lists_[document].end() - begin));
  };
  for (std::size_t i = 0; i < lists_.size(); ++i) bytes += list_of(i).size();
  tags.bytes.reserve(bytes);
  tags.ends.reserve(lists_.size());
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    tags.bytes.append(list_of(i));
    tags.ends.push_back(tags.bytes.size());
  }
}

}  // namespace news::glass
