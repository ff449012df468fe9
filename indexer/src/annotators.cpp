#include "annotators.h"

#include <xxhash.h>

#include <algorithm>
#include <future>
#include <system_error>
#include <vector>

#include <news/schema/error.h>
#include <news/schema/internal/file_bytes.h>

namespace news::indexer {
namespace {

namespace fs = std::filesystem;

std::uint64_t hash_of_files(const fs::path& data, const fs::path& topic_model) {
  std::vector<fs::path> files;
  for (const char* room : {"people", "quotes", "topics"}) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(data / room, ignored)) {
      if (entry.is_regular_file(ignored)) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  if (std::error_code ignored; fs::exists(topic_model, ignored)) files.push_back(topic_model);
  XXH64_hash_t hash = 0;
  for (const fs::path& file : files) {
    const std::string bytes = schema::file_bytes(file).value_or(std::string());
    hash = XXH3_64bits_withSeed(bytes.data(), bytes.size(), hash);
  }
  return hash;
}

}  // namespace

Annotate parse_annotate(std::string_view text) {
  Annotate wanted{false, false, false, false};
  if (text == "none") return wanted;
  for (std::size_t comma = 0; comma != std::string_view::npos;) {
    comma = text.find(',');
    const std::string_view name = text.substr(0, comma);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    if (name == "all") {
      wanted = {};
    } else if (name == "indirect") {
      wanted.quotes = wanted.indirect = true;
    } else if (name == "people") {
      wanted.people = true;
    } else if (name == "quotes") {
      wanted.quotes = true;
    } else if (name == "topics") {
      wanted.topics = true;
    } else {
      throw schema::Error(schema::ErrorCode::bad_argument, "unknown annotator \"" + std::string(name) + "\"",
                          "--annotate takes none, or a list of all, people, quotes, indirect and topics");
    }
  }
  return wanted;
}

Annotators::Annotators(const fs::path& data, const Annotate& wanted, const fs::path& topic_model)
    : people_([from = data / "people"] { return people::Finder(from); }),
      quotes_([from = data / "quotes"] { return quotes::Finder(from); }),
      topics_([from = data / "topics", topic_model,
               use = wanted.topics ? topics::Finder::Use::finding : topics::Finder::Use::naming] {
        return topics::Finder(from, topic_model, use);
      }) {
  // What is missing should be told before the work begins.
  std::vector<std::future<void>> others;
  const auto begin = [&others](const auto& finder) {
    try {
      others.push_back(std::async(std::launch::async, [&finder] { (void)finder.get(); }));
    } catch (const std::system_error&) {
      (void)finder.get();  // the system gives no more threads
    }
  };
  if (wanted.people) begin(people_);
  if (wanted.quotes) begin(quotes_);
  if (wanted.topics) (void)topics_.get();
  if (wanted.any()) fingerprint_ = hash_of_files(data, topic_model);
  for (std::future<void>& other : others) other.get();
}

void Annotators::annotate(schema::Article& article, const Annotate& wanted) const {
  if (wanted.people) article.persons = people_.get().find(article);
  if (wanted.quotes) article.quotes = quotes_.get().find(article, wanted.indirect);
  if (wanted.people) people::Finder::weigh(article);
  if (wanted.topics) article.topics = topics_.get().find(article);
}

std::uint64_t Annotators::fingerprint(const Annotate& wanted) const {
  return (wanted.any() ? fingerprint_ : 0) + (wanted.people ? 1U : 0U) + (wanted.quotes ? 2U : 0U) +
         (wanted.topics ? 4U : 0U) + (wanted.indirect ? 8U : 0U);
}

}  // namespace news::indexer
