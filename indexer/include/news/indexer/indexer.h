#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <news/indexer/store.h>
#include <news/schema/article.h>

namespace news::indexer {

/// How articles are read and annotated; what `add`, `parse` and `explain` share.
struct ReadSettings {
  std::filesystem::path data;    ///< Gazetteers, cues and rules.
  std::string format = "auto";   ///< auto, or a name that `--format` takes.
  std::string annotate = "all";  ///< none, or a list of all, people, quotes, indirect, topics
  std::string language;          ///< Of articles that don't say theirs; empty: detected.
  std::string encoding;          ///< Of files that are no Unicode and name none; empty: guessed.
  bool id_from_path = false;     ///< The id is the file's path: for files that are corrected in place.
  std::string id_prefix;         ///< Before each id: where two sources number alike.
  unsigned jobs = 0;             ///< Threads that read and annotate; 0: as many as the machine has.
};

/// Which way articles go into an index.
enum class Loader {
  automatic,  ///< By the size of the input and of the index.
  bulk,       ///< A new generation, written whole.
  api,        ///< One by one into the generation that is there.
};

/// How an index is written.
struct WriteSettings {
  Loader loader = Loader::automatic;
  std::size_t memory = std::size_t{512} << 20;  ///< Of a bulk load: bytes that the process may have resident.
  /// Run Xapian's whole check on the generation that is copied, and on the new one before readers see it.
  bool verify = false;
};

/// Something about one document: where, and what.
struct Remark {
  std::string where;
  std::string what;
};

/// What reading and writing came to.
struct Report {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t outdated = 0;  ///< Left out, since the index has a later version, or the text to a teaser.
  std::uint64_t removed = 0;   ///< Taken back by their sources.
  std::uint64_t absent = 0;    ///< Taken back too, and not there.
  std::uint64_t rejected = 0;
  std::uint64_t warned = 0;  ///< Articles with a warning.
  std::uint64_t text_bytes = 0;
  bool bulk = false;  ///< A new generation was written.
};

/// What a run tells while it goes on, in the order of the input. Any of them may be empty. Called from the
/// thread that called the run.
struct Events {
  std::function<void(const Remark&)> on_rejected;
  std::function<void(const Remark&)> on_warning;
  /// Something about the run as a whole that should be known in any case.
  std::function<void(const Remark&)> on_notice;
  /// An article that its source takes back, in words; of runs without an index.
  std::function<void(const Remark&)> on_canceled;
  /// Documents done, bytes of input done, bytes in all (0 when unknown).
  std::function<void(std::uint64_t, std::uint64_t, std::uint64_t)> on_progress;
};

/// Adds all articles under the paths ("-": standard input) to the index, made where there is none. Same id:
/// replaced, unless the index has a later version; same content: nothing written; canceled: removed. A large
/// input becomes a new generation of the index, which readers see when all of it is there; of a small one,
/// what was committed stays, whatever ends the run. Threads: one run at a time per index, over all processes.
/// Throws schema::Error.
Report add(const std::filesystem::path& index, const std::vector<std::string>& paths,
           const ReadSettings& settings, const Events& events, const WriteSettings& write = {});

/// Annotates every stored article anew, after better lists or rules, and writes the index whole; what isn't
/// wanted stays as it is stored. Report: `updated` counts the articles. Threads: as add(). Throws
/// schema::Error.
Report reannotate(const std::filesystem::path& index, const ReadSettings& settings, const Events& events,
                  const WriteSettings& write = {});

/// A topic that the articles of an index teach, and how well, measured on articles that had no part in it.
struct LearnedTopic {
  std::string id;
  std::string name;
  std::uint64_t articles = 0;  ///< Whose sources name it or a topic below it.
  std::uint64_t measured = 0;  ///< Of these, those it was measured on.
  std::uint64_t shown = 0;     ///< Of all measured on, those that get the topic...
  std::uint64_t right = 0;     ///< ... and rightly.
  bool used = false;           ///< Right often enough.
};

/// Fewer articles teach nothing.
inline constexpr std::uint64_t kLeastArticlesOfTopic = 30;

/// Learns the words of topics from the articles whose sources name them, and leaves a model beside the index
/// that add() and reannotate() use from then on; none when no topic is learned well enough. Topics with most
/// articles come first. Threads: as add(). Throws schema::Error.
std::vector<LearnedTopic> train_topics(const std::filesystem::path& index, const ReadSettings& settings);

/// Writes the index whole, without the room that changes leave in its tables. Threads: as add(). Throws
/// schema::Error.
void compact(const std::filesystem::path& index, const ReadSettings& settings,
             const WriteSettings& write = {});

/// Reads and annotates without an index and hands out each article, in the order of the input and in the
/// thread that called; `path` is empty unless it is all of its file. Throws schema::Error, and what
/// `on_article` throws.
Report parse(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events,
             const std::function<void(const schema::Article&, const std::string& path)>& on_article);

/// Why a field is what it is.
struct Reason {
  std::string field;      ///< "headline", ...; "dropped" for what was left out.
  std::string rule;       ///< "headline.first line"
  std::string text;       ///< What it found, or its beginning.
  double confidence = 1;  ///< 0 to 1.
};

/// parse(), with the rule behind each field. Throws as it does.
Report explain(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events,
               const std::function<void(const schema::Article&, const std::vector<Reason>&)>& on_article);

/// Two names of an index that may be one person's; the first is the alias file's, or that of more articles.
struct PeopleSuggestion {
  PersonCount canonical;
  PersonCount variant;
};

/// Spellings and short forms among the persons of an index that may be one person's, those of most articles
/// first. What the alias file in `data` says already is left out. Throws schema::Error.
[[nodiscard]] std::vector<PeopleSuggestion> suggest_people(const std::filesystem::path& index,
                                                           const std::filesystem::path& data);

/// Removes articles; the ids that weren't there come back. Threads: as add(). Throws schema::Error.
[[nodiscard]] std::vector<std::string> remove(const std::filesystem::path& index,
                                              const ReadSettings& settings,
                                              const std::vector<std::string>& ids);

}  // namespace news::indexer
