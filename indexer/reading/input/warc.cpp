#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "reading/characters.h"
#include "reading/input/contents.h"
#include "reading/input/http.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestHead = std::size_t{1} << 20;
constexpr std::size_t kLongestRecord = kLargestDocument + kLongestHead;

struct Record {
  HeaderFields fields;
  std::string block;
};

/// The first place where a record begins, with its version and a field, as it wouldn't in the text of a page.
std::size_t find_record(std::string_view text) {
  for (std::size_t at = text.find("WARC/"); at != std::string_view::npos; at = text.find("WARC/", at + 1)) {
    const std::string_view rest = text.substr(at + 5);
    std::size_t digits = std::min(rest.find_first_not_of("0123456789."), rest.size());
    const std::string_view field = rest.substr(std::min(rest.find_first_not_of("\r\n", digits), rest.size()));
    if (digits > 0 && digits < 6 &&
        (starts_with_ignoring_case(field, "warc-") || starts_with_ignoring_case(field, "content-")))
      return at;
  }
  return std::string_view::npos;
}

class Records : public Contents {
 public:
  Records(Input& input, const RawDocument& about, Digests& digests, bool single)
      : input_(input), about_(about), digests_(digests), single_(single) {}

  bool next(Part& part, std::vector<Rejected>& rejected) override {
    while (!ended_ && to_record(rejected)) {
      ended_ = single_;
      std::string why;
      const std::optional<Record> record = take_record(why);
      if (record && page_of(*record, part, why)) return true;
      if (!why.empty()) rejected.push_back({where_, std::move(why)});
    }
    if (!std::exchange(told_, true)) tell_left_out(rejected);
    return false;
  }

 private:
  /// Goes to where the next record begins; false at the end. Says what lies between where that isn't nothing.
  bool to_record(std::vector<Rejected>& rejected) {
    while (true) {
      const std::string_view ready = input_.peek(5);
      const std::size_t blank = std::min(ready.find_first_not_of("\r\n"), ready.size());
      input_.take(blank);
      if (blank > 0) continue;
      name_place();
      if (ready.empty() && input_.damage().empty()) return false;
      if (ready.starts_with("WARC/")) break;
      rejected.push_back({where_, ready.empty() ? input_.damage() : "no WARC record begins here"});
      if (single_ || !recover()) return false;
    }
    ++number_;
    name_place();
    return true;
  }

  void name_place() {
    const std::optional<std::uint64_t> place = input_.entrance();
    where_ = about_.where + (place ? "@" + std::to_string(*place)
                                   : ", record " + std::to_string(std::max<std::uint64_t>(number_, 1)));
  }

  /// Looks for the next record, behind damage too.
  bool recover() {
    constexpr std::size_t window = std::size_t{64} * 1024;
    constexpr std::size_t longest_mark = 32;
    while (true) {
      const std::string_view ready = input_.peek(window);
      const std::size_t found = find_record(ready);
      if (found != std::string_view::npos) {
        input_.take(found);
        return true;
      }
      if (ready.size() >= window) {
        input_.take(ready.size() - longest_mark);
        continue;
      }
      input_.take(ready.size());
      if (input_.damage().empty() || !input_.resume()) return false;
    }
  }

  /// Nothing, and why, for a record that isn't whole; the input then stands before the next one.
  std::optional<Record> take_record(std::string& why) {
    const std::size_t head = peek_head(why);
    if (head == 0) {
      input_.take(5);
      (void)recover();
      return std::nullopt;
    }
    Record record{HeaderFields::behind_first_line(input_.peek(head).substr(0, head)), {}};
    const std::optional<std::uint64_t> length = length_of_block(record.fields["content-length"]);
    if (!length) {
      why = "the record's Content-Length is no number";
    } else if (*length > kLongestRecord) {
      skip(head + *length);
      why = "the record is " + std::string(kTooLong);
      return std::nullopt;
    } else if (ends_with_block(head + static_cast<std::size_t>(*length), why)) {
      const std::size_t all = head + static_cast<std::size_t>(*length);
      record.block = input_.peek(all).substr(head, all - head);
      input_.take(all);
      return record;
    }
    input_.take(head);
    (void)recover();
    return std::nullopt;
  }

  /// The length of the record's head, which can be peeked at then; 0, and why, where it has no end.
  std::size_t peek_head(std::string& why) {
    for (std::size_t wanted = 2048; wanted <= kLongestHead; wanted *= 4) {
      const std::string_view ready = input_.peek(wanted);
      const std::size_t length = head_length(ready);
      if (length != std::string_view::npos) return length;
      if (ready.size() < wanted) {
        why = "the record is cut off in its header";
        if (!input_.damage().empty()) why += ": " + input_.damage();
        return 0;
      }
    }
    why = "the header of the record does not end";
    return 0;
  }

