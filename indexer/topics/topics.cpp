#include "topics/topics.h"

#include "topics/metadata.h"
#include "topics/rule_set.h"
#include "topics/selection.h"
#include "topics/vocabulary.h"

namespace news::topics {

struct Finder::Impl {
  explicit Impl(const std::filesystem::path& data) : vocabulary(data), rules(data, vocabulary) {}

  Vocabulary vocabulary;
  RuleSet rules;
};

Finder::Finder(const std::filesystem::path& data) : impl_(std::make_unique<const Impl>(data)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

std::vector<schema::Topic> Finder::find(const schema::Article& article) const {
  return select(topics_of_source(article, impl_->vocabulary), impl_->rules.weigh(article), impl_->vocabulary,
                impl_->rules);
}

std::vector<schema::TopicNode> Finder::path_of(std::string_view id) const {
  std::vector<schema::TopicNode> path;
  for (auto topic = impl_->vocabulary.find(id); topic != Vocabulary::kNone;
       topic = impl_->vocabulary.parent(topic)) {
    path.push_back(impl_->vocabulary.node(topic));
  }
  return path;
}

}  // namespace news::topics
