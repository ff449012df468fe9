// How fast pages are read, beside what libxml2 needs to parse the same bytes into its tree: one thread, both
// in turn, page by page, so that a busy machine slows both. See README.md.

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "reading/reading.h"

namespace {

using news::reading::Format;
using news::reading::RawDocument;

double seconds_of(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<RawDocument> pages_of(std::vector<std::string> paths) {
  news::reading::Source source(std::move(paths), Format::html);
  std::vector<RawDocument> pages;
  for (RawDocument page; source.next(page);) pages.push_back(std::move(page));
  if (pages.empty()) throw std::runtime_error("no pages");
  return pages;
}

void parse_with_libxml2(const RawDocument& page) {
  const auto document =
      htmlReadMemory(page.bytes.data(), static_cast<int>(page.bytes.size()), nullptr, nullptr,
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  xmlFreeDoc(document);
}

void measure(const std::vector<RawDocument>& pages) {
  constexpr int kRounds = 3;
  double bytes = 0;
  double theirs = 0;
  double ours = 0;
  for (const RawDocument& page : pages) {
    double parse = 1e9;
    double read = 1e9;
    for (int round = 0; round < kRounds; ++round) {
      parse = std::min(parse, seconds_of([&] { parse_with_libxml2(page); }));
      read = std::min(read, seconds_of([&] { static_cast<void>(news::reading::read(page, {})); }));
    }
    bytes += static_cast<double>(page.bytes.size());
    theirs += parse;
    ours += read;
  }
  constexpr double kMega = 1e6;
  std::printf("%zu pages, %.1f MB\n", pages.size(), bytes / kMega);
  std::printf("libxml2 parse  %6.1f MB/s\n", bytes / kMega / theirs);
  std::printf("newsindex read %6.1f MB/s\n", bytes / kMega / ours);
  std::printf("ratio          %6.2f\n", theirs / ours);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_html PATH...   pages, plain or .gz, and directories of them\n", stderr);
    return 2;
  }
  try {
    measure(pages_of({argv + 1, argv + argc}));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_html: %s\n", error.what());
    return 2;
  }
  return 0;
}
