#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

namespace news::reading {

/// Formats that articles come in. One adapter each.
enum class Format {
  automatic,
  text,
  html,
  json,
  jsonl,
  csv,
  feed,
  newsml,
  nitf,
  sgml,
  wire,
  mail,
  markdown,
  xml
};

[[nodiscard]] std::string_view name_of(Format format);
[[nodiscard]] std::optional<Format> format_of_name(std::string_view name);

/// Something that can't be read, and why, in words that a person can act on.
struct Rejected {
  std::string where;  ///< "news/a.txt", "dump.jsonl.gz:17", "-:3", "news.zip/a.txt", "crawl.warc.gz@4711"
  std::string why;
  bool on_purpose = false;  ///< Left out as it should be: worth a word, but no failure.
};

/// What is known of a document beside its bytes, from the crawler that fetched it. Empty: not known.
struct Origin {
  std::string url;         ///< The address that it was fetched from.
  std::string charset;     ///< "windows-1251", as the server named it; it may be wrong.
  std::string media_type;  ///< "text/html", in lower case, without parameters.
  std::string date;        ///< When it was fetched, in ISO 8601.
};

/// Bytes that hold one article or, for a JSON document, a few.
struct RawDocument {
  std::string where;        ///< As in Rejected.
  std::string path;         ///< The file, "a.zip/b.txt" inside an archive; empty for stdin.
  bool whole_file = false;  ///< The document is all of the file, so that the article may be named after it.
  Format format = Format::automatic;  ///< What the file turned out to be.
  std::string bytes;
  Origin origin = {};
  std::vector<std::string> warnings =
      {};  ///< What its articles should be warned of: "cut off by the crawler".
  /// False where nobody wants to know how its articles got their fields: adapters of what comes in large
  /// numbers save the time.
  bool traced = true;
  /// Of a table: whether 03/04/2024 is the third of April, where other records of the column tell.
  std::optional<bool> day_first = std::nullopt;
};

/// How an article got one of its fields; for people who want to know why.
struct Trace {
  std::string field;  ///< "headline", "captions", "related", ...; "dropped" for what was thrown away.
  std::string rule;   ///< "related.heading+ellipsis"
  std::string text;   ///< What the rule took, or its beginning.
  double confidence = 1;
};

/// A date that stands in a document beside the one that was taken, should that be none.
struct OtherDate {
  bool modified = false;  ///< Else when it was published.
  std::string rule;       ///< As in Trace.
  std::string value;
};

/// An article as its document gave it: no annotations but those that came with it.
struct ReadArticle {
  schema::Article article;
  std::string where;
  std::string path;                    ///< Set when the article is all of its file.
  std::vector<std::string> warnings;   ///< "read as windows-1252", "no date", ...
  std::vector<Trace> trace;            ///< Perhaps none, where the document isn't traced.
  std::vector<OtherDate> other_dates;  ///< The best first.
  std::string why_no_body;             ///< Of an article without one, where its document tells.
  bool canceled = false;               ///< The source takes the article back: only its id matters.
};

/// Everything that one document held.
struct ReadResult {
  std::vector<ReadArticle> articles;
  std::vector<Rejected> rejected;
};

/// Walks files, directories (recursive, sorted by name) and "-" for stdin, unpacks what is compressed, opens
/// archives and web archives, and cuts what holds an article a line into documents. Constant memory however
/// long a file is; a document longer than 64 MiB is rejected. FILE@OFFSET is one record of a web archive,
/// FILE@OFFSET- all from there on. Threads: one thread.
class Source {
 public:
  Source(std::vector<std::string> paths, Format format);
  ~Source();

  /// The next document; false at the end. Files that can't be read are skipped and go to take_rejected().
  [[nodiscard]] bool next(RawDocument& document);

  [[nodiscard]] std::vector<Rejected> take_rejected();

  /// For progress: bytes of input files read so far and in all (compressed as they are; 0 in all where stdin
  /// is read).
  [[nodiscard]] std::uint64_t bytes_read() const;
  [[nodiscard]] std::uint64_t bytes_total() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What the caller decides about reading.
struct ReadOptions {
  std::string language;       ///< For articles that don't say theirs; empty: detect it.
  bool id_from_path = false;  ///< The article's id is the path of its file.
  std::string id_prefix;      ///< Put before each id.
  std::string encoding = {};  ///< Of documents that are no Unicode and name none; empty: guess it.
};

/// What the source calls an article, where its id is another: kept under this key of Article::extra.
inline constexpr const char* kOwnIdKey = "guid";

/// Turns a document into articles: picks the adapter, decodes to UTF-8, fills id, language and dates, refuses
/// what has no text. A pure function: any thread, any time.
[[nodiscard]] ReadResult read(const RawDocument& document, const ReadOptions& options);

/// The language of a text as ISO 639-1, "und" when it isn't clear.
[[nodiscard]] std::string detect_language(std::string_view text);

}  // namespace news::reading