  static std::optional<std::uint64_t> length_of_block(std::string_view value) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
    return length;
  }

  /// Whether a record of that length is there, and behind it what should be: its two empty lines, or another
  /// record, or the end.
  bool ends_with_block(std::size_t length, std::string& why) {
    constexpr std::size_t behind = 16;
    const std::string_view ready = input_.peek(length + behind);
    if (ready.size() < length) {
      why = "the record is cut off: " + std::to_string(ready.size()) + " of " + std::to_string(length) +
            " bytes";
      if (!input_.damage().empty()) why += " (" + input_.damage() + ")";
      return false;
    }
    std::string_view rest = ready.substr(length);
    if (rest.starts_with("\r\n\r\n")) return true;
    rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
    if (rest.substr(0, 5) == std::string_view("WARC/").substr(0, rest.size())) return true;
    why = "the record's Content-Length is wrong: no record follows where it ends";
    return false;
  }

  void skip(std::uint64_t bytes) {
    while (bytes > 0) {
      const std::size_t ready = input_.peek(1).size();
      if (ready == 0) return;
      const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(ready, bytes));
      input_.take(taken);
      bytes -= taken;
    }
  }

  /// Makes a part of a record that holds a page. Else false, and why where that should be told.
  bool page_of(const Record& record, Part& part, std::string& why) {
    const std::string type = lower_ascii(record.fields["warc-type"]);
    part = {};
    RawDocument& document = part.document;
    document.where = where_;
    document.origin.date = record.fields["warc-date"];
    document.origin.url = target_of(record);
    std::string body;
    if (type == "response" && record.block.starts_with("HTTP/")) {
      const std::optional<HttpHead> head = http_head(record.block);
      if (!head || head->status < 200 || head->status > 203)
        return leave_out(no_pages_, "is a redirect or an error", why);
      if (!take_media_type(head->fields["content-type"], document.origin))
        return leave_out(no_texts_, "is no text", why);
      if (is_copy(record)) return leave_out(copies_, "is a copy", why);
      body = http_body(*head, record.block, document.warnings, why);
      if (!why.empty()) return false;
    } else if (type == "resource" || type == "conversion") {
      if (!take_media_type(record.fields["content-type"], document.origin) ||
          is_about_crawl(document.origin.url))
        return leave_out(no_texts_, "is no text", why);
      if (is_copy(record)) return leave_out(copies_, "is a copy", why);
      body = record.block;
    } else {
      std::uint64_t no_answers = 0;
      return leave_out(type == "revisit" ? copies_ : no_answers,
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

  /// The address, which older tools put in angle brackets.
  static std::string target_of(const Record& record) {
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

  /// A page whose bytes came already, under this address or another.
  bool is_copy(const Record& record) {
    std::string_view digest = record.fields["warc-payload-digest"];
    if (digest.empty() && record.fields["warc-type"] != "response")
      digest = record.fields["warc-block-digest"];
    if (single_ || digest.empty() || !record.fields["warc-truncated"].empty()) return false;
    const std::string folded = lower_ascii(digest);
    return !digests_.insert(XXH3_64bits(folded.data(), folded.size())).second;
  }

  void tell_left_out(std::vector<Rejected>& rejected) const {
    std::string list;
    const auto add = [&](std::uint64_t count, std::string_view what) {
      if (count > 0) list.append(list.empty() ? "" : ", ").append(std::to_string(count) + " ").append(what);
    };
    add(copies_, "copies");
    add(no_pages_, "redirects, errors and empty answers");
    add(no_texts_, "pictures, scripts and the like");
    if (!list.empty() && !single_)
      rejected.push_back({about_.where, "read " + std::to_string(pages_) + " pages; left out " + list, true});
  }

  Input& input_;
  RawDocument about_;
  Digests& digests_;
  bool single_;
  bool ended_ = false;
  bool told_ = false;
  std::uint64_t number_ = 0;
  std::string where_;  // the record at hand
  std::uint64_t pages_ = 0;
  std::uint64_t copies_ = 0;
  std::uint64_t no_pages_ = 0;
  std::uint64_t no_texts_ = 0;
};

}  // namespace

std::unique_ptr<Contents> records_of(Input& input, const RawDocument& about, Digests& digests, bool single) {
  return std::make_unique<Records>(input, about, digests, single);
}

}  // namespace news::reading
