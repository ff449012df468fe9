#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <news/schema/article.h>

namespace news::quotes {

/// Finds the quotes of an article and who said them.
///
/// Threads: find() may be called from several threads at once.
/// Throws schema::Error{data_missing} from the constructor, nothing afterwards.
class Finder {
 public:
  /// `data` is the directory with the cue words and the given names.
  explicit Finder(const std::filesystem::path& data);
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;

  /// Quotes of the body, in order; `indirect` also speech reported without quotation marks. Speakers are
  /// resolved to `article.persons`, which must be filled before; a speaker that isn't certain enough stays
  /// empty and keeps the words of the text.
  [[nodiscard]] std::vector<schema::Quote> find(const schema::Article& article, bool indirect = false) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace news::quotes
