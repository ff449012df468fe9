#include "reading/mail_lines.h"

#include <algorithm>
#include <array>
#include <vector>

#include "reading/characters.h"
#include "reading/mail_quotations.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestLine = 250;

void drop(ReadArticle& read, const char* rule, std::string_view text) {
  read.trace.push_back({"dropped", rule, squeeze(beginning_of(trim(text), 120)), 0.9});
}

bool begins_with_one_of(std::string_view lower, const auto& openings) {
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view opening) { return lower.starts_with(opening); });
}

/// "---------- Forwarded message ---------"
bool announces_forwarded(std::string_view line) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"forwarded message", "weitergeleitete nachricht", "message transféré",
                                       "mensaje reenviado", "messaggio inoltrato", "doorgestuurd bericht"});
  if (line.size() > kLongestLine) return false;
  const std::string lower = lower_ascii(trim(line));
  if (lower == "begin forwarded message:") return true;
  return lower.starts_with("-----") && std::any_of(kWords.begin(), kWords.end(), [&](std::string_view words) {
           return lower.find(words) != std::string::npos;
         });
}

bool is_header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 && colon < 20 &&
         count_words(line.substr(0, colon)) <= 2;
}

/// Mailing lists draw a line and say who they are.
bool opens_list_footer(const std::vector<std::string_view>& lines, std::size_t at) {
  constexpr std::size_t kShortestRule = 20;
  const std::string_view line = lines[at];
  return line.size() >= kShortestRule && line.find_first_not_of('_') == std::string_view::npos &&
         at + 1 < lines.size() && lines[at + 1].size() <= kLongestLine &&
         lower_ascii(lines[at + 1]).find("mailing list") != std::string::npos;
}

/// What a program adds: a line of its own.
bool is_machinery(std::string_view line) {
  static constexpr auto kOpenings = std::to_array<std::string_view>(
      {"sent from my ", "sent from outlook", "sent from mail for ", "get outlook for ",
       "von meinem iphone gesendet", "von meinem ipad gesendet", "gesendet von mail für ", "envoyé de mon ",
       "enviado desde mi ", "inviato da ", "verstuurd vanaf mijn ", "view this email in your browser",
       "view this message in your browser", "view in browser"});
  constexpr std::size_t kMostWords = 12;
  return line.size() <= kLongestLine && count_words(line) <= kMostWords && !ends_sentence(line) &&
         begins_with_one_of(lower_ascii(line), kOpenings);
}

/// All below such a paragraph is about the sending.
bool opens_sending(std::string_view line) {
  static constexpr auto kOpenings = std::to_array<std::string_view>(
      {"you are receiving this e", "you are receiving this m", "you are receiving this n",
       "you're receiving this e", "you received this e", "you received this m", "unsubscribe",
       "to unsubscribe", "sie erhalten diese e", "sie erhalten diesen newsletter",
       "update your preferences"});
  return line.size() <= kLongestLine && begins_with_one_of(lower_ascii(line), kOpenings);
}

}  // namespace

std::string plain_subject(std::string_view subject) {
  std::string_view rest = trim(subject);
  while (!rest.empty()) {
    const std::size_t list = rest.starts_with('[') ? rest.find(']') : std::string_view::npos;
    std::size_t cut = 0;
    if (list != std::string_view::npos && rest.substr(0, list).find(' ') == std::string_view::npos) {
      cut = list + 1;
    } else if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos && colon > 1) {
      if (quotations_to_drop(rest) != Quotations::marked) cut = colon + 1;
    }
    if (cut == 0 || trim(rest.substr(cut)).empty()) break;
    rest = trim(rest.substr(cut));
  }
  return std::string(rest);
}

std::string without_forwarded_head(std::string_view text, ReadArticle& read) {
  constexpr std::size_t kMostLines = 10;
  const std::vector<std::string_view> lines = lines_of(text);
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (opens_list_footer(lines, i)) {
      drop(read, "mail.list", lines[i + 1]);
      break;
    }
    if (!announces_forwarded(lines[i])) {
      out.append(lines[i]).append("\n");
      continue;
    }
    drop(read, "mail.forwarded", lines[i]);
    while (i + 1 < lines.size() && lines[i + 1].empty()) ++i;
    for (std::size_t n = 0; n < kMostLines && i + 1 < lines.size() && is_header_line(lines[i + 1]); ++n) ++i;
  }
  return out;
}

void drop_mail_machinery(std::string& body, ReadArticle& read) {
  std::string kept;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    const std::string_view paragraph = std::string_view(body).substr(at, end - at);
    if (opens_sending(paragraph) && !kept.empty()) {
      drop(read, "mail.sending", paragraph);
      break;
    }
    if (is_machinery(paragraph)) {
      drop(read, "mail.machinery", paragraph);
    } else {
      kept.append(kept.empty() ? "" : "\n\n").append(paragraph);
    }
    at = end + 2;
  }
  if (!kept.empty()) body = std::move(kept);
}

}  // namespace news::reading
