#include "input_run.h"

#include <algorithm>
#include <thread>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/internal/article_json.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/record.h>

#include "reading/charset.h"
#include "reading/language_codes.h"

namespace news::indexer {
namespace {

reading::Format format_of(const std::string& name) {
  if (const auto format = reading::format_of_name(name)) return *format;
  throw schema::Error(schema::ErrorCode::bad_argument, "unknown format \"" + name + "\"",
                      "--help lists what --format takes");
}

/// Throws for a name that isn't known.
const ReadSettings& checked(const ReadSettings& settings) {
  if (!settings.encoding.empty() && !reading::is_charset(settings.encoding)) {
    throw schema::Error(schema::ErrorCode::bad_argument, "unknown encoding \"" + settings.encoding + "\"",
                        "names are as in windows-1251, koi8-r, iso-8859-2, shift_jis, big5 or macintosh");
  }
  if (!settings.language.empty() && reading::language_code(settings.language).empty()) {
    throw schema::Error(schema::ErrorCode::bad_argument, "unknown language \"" + settings.language + "\"",
                        "give an ISO 639-1 code, as in en, de or uk, or the language's name");
  }
  return settings;
}

}  // namespace

unsigned threads_of(const ReadSettings& settings) {
  return settings.jobs != 0 ? settings.jobs : std::max(1U, std::thread::hardware_concurrency());
}

std::size_t weight_of(const reading::RawDocument& document) {
  // Beside its text: its place in lists, its names and numbers.
  constexpr std::size_t kDocument = 120;
  // Of a letter, beside the bytes that it has.
  constexpr std::size_t kLetter = 18;
  std::size_t letters = 0;
  const std::string& bytes = document.bytes;
  // As many as a byte can count: the compiler makes such a loop many times as fast.
  constexpr std::size_t kPiece = 255;
  for (std::size_t begin = 1; begin < bytes.size(); begin += kPiece) {
    const std::size_t end = std::min(begin + kPiece, bytes.size());
    unsigned char few = 0;
    for (std::size_t i = begin; i < end; ++i) {
      // The first byte of what UTF-8 writes in three from kana to Hangul, or JSON in six.
      const auto byte = static_cast<unsigned char>(bytes[i]);
      const bool first = static_cast<unsigned char>(byte - 0xE3) <= 0xED - 0xE3;
      const bool escaped = (byte == 'u') & (bytes[i - 1] == '\\');
      few = static_cast<unsigned char>(few + (first | escaped));
    }
    letters += few;
  }
  return kDocument + bytes.size() + letters * kLetter;
}

Parcel ParcelSource::next() {
  Parcel parcel;
  reading::RawDocument document;
  std::vector<reading::Rejected> rejected;
  while (parcel.weight < parcel_weight_ && parcel.documents.size() < parcel_documents_) {
    const bool found = next_document(document, rejected);
    for (reading::Rejected& file : rejected)
      parcel.rejected.push_back({parcel.documents.size(), std::move(file)});
    rejected.clear();
    if (!found) break;
    parcel.weight += weight_of(document);
    parcel.documents.push_back(std::move(document));
    document = {};
  }
  return parcel;
}

bool ParcelSource::look_ahead(std::size_t /*bytes*/, std::size_t /*documents*/) {
  return true;
}

FileParcels::FileParcels(const std::vector<std::string>& paths, const ReadSettings& settings)
    : source_(paths, format_of(checked(settings).format)) {}

bool FileParcels::next_document(reading::RawDocument& document, std::vector<reading::Rejected>& rejected) {
  bool found = true;
  std::vector<reading::Rejected> before;
  if (ahead_.empty()) {
    found = source_.next(document);
    before = source_.take_rejected();
  } else {
    document = std::move(ahead_.front().document);
    before = std::move(ahead_.front().rejected);
    ahead_.pop_front();
  }
  for (reading::Rejected& each : before) rejected.push_back(std::move(each));
  return found;
}

bool FileParcels::look_ahead(std::size_t bytes, std::size_t documents) {
  std::size_t held = 0;
  for (const Ahead& ahead : ahead_) held += ahead.document.bytes.size();
  while (held < bytes && ahead_.size() < documents) {
    Ahead ahead;
    if (!source_.next(ahead.document)) return false;
    ahead.rejected = source_.take_rejected();
    held += ahead.document.bytes.size();
    ahead_.push_back(std::move(ahead));
  }
  return true;
}

Parcel FileParcels::copy_ahead() const {
  Parcel parcel;
  for (const Ahead& ahead : ahead_) parcel.documents.push_back(ahead.document);
  return parcel;
}

StoredParcels::StoredParcels(const std::filesystem::path& articles) : place_(articles.string()) {
  schema::at_boundary(place_, [&] {
    articles_ = Xapian::Database(place_);
    records_ = schema::RecordDecoder(articles_);
    at_ = articles_.postlist_begin("");
  });
}

bool StoredParcels::next_document(reading::RawDocument& document, std::vector<reading::Rejected>&) {
  return schema::at_boundary(place_, [&] {
    if (at_ == articles_.postlist_end("")) return false;
    document.where = "stored article " + std::to_string(*at_);
    document.format = reading::Format::jsonl;
    document.bytes = schema::article_to_json(records_.decode(articles_.get_document(*at_).get_data()));
    bytes_ += document.bytes.size();
    ++at_;
    return true;
  });
}

ArticleStream::ArticleStream(Parcel& parcel, const ReadSettings& settings)
    : parcel_(parcel),
      options_{settings.language, settings.id_from_path, settings.id_prefix, settings.encoding} {}

/// Those that stand before the next document.
void ArticleStream::reject_files() {
  for (auto& files = parcel_.rejected; rejected_ < files.size() && files[rejected_].documents_before <= at_;
       ++rejected_)
    reject(files[rejected_].file);
}

void ArticleStream::reject(reading::Rejected& rejected) {
  told_.push_back({!rejected.on_purpose, {std::move(rejected.where), std::move(rejected.why)}});
}

bool ArticleStream::next(reading::ReadArticle& article) {
  while (article_ == result_.articles.size()) {
    reject_files();
    if (at_ == parcel_.documents.size()) return false;
    reading::RawDocument& document = parcel_.documents[at_++];
    document.traced = traced_;
    result_ = reading::read(document, options_);
    document.bytes = {};
    article_ = 0;
    for (reading::Rejected& rejected : result_.rejected) reject(rejected);
  }
  article = std::move(result_.articles[article_++]);
  for (const std::string& warning : article.warnings) told_.push_back({false, {article.where, warning}});
  return true;
}

void Teller::tell(const std::vector<Told>& told, std::size_t documents) {
  for (const auto& [rejected, remark] : told) {
    if (rejected) {
      ++report_.rejected;
      if (events_.on_rejected) events_.on_rejected(remark);
      continue;
    }
    if (remark.where != last_warned_) ++report_.warned;
    last_warned_ = remark.where;
    if (events_.on_warning) events_.on_warning(remark);
  }
  documents_ += documents;
  if (events_.on_progress) events_.on_progress(documents_, source_.bytes_read(), source_.bytes_total());
}

}  // namespace news::indexer
