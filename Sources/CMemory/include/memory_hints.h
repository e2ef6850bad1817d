// What Swift has no words for: hints to the processor, and comparisons without a branch.
#pragma once

#include <stdint.h>

/// Begins to bring the bytes at an address near, for reading.
static inline void entente_prefetch(const void *_Nonnull address) {
  __builtin_prefetch(address, 0, 3);
}

/// Which of some numbers, at most 32, are the one that is looked for, a bit for each.
__attribute__((always_inline)) static inline uint32_t entente_find(
    const uint32_t *_Nonnull numbers, int32_t count, uint32_t wanted) {
  uint32_t found = 0;
  for (int32_t place = 0; place < count; ++place)
    found |= (uint32_t)(numbers[place] == wanted) << place;
  return found;
}
