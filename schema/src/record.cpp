#include <news/schema/internal/record.h>

// For one parameter beyond the stable ones; where a library lacks it, records are as they would be, a bit
// slower.
#define ZSTD_STATIC_LINKING_ONLY
#include <xapian.h>
#include <xxhash.h>
#include <zstd.h>

#include <vector>

#include <news/schema/error.h>
#include <news/schema/internal/annotations.h>
#include <news/schema/internal/article_json.h>
#include <news/schema/internal/record_dictionary.h>

#include "numbers.h"

namespace news::schema {
namespace {

constexpr char kPlain = 'j';
constexpr char kZstd = 'z';
constexpr char kWithDictionary = 'd';
constexpr char kAnnotated = 'a';
/// Takes three quarters of the third level's time, whose records are a hundredth smaller.
constexpr int kLevel = 1;
constexpr int kDictionaryLevel = 1;
/// A level's table for a dictionary is for small ones. One with a slot for two bytes of ours makes records a
/// fortieth smaller, and in less time, since more of a text is matched; twice as many slots would take
/// another hundredth off for a fiftieth more time.
constexpr unsigned kDictionaryHashLog = 15;
/// What a thread keeps for its next record.
constexpr std::size_t kLargestKeptRoom = std::size_t{1} << 20;
/// No article is longer; a damaged length must not ask for more memory.
constexpr unsigned long long kLongest = 1ULL << 30;

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorCode::index_corrupt, "a stored article is damaged: " + what, "run `newsindex check`");
}

/// Contexts are costly to make and belong to one thread.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  &ZSTD_freeCCtx);
  return context.get();
}

ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  return context.get();
}

ZSTD_CDict* prepared(std::string_view dictionary) {
  ZSTD_compressionParameters parameters =
      ZSTD_getCParams(kDictionaryLevel, ZSTD_CONTENTSIZE_UNKNOWN, dictionary.size());
  parameters.hashLog = kDictionaryHashLog;
  return ZSTD_createCDict_advanced(dictionary.data(), dictionary.size(), ZSTD_dlm_byCopy, ZSTD_dct_auto,
                                   parameters, ZSTD_defaultCMem);
}

/// The size of the frame, or zstd's error.
std::size_t compress(std::string_view json, char* out, std::size_t room, const ZSTD_CDict* dictionary) {
  ZSTD_CCtx* context = compressor();
  // Other encoders of this thread may have other dictionaries.
  (void)ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
  // Tables have no checksums: a changed letter would be taken for what somebody wrote.
  (void)ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  if (dictionary == nullptr) {
    (void)ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel);
    return ZSTD_compress2(context, out, room, json.data(), json.size());
  }
  const std::size_t known = ZSTD_CCtx_refCDict(context, dictionary);
  if (ZSTD_isError(known)) return known;
  // Long articles too look matches up where they are, rather than in a copy of the dictionary's tables.
  (void)ZSTD_CCtx_setParameter(context, ZSTD_c_forceAttachDict, ZSTD_dictForceAttach);
  return ZSTD_compress2(context, out, room, json.data(), json.size());
}

/// Four bytes that tell numbers from changed ones.
std::string checksum_of(std::string_view numbers) {
  const XXH64_hash_t hash = XXH3_64bits(numbers.data(), numbers.size());
  std::string out;
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(hash >> shift & 0xFF);
  return out;
}

/// Of a form or data with annotations apart: takes their numbers off, and what stands around these. False
/// where they are cut off, or others than they were.
bool take_numbers(std::string_view& from, std::string_view& numbers) {
  std::uint32_t size = 0;
  from.remove_prefix(1);
  if (!get_number(from, size) || size > from.size()) return false;
  numbers = from.substr(0, size);
  from.remove_prefix(size);
  const std::string sum = checksum_of(numbers);
  if (!from.starts_with(sum)) return false;
  from.remove_prefix(sum.size());
  return true;
}

}  // namespace

std::string record_form(const Article& article, std::string_view bare, const Format& format) {
  const bool none = !is_annotated(article);
  std::optional<PackedAnnotations> packed;
  if (!none && format.has(kAnnotationsApart)) packed = pack_annotations(article);
  if (!packed) return none && !bare.empty() ? std::string(bare) : article_to_json(article);
  const std::string made = bare.empty() ? article_to_json(article, Annotations::apart) : std::string();
  const std::string_view json = bare.empty() ? made : bare;
  std::string form(1, kAnnotated);
  form.reserve(json.size() + packed->numbers.size() + packed->texts.size() + 8);
  put_number(form, static_cast<std::uint32_t>(packed->numbers.size()));
  form.append(packed->numbers)
      .append(checksum_of(packed->numbers))
      .append(json)
      .append(1, '\0')
      .append(packed->texts);
  return form;
}

