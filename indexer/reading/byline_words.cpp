#include "reading/byline_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "reading/characters.h"

namespace news::reading {
namespace {

bool is_one_of(std::string_view word, const std::vector<std::string>& sorted) {
  return word.size() <= 40 && std::binary_search(sorted.begin(), sorted.end(), phrase_key(word));
}

std::vector<std::string> sorted_words(std::string_view words) {
  std::vector<std::string> out;
  for (const std::string_view word : words_of(words)) out.emplace_back(word);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

bool is_and(std::string_view word) {
  static const std::vector<std::string> kWords =
      sorted_words("and und et y e og och en ja i и та і und with mit avec con");
  return word == "&" || word == "+" || is_one_of(word, kWords);
}

bool is_doubtful_and(std::string_view word) {
  static const std::vector<std::string> kWords = sorted_words("e en i y og ja и і");
  return is_one_of(word, kWords);
}

bool leads_to_place(std::string_view word) {
  static const std::vector<std::string> kWords =
      sorted_words("in at for from à au aux aus bei für en para em no na i");
  return is_one_of(word, kWords);
}

bool is_particle(std::string_view word) {
  static const std::vector<std::string> kWords = sorted_words(
      "de da di do du del della der den des dos das la le van von vom zu zur ter ten af av bin ibn al el y "
      "e");
  return is_one_of(word, kWords);
}

bool is_role_word(std::string_view word) {
  static const std::vector<std::string> kWords = sorted_words(
      "correspondent correspondents editor editors reporter reporters writer writers staff bureau columnist "
      "producer analyst "
      "contributor contributors journalist journalists photographer chief desk team newsroom redakteur "
      "redakteurin redaktion "
      "korrespondent korrespondentin reporterin journalistin correspondant correspondante journaliste "
      "rédaction redactor "
      "redactora corresponsal periodista enviado especial correspondente repórter jornalista redazione "
      "giornalista inviato "
      "redacteur verslaggever reporterka dziennikarz kirjeenvaihtaja toimittaja");
  return is_one_of(word, kWords);
}

bool leads_to_other_work(std::string_view word, std::string_view next) {
  static const std::vector<std::string> kWorks = sorted_words(
      "additional compiled edited editing photography produced reporting translated translation writing "
      "written");
  static const std::vector<std::string> kWhose = sorted_words("by from reporting");
  static const std::vector<std::string> kElsewhere = sorted_words("édité edité traduit redigiert übersetzt");
  static constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"编辑", "編輯", "責任編輯", "责任编辑", "写真", "撮影", "摄影", "攝影", "校对"});
  return (is_one_of(word, kWorks) && is_one_of(next, kWhose)) || is_one_of(word, kElsewhere) ||
         std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view beginning) { return begins_with(word, beginning); });
}

bool is_no_writer(std::string_view part) {
  static constexpr auto kWhole = std::to_array<std::string_view>(
      {"staff reporter", "staff reporters", "staff writer", "wire reports", "wire services", "agency reports",
       "agencies", "news services", "ph d", "phd", "m d", "md", "esq", "staff"});
  static constexpr auto kOpenings = std::to_array<std::string_view>(
      {"special to ", "special for ", "photographs by ", "photos by ", "photography by ", "pictures by ",
       "illustrations by ", "illustration by ", "graphics by ", "video by ", "fotos von "});
  const std::string key = phrase_key(part);
  return std::find(kWhole.begin(), kWhole.end(), key) != kWhole.end() ||
         std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return key.starts_with(opening); });
}

bool is_agency_by_name(std::string_view part) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"associated press", "the associated press", "agence france presse",
                                       "press association", "canadian press", "the canadian press"});
  const std::string key = phrase_key(part);
  return std::find(kNames.begin(), kNames.end(), key) != kNames.end();
}

bool leads_to_pictures(std::string_view word) {
  static const std::vector<std::string> kWords = sorted_words(
      "photo photos photographs photography picture pictures illustration illustrations graphics video foto "
      "fotos bild bilder fotografie");
  return starts_with_upper(word) && is_one_of(word, kWords);
}

bool leads_to_date(std::string_view word) {
  static const std::vector<std::string> kWords = sorted_words("posted published updated");
  return starts_with_upper(word) && is_one_of(word, kWords);
}

}  // namespace news::reading
