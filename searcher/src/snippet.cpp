#include "snippet.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "passages.h"

namespace news::searcher {
namespace {

using schema::Article;
using schema::QuoteKind;
using Units = std::vector<QueryUnits::Unit>;

/// Forms of a word that are looked up to tell how rare it is; they come most frequent first.
constexpr std::size_t kFormsCounted = 8;

constexpr std::size_t kMostSnippets = 50;

/// A word tells the more, the fewer documents have it.
double weight_of(const std::vector<std::string>& forms, const Xapian::Database& database) {
  double documents = 0;
  for (std::size_t i = 0; i < forms.size() && i < kFormsCounted; ++i)
    documents += database.get_termfreq(forms[i]);
  return std::log(2 + static_cast<double>(database.get_doccount()) / (1 + documents));
}

/// A quote between quotation marks, where it stands in the body.
struct Quoted {
  Stretch range;
  const schema::Quote* quote = nullptr;
};

std::vector<Quoted> quoted_ranges(const Article& article) {
  std::vector<Quoted> out;
  for (const schema::Quote& quote : article.quotes) {
    if (quote.kind == QuoteKind::indirect || quote.begin >= quote.end || quote.end > article.body.size())
      continue;
    out.push_back({{quote.begin, quote.end}, &quote});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Quoted& a, const Quoted& b) { return a.range.begin < b.range.begin; });
  return out;
}

/// A text that snippets can be taken from.
struct Part {
  std::string_view in;
  std::string_view text;
  std::vector<Occurrence> found;
  std::vector<Stretch> used;
};

/// What a snippet would be.
struct Candidate {
  const Part* part = nullptr;
  Passage passage;
  const Quoted* quoted = nullptr;  ///< All of it lies in this quote.
};

/// The parts of one article, and the best that can be shown of each.
class Chooser {
 public:
  Chooser(const Article& article, const Units& units, std::size_t bytes)
      : quoted_(quoted_ranges(article)), units_(units), bytes_(bytes) {}

  [[nodiscard]] Ranges quotes() const {
    Ranges ranges;
    for (const Quoted& quoted : quoted_) ranges.emplace_back(quoted.range.begin, quoted.range.end);
    return ranges;
  }

  void add(std::string_view in, std::string_view text, std::vector<Occurrence> found) {
    if (!found.empty()) parts_.push_back({in, text, std::move(found), {}});
  }

  /// The best passage that isn't taken yet, of equals the one of the part that was added first; takes it.
  std::optional<Candidate> take_best() {
    // The candidates keep pointers to their parts, so they are looked for only when all parts are there.
    if (best_.empty()) {
      for (std::size_t i = 0; i < parts_.size(); ++i) best_.push_back(best_of(i));
    }
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < best_.size(); ++i) {
      if (best_[i] && (!best || best_[i]->passage.score > best_[*best]->passage.score)) best = i;
    }
    if (!best) return std::nullopt;
    const auto taken = best_[*best];
    parts_[*best].used.push_back(taken->passage);
    best_[*best] = best_of(*best);
    return taken;
  }

 private:
  [[nodiscard]] std::optional<Candidate> best_of(std::size_t number) const {
    const Part& part = parts_[number];
    const auto passage =
        best_passage(part.text, {0, part.text.size()}, part.found, units_, bytes_, part.used);
    if (!passage) return std::nullopt;
    if (part.in == "body") {
      if (const Quoted* quoted = quote_of(part, *passage)) {
        const auto inside = best_passage(part.text, quoted->range, part.found, units_, bytes_, part.used);
        if (inside) return Candidate{&part, *inside, quoted};
      }
    }
    return Candidate{&part, *passage, nullptr};
  }

  /// The quote that holds everything that a passage shows of the query. A fragment alone says too little,
  /// unless it was asked for.
  [[nodiscard]] const Quoted* quote_of(const Part& part, const Passage& passage) const {
    const Quoted* only = nullptr;
    bool asked_for = true;
    for (const Occurrence& found : part.found) {
      if (found.begin < passage.begin || found.begin >= passage.end) continue;
      const Quoted* quoted = quote_at(found);
      if (quoted == nullptr || (only != nullptr && quoted != only)) return nullptr;
      only = quoted;
      asked_for = asked_for && units_[found.unit].field == "quote";
    }
    return only != nullptr && (asked_for || only->quote->kind == QuoteKind::quotation) ? only : nullptr;
  }

  [[nodiscard]] const Quoted* quote_at(const Occurrence& found) const {
    const auto after =
        std::upper_bound(quoted_.begin(), quoted_.end(), found.begin,
                         [](std::size_t at, const Quoted& quoted) { return at < quoted.range.begin; });
    return after != quoted_.begin() && found.end <= std::prev(after)->range.end ? &*std::prev(after)
                                                                                : nullptr;
  }

  std::vector<Quoted> quoted_;
  std::vector<Part> parts_;
  std::vector<std::optional<Candidate>> best_;  ///< Of each part.
  const Units& units_;
  std::size_t bytes_;
};

/// What was shown already, so that a further snippet shows something else.
class Shown {
 public:
  explicit Shown(std::size_t units) : seen_(units, false) {}

  /// True for the first passage, and for one that shows another word or another speaker.
  bool is_news(const Candidate& candidate) {
    bool fresh = count_++ == 0;
    for (const Occurrence& found : candidate.part->found) {
      if (found.begin < candidate.passage.begin || found.begin >= candidate.passage.end) continue;
      fresh = fresh || !seen_[found.unit];
      seen_[found.unit] = true;
    }
    std::string speaker = candidate.quoted != nullptr ? candidate.quoted->quote->speaker : std::string();
    const bool other_speaker =
        !speaker.empty() && std::find(speakers_.begin(), speakers_.end(), speaker) == speakers_.end();
    if (other_speaker) speakers_.push_back(std::move(speaker));
    return fresh || other_speaker;
  }

