#include "glass/synonyms.h"

#include <algorithm>

namespace news::glass {

void SynonymWriter::add(std::string_view key, std::string_view form) {
  if (key != key_) {
    finish();
    key_ = key;
  }
  forms_.emplace_back(form);
}

void SynonymWriter::finish() {
  if (forms_.empty()) return;
  std::sort(forms_.begin(), forms_.end());
  forms_.erase(std::unique(forms_.begin(), forms_.end()), forms_.end());
  std::string tag;
  for (const std::string& form : forms_) {
    tag += static_cast<char>(form.size() ^ 96U);
    tag += form;
  }
  table_.add(key_, tag);
  forms_.clear();
}

}  // namespace news::glass
