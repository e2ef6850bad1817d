// Hints to the processor that Swift has no words for.
#pragma once

/// Begins to bring the bytes at an address near, for reading.
static inline void entente_prefetch(const void *_Nonnull address) {
  __builtin_prefetch(address, 0, 3);
}
