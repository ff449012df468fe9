#include <news/indexer/indexer.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include <news/schema/internal/article_json.h>

#include "annotators.h"
#include "input_run.h"

namespace news::indexer {
namespace {

/// Input that may be under way at once, in parcels for each thread.
constexpr std::size_t kWindowPerThread = 32;

/// quotation after (said)
std::string rule_of(const schema::Quote& quote) {
  std::string rule(name_of(quote.kind));
  rule += ' ' + (quote.rule.empty() ? std::string("no speaker found") : quote.rule);
  if (!quote.cue.empty()) rule += " (" + quote.cue + ")";
  return rule;
}

/// The person, with the words of the text where they are others; a speaker whom the text doesn't name stays
/// unknown.
std::string speaker_of(const schema::Quote& quote) {
  if (quote.speaker.empty()) return quote.speaker_text.empty() ? "unknown" : "unknown, " + quote.speaker_text;
  const bool named = quote.speaker_text.empty() || quote.speaker.ends_with(quote.speaker_text);
  return named ? quote.speaker : quote.speaker + ", " + quote.speaker_text;
}

/// The words of a mention.
std::string_view words_at(const schema::Article& article, const schema::Span& span) {
  const auto text = [&]() -> std::string_view {
    if (span.in == "headline") return article.headline;
    if (span.in == "subheadline") return article.subheadline;
    if (span.in == "body") return article.body;
    if (span.item >= article.captions.size()) return {};
    const schema::Caption& caption = article.captions[span.item];
    return span.in == "caption" ? caption.text : caption.alt;
  }();
  return span.end > text.size() ? std::string_view() : text.substr(span.begin, span.end - span.begin);
}

void add_once(std::vector<std::string_view>& list, std::string_view text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

std::string joined(const std::vector<std::string_view>& list) {
  std::string out;
  for (const std::string_view each : list) out.append(out.empty() ? "" : ", ").append(each);
  return out;
}

/// "3 mentions (headline, body)", "Ada Lund (mayor), as Lund, Mayor Lund"
Reason reason_of(const schema::Article& article, const schema::Person& person) {
  std::vector<std::string_view> places;
  std::vector<std::string_view> forms;
  for (const schema::Span& span : person.spans) {
    add_once(places, span.in);
    if (const std::string_view words = words_at(article, span); words != person.name) add_once(forms, words);
  }
  std::string roles;
  for (const std::string& role : person.roles) roles += (roles.empty() ? " (" : "; ") + role;
  if (!roles.empty()) roles += ")";
  const std::string count =
      std::to_string(person.mentions) + (person.mentions == 1 ? " mention" : " mentions");
  return {"persons", count + " (" + joined(places) + ")",
          person.name + roles + (forms.empty() ? "" : ", as " + joined(forms)), person.salience};
}

Reason reason_of(const schema::Topic& topic, const char* field) {
  std::string why;
  for (const std::string& cue : topic.why) why += (why.empty() ? "" : ", ") + cue;
  return {field, why, topic.id + " " + topic.name, topic.confidence};
}

std::vector<Reason> reasons_of(const reading::ReadArticle& read,
                               const std::vector<schema::Topic>& fell_short) {
  std::vector<Reason> reasons;
  for (const reading::Trace& trace : read.trace) {
    reasons.push_back({trace.field, trace.rule, trace.text, trace.confidence});
  }
  for (const schema::Quote& quote : read.article.quotes) {
    reasons.push_back({"quotes", rule_of(quote), speaker_of(quote) + ": " + quote.text, quote.confidence});
  }
  for (const schema::Person& person : read.article.persons) {
    reasons.push_back(reason_of(read.article, person));
  }
  for (const schema::Topic& topic : read.article.topics) reasons.push_back(reason_of(topic, "topics"));
  for (const schema::Topic& topic : fell_short) reasons.push_back(reason_of(topic, "no topic"));
  return reasons;
}

/// "takes back urn:x up to version 2"
std::string what_goes(const schema::Article& article) {
  std::string out = "takes back " + article.id;
  if (article.version != 0) out += " up to version " + std::to_string(article.version);
  return out;
}

/// Reads and annotates, without an index. `on_read` gets the topics that fell short where traces are wanted.
enum class Traces { none, wanted };
using OnRead = std::function<void(const reading::ReadArticle&, const std::vector<schema::Topic>& fell_short)>;
Report read_all(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events,
                Traces traces, const OnRead& on_read) {
  using Articles = std::vector<reading::ReadArticle>;
  const Annotate wanted = parse_annotate(settings.annotate);
  std::optional<Annotators> annotators;
  if (wanted.any()) annotators.emplace(settings.data, wanted);
  FileParcels source(paths, settings);
  Teller teller(events, source);
  run_parcels<Articles>(
      source, settings, teller, {threads_of(settings) * kWindowPerThread},
      [&](ArticleStream& stream) {
        Articles articles;
        if (traces == Traces::wanted) stream.trace();
        for (reading::ReadArticle read; stream.next(read); read = {}) {
          if (annotators && !read.canceled) annotators->annotate(read.article, wanted);
          articles.push_back(std::move(read));
        }
        return articles;
      },
      [&](const Articles& articles) {
        for (const reading::ReadArticle& read : articles) {
          if (read.canceled) {
            ++teller.report().removed;
            if (events.on_canceled) events.on_canceled({read.where, what_goes(read.article)});
            continue;
          }
          ++teller.report().added;
          const bool ask = traces == Traces::wanted && wanted.topics;
          on_read(read, ask ? annotators->topics().fell_short(read.article) : std::vector<schema::Topic>());
        }
      });
  return teller.report();
}

}  // namespace

Report parse(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events,
             const std::function<void(const schema::Article&, const std::string&)>& on_article) {
  return read_all(paths, settings, events, Traces::none, [&](const reading::ReadArticle& read, const auto&) {
    on_article(read.article, read.path);
  });
}

Report explain(const std::vector<std::string>& paths, const ReadSettings& settings, const Events& events,
               const std::function<void(const schema::Article&, const std::vector<Reason>&)>& on_article) {
  return read_all(paths, settings, events, Traces::wanted,
                  [&](const reading::ReadArticle& read, const auto& fell_short) {
                    on_article(read.article, reasons_of(read, fell_short));
                  });
}

}  // namespace news::indexer
