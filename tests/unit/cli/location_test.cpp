#include <news/cli/location.h>

#include <stdlib.h>

#include <map>
#include <optional>
#include <string>

#include <news/schema/error.h>

#include "support/catch.h"

namespace {

using Variables = std::map<std::string, std::optional<std::string>>;

/// Sets variables of the environment and puts the old values back.
class Environment {
 public:
  explicit Environment(const Variables& values) {
    for (const auto& [name, value] : values) {
      const char* before = ::getenv(name.c_str());
      before_[name] = before == nullptr ? std::nullopt : std::optional<std::string>(before);
      set(name, value);
    }
  }
  ~Environment() {
    for (const auto& [name, value] : before_) set(name, value);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  static void set(const std::string& name, const std::optional<std::string>& value) {
    if (value) {
      ::setenv(name.c_str(), value->c_str(), 1);
    } else {
      ::unsetenv(name.c_str());
    }
  }
  Variables before_;
};

}  // namespace

TEST_CASE("the index is where the option, the environment or the home directory says, in this order") {
  const Environment all(Variables{{"NEWSINDEX_DB", "/e/db"}, {"XDG_DATA_HOME", "/x"}, {"HOME", "/h"}});
  CHECK(news::cli::index_location("/o") == "/o");
  CHECK(news::cli::index_location("") == "/e/db");
  const Environment no_db(Variables{{"NEWSINDEX_DB", std::nullopt}});
  CHECK(news::cli::index_location("") == "/x/newsindex");
  const Environment relative(Variables{{"XDG_DATA_HOME", "not/absolute"}});
  CHECK(news::cli::index_location("") == "/h/.local/share/newsindex");
  const Environment no_home(Variables{{"HOME", std::nullopt}});
  CHECK_THROWS_AS(news::cli::index_location(""), news::schema::Error);
}
