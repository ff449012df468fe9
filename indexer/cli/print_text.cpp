#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include <news/cli/terminal.h>
#include <news/cli/text.h>
#include <news/schema/fields.h>

#include "print.h"

namespace news::indexer::cli {
namespace {

using news::cli::grouped;
using news::cli::safe;
using news::cli::wrap;

std::size_t width() {
  return news::cli::standard_output().width;
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
  return out;
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "-"
                    : fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

/// The beginning of a text on one line.
std::string beginning(const std::string& text, std::size_t most) {
  std::string line = safe(text);
  if (line.size() <= most) return line;
  std::size_t cut = most;
  while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
  return line.substr(0, cut) + "…";
}

/// A label and its value, wrapped behind it.
void put(std::string& out, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  out += wrap(fmt::format("{:<12} {}", name, safe(value)), {width(), 0, 13, false});
}

/// Paragraphs, an empty line between two.
void put_body(std::string& out, const std::string& body) {
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", begin), body.size());
    out += "\n" + wrap(safe(std::string_view(body).substr(begin, end - begin)), {width(), 0, 0, false});
    begin = end + 2;
  }
}

void put_captions(std::string& out, const schema::Article& article) {
  for (const schema::Caption& caption : article.captions) {
    out += "\n";
    put(out, "caption", caption.text);
    put(out, "  alt", caption.alt);
    put(out, "  credit", caption.credit);
  }
}

void put_quotes(std::string& out, const schema::Article& article) {
  if (article.quotes.empty()) return;
  out += "\nQuotes\n";
  for (const schema::Quote& quote : article.quotes) {
    const std::string who = !quote.speaker.empty()        ? quote.speaker
                            : !quote.speaker_text.empty() ? quote.speaker_text + " (not identified)"
                                                          : "unknown";
    out += wrap(safe(who) + ": " + safe(quote.text), {width(), 2, 4, false});
  }
}

/// One that is right often enough and all the same not used was given to too few articles to be sure of it.
std::string_view use_of(const LearnedTopic& topic) {
  if (topic.used) return "yes";
  const bool right = topic.shown > 0 && topic.right * 10 >= topic.shown * 9;
  return right ? "no: too few" : "no";
}

}  // namespace

std::string article_text(const schema::Article& article) {
  std::string out = wrap(safe(article.headline), {width(), 0, 0, false});
  if (!article.subheadline.empty()) out += wrap(safe(article.subheadline), {width(), 0, 0, false});
  out += "\n";
  put(out, "id", article.id);
  put(out, "source", article.source);
  put(out, "url", article.url);
  put(out, "published", article.published);
  put(out, "modified", article.modified);
  put(out, "embargoed", article.embargoed);
  put(out, "fetched", article.fetched);
  put(out, "authors", joined(article.authors));
  put(out, "section", article.section);
  put(out, "keywords", joined(article.keywords));
  put(out, "language", article.language);
  for (const schema::Topic& topic : article.topics) put(out, "topic", topic.name + " (" + topic.id + ")");
  for (const schema::Person& person : article.persons) {
    put(out, "person", person.name + (person.roles.empty() ? "" : ", " + joined(person.roles)));
  }
  put_body(out, article.body);
  put_captions(out, article);
  put_quotes(out, article);
  if (!article.related.empty()) out += "\nRelated\n";
  for (const schema::Related& related : article.related)
    out += wrap(safe(related.title), {width(), 2, 4, false});
  return out + "\n";
}

std::string explanation_text(const schema::Article& article, const std::vector<Reason>& reasons) {
  std::string out =
      fmt::format("{}\n", beginning(article.headline.empty() ? article.id : article.headline, 100));
  for (const Reason& reason : reasons) {
    out += fmt::format("  {:<12} {:<32} {:.2f}  {}\n", reason.field, safe(reason.rule), reason.confidence,
                       beginning(reason.text, 120));
  }
  return out + "\n";
}

std::string stats_text(const Stats& stats) {
  std::string out;
  put(out, "articles", grouped(stats.articles));
  if (stats.dated > 0) {
    put(out, "published",
        fmt::format("{} to {}; {} without a date", stats.first_day, stats.last_day,
                    grouped(stats.articles - stats.dated)));
  }
  put(out, "quotes",
      fmt::format("{}; speaker unknown: {}", grouped(stats.quotes),
                  percent(stats.quotes - stats.quotes_with_speaker, stats.quotes)));
  if (stats.indirect_quotes > 0)
    put(out, "indirect",
        grouped(stats.indirect_quotes) + (stats.indirect_quotes == 1 ? " quote more" : " quotes more"));
  std::string languages;
  for (const auto& [language, count] : stats.languages)
    languages += fmt::format("{}{} {}", languages.empty() ? "" : ", ", language, grouped(count));
  put(out, "languages", languages);
  std::string values;
  for (const auto& [name, count] : stats.values)
    values += fmt::format("{}{} {}", values.empty() ? "" : ", ", name, grouped(count));
  put(out, "values", values);
  put(out, "revision", std::to_string(stats.revision));
  put(out, "format", std::to_string(stats.format));
  std::uint64_t bytes = 0;
  for (const auto& [table, size] : stats.table_bytes) bytes += size;
  put(out, "size", fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6));
  for (const auto& [table, size] : stats.table_bytes)
    out += fmt::format("  {:<22} {:>9.1f} MB\n", table, static_cast<double>(size) / 1e6);
  return out;
}

std::string findings_text(const std::vector<std::string>& findings) {
  if (findings.empty()) return "no damage found\n";
  std::string out;
  for (const std::string& finding : findings) out += safe(finding) + "\n";
  return out +
         fmt::format("{} finding{}; where the index still opens, `newsindex export` saves what can be read\n",
                     findings.size(), findings.size() == 1 ? "" : "s");
}

std::string people_text(const std::vector<PersonCount>& people) {
  std::string out;
  for (const PersonCount& person : people)
    out += fmt::format("{:>8}  {}\n", grouped(person.articles), safe(person.name));
  return out;
}

std::string suggestions_text(const std::vector<PeopleSuggestion>& suggestions) {
  std::string out;
  for (const PeopleSuggestion& pair : suggestions) {
    out += fmt::format("# {} and {} articles\n{}\t{}\n", grouped(pair.canonical.articles),
                       grouped(pair.variant.articles), safe(pair.canonical.name), safe(pair.variant.name));
  }
  return out;
}

std::string fields_text() {
  std::string out;
  for (const schema::Field& row : schema::kFields) {
    out += fmt::format("{:<12} {}\n{:<12} {}{}{}\n", row.name, row.help, "", row.example,
                       row.facet ? "   [facet]" : "", row.in_quotes ? "   [quotes]" : "");
  }
  return out;
}

std::string learned_text(const std::vector<LearnedTopic>& learned) {
  if (learned.empty()) return {};
  std::string out =
      fmt::format("{:<42} {:>8} {:>9} {:>6}  used\n", "topic", "articles", "precision", "recall");
  for (const LearnedTopic& topic : learned) {
    out +=
        fmt::format("{:<42} {:>8} {:>9} {:>6}  {}\n", beginning(topic.name, 40), topic.articles,
                    percent(topic.right, topic.shown), percent(topic.right, topic.measured), use_of(topic));
  }
  return out;
}

}  // namespace news::indexer::cli
