#include <news/indexer/store.h>

#include <xapian.h>

#include <algorithm>
#include <charconv>

#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/article_json.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/record.h>
#include <news/schema/internal/tables.h>
#include <news/schema/internal/terms.h>

namespace news::indexer {
namespace {

namespace fs = std::filesystem;
using schema::field;

/// A writer frees the blocks of the last commit but one; a reader that meets this moves on to the newest and
/// tries again.
constexpr int kAttempts = 20;

std::uint64_t number(const std::string& text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string day_as_iso(const std::string& compact) {
  return compact.size() == 8 ? compact.substr(0, 4) + "-" + compact.substr(4, 2) + "-" + compact.substr(6, 2)
                             : compact;
}

std::vector<std::pair<std::string, std::uint64_t>> languages_of(const Xapian::Database& database) {
  std::vector<std::pair<std::string, std::uint64_t>> languages;
  const std::string prefix(field("language").value);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    languages.emplace_back((*term).substr(prefix.size()), term.get_termfreq());
  }
  std::stable_sort(languages.begin(), languages.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return languages;
}

std::vector<std::pair<std::string, std::uint64_t>> sizes_of(const schema::Generation& generation) {
  std::vector<std::pair<std::string, std::uint64_t>> sizes;
  for (const fs::path& database : {generation.articles, generation.quotes}) {
    for (const char* table : {"postlist", "position", "termlist", "docdata", "synonym", "spelling"}) {
      std::error_code error;
      const auto size = fs::file_size(database / (std::string(table) + ".glass"), error);
      if (!error) sizes.emplace_back(database.filename().string() + "/" + table, size);
    }
  }
  return sizes;
}

}  // namespace

struct Store::Impl {
  explicit Impl(const fs::path& index_path)
      : index(index_path), held(schema::hold_generation(index_path)), generation(held.generation) {
    for (const fs::path& database : {generation.articles, generation.quotes}) {
      schema::require_tables(database);
    }
    schema::at_boundary(index.string(), [&] {
      articles = Xapian::Database(generation.articles.string());
      quotes = Xapian::Database(generation.quotes.string());
      format = schema::verify(articles, false);
      records = schema::RecordDecoder(articles);
    });
  }

  /// Runs f on the newest state of the index, again when a writer got in between.
  template <class F>
  auto read(F&& f) {
    return schema::at_boundary(index.string(), [&] {
      for (int attempt = 1;; ++attempt) {
        try {
          articles.reopen();
          quotes.reopen();
          return f();
        } catch (const Xapian::DatabaseModifiedError&) {
          if (attempt == kAttempts) throw;
        }
      }
    });
  }

  fs::path index;
  schema::HeldGeneration held;
  const schema::Generation& generation;
  Xapian::Database articles;
  Xapian::Database quotes;
  schema::RecordDecoder records;
  schema::Format format;
};

Store::Store(const fs::path& index) : impl_(std::make_unique<Impl>(index)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

std::optional<schema::Article> Store::find(const std::string& id) {
  const std::string term = schema::id_term(field("id").value, id);
  return impl_->read([&]() -> std::optional<schema::Article> {
    const auto first = impl_->articles.postlist_begin(term);
    if (first == impl_->articles.postlist_end(term)) return std::nullopt;
    return impl_->records.decode(impl_->articles.get_document(*first).get_data());
  });
}

void Store::for_each(const std::function<void(const schema::Article&)>& visit) {
  Xapian::docid last = 0;
  for (bool more = true; more;) {
    std::vector<schema::Article> page;  // visited outside of the retry, so that none is visited twice
    const Xapian::docid from = last;
    more = impl_->read([&] {
      page.clear();
      last = from;
      auto document = impl_->articles.postlist_begin("");
      const auto end = impl_->articles.postlist_end("");
      document.skip_to(from + 1);
      for (; document != end && page.size() < 256; ++document) {
        page.push_back(impl_->records.decode(impl_->articles.get_document(*document).get_data()));
        last = *document;
      }
      return document != end;
    });
    for (const schema::Article& article : page) visit(article);
  }
}

Stats Store::stats() {
  return impl_->read([&] {
    Stats stats;
    stats.articles = impl_->articles.get_doccount();
    stats.indirect_quotes = impl_->quotes.get_termfreq(
        std::string(schema::kQuoteKindPrefix).append(name_of(schema::QuoteKind::indirect)));
    stats.quotes = impl_->quotes.get_doccount() - stats.indirect_quotes;
    stats.quotes_with_speaker =
        impl_->quotes.get_value_freq(static_cast<Xapian::valueno>(field("speaker").slot));
    const auto day_slot = static_cast<Xapian::valueno>(field("published").slot);
    stats.dated = impl_->articles.get_value_freq(day_slot);
    if (stats.dated > 0) {
      stats.first_day = day_as_iso(impl_->articles.get_value_lower_bound(day_slot));
      stats.last_day = day_as_iso(impl_->articles.get_value_upper_bound(day_slot));
    }
    stats.languages = languages_of(impl_->articles);
    for (const schema::Field& row : schema::kFields) {
      if (!row.facet || row.kind == schema::Kind::date) continue;
      stats.values.emplace_back(row.name,
                                number(impl_->articles.get_metadata(schema::ordinal_count_key(row.name))));
    }
    stats.revision = schema::revision_of(impl_->articles);
    stats.format = impl_->format.number;
    stats.table_bytes = sizes_of(impl_->generation);
    return stats;
  });
}

std::vector<PersonCount> Store::people() {
  const schema::Field& person = field("person");
  return impl_->read([&] {
    std::vector<PersonCount> people;
    const std::uint64_t given = number(impl_->articles.get_metadata(schema::ordinal_count_key(person.name)));
    for (std::uint32_t ordinal = 0; ordinal < given; ++ordinal) {
      const std::string name = impl_->articles.get_metadata(schema::ordinal_key(person.name, ordinal));
      const std::uint64_t articles = impl_->articles.get_termfreq(schema::value_term(person.value, name));
      if (articles > 0) people.push_back({name, articles});
    }
    std::sort(people.begin(), people.end(), [](const PersonCount& a, const PersonCount& b) {
      return a.articles != b.articles ? a.articles > b.articles : a.name < b.name;
    });
    return people;
  });
}

}  // namespace news::indexer
