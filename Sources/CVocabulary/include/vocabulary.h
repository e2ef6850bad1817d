#pragma once
#include <stddef.h>
#include <stdint.h>

/// One YAML file of `Ontology/`, as it was when the binary was built.
typedef struct {
  const char *_Nonnull name;
  const uint8_t *_Nonnull bytes;
  size_t count;
} entente_vocabulary_entry;

int32_t entente_vocabulary_count(void);
entente_vocabulary_entry entente_vocabulary_file(int32_t index);

/// `Ontology/people.tsv`.
const uint8_t *_Nonnull entente_people(void);
int64_t entente_people_count(void);
