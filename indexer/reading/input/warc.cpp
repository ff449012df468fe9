#include <xxhash.h>

#include <algorithm>
#include <optional>
#include <utility>

#include <news/schema/day.h>

#include "reading/characters.h"
#include "reading/input/contents.h"
#include "reading/input/http.h"
#include "reading/input/warc_reader.h"
#include "reading/stamps.h"

namespace news::reading {
namespace {

/// Chooses among the records of a web archive those that hold pages.
class Pages : public Contents {
 public:
  Pages(Input& input, const RawDocument& about, Crawled& crawled, WarcPart wanted)
      : name_(about.where),
        reader_(input, about.where, wanted),
        crawled_(crawled),
        single_(wanted == WarcPart::one_record) {}

  bool next(Part& part, std::vector<Rejected>& rejected) override {
    WarcRecord record;
    while (reader_.next(record, rejected)) {
      std::string why;
      if (page_of(record, part, why)) return true;
      if (!why.empty()) rejected.push_back({std::move(record.where), std::move(why)});
    }
    if (!std::exchange(told_, true)) tell_left_out(rejected);
    return false;
  }

 private:
  /// Makes a part of a record that holds a page. Else false, and why where that should be told.
  bool page_of(const WarcRecord& record, Part& part, std::string& why) {
    const std::string type = lower_ascii(record.fields["warc-type"]);
    part = {};
    RawDocument& document = part.document;
    document.where = record.where;
    document.origin.date = record.fields["warc-date"];
    document.origin.url = target_of(record);
    std::string body;
    if (type == "response" && record.block.starts_with("HTTP/")) {
      const std::optional<HttpHead> head = http_head(record.block);
      if (!head || head->status < 200 || head->status > 203)
        return leave_out(no_pages_, "is a redirect or an error", why);
      if (!take_media_type(head->fields["content-type"], document.origin))
        return leave_out(no_texts_, "is no text", why);
      if (record.too_long) return refuse_long(why);
      if (!single_ && came_before(record)) return false;
      body = http_body(*head, record.block, document.warnings, why);
      if (!why.empty()) return false;
    } else if (type == "resource" || type == "conversion") {
      if (!take_media_type(record.fields["content-type"], document.origin) ||
          is_about_crawl(document.origin.url))
        return leave_out(no_texts_, "is no text", why);
      if (record.too_long) return refuse_long(why);
      if (!single_ && came_before(record)) return false;
      body = record.block;
    } else {
      return leave_out(type == "revisit" ? copies_ : no_answers_,
                       "is a \"" + type + "\" record, which holds no page", why);
    }
    if (trim(body).empty()) return leave_out(no_pages_, "is empty", why);
    if (!record.fields["warc-truncated"].empty())
      document.warnings.emplace_back("the crawler cut the page off");
    // The path of the address says what a file name would.
    document.path = document.origin.url.substr(0, document.origin.url.find_first_of("?#"));
    const std::uint64_t size = record.block.size();
    part.stream = std::make_unique<MemoryStream>(std::move(body));
    part.allowance = std::make_shared<Allowance>([size] { return size; });
    ++pages_;
    return true;
  }

  /// A crawl is full of what is no page; one by one that matters only to who asked for this one.
  bool leave_out(std::uint64_t& count, std::string reason, std::string& why) const {
    ++count;
    if (single_) why = std::move(reason);
    return false;
  }

  static bool refuse_long(std::string& why) {
    why = "the page is " + std::string(kTooLong);
    return false;
  }

  /// The address, which older tools put in angle brackets.
  static std::string target_of(const WarcRecord& record) {
    std::string_view url = record.fields["warc-target-uri"];
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    return std::string(url);
  }

  static bool take_media_type(std::string_view field, Origin& origin) {
    MediaType named = media_type_of(field);
    origin.media_type = std::move(named.type);
    origin.charset = std::move(named.charset);
    return may_hold_articles(origin.media_type);
  }

  /// Logs and settings of the crawler itself.
  static bool is_about_crawl(std::string_view url) {
    return starts_with_ignoring_case(url, "metadata:") || starts_with_ignoring_case(url, "urn:") ||
           starts_with_ignoring_case(url, "dns:");
  }

  /// A page of which a later capture came already, or these bytes, under this address or another; counted
  /// then. Archives aren't always in the order of their captures. A page that changed in between and changed
  /// back is none.
  bool came_before(const WarcRecord& record) {
    const Crawled::Capture capture = {moment_of(record), digest_of(record)};
    const std::string address = canonical_url(target_of(record));
    Crawled::Capture& newest = crawled_.captures[XXH3_64bits(address.data(), address.size())];
    const bool dated = capture.fetched != Crawled::Capture().fetched;
    if (dated && capture.fetched < newest.fetched) return ++older_ > 0;
    const bool changed = newest.digest != 0 && newest.digest != capture.digest;
    newest = {std::max(newest.fetched, capture.fetched), capture.digest};
    const bool known = capture.digest != 0 && !crawled_.digests.insert(capture.digest).second;
    if (known && !changed) ++copies_;
    return known && !changed;
  }

  static std::int64_t moment_of(const WarcRecord& record) {
    const auto moment = schema::parse_moment(record.fields["warc-date"]);
    return moment ? moment->instant : Crawled::Capture().fetched;
  }

  /// 0 where the page has none, or isn't all there.
  static std::uint64_t digest_of(const WarcRecord& record) {
    std::string_view digest = record.fields["warc-payload-digest"];
    if (digest.empty() && record.fields["warc-type"] != "response")
      digest = record.fields["warc-block-digest"];
    if (digest.empty() || !record.fields["warc-truncated"].empty()) return 0;
    const std::string folded = lower_ascii(digest);
    return XXH3_64bits(folded.data(), folded.size());
  }

  void tell_left_out(std::vector<Rejected>& rejected) const {
    std::string list;
    const auto add = [&](std::uint64_t count, std::string_view what) {
      if (count > 0) list.append(list.empty() ? "" : ", ").append(std::to_string(count) + " ").append(what);
    };
    add(copies_, "as copies");
    add(older_, "as older captures of a page");
    add(no_pages_, "as redirects, errors or empty");
    add(no_texts_, "as pictures, scripts and the like");
    // Every crawl has them beside its pages.
    if (pages_ == 0) add(no_answers_, "as requests, metadata and the like");
    const std::string pages = std::to_string(pages_) + (pages_ == 1 ? " page" : " pages");
    if (!list.empty() && !single_) rejected.push_back({name_, pages + " read; left out: " + list, true});
  }

  std::string name_;
  WarcReader reader_;
  Crawled& crawled_;
  bool single_;
  bool told_ = false;
  std::uint64_t pages_ = 0;
  std::uint64_t copies_ = 0;
  std::uint64_t older_ = 0;
  std::uint64_t no_pages_ = 0;
  std::uint64_t no_texts_ = 0;
  std::uint64_t no_answers_ = 0;
};

}  // namespace

std::unique_ptr<Contents> records_of(Input& input, const RawDocument& about, Crawled& crawled,
                                     WarcPart wanted) {
  return std::make_unique<Pages>(input, about, crawled, wanted);
}

}  // namespace news::reading
