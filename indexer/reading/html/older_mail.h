#pragma once

#include "reading/html/paragraphs.h"
#include "reading/html/tree.h"
#include "reading/mail_quotations.h"

namespace news::reading::html {

/// Masks what a mail in HTML repeats of older ones: by the elements in which mail programs put it, with the
/// line above that says who wrote it; of replies also all from the header lines of an older message on.
void mask_older_mail(const Tree& tree, Quotations wanted, Mask& mask);

}  // namespace news::reading::html
