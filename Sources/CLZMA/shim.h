#pragma once
#include <lzma.h>

// LZMA_STREAM_INIT is a compound initializer, which Swift does not import.
static inline lzma_stream entente_lzma_stream(void) {
  lzma_stream stream = LZMA_STREAM_INIT;
  return stream;
}

// A macro with a cast, which Swift does not import either.
static const uint32_t entente_lzma_concatenated = LZMA_CONCATENATED;
