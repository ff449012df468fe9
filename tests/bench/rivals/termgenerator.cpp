// Xapian as its manual shows it: TermGenerator and add_document at their defaults, QueryParser. See
// ../README.md.

#include <memory>
#include <string>

#include <xapian.h>

#include "article_stream.h"
#include "rival.h"

namespace {

using namespace news::bench;

constexpr Xapian::valueno kDate = 0;
constexpr Xapian::valueno kSource = 1;

std::string stored(const StreamArticle& article) {
  std::string data;
  for (const auto field : {article.id, article.headline, article.date, article.source, article.body})
    data.append(field).append(1, '\n');
  return data;
}

void build_index(const std::string& input, const std::string& directory) {
  Xapian::WritableDatabase database(directory, Xapian::DB_CREATE_OR_OPEN);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  ArticleStream articles(input);
  for (StreamArticle article; articles.next(article);) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(std::string(article.headline), 3);
    generator.increase_termpos();
    generator.index_text(std::string(article.body));
    document.add_boolean_term("Q" + std::string(article.id));
    document.add_boolean_term("XS:" + std::string(article.source));
    document.add_value(kDate, Xapian::sortable_serialise(static_cast<double>(day_seconds(article.date))));
    document.add_value(kSource, std::string(article.source));
    document.set_data(stored(article));
    database.add_document(document);
  }
  database.commit();
}

std::size_t ask(const Xapian::Database& database, Xapian::QueryParser& parser, const std::string& title,
                const std::string& mode) {
  Xapian::Enquire enquire(database);
  enquire.set_query(parser.parse_query(mode == "phrase" ? '"' + title + '"' : title));
  if (mode != "facet") return enquire.get_mset(0, 10).size();
  Xapian::ValueCountMatchSpy sources(kSource);
  enquire.add_matchspy(&sources);
  (void)enquire.get_mset(0, 10, database.get_doccount());
  return sources.get_total();
}

Ask open_index(const std::string& directory, const std::string& mode) {
  const Xapian::Database database(directory);
  auto parser = std::make_shared<Xapian::QueryParser>();
  parser->set_database(database);
  parser->set_stemmer(Xapian::Stem("en"));
  parser->set_default_op(mode == "or" ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
  return [=](const std::string& title) { return ask(database, *parser, title, mode); };
}

}  // namespace

int main(int argc, char** argv) {
  return run(argc, argv,
             {std::string("Xapian ") + Xapian::version_string() + " defaults", build_index, open_index});
}
