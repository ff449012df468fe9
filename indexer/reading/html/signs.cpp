#include "reading/html/signs.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/characters.h"

namespace news::reading::html {
namespace {

struct Row {
  Signs signs;
  /// Separated by blanks: a word; words with hyphens in this order; with * at the end the beginning of a
  /// word; with -* there must be another word behind.
  std::string_view words;
};

constexpr auto kRows = std::to_array<Row>({
    {kBodySign,
     "article-body article-content article-text article-copy "
     "article-main-content story-body story-content "
     "story-text story-copy story-main post-body post-content post-text post-entry entry-content entry-body "
     "entry-text "
     "page-body body-text body-copy content-text content-copy text-body text-content news-content news-text "
     "news-body "
     "articlebody storybody articlecontent articletext storycontent postcontent postbody entrycontent "
     "bodytext bodycopy newstext "
     "art-body art-text blog-content blog-post blog-body field-body rich-text richtext td-post-content "
     "post-inner-content "
     "artikel-text artikel-body artikeltext artikel-content inhalt-text beitrag-text beitrag-content "
     "contenu-article texte-article "
     "cuerpo-noticia texto-noticia corpo-noticia testo-articolo wysiwyg prose"},
    {kPageSign,
     "article story post entry main content single artikel beitrag hentry page blog body text inhalt"},
    {kClutterSign,
     "ad ads advert* adsense adslot adunit dfp promo* sponsor* share "
     "shares sharing "
     "share-* sharedaddy sharebar addthis addtoany shariff social* followus follow-us breadcrumb* "
     "breadcrumbs popup* modal* "
     "toolbar pagination pager paging nav navbar navi navigation subnav menu submenu widget widgets carousel "
     "print* "
     "copyright disclaimer paywall masthead banner banners skip skip-link skiplinks login log-in register "
     "alert alerts toc poll "
     "rating ratings vote votes footer foot footnav footer-* masthead topbar site-header site-footer "
     "page-header page-footer search searchbox search-form "
     "donate donation merch shop-* cart buy-* affiliate* shoutbox overlay lightbox tooltip dropdown "
     "offcanvas off-canvas "
     "video-player jwplayer player audio-player podcast-player languages language-switcher lang-switcher "
     "feedback survey quiz app-promo app-download push-notification utility tools article-tools story-tools "
     "post-tools toolbox actions action-bar buttons button btn cta call-to-action infobox factbox info-box "
     "fact-box correction jp-relatedposts "
     "instagram-media fb-post tiktok-embed inline-video callout linkbox link-box "
     "twitter-follow fb-like facebook-like fb-root embed-code feed-item syndication appbox "
     "wpcnt navigazione kommentare werbung anzeige publicite publicidad pubblicita"},
    {kNoticeSign,
     "author-bio author-box author-card author-profile author-info author-details author-block author-about "
     "author-footer about-author about-the-author authorbox author-description "
     "bio bio2 bios biography m-a-box saboxplugin* abh-box autorenbox about-columnist "
     "newsletter* subscri* signup sign-up email-signup email-capture optin opt-in mailing-list mailinglist "
     "mc4wp* mailchimp* klaviyo* convertkit* nieuwsbrief* nyhetsbrev* bulten* boletin* hirlevel* "
     "uutiskirje* cookie* gdpr consent* cc-window usercentrics* onetrust* didomi* qc-cmp2 cybot* "
     "privacy-notice"},
    {kSidebarSign,
     "sidebar* side-bar side-panel side-nav sidenav side-column side-col sidecol sidecolumn right-column "
     "right-col right-side right-rail rightcol rightcolumn rightside rightbar col-right column-right rail "
     "aside widget-area secondary-content secondary-column"},
    {kRelatedSign,
     "related* relate recommend* recirc* recirculation outbrain taboola* zergnet revcontent most-read "
     "most-popular most-viewed most-shared mostread "
     "mostpopular popular* popular-posts trending also-like read-more readmore read-next readnext read-also "
     "more-stories "
     "more-from more-on more-news more-articles morefrom next-article next-story next-post next-up up-next "
     "prev-next prevnext post-navigation "
     "post-nav nav-links nav-previous nav-next yarpp* similar similar-* lesen-auch weiterlesen latest "
     "latest-* recent-posts recent-stories recent-articles "
     "top-stories see-also seealso dont-miss inline-links mehr-zum-thema teaserlist teaser-list verwandt* "
     "relacionad* correlat* associe-* further-reading "
     "also-read alsoread suggest* readmore-* crp-related rp4wp* related-content story-package more-links "
     "link-list linklist readalso lire-aussi a-lire-aussi lees-ook lees-meer meer-lezen las-mer las-ocksa "
     "les-ogsa les-mer laes-ogsa leer-mas lea-tambien lee-tambien te-puede-interesar mas-leido mas-leidas "
     "leggi-anche czytaj-* zobacz-* powiazane* souvisejici* kapcsolodo* ilgili* benzer-haber benzer-haberler "
     "saiba-mais veja-mais veja-tambem ler-mais leia-mais leia-tambem you-may-like you-might-like "
     "embedded-story mini-article internal-link crosslink article-link story-card article-card news-card "
     "post-card kg-bookmark-card wp-block-latest-posts wp-block-embed-wordpress wp-embedded-content"},
    {kTeaserSign, "teaser teaser-* card card-* tile tiles"},
    {kCommentSign,
     "comment comments commentlist comment-* comments-* disqus* commenting livefyre* respond reply replies "
     "discussion "
     "kommentar kommentare kommentarer kommentit comentarios commentaires commenti komentarze komentare "
     "komentari reacties yorum yorumlar hozzaszolas* usercomments lesermeinung* leserkommentar* leserbriefe "
     "responses reader-responses talkback* talk-back forum-posts viafoura* coral-talk"},
    {kCaptionSign,
     "caption captions caption-text captiontext wp-caption-text image-caption figure-caption media-caption "
     "photo-caption picture-caption img-caption imgcaption imagecaption cutline figcaption legende legend "
     "bildunterschrift bildtext "
     "bildtitel didascalia pie-foto pie-de-foto bu-text caption-full-width wp-element-caption"},
    {kDescriptionSign, "desc description podpis opis image-text photo-text picture-text legenda"},
    {kCreditSign,
     "credit credits image-credit photo-credit photocredit imagecredit media-credit img-credit figure-credit "
     "caption-credit wp-credit "
     "photographer photo-by image-source caption-source copyright-holder bildquelle bildnachweis fotograf "
     "fotocredit "
     "image-copyright media-copyright picture-credit photo-source img-source image-attribution credito"},
    {kBylineSign,
     "byline bylines by-line author authors author-name authorname author-info author-bio author-box "
     "author-card article-author "
     "post-author writer writers autor autoren auteur autore auteurs contributor contributors signature "
     "journalist reporter redacteur vcard fn verfasser firma"},
    {kDateSign,
     "lastmod lastmodified last-modified date dateline timestamp time-stamp published publish-date "
     "publishdate pubdate pub-date post-date "
     "entry-date article-date "
     "date-published updated datetime date-time datum fecha posted-on posted date-line publication-date "
     "article-time story-date"},
    {kHeadlineSign,
     "headline article-title article-headline post-title entry-title story-title story-headline page-title "
     "articletitle posttitle "
     "article-heading art-title news-title single-title hed titre-article titulo-noticia"},
    {kSubheadlineSign,
     "standfirst deck dek lead lede intro teaser-text article-teaser entry-excerpt subheadline sub-headline "
     "subtitle sub-title subhead sub-heading subheading "
     "strapline article-summary "
     "article-lead article-intro article-excerpt article-description article-subtitle article-deck "
     "story-deck chapo chapeau vorspann "
     "sommario bajada entradilla drop-head summary-text"},
    {kPullQuoteSign,
     "pullquote pull-quote pulledquote pulled-quote wp-block-pullquote quote-pull tweetquote click-to-tweet "
     "clicktotweet tweet-this tweet-quote"},
    {kHiddenSign,
     "element-invisible visually-hidden visuallyhidden sr-only screen-reader-text screen-reader "
     "screenreader* "
     "text-hide aural assistive-text hidden-visually "
     "tooltip-text tooltiptext tooltip-content screen-only display-none noprint off-screen offscreen "
     "print-only printonly"},
    {kMetaSign,
     "meta metadata entry-meta post-meta article-meta story-meta post-info post-details byline-* tags "
     "tag-list taglist tag-links tag-cloud tagcloud post-tags "
     "article-tags entry-tags topics topic-list keywords categories category cat-links post-categories "
     "kicker eyebrow "
     "entry-footer post-footer article-footer article-info article-header-meta readtime read-time "
     "reading-time views pageviews schlagworte "
     "license licence print-info"},
});

struct Pattern {
  std::vector<std::string_view> words;
  bool open = false;  ///< Ends in *.
  Signs signs = kNoSign;
};

/// Patterns by their first word, those that are a beginning by its first four letters.
struct Lexicon {
  std::unordered_map<std::string_view, std::vector<Pattern>> whole;
  std::unordered_map<std::string_view, std::vector<Pattern>> open;

