#include "reading/html/paragraphs.h"

#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"

namespace news::reading::html {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

class Walk {
 public:
  Walk(const Tree& tree, const Mask& mask) : tree_(tree), mask_(mask) {}

  std::vector<Paragraph> run(std::size_t root) {
    const std::size_t end = tree_[root].end;
    open_.push_back(static_cast<std::uint32_t>(root));
    for (std::size_t i = root; i < end;) {
      while (open_.size() > 1 && tree_[open_.back()].end <= i) {
        flush();
        open_.pop_back();
      }
      const Node& node = tree_[i];
      if ((!mask_.empty() && mask_[i] != 0) || (i != root && is_never_read(node.tag))) {
        if (is_block(node.tag)) flush();
        i = node.end;
        continue;
      }
      if (node.tag == Tag::text) {
        put(i);
      } else if (node.tag == Tag::br) {
        line_ += '\n';
      } else if (node.tag == Tag::a) {
        link_end_ = node.end;
      } else if (i != root && is_block(node.tag)) {
        flush();
        open_.push_back(static_cast<std::uint32_t>(i));
      }
      ++i;
    }
    flush();
    return std::move(out_);
  }

 private:
  /// Line ends of the source are blanks, but in <pre>.
  void put(std::size_t i) {
    const std::string_view text = tree_.text(i);
    const bool as_written = tree_[open_.back()].tag == Tag::pre;
    const std::size_t before = line_.size();
    for (const char c : text) {
      if (!is_blank(c)) {
        line_ += c;
      } else if (c == '\n' && as_written) {
        line_ += '\n';
      } else if (!line_.empty() && line_.back() != ' ') {
        line_ += ' ';
      }
    }
    if (i < link_end_) link_bytes_ += line_.size() - before;
  }

  void flush() {
    if (!line_.empty()) cut();
    line_.clear();
    link_bytes_ = 0;
  }

  /// Two line breaks in a row end a paragraph, one doesn't.
  void cut() {
    const std::string text = clean(line_);
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = text.find('\n', at);
      std::size_t next = end;
      while (end != std::string::npos) {
        next = end + 1;
        std::size_t breaks = 1;
        for (; next < text.size() && (text[next] == ' ' || text[next] == '\n'); ++next)
          breaks += text[next] == '\n' ? 1 : 0;
        if (breaks > 1) break;
        end = text.find('\n', next);
      }
      if (end == std::string::npos) end = next = text.size();
      add(squeeze(std::string_view(text).substr(at, end - at)));
      at = next;
    }
  }

  void add(std::string text) {
    if (text.empty()) return;
    const std::uint32_t block = open_.back();
    out_.push_back({std::move(text), block, tree_[block].tag, link_bytes_});
    // Paragraphs of one block share its links; the first has them.
    link_bytes_ -= std::min(link_bytes_, out_.back().text.size());
  }

  const Tree& tree_;
  const Mask& mask_;
  std::vector<std::uint32_t> open_;  ///< Blocks around the place.
  std::size_t link_end_ = 0;
  std::string line_;
  std::size_t link_bytes_ = 0;
  std::vector<Paragraph> out_;
};

}  // namespace

std::vector<Paragraph> paragraphs_of(const Tree& tree, std::size_t node, const Mask& mask) {
  return Walk(tree, mask).run(node);
}

std::string line_of(const Tree& tree, std::size_t node, const Mask& mask) {
  std::string out;
  for (const Paragraph& paragraph : paragraphs_of(tree, node, mask)) {
    if (!out.empty()) out += ' ';
    out += paragraph.text;
  }
  return out;
}

}  // namespace news::reading::html
