#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_session.hpp>
int main(int argc, char** argv) {
  return Catch::Session().run(argc, argv);
}
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif

/// Asked by LeakSanitizer. Xapian 1.4 loses a cursor when the database changes while it begins to walk keys
/// of the metadata (GlassMetadataTermList's constructor throws DatabaseModifiedError, and nobody owns the
/// cursor then). Stacks lack the function that calls Xapian, which has no frame pointers: so its caller is
/// here as well.
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:news::schema::PositionFinder::open_chunk\n"
         "leak:news::schema::PositionFinder::find\n"
         "leak:news::schema::has_position_chunks\n"
         "leak:news::searcher::WordRows::open\n";
}
