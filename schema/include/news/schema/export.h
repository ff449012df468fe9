#pragma once

/// Marks what a shared build of the searcher exports. The only macro of the project.
#if defined(__GNUC__)
#define NEWS_EXPORT __attribute__((visibility("default")))
#else
#define NEWS_EXPORT
#endif