  Lexicon() {
    for (const Row& row : kRows) {
      for (const std::string_view entry : words_of(row.words)) add(entry, row.signs);
    }
  }

  void add(std::string_view entry, Signs signs) {
    Pattern pattern;
    pattern.signs = signs;
    pattern.open = entry.ends_with('*');
    if (pattern.open) entry.remove_suffix(1);
    const bool beginning = pattern.open && !entry.ends_with('-');
    while (!entry.empty()) {
      const std::size_t end = std::min(entry.find('-'), entry.size());
      if (end != 0) pattern.words.push_back(entry.substr(0, end));
      entry.remove_prefix(std::min(end + 1, entry.size()));
    }
    const std::string_view first = pattern.words.front();
    if (beginning && pattern.words.size() == 1 && first.size() >= 4) {
      open[first.substr(0, 4)].push_back(std::move(pattern));
    } else {
      whole[first].push_back(std::move(pattern));
    }
  }

  [[nodiscard]] Signs at(const std::vector<std::string_view>& words, std::size_t place) const {
    Signs out = kNoSign;
    const std::string_view word = words[place];
    if (const auto found = whole.find(word); found != whole.end()) {
      for (const Pattern& pattern : found->second) {
        if (place + pattern.words.size() > words.size()) continue;
        // "share-*" wants a further word.
        if (pattern.open && place + pattern.words.size() == words.size()) continue;
        if (std::equal(pattern.words.begin(), pattern.words.end(),
                       words.begin() + static_cast<std::ptrdiff_t>(place)))
          out |= pattern.signs;
      }
    }
    if (const auto found = open.find(word.substr(0, 4)); found != open.end()) {
      for (const Pattern& pattern : found->second) {
        if (word.starts_with(pattern.words.front())) out |= pattern.signs;
      }
    }
    return out;
  }
};

/// "articleBody__Text2" -> "article body text2", in lower case.
std::string plain(std::string_view value) {
  std::string out;
  out.reserve(value.size() + 8);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool joins = c == '-' || c == '_' || c == ':' || c == '.' || c == '/';
    const bool hump = i != 0 && is_ascii_upper(c) && value[i - 1] >= 'a' && value[i - 1] <= 'z';
    if (hump) out += '-';
    out += joins ? '-' : ascii_lower(c);
  }
  return out;
}

/// A class whose words mean something else in it: builders of pages call every part of the text a widget,
/// editors have callouts, and questions unfold.
bool names_text(std::string_view token, bool built_of_widgets) {
  if (built_of_widgets && (token == "widget" || token == "widget-sow-editor" || token == "widget-text"))
    return true;
  return token.starts_with("elementor") || token.starts_with("kg-callout") || token.starts_with("accordion");
}

/// "live-match-comments", "subscriber-only" and "timeline-date" are the text.
Signs signs_denied_by(const std::vector<std::string_view>& words) {
  struct Denial {
    std::string_view word;
    Signs signs;
  };
  static constexpr auto kDenials = std::to_array<Denial>(
      {{"live", kCommentSign}, {"only", kNoticeSign}, {"timeline", kDateSign | kMetaSign}});
  Signs out = kNoSign;
  for (const Denial& denial : kDenials) {
    if (std::find(words.begin(), words.end(), denial.word) != words.end()) out |= denial.signs;
  }
  return out;
}

}  // namespace

