#include "people/people.h"

#include <algorithm>
#include <utility>

#include <news/schema/internal/fold.h>

#include "people/chunks.h"
#include "people/credits.h"
#include "people/document.h"
#include "people/linking.h"
#include "people/lists.h"
#include "people/mentions.h"
#include "people/runs.h"
#include "people/salience.h"
#include "people/tagger/tagger.h"

namespace news::people {
namespace {

constexpr const char* kWeightsFile = "name-weights.bin";

/// The tagger learned English only. Texts whose language nobody could tell are mostly short ones.
bool is_english(std::string_view language) {
  return language.empty() || language == "und" || language.substr(0, 2) == "en";
}

/// Is this chunk a person's name whatever the tagger says?
bool is_sure(const Document& document, const Chunk& chunk) {
  const std::uint32_t size = chunk.last - chunk.first;
  if (size < 2 || size > kLongestName || !document.tokens[chunk.first].has(kGiven)) return false;
  return full_name_score(document, chunk, chunk.first, chunk.last, Recurrence()) >= kSure;
}

/// The runs in which the tagger's word may change anything.
std::vector<Run> open_runs(const Document& document, const std::vector<Run>& runs,
                           const std::vector<Chunk>& chunks) {
  std::vector<Run> open;
  open.reserve(chunks.size());
  std::uint32_t next = 0;
  for (const Chunk& chunk : chunks) {
    const Token& token = document.tokens[chunk.first];
    const bool lone = chunk.last - chunk.first == 1;
    const bool decided =
        lone && (!chunk.alone || token.is(kAllCaps) || doubtful(token) || document.is_common(token));
    if (chunk.organisation || decided || chunk.run < next || is_sure(document, chunk)) continue;
    open.push_back(runs[chunk.run]);
    next = chunk.run + 1;
  }
  return open;
}

/// A person whose only mentions stand in the first or last paragraph, and who wrote the article, comes from a
/// byline.
void drop_authors(const schema::Article& article, std::vector<schema::Person>& persons) {
  if (article.authors.empty()) return;
  std::vector<std::string> authors;
  for (const std::string& author : article.authors) authors.push_back(schema::name_key(author));
  const std::size_t first_end = std::min(article.body.find("\n\n"), article.body.size());
  const std::size_t last_begin = article.body.rfind("\n\n");
  std::erase_if(persons, [&](const schema::Person& person) {
    if (std::find(authors.begin(), authors.end(), schema::name_key(person.name)) == authors.end())
      return false;
    return std::all_of(person.spans.begin(), person.spans.end(), [&](const schema::Span& span) {
      return span.in == "body" &&
             (span.begin < first_end || (last_begin != std::string::npos && span.begin > last_begin));
    });
  });
}

/// Does this mention stand in one of the last paragraphs of a text of several?
bool is_at_end(std::string_view body, std::size_t begin) {
  constexpr int kParagraphs = 5;
  constexpr std::string_view kBreak = "\n\n";
  int behind = 0;
  std::size_t at = begin;
  while (behind < kParagraphs && (at = body.find(kBreak, at)) != std::string_view::npos) {
    behind += 1;
    at += kBreak.size();
  }
  if (behind == kParagraphs) return false;
  // A short text is about whom it names.
  int before = 0;
  at = begin;
  while (before + behind < kParagraphs && at > 0 &&
         (at = body.rfind(kBreak, at - 1)) != std::string_view::npos)
    before += 1;
  return before + behind >= kParagraphs;
}

/// Who is named at the end only, to say who that is, wrote the article.
void drop_biographies(const schema::Article& article, std::vector<schema::Person>& persons) {
  std::erase_if(persons, [&](const schema::Person& person) {
    const schema::Span& first = person.spans.front();
    const auto in_body = [](const schema::Span& span) { return span.in == "body"; };
    return first.in == "body" && begins_biography(article.body, first) &&
           person.name.find(' ') != std::string::npos && is_at_end(article.body, first.begin) &&
           std::all_of(person.spans.begin(), person.spans.end(), in_body);
  });
}

}  // namespace

struct Finder::Impl {
  explicit Impl(const std::filesystem::path& data) : lists(data), tagger(read_weights(data / kWeightsFile)) {}
  Lists lists;
  Tagger tagger;
};

Finder::Finder(const std::filesystem::path& data) : impl_(std::make_unique<const Impl>(data)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

std::vector<schema::Person> Finder::find(const schema::Article& article) const {
  Document document(article, impl_->lists);
  const std::vector<Run> runs = find_runs(document);
  const std::vector<Chunk> chunks = find_chunks(document, impl_->lists, runs);
  if (is_english(article.language)) impl_->tagger.judge(document, open_runs(document, runs, chunks));
  const std::vector<FullName> names = find_full_names(document, impl_->lists, chunks);
  std::vector<schema::Person> persons = Linker(document, impl_->lists, chunks, names).run();
  drop_authors(article, persons);
  drop_biographies(article, persons);
  set_salience(persons, article.body, {});
  return persons;
}

void Finder::weigh(schema::Article& article) {
  set_salience(article.persons, article.body, article.quotes);
}

std::vector<std::string> Finder::aliases_of(std::string_view name) const {
  const KnownPerson* known = impl_->lists.known_by_name(name);
  return known == nullptr ? std::vector<std::string>{} : known->variants;
}

std::vector<Suggestion> Finder::suggest(std::vector<CountedName> names) const {
  return people::suggest(std::move(names), impl_->lists);
}

std::string Finder::wikidata_of(std::string_view name) const {
  const KnownPerson* known = impl_->lists.known_by_name(name);
  return known == nullptr ? std::string{} : known->wikidata;
}

}  // namespace news::people
