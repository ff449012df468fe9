#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <news/schema/article.h>
#include <news/schema/internal/fold.h>

#include "people/people.h"
#include "quotes/quotes.h"

// How often each rule of indexer/quotes is right, measured on articles in which every attribution is
// annotated: what stands in indexer/quotes/rules.cpp as the confidence of its quotes.

namespace {

namespace fs = std::filesystem;
using news::schema::Quote;
using news::schema::QuoteKind;
using nlohmann::json;

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Attribution {
  std::vector<Stretch> content;
  std::string source;  ///< Empty when nobody is named.
};

struct Tally {
  unsigned given = 0;
  unsigned right = 0;
};

std::vector<json> read_lines(const fs::path& file) {
  const fs::path packed = file.string() + ".gz";
  gzFile in = gzopen((fs::exists(packed) ? packed : file).c_str(), "rb");
  if (in == nullptr) throw std::runtime_error(file.string() + ": can't be read");
  std::string text;
  std::vector<char> buffer(1U << 16U);
  for (int got = 0; (got = gzread(in, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;)
    text.append(buffer.data(), static_cast<std::size_t>(got));
  gzclose(in);
  std::vector<json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty()) lines.push_back(json::parse(line));
  }
  return lines;
}

/// The annotation counts characters, quotes count bytes.
std::vector<std::size_t> character_of_bytes(const std::string& text) {
  std::vector<std::size_t> out(text.size() + 1);
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) ++characters;
    out[at] = characters - 1;
  }
  out[text.size()] = characters;
  return out;
}

Attribution attribution_of(const json& line) {
  Attribution attribution;
  for (const json& part : line.value("content", json::array())) {
    for (const json& span : part.at("spans"))
      attribution.content.push_back({span.at(0).get<std::size_t>(), span.at(1).get<std::size_t>()});
  }
  const auto source = line.find("source");
  if (source == line.end() || source->is_null()) return attribution;
  for (const json& part : *source) attribution.source += part.at("text").get<std::string>() + ' ';
  return attribution;
}

/// The attribution that covers at least half of the stretch; of several the one that covers most, then the
/// shortest.
const Attribution* covering(const std::vector<Attribution>& all, Stretch stretch) {
  const Attribution* best = nullptr;
  std::pair<std::size_t, std::size_t> best_key;
  for (const Attribution& each : all) {
    std::size_t shared = 0;
    std::size_t size = 0;
    for (const Stretch& span : each.content) {
      const std::size_t begin = std::max(span.begin, stretch.begin);
      const std::size_t end = std::min(span.end, stretch.end);
      if (begin < end) shared += end - begin;
      size += span.end - span.begin;
    }
    if (2 * shared < stretch.end - stretch.begin || shared == 0) continue;
    const std::pair<std::size_t, std::size_t> key{stretch.end - stretch.begin - shared, size};
    if (best == nullptr || key < best_key) {
      best = &each;
      best_key = key;
    }
  }
  return best;
}

/// Does the last word of what was given stand in the annotated source?
bool names(const std::string& given, const std::string& source) {
  std::string key = news::schema::name_key(given);
  key = key.substr(key.rfind(' ') + 1);
  return !key.empty() &&
         (' ' + news::schema::name_key(source) + ' ').find(' ' + key + ' ') != std::string::npos;
}

/// A pronoun for which somebody is named may be right: the annotation doesn't say.
bool is_open(const Quote& quote, const Attribution& gold) {
  static constexpr std::string_view kPronouns[] = {"he", "she", "they", "i", "we", "you", "it", "who"};
  const auto is_pronoun = [](const std::string& text) {
    const std::string key = news::schema::name_key(text);
    return std::find(std::begin(kPronouns), std::end(kPronouns), key) != std::end(kPronouns);
  };
  return is_pronoun(gold.source) && !is_pronoun(quote.speaker_text);
}

class Measure {
 public:
  explicit Measure(const fs::path& lists) : people_(lists / "people"), quotes_(lists / "quotes") {}

  void read(const json& document, const std::vector<Attribution>& attributions) {
    news::schema::Article article;
    article.headline = document.value("headline", std::string());
    article.body = document.at("body").get<std::string>();
    article.language = "en";
    article.persons = people_.find(article);
    const std::vector<std::size_t> characters = character_of_bytes(article.body);
    for (const Quote& quote : quotes_.find(article, true)) {
      if (quote.rule.empty()) continue;
      const Attribution* gold =
          covering(attributions, {characters.at(quote.begin), characters.at(quote.end)});
      if (gold != nullptr && (gold->source.empty() || is_open(quote, *gold))) continue;
      Tally& tally = tallies_[{quote.rule, quote.kind}];
      ++tally.given;
      if (gold != nullptr && (names(quote.speaker_text, gold->source) || names(quote.speaker, gold->source)))
        ++tally.right;
    }
  }

  void print() const {
    std::printf("%-20s %-11s %7s %7s %6s\n", "rule", "kind", "given", "right", "share");
    for (const auto& [key, tally] : tallies_) {
      const char* kind = key.second == QuoteKind::quotation  ? "quotation"
                         : key.second == QuoteKind::fragment ? "fragment"
                                                             : "indirect";
      std::printf("%-20s %-11s %7u %7u %6.3f\n", key.first.c_str(), kind, tally.given, tally.right,
                  static_cast<double>(tally.right) / tally.given);
    }
  }

 private:
  news::people::Finder people_;
  news::quotes::Finder quotes_;
  std::map<std::pair<std::string, QuoteKind>, Tally> tallies_;
};

int run(const fs::path& lists, const fs::path& articles, const std::string& split) {
  std::map<std::string, std::vector<Attribution>> attributions;
  for (const json& line : read_lines(articles / "attributions.jsonl"))
    attributions[line.at("doc").get<std::string>()].push_back(attribution_of(line));
  Measure measure(lists);
  for (const json& document : read_lines(articles / "docs.jsonl")) {
    if (document.value("split", std::string()) == split)
      measure.read(document, attributions[document.at("id").get<std::string>()]);
  }
  measure.print();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs(
        "usage: bench_quote_rules LISTS ARTICLES [SPLIT]\n"
        "LISTS is the directory data of the project; ARTICLES holds docs.jsonl and attributions.jsonl, or "
        "both as .gz; SPLIT is train unless given.\n",
        stderr);
    return 2;
  }
  try {
    return run(argv[1], argv[2], argc > 3 ? argv[3] : "train");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_quote_rules: %s\n", error.what());
    return 2;
  }
}
