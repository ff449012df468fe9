#include "reading/html/meta_tags.h"

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/html/fragment.h"
#include "reading/html/paragraphs.h"

namespace news::reading::html {
namespace {

/// Some systems escape what they put into attributes once more than they should.
std::string clean_line(std::string_view text) {
  constexpr std::size_t kLongest = 4000;
  std::string line = squeeze(clean(beginning_of(text, kLongest)));
  const std::size_t entity = line.find('&');
  if (entity != std::string::npos && line.find(';', entity) != std::string::npos)
    return line_of_fragment(line);
  return line;
}

}  // namespace

MetaTags::MetaTags(const Tree& tree) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const Tag tag = tree[i].tag;
    if (tag == Tag::meta) {
      const std::string_view content = tree.attribute(i, Attribute::content);
      if (trim(content).empty()) continue;
      for (const Attribute key : {Attribute::property, Attribute::name, Attribute::itemprop}) {
        const std::string_view name = tree.attribute(i, key);
        if (!name.empty() && !(key == Attribute::itemprop && is_about_picture(tree, tree[i].parent)))
          texts_[lower_ascii(trim(name))].push_back(content);
      }
    } else if (tag == Tag::link && canonical_.empty()) {
      if (equals_ignoring_case(trim(tree.attribute(i, Attribute::rel)), "canonical"))
        canonical_ = std::string(trim(tree.attribute(i, Attribute::href)));
    } else if (tag == Tag::title && title_.empty()) {
      title_ = line_of(tree, i);
    } else if (tag == Tag::html || tag == Tag::body) {
      if (language_.empty()) language_ = std::string(trim(tree.attribute(i, Attribute::lang)));
    }
  }
}

MetaTags::Found MetaTags::first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = texts_.find(std::string(name));
    if (found == texts_.end()) continue;
    for (const std::string_view text : found->second) {
      if (std::string line = clean_line(text); !line.empty()) return {name, std::move(line)};
    }
  }
  return {};
}

std::vector<std::string> MetaTags::all(std::string_view name) const {
  std::vector<std::string> out;
  const auto found = texts_.find(std::string(name));
  if (found == texts_.end()) return out;
  for (const std::string_view text : found->second) {
    if (std::string line = clean_line(text); !line.empty()) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace news::reading::html
