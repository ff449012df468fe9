#include "topics/topics.h"

#include <optional>
#include <utility>

#include <news/schema/error.h>

#include "topics/metadata.h"
#include "topics/model.h"
#include "topics/rule_set.h"
#include "topics/selection.h"
#include "topics/vocabulary.h"

namespace news::topics {

struct Finder::Impl {
  Impl(const std::filesystem::path& data, const std::filesystem::path& model_file, Use use)
      : vocabulary(data) {
    if (use == Use::naming) return;
    rules.emplace(data, vocabulary);
    model = Model::load(model_file);
    for (const Model::Row& row : model.rows()) {
      if (vocabulary.find(row.id) != Vocabulary::kNone) continue;
      throw schema::Error(
          schema::ErrorCode::data_missing,
          model_file.string() + " has the topic " + row.id + ", which mediatopics.tsv doesn't have",
          "newsindex train-topics makes the model anew");
    }
  }

  std::vector<schema::Topic> find(const schema::Article& article,
                                  std::vector<schema::Topic>* fell_short) const {
    SourceTopics source = topics_of_source(article, vocabulary);
    const Weighed weighed = rules.value().weigh(article, source.words);
    return select(std::move(source.named), weighed, model.find(article), vocabulary, *rules, fell_short);
  }

  Vocabulary vocabulary;
  std::optional<RuleSet> rules;
  Model model;
};

Finder::Finder(const std::filesystem::path& data, const std::filesystem::path& model, Use use)
    : impl_(std::make_unique<const Impl>(data, model, use)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

std::vector<schema::Topic> Finder::find(const schema::Article& article) const {
  return impl_->find(article, nullptr);
}

std::vector<schema::Topic> Finder::fell_short(const schema::Article& article) const {
  std::vector<schema::Topic> fell_short;
  (void)impl_->find(article, &fell_short);
  return fell_short;
}

std::vector<std::string> Finder::named_by_source(const schema::Article& article) const {
  std::vector<std::string> ids;
  for (const Named& named : topics_of_source(article, impl_->vocabulary).named) {
    ids.push_back(impl_->vocabulary.node(named.topic).id);
  }
  return ids;
}

std::vector<schema::TopicNode> Finder::path_of(std::string_view id) const {
  std::vector<schema::TopicNode> path;
  for (auto topic = impl_->vocabulary.find(id); topic != Vocabulary::kNone;
       topic = impl_->vocabulary.parent(topic)) {
    path.push_back(impl_->vocabulary.node(topic));
  }
  return path;
}

std::vector<TopicName> Finder::names_of(std::string_view id) const {
  const std::uint32_t topic = impl_->vocabulary.find(id);
  return topic == Vocabulary::kNone ? std::vector<TopicName>() : impl_->vocabulary.names_of(topic);
}

}  // namespace news::topics
