#pragma once

#include <optional>
#include <string>
#include <vector>

#include <news/schema/article.h>
#include <news/schema/day.h>
#include <news/schema/internal/format.h>

#include "draft.h"

namespace news::indexer {

/// The dates of an article, where they could be read.
struct ArticleDates {
  std::optional<schema::Moment> published;
  std::optional<schema::Moment> modified;
};
[[nodiscard]] ArticleDates dates_of(const schema::Article& article);

/// The article's topics and all above them, each once. Topics that the vocabulary doesn't know stand alone;
/// an article without topics doesn't need it.
[[nodiscard]] std::vector<schema::TopicNode> topic_nodes(const schema::Article& article,
                                                         const Annotators& annotators);

/// Who a quote belongs to in the speaker's facet: nobody where the speaker isn't certain enough.
[[nodiscard]] std::vector<std::string> speaker_labels(const schema::Quote& quote,
                                                      const schema::Format& format);

/// The values of every facet field. A person counts with enough salience, a name in the headline, or as a
/// speaker.
[[nodiscard]] std::vector<FacetLabels> article_facets(const schema::Article& article,
                                                      const schema::Format& format,
                                                      const std::vector<schema::TopicNode>& topics);

}  // namespace news::indexer
