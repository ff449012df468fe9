#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/reading.h"

namespace news::reading {

/// A message of mail or news: header lines, an empty line, content.
struct Message {
  std::vector<std::pair<std::string, std::string>> headers;  ///< Names in lower case; values on one line.
  std::string_view content;                                  ///< As it was sent.

  /// The first of that name, in UTF-8; empty where there is none.
  [[nodiscard]] std::string header(std::string_view name) const;
};

/// Takes a message apart. A first line "From ..." of a mailbox is passed over. The content is a view into the
/// bytes.
[[nodiscard]] Message parse_message(std::string_view bytes);

/// "From ann@gazette.example Tue Mar  5 06:15:00 2024": the line above a message in a mailbox. A sentence may
/// begin with the word too.
[[nodiscard]] bool begins_message(std::string_view text);

/// What a mail program keeps in a mailbox for itself, in the form of a message.
[[nodiscard]] bool is_internal(const Message& message);

/// The text begins with header lines as mail has them, at least two that are known, among them who or what.
[[nodiscard]] bool looks_like_message(std::string_view beginning);

/// A page that a browser saved with all that it shows, as a message (MHTML).
struct SavedPage {
  std::string bytes;    ///< Of its HTML, in its own charset.
  std::string charset;  ///< As the message names it.
  std::string address;  ///< Where it was saved from.
};
[[nodiscard]] std::optional<SavedPage> saved_page(const Message& message);

/// The texts of a message: plain where it has it, else HTML; parts of both kinds in their order. What isn't
/// among them, attachments say, is told in the trace.
struct MessageText {
  std::string text;  ///< UTF-8.
  bool html = false;
};
[[nodiscard]] std::vector<MessageText> texts_of(const Message& message, ReadArticle& read);

/// What a message has instead of a text: "it is encrypted", "it holds only application/pdf (report.pdf)".
[[nodiscard]] std::string why_no_text(const Message& message);

}  // namespace news::reading
