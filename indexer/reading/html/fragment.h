#pragma once

#include <string>
#include <string_view>

#include "reading/mail_quotations.h"
#include "reading/prose.h"

namespace news::reading::html {

/// Reads UTF-8 HTML that is content as a whole: the text of a feed's entry, the body of a wire story.
/// Scripts, controls and hidden elements are left out, captions taken out of the body, and so is what pages
/// carry into such a piece, by the words that call it so: lists of other articles, newsletters, comments.
/// Where nothing would be left, all stays. Plain text comes back as it is. Linear time. `quotations` of older
/// messages are left out of mail.
[[nodiscard]] Prose read_fragment(std::string_view html, Quotations quotations = Quotations::none);

/// Markup gone, entities resolved, in one line: for titles that carry HTML.
[[nodiscard]] std::string line_of_fragment(std::string_view html);

}  // namespace news::reading::html
