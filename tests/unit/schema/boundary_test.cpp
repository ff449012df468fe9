#include <news/schema/internal/boundary.h>

#include <cerrno>

#include "support/catch.h"

using namespace news::schema;

TEST_CASE("a full disk is called so, and other faults of files aren't") {
  const Error full = translate(Xapian::DatabaseError("Error writing block 598", ENOSPC), "/news/index");
  CHECK(full.code() == ErrorCode::io);
  CHECK(std::string(full.what()).find("the disk is full") != std::string::npos);
  CHECK(std::string(full.what()).find("/news/index") != std::string::npos);
  CHECK(full.hint().find("make room") != std::string::npos);
  const Error other = translate(Xapian::DatabaseError("Error writing block 598", EACCES), "/news/index");
  CHECK(other.code() == ErrorCode::io);
  CHECK(std::string(other.what()).find("the disk is full") == std::string::npos);
}
