// The trained models, as the bytes of their files.
#pragma once
#include <stdint.h>

typedef struct {
  const char *_Nonnull name;
  const uint8_t *_Nonnull bytes;
  int64_t count;
} entente_model_entry;

int32_t entente_model_count(void);
entente_model_entry entente_model_file(int32_t index);
