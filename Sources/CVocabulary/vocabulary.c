#include "vocabulary.h"

static const uint8_t entities[] = {
#embed "../../Ontology/entities.yaml"
};
static const uint8_t relations[] = {
#embed "../../Ontology/relations.yaml"
};
static const uint8_t states[] = {
#embed "../../Ontology/lexicon/states.yaml"
};
static const uint8_t places[] = {
#embed "../../Ontology/lexicon/places.yaml"
};
static const uint8_t organizations[] = {
#embed "../../Ontology/lexicon/organizations.yaml"
};
static const uint8_t abbreviations[] = {
#embed "../../Ontology/lexicon/abbreviations.yaml"
};
static const uint8_t events[] = {
#embed "../../Ontology/lexicon/events.yaml"
};
static const uint8_t topics[] = {
#embed "../../Ontology/lexicon/topics.yaml"
};
static const uint8_t frames[] = {
#embed "../../Ontology/lexicon/frames.yaml"
};
static const uint8_t titles[] = {
#embed "../../Ontology/lexicon/titles.yaml"
};
static const uint8_t heads[] = {
#embed "../../Ontology/lexicon/heads.yaml"
};
static const uint8_t names[] = {
#embed "../../Ontology/lexicon/names.yaml"
};
static const uint8_t holders[] = {
#embed "../../Ontology/lexicon/holders.yaml"
};
static const uint8_t words[] = {
#embed "../../Ontology/lexicon/words.yaml"
};

#define ENTRY(name) {#name, name, sizeof name}

static const entente_vocabulary_entry files[] = {
    ENTRY(entities),      ENTRY(relations), ENTRY(states), ENTRY(places), ENTRY(organizations),
    ENTRY(abbreviations), ENTRY(events),    ENTRY(topics), ENTRY(frames), ENTRY(titles),
    ENTRY(heads),         ENTRY(names),     ENTRY(words),  ENTRY(holders),
};

int32_t entente_vocabulary_count(void) { return sizeof files / sizeof *files; }

entente_vocabulary_entry entente_vocabulary_file(int32_t index) { return files[index]; }

static const uint8_t people[] = {
#embed "../../Ontology/people.tsv"
};

const uint8_t *entente_people(void) { return people; }

int64_t entente_people_count(void) { return sizeof people; }
