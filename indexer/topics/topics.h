#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>
#include <news/schema/internal/format.h>

#include "topics/vocabulary.h"

namespace news::topics {

/// Finds the subjects of an article: IPTC Media Topics.
///
/// Threads: all const functions may be called from several threads at once.
/// Throws schema::Error{data_missing} from the constructor, naming file and line of a rule that can't be
/// read.
class Finder {
 public:
  /// What it is for: naming topics takes no rules, which take longest to load.
  enum class Use { finding, naming };

  /// `data` is the directory with vocabulary and rules; `model` the file of a model learned from a
  /// collection, used where it is there.
  explicit Finder(const std::filesystem::path& data, const std::filesystem::path& model = {},
                  Use use = Use::finding);
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;

  /// At most five topics, most confident first, without their parents. Topics that came with the article go
  /// first. Not for one that only names.
  [[nodiscard]] std::vector<schema::Topic> find(const schema::Article& article) const;

  /// Topics that rules found and weren't sure enough of, most confident first, at most five. As find().
  [[nodiscard]] std::vector<schema::Topic> fell_short(const schema::Article& article) const;

  /// The ids of the topics that the article's source names.
  [[nodiscard]] std::vector<std::string> named_by_source(const schema::Article& article) const;

  /// The topic and those above it, itself first. Empty for an id that isn't in the vocabulary.
  [[nodiscard]] std::vector<schema::TopicNode> path_of(std::string_view id) const;

  /// By what sources name the topic: see Vocabulary::names_of(). None for an unknown id.
  [[nodiscard]] std::vector<TopicName> names_of(std::string_view id) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace news::topics
