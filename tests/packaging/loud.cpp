// What a library must not do, one at a time: SIN picks it. silent.cmake proves with them that it would
// notice.
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include <fmt/core.h>

void loud(const char* text) {
#if SIN == 1
  std::cout << text;
#elif SIN == 2
  std::cerr << text;
#elif SIN == 3
  std::printf("%s%d", text, 1);
#elif SIN == 4
  std::fputs(text, stderr);
#elif SIN == 5
  fmt::print("{}", text);
#elif SIN == 6
  if (std::getenv(text) != nullptr) return;
#elif SIN == 7
  if (text == nullptr) std::exit(1);
#endif
}