 private:
  std::vector<bool> seen_;
  std::vector<std::string> speakers_;
  std::size_t count_ = 0;
};

Snippet to_snippet(const Candidate& candidate) {
  const std::string_view text = candidate.part->text;
  const Stretch whole = candidate.quoted != nullptr ? candidate.quoted->range : Stretch{0, text.size()};
  Snippet snippet = make_snippet(text, whole, candidate.passage, candidate.part->found);
  snippet.in = candidate.part->in;
  if (candidate.quoted != nullptr) {
    snippet.in = "quote";
    snippet.speaker = candidate.quoted->quote->speaker;
  }
  return snippet;
}

/// What stands for an article of which nothing in particular was found.
std::optional<Snippet> lede(const Article& article, std::size_t bytes) {
  std::string_view text = article.body;
  std::string in = "body";
  if (text.empty()) {
    text = article.subheadline;
    in = "subheadline";
  }
  if (text.empty() && !article.captions.empty()) {
    const auto& caption = article.captions.front();
    text = caption.text.empty() ? caption.alt : caption.text;
    in = "caption";
  }
  if (text.empty()) return std::nullopt;
  Snippet snippet = make_snippet(text, {0, text.size()}, beginning_of(text, bytes), {});
  snippet.in = std::move(in);
  return snippet;
}

/// A text as a whole unless it is far longer than a snippet.
Snippet whole_text(std::string_view text, const std::vector<Occurrence>& found, const Units& units,
                   std::size_t bytes) {
  const Stretch whole{0, text.size()};
  if (text.size() <= 2 * bytes + 200) return make_snippet(text, whole, whole, found);
  const auto passage = best_passage(text, whole, found, units, bytes, {});
  return make_snippet(text, whole, passage ? Stretch(*passage) : beginning_of(text, bytes), found);
}

}  // namespace

Highlighter::Highlighter(const std::vector<Pattern>& patterns, const SearchRequest& request,
                         const Xapian::Database& database)
    : units_(patterns, [&](const std::vector<std::string>& forms) { return weight_of(forms, database); }),
      target_(request.target),
      bytes_(request.snippet_bytes),
      snippets_(request.snippet_bytes == 0 ? 0 : std::min<std::size_t>(request.snippets, kMostSnippets)) {}

void Highlighter::show(Hit& hit) const {
  Scanner scanner(units_);
  if (target_ == Target::quotes) {
    show_quote(hit, scanner);
  } else {
    show_article(hit, scanner);
  }
  hit.matched = scanner.forms();
}

void Highlighter::show_quote(Hit& hit, Scanner& scanner) const {
  if (!hit.quote || *hit.quote >= hit.article.quotes.size()) return;
  const schema::Quote& quote = hit.article.quotes[*hit.quote];
  const auto found = scanner.find(quote.text, "quote");
  if (snippets_ == 0 || quote.text.empty()) return;
  Snippet snippet = whole_text(quote.text, found, units_.units(), bytes_);
  snippet.in = "quote";
  snippet.speaker = quote.speaker;
  hit.snippets.push_back(std::move(snippet));
}

void Highlighter::show_article(Hit& hit, Scanner& scanner) const {
  const Article& article = hit.article;
  const Units& units = units_.units();
  Chooser chooser(article, units, bytes_);
  const auto in_headline = scanner.find(article.headline, "headline");
  chooser.add("body", article.body, scanner.find(article.body, "body", chooser.quotes()));
  chooser.add("subheadline", article.subheadline, scanner.find(article.subheadline, "subheadline"));
  for (const schema::Caption& caption : article.captions) {
    chooser.add("caption", caption.text, scanner.find(caption.text, "caption"));
    chooser.add("caption", caption.alt, scanner.find(caption.alt, "caption"));
  }
  if (units_.asks_for("related")) {
    for (const schema::Related& related : article.related) {
      for (const std::string* text : {&related.title, &related.alt_title, &related.teaser}) {
        chooser.add("related", *text, scanner.find(*text, "related"));
      }
    }
  }
  // No text to show, but forms to name.
  if (units_.asks_for("author")) {
    for (const std::string& author : article.authors) (void)scanner.find(author, "author");
  }
  if (units_.asks_for("section")) (void)scanner.find(article.section, "section");
  if (units_.asks_for("keyword")) {
    for (const std::string& keyword : article.keywords) (void)scanner.find(keyword, "keyword");
  }

  std::size_t room = snippets_;
  auto candidate = room > 0 ? chooser.take_best() : std::nullopt;
  // The headline comes on top of a passage, not in its place.
  if (!in_headline.empty() && (room > 1 || (room == 1 && !candidate))) {
    hit.snippets.push_back(whole_text(article.headline, in_headline, units, bytes_));
    hit.snippets.back().in = "headline";
    --room;
  }
  if (!candidate && room > 0) {
    if (auto snippet = lede(article, bytes_)) hit.snippets.push_back(std::move(*snippet));
  }
  Shown shown(units.size());
  // Looking on for something new ends soon: an article may hold the words a thousand times.
  constexpr std::size_t kMostRepetitions = 4;
  for (std::size_t repetitions = 0; room > 0 && candidate && repetitions < kMostRepetitions;) {
    if (shown.is_news(*candidate)) {
      hit.snippets.push_back(to_snippet(*candidate));
      --room;
    } else {
      ++repetitions;
    }
    if (room > 0) candidate = chooser.take_best();
  }
}

}  // namespace news::searcher