Signs signs_of(std::string_view value) {
  static const Lexicon kLexicon;
  constexpr std::size_t kLongest = 1000;
  const std::string text = plain(value.substr(0, kLongest));
  Signs out = kNoSign;
  std::vector<std::string_view> words;
  // WordPress puts an article's categories and tags among its classes: "category-comment".
  const bool has_categories = text.find("hentry") != std::string::npos;
  const bool built_of_widgets = text.find("so-panel") != std::string::npos;
  for (const std::string_view token : words_of(text)) {
    if (names_text(token, built_of_widgets)) continue;
    if (has_categories && (token.starts_with("category-") || token.starts_with("tag-"))) continue;
    words.clear();
    for (std::string_view rest = token; !rest.empty();) {
      const std::size_t end = std::min(rest.find('-'), rest.size());
      if (end != 0) words.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    Signs of_token = kNoSign;
    for (std::size_t i = 0; i < words.size(); ++i) of_token |= kLexicon.at(words, i);
    of_token &= ~signs_denied_by(words);
    // "article-body__related" stands inside the article's body and isn't it.
    if ((of_token & kForeignSigns) != 0) of_token &= ~Signs{kBodySign};
    out |= of_token;
  }
  return out;
}

Signs SignReader::of_value(std::string_view value) {
  if (value.empty()) return kNoSign;
  const auto [found, added] = known_.try_emplace(value, kNoSign);
  if (added) found->second = signs_of(value);
  return found->second;
}

Signs SignReader::of(std::size_t node) {
  Signs& signs = of_node_[node];
  if (signs == kUnread) signs = read(node);
  return signs;
}

Signs SignReader::read(std::size_t node) {
  if (tree_[node].attributes == 0) return kNoSign;
  // A long id is a heading's text as an anchor: "sharing-with-a-single-developer".
  constexpr std::ptrdiff_t kMostHyphens = 3;
  const std::string_view id = tree_.attribute(node, Attribute::id);
  const bool anchor = std::count(id.begin(), id.end(), '-') > kMostHyphens;
  return of_value(tree_.attribute(node, Attribute::class_)) | (anchor ? Signs{kNoSign} : of_value(id)) |
         of_value(tree_.attribute(node, Attribute::data_testid));
}

}  // namespace news::reading::html
