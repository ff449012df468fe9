#pragma once

#include <string>
#include <string_view>

#include "reading/reading.h"

namespace news::reading {

/// "Re: Fwd: [newswire] Harbor vote" -> "Harbor vote".
[[nodiscard]] std::string plain_subject(std::string_view subject);

/// A plain text without the head of a message that it forwards, and without what a mailing list puts below
/// it.
[[nodiscard]] std::string without_forwarded_head(std::string_view text, ReadArticle& read);

/// Takes out of a body what programs and senders of newsletters add: "Sent from my phone", "Unsubscribe:
/// ...".
void drop_mail_machinery(std::string& body, ReadArticle& read);

}  // namespace news::reading
