#pragma once

#include <string>

namespace news::reading {

enum class Syntax { html, xml };

/// Puts blanks in the place of all attributes of a tag behind its first 250: libxml2 compares each with all
/// before it, so that a tag of some megabytes would keep it busy for hours. Finds the attributes as that
/// parser does. Size and lines stay. One pass.
void blank_excess_attributes(std::string& markup, Syntax syntax);

}  // namespace news::reading
