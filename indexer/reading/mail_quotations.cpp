#include "reading/mail_quotations.h"

#include <algorithm>
#include <array>
#include <span>

#include "reading/characters.h"

namespace news::reading {
namespace {

/// "-----Original Message-----": all that follows was written before.
bool begins_older_message(std::string_view line) {
  if (!line.starts_with("-----")) return false;
  const std::string lower = lower_ascii(line);
  for (const std::string_view words : {"original message", "ursprüngliche nachricht", "message d'origine",
                                       "mensaje original", "messaggio originale", "oorspronkelijk bericht"}) {
    if (lower.find(words) != std::string::npos) return true;
  }
  return false;
}

/// Any of the words, each with its colon.
bool has_label(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) return false;
    const std::string_view behind = text.substr(at + word.size(), 2);
    return behind.starts_with(':') || behind == " :";
  });
}

bool begins_with_sender(std::string_view text) {
  static constexpr auto kSenders = std::to_array<std::string_view>(
      {"From", "Von", "De", "Da", "Van", "Från", "Fra", "Od", "Lähettäjä", "От", "Від"});
  return std::any_of(kSenders.begin(), kSenders.end(), [&](std::string_view sender) {
    return text.starts_with(sender) && has_label(text.substr(0, sender.size() + 2), std::array{sender});
  });
}

/// The lines from `at` on up to an empty one are such a header.
bool header_of_older_begins(const std::vector<std::string_view>& lines, std::size_t at) {
  constexpr std::size_t kMostLines = 8;
  if (!begins_with_sender(lines[at])) return false;
  std::string header;
  for (std::size_t i = at; i < lines.size() && i < at + kMostLines && !lines[i].empty(); ++i)
    header.append(lines[i]).append(" ");
  return is_header_of_older(header);
}

}  // namespace

Quotations quotations_to_drop(std::string_view subject) {
  static constexpr auto kForwards =
      std::to_array<std::string_view>({"fw", "fwd", "wg", "tr", "rv", "enc", "i", "doorst", "vb", "pd"});
  static constexpr auto kReplies =
      std::to_array<std::string_view>({"re", "aw", "sv", "antw", "res", "r", "rif", "odp", "vs"});
  const std::size_t colon = subject.find(':');
  if (colon == std::string_view::npos) return Quotations::marked;
  const std::string mark = lower_ascii(trim(subject.substr(0, colon)));
  const auto is_one_of = [&](const auto& marks) {
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
  };
  if (is_one_of(kForwards)) return Quotations::none;
  return is_one_of(kReplies) ? Quotations::headed : Quotations::marked;
}

bool introduces_quotation(std::string_view line) {
  static constexpr auto kVerbsAmid =
      std::to_array<std::string_view>({" schrieb ", " schreef ", " skrev ", " kirjoitti "});
  if (!line.ends_with(':')) return false;
  const std::string_view words = trim(line.substr(0, line.size() - 1));
  for (const std::string_view verb :
       {"wrote", "writes", "schrieb", "écrit", "escribió", "escreveu", "ha scritto", "schreef", "skrev",
        "napisał", "napisał(a)", "пишет", "пише", "написал", "написала", "написал(а)"}) {
    if (words.ends_with(verb)) return true;
  }
  // Where the name stands behind the verb, the date before it tells such a line from others.
  return std::any_of(kVerbsAmid.begin(), kVerbsAmid.end(), [&](std::string_view verb) {
    const std::string_view date = words.substr(0, words.find(verb));
    return date.size() < words.size() && date.find_first_of("0123456789") != std::string_view::npos;
  });
}

bool is_header_of_older(std::string_view beginning) {
  static constexpr auto kDates =
      std::to_array<std::string_view>({"Sent", "Date", "Gesendet", "Datum", "Envoyé", "Enviado", "Enviado el",
                                       "Enviada em", "Fecha", "Inviato", "Data", "Verzonden", "Skickat",
                                       "Sendt", "Wysłano", "Lähetetty", "Отправлено", "Дата", "Надіслано"});
  static constexpr auto kSubjects =
      std::to_array<std::string_view>({"Subject", "Betreff", "Objet", "Asunto", "Assunto", "Oggetto",
                                       "Onderwerp", "Ämne", "Emne", "Temat", "Aihe", "Тема"});
  constexpr std::size_t kLongest = 1000;
  const std::string_view text = trim(beginning).substr(0, kLongest);
  return begins_with_sender(text) && has_label(text, kDates) && has_label(text, kSubjects);
}

std::string without_quotations(std::string_view text, Quotations wanted, ReadArticle& read) {
  constexpr std::size_t kLongestIntroduction = 3;
  std::vector<std::string_view> kept;
  std::string dropped;
  const auto drop = [&](std::string_view line) {
    if (dropped.size() < 200) dropped.append(dropped.empty() ? "" : " ").append(trim(line));
  };
  bool older = false;
  const std::vector<std::string_view> lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    older = older || (wanted != Quotations::none && begins_older_message(line)) ||
            (wanted == Quotations::headed && header_of_older_begins(lines, i));
    if (!older && !line.starts_with('>')) {
      kept.push_back(line);
      continue;
    }
    while (!kept.empty() && kept.back().find_first_not_of('_') == std::string_view::npos) kept.pop_back();
    if (!kept.empty() && introduces_quotation(kept.back())) {
      std::size_t begin = kept.size();
      while (begin > 0 && kept.size() - begin < kLongestIntroduction && !kept[begin - 1].empty()) --begin;
      for (std::size_t k = begin; k < kept.size(); ++k) drop(kept[k]);
      kept.resize(begin);
    }
    if (!kept.empty()) kept.emplace_back();
    drop(line);
  }
  std::string out;
  for (const std::string_view line : kept) out.append(line).append("\n");
  if (trim(out).empty()) return std::string(text);
  if (!dropped.empty())
    read.trace.push_back({"dropped", "mail.quoted", std::string(beginning_of(dropped, 120)), 0.9});
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    out.push_back(line);
    at = end + 1;
  }
  return out;
}

}  // namespace news::reading
