// What Swift has no words for: hints to the processor, and comparisons without a branch.
#pragma once

#include <stdint.h>

/// Begins to bring the bytes at an address near, for reading.
static inline void entente_prefetch(const void *_Nonnull address) {
  __builtin_prefetch(address, 0, 3);
}

/// Which of five numbers are the one that is looked for, a bit for each.
static inline uint32_t entente_find5(const uint32_t *_Nonnull numbers, uint32_t wanted) {
  uint32_t found = 0;
  for (int place = 0; place < 5; ++place) found |= (uint32_t)(numbers[place] == wanted) << place;
  return found;
}

/// Which of eight numbers are the one that is looked for, a bit for each.
static inline uint32_t entente_find8(const uint32_t *_Nonnull numbers, uint32_t wanted) {
  uint32_t found = 0;
  for (int place = 0; place < 8; ++place) found |= (uint32_t)(numbers[place] == wanted) << place;
  return found;
}