std::string_view compressed_part(std::string_view form) {
  std::string_view numbers;
  if (form.starts_with(kAnnotated)) (void)take_numbers(form, numbers);
  return form;
}

RecordEncoder::RecordEncoder(std::string_view dictionary) {
  if (dictionary.empty()) return;
  dictionary_.reset(prepared(dictionary),
                    [](const ZSTD_CDict* made) { ZSTD_freeCDict(const_cast<ZSTD_CDict*>(made)); });
  if (!dictionary_ || dictionary_id(dictionary) == 0) damaged("its dictionary can't be read");
}

std::string RecordEncoder::encode(std::string_view form) const {
  std::string out;
  append(form, out);
  return out;
}

void RecordEncoder::append(std::string_view form, std::string& out) const {
  const std::string_view json = compressed_part(form);
  out.append(form.substr(0, form.size() - json.size()));
  // A room of its own, since a string fills what it grows by.
  thread_local std::vector<char> room;
  if (const std::size_t most = ZSTD_compressBound(json.size()); room.size() < most) room.resize(most);
  const std::size_t size = compress(json, room.data(), room.size(), dictionary_.get());
  if (ZSTD_isError(size)) {
    out.append(1, kPlain).append(json);
  } else {
    out.append(1, dictionary_ ? kWithDictionary : kZstd).append(room.data(), size);
  }
  if (room.size() > kLargestKeptRoom) room = {};
}

RecordDecoder::RecordDecoder(const Xapian::Database& articles)
    : metadata_([articles](const std::string& key) { return articles.get_metadata(key); }) {}

const ZSTD_DDict_s& RecordDecoder::dictionary_of(std::string_view frame) {
  const std::uint32_t id = ZSTD_getDictID_fromFrame(frame.data(), frame.size());
  if (id == 0) damaged("it doesn't name its dictionary");
  auto& known = dictionaries_[id];
  if (known) return *known;
  const std::string stored = metadata_ ? metadata_(dictionary_key(id)) : std::string();
  if (stored.empty()) damaged("the index lacks its dictionary " + std::to_string(id));
  if (dictionary_id(stored) != id) damaged("its dictionary " + std::to_string(id) + " is damaged");
  known.reset(ZSTD_createDDict(stored.data(), stored.size()),
              [](const ZSTD_DDict* made) { ZSTD_freeDDict(const_cast<ZSTD_DDict*>(made)); });
  if (!known) damaged("its dictionary " + std::to_string(id) + " can't be read");
  return *known;
}

std::string RecordDecoder::unpack(std::string_view frame, const ZSTD_DDict_s* dictionary) const {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLongest)
    damaged("its length is wrong");
  std::string json(static_cast<std::size_t>(size), '\0');
  const std::size_t got = ZSTD_decompress_usingDDict(decompressor(), json.data(), json.size(), frame.data(),
                                                     frame.size(), dictionary);
  if (ZSTD_isError(got) || got != json.size()) damaged("it can't be unpacked");
  return json;
}

std::string RecordDecoder::text_of(std::string_view data) {
  if (data.empty()) damaged("it is empty");
  const std::string_view rest = data.substr(1);
  switch (data.front()) {
    case kPlain:
      return std::string(rest);
    case kZstd:
      return unpack(rest, nullptr);
    case kWithDictionary:
      return unpack(rest, &dictionary_of(rest));
    default:
      damaged("its encoding is unknown");
  }
}

Article RecordDecoder::decode(std::string_view data) {
  std::string_view numbers;
  const bool apart = data.starts_with(kAnnotated);
  if (apart && !take_numbers(data, numbers)) damaged("its annotations are others than they were");
  const std::string text = text_of(data);
  const std::size_t end = apart ? text.find('\0') : text.size();
  if (end == std::string::npos) damaged("its annotations have no texts");
  try {
    Article article = article_from_json(std::string_view(text).substr(0, end));
    if (apart && !unpack_annotations(numbers, std::string_view(text).substr(end + 1), article))
      damaged("its annotations can't be read");
    return article;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::index_corrupt) throw;
    damaged(error.what());
  }
}

std::string encode_quote(const QuoteRecord& record) {
  return std::to_string(record.index) + " " + record.article;
}

QuoteRecord decode_quote(std::string_view data) {
  const auto blank = data.find(' ');
  if (blank == std::string_view::npos || blank == 0 || blank > 9) damaged("a quote doesn't say its article");
  QuoteRecord record;
  for (const char c : data.substr(0, blank)) {
    if (c < '0' || c > '9') damaged("a quote doesn't say its number");
    record.index = record.index * 10 + static_cast<std::uint32_t>(c - '0');
  }
  record.article = data.substr(blank + 1);
  return record;
}

}  // namespace news::schema
