#pragma once

#include <cstdint>
#include <string_view>

namespace news::reading::html {

/// The elements that rules speak of. `other` is any element that none speaks of, `text` is no element but a
/// stretch of text.
enum class Tag : std::uint8_t {
  other,
  text,
  a,
  abbr,
  address,
  article,
  aside,
  audio,
  b,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  dd,
  del,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  legend,
  li,
  link,
  main,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  picture,
  pre,
  q,
  s,
  script,
  section,
  select,
  small,
  source,
  span,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  u,
  ul,
  video,
  wbr,
  count
};

/// The attributes that rules look at; `other` is not kept.
enum class Attribute : std::uint8_t {
  other,
  alt,
  aria_hidden,
  aria_label,
  class_,
  content,
  data_testid,
  data_timestamp,
  datetime,
  hidden,
  href,
  id,
  itemprop,
  lang,
  name,
  property,
  rel,
  role,
  style,
  title,
  type
};

/// Names in lower case, as parsers of HTML give them.
[[nodiscard]] Tag tag_of(std::string_view name);
[[nodiscard]] Attribute attribute_of(std::string_view name);
[[nodiscard]] std::string_view name_of(Tag tag);

/// Ends a paragraph where it begins and where it ends.
[[nodiscard]] bool is_block(Tag tag);
/// h1 to h6.
[[nodiscard]] constexpr bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}
/// Has no content: what follows stands beside it, not in it.
[[nodiscard]] bool is_void(Tag tag);
/// Holds nothing that a reader reads: scripts, controls, embedded things.
[[nodiscard]] bool is_never_read(Tag tag);

}  // namespace news::reading::html
