#include "reading/json_keys.h"

#include <array>
#include <unordered_map>

#include "reading/characters.h"

namespace news::reading {
namespace {

struct KeyRow {
  Field field;
  std::string_view
      keys;  ///< Without case, hyphens, underscores and blanks; the best first, which is our own.
};

constexpr auto kKeys = std::to_array<KeyRow>({
    {Field::id, "id guid _id articleid docid docno documentid uuid storyid uid newsid urn entryid"},
    {Field::url,
     "url canonicalurl canonical link weburl articleurl permalink sourceurl pageurl href uri lien enlace "
     "mainentityofpage"},
    {Field::source,
     "source sourcename sourcehostname publisher outlet publication newspaper sitename site website "
     "sourcedomain domain "
     "provider feed quelle zeitung medium fuente fonte"},
    {Field::language, "language lang inlanguage languagecode langcode sprache langue idioma lingua"},
    {Field::published,
     "published datepublished publishedat publishdate datepublish publicationdate publicationtime pubdate "
     "publisheddate publishedtime "
     "firstpublished firstpublicationdate webpublicationdate articlepublishedtime date datetime time "
     "timestamp firstpublishdate displaydate created createdat datecreated versioncreated postdate seendate "
     "datum erscheinungsdatum "
     "fecha"},
    {Field::modified,
     "modified datemodified modifiedat datemodify modifieddate modificationdate lastmodified updated "
     "updatedat lastupdateddate dateupdated lastupdated articlemodifiedtime lastmod"},
    {Field::authors,
     "authors author byline bylines creator writer writers reporter reporters autor autoren verfasser auteur "
     "auteurs autores autore autori"},
    {Field::section,
     "section articlesection sectionname category categories newsdesk desk rubric ressort "
     "rubrik rubrique sección seccion"},
    {Field::keywords,
     "keywords tags tag keyword newskeywords subjects subject labels schlagworte schlagwörter stichwörter"},
    {Field::topics, "topics topic mediatopics"},
    {Field::headline,
     "headline headlines title articletitle headlinemain heading titel titre titulo título "
     "titolo posttitle newstitle storytitle webtitle schlagzeile überschrift Überschrift"},
    {Field::subheadline,
     "subheadline subheadlines subtitle subhead deck dek standfirst description lede lead summary abstract "
     "excerpt "
     "snippet teaser trailtext customexcerpt untertitel unterzeile vorspann zusammenfassung "
     "chapeau"},
    {Field::body,
     "body articlebody bodytext maintext fulltext articletext text content article story html bodyhtml "
     "contenthtml contentelements plaintext "
     "cleanedtext contenttext paragraphs inhalt volltext artikeltext contenu texte "
     "contenido texto cuerpo testo contenuto "
     "articlehtml articlebodyhtml articlecontent articlefulltext fullarticle fullcontent fulltexthtml "
     "htmlbody "
     "bodycontent contentbody storybody storytext storyhtml newsbody newscontent newstext postcontent "
     "posttext "
     "textcontent cleantext rawtext "
     "leadparagraph"},
    {Field::captions,
     "captions caption imagecaptions imagecaption photocaption photocaptions images image media photos "
     "multimedia"},
    {Field::embargoed,
     "embargoed embargoeduntil embargountil embargodate embargoend embargoenddate embargoends embargo"},
    {Field::fetched,
     "fetched fetchedat datefetched datedownload downloaddate downloadedat crawled crawledat crawldate "
     "datecrawled scraped scrapedat scrapedate datescraped retrievedat dateretrieved"},
    {Field::related, "related relatedarticles relatedlinks relatedstories"},
});

constexpr std::size_t kLongestKey = 40;

/// "datePublished", "date_published", "Date-Published" -> "datepublished"; a leading underscore stays.
/// Written to `out`, for keys that aren't longer.
std::string_view plain_key(std::string_view key, std::array<char, kLongestKey>& out) {
  std::size_t size = 0;
  for (const char c : key) {
    const bool joins = c == '-' || c == ' ' || c == ':' || c == '.' || (c == '_' && size != 0);
    if (!joins) out[size++] = ascii_lower(c);
  }
  return {out.data(), size};
}

}  // namespace

std::string_view name_of(Field field) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Field::count)> kNames = {
      "id",      "url",      "source",   "language",  "published", "modified",
      "authors", "section",  "keywords", "topics",    "headline",  "subheadline",
      "body",    "captions", "related",  "embargoed", "fetched"};
  return kNames[static_cast<std::size_t>(field)];
}

const Meaning* meaning_of(std::string_view key) {
  static const std::unordered_map<std::string_view, Meaning> kMeanings = [] {
    std::unordered_map<std::string_view, Meaning> out;
    for (const KeyRow& row : kKeys) {
      std::size_t rank = 0;
      for (const std::string_view word : words_of(row.keys)) out.emplace(word, Meaning{row.field, rank++});
    }
    return out;
  }();
  if (key.size() > kLongestKey) return nullptr;
  std::array<char, kLongestKey> room{};
  const auto found = kMeanings.find(plain_key(key, room));
  return found == kMeanings.end() ? nullptr : &found->second;
}

}  // namespace news::reading
