#include "reading/file_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "reading/characters.h"

namespace news::reading {
namespace {

struct Kind {
  std::string_view name;
  std::string_view endings;  ///< Blanks around each, as around the names.
  std::string_view names;
};

constexpr auto kKinds = std::to_array<Kind>(
    {{"scripts and style sheets", " .css .js .mjs .map .xsl .xsd .dtd .wasm ", ""},
     {"pictures, fonts, sound and film",
      " .svg .ico .cur .png .jpg .jpeg .gif .webp .avif .bmp .tif .tiff .woff .woff2 .ttf .otf .eot .mp3 "
      ".m4a .ogg "
      ".wav .mp4 .m4v .webm .mov .avi ",
      ""},
     {"files of a site or crawler", " .cdx .cdxj .idx .webmanifest ",
      " robots.txt ads.txt app-ads.txt humans.txt security.txt hts-log.txt manifest.json browserconfig.xml "
      "datapackage.json datapackage-digest.json fuzzy.json extrapages.jsonl pages/pages.jsonl "},
     {"calendars and contacts", " .ics .vcf ", ""},
     {"files of a mail program or system", " .ini .lock ",
      " thumbs.db dovecot-uidlist dovecot-uidvalidity dovecot-keywords dovecot.index dovecot.index.log "
      "dovecot.index.cache subscriptions maildirsize "}});

bool is_among(std::string_view list, std::string_view name) {
  if (name.empty() || list.empty()) return false;
  return list.find(" " + std::string(name) + " ") != std::string_view::npos;
}

}  // namespace

std::string_view kind_by_name(std::string_view path) {
  // The list of pages in a WACZ repeats their texts with all that stands beside them.
  const bool list_of_pages = path.ends_with("/pages/pages.jsonl");
  path.remove_prefix(list_of_pages ? path.rfind("pages/") : std::min(path.rfind('/') + 1, path.size()));
  // "style.css?ver=6.4" as mirrors write it, "gtm.js.download" as browsers do.
  std::string name = lower_ascii(path.substr(0, path.find('?')));
  for (const std::string_view end : {".download", ".gz"}) {
    if (name.ends_with(end)) name.resize(name.size() - end.size());
  }
  const std::size_t dot = name.rfind('.');
  const std::string_view ending =
      dot == std::string::npos || dot == 0 ? "" : std::string_view(name).substr(dot);
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& each) {
    return is_among(each.endings, ending) || is_among(each.names, name);
  });
  return kind == kKinds.end() ? std::string_view() : kind->name;
}

}  // namespace news::reading
