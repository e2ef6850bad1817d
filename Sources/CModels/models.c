#include "models.h"

// Tables of numbers begin at multiples of 64 bytes.
_Alignas(64) static const uint8_t english[] = {
#embed "english.entmodel"
};
_Alignas(64) static const uint8_t records[] = {
#embed "records.entmodel"
};
_Alignas(64) static const uint8_t prose[] = {
#embed "prose.entmodel"
};
_Alignas(64) static const uint8_t relations[] = {
#embed "relations.entmodel"
};
_Alignas(64) static const uint8_t status[] = {
#embed "status.entmodel"
};
_Alignas(64) static const uint8_t speakers[] = {
#embed "speakers.entmodel"
};
_Alignas(64) static const uint8_t rarity[] = {
#embed "rarity.entmodel"
};
_Alignas(64) static const uint8_t topics[] = {
#embed "topics.entmodel"
};

#define ENTRY(name) {#name, name, sizeof name}

static const entente_model_entry files[] = {
    ENTRY(english), ENTRY(records), ENTRY(prose), ENTRY(relations), ENTRY(status), ENTRY(speakers), ENTRY(rarity),
    ENTRY(topics),
};

int32_t entente_model_count(void) { return sizeof files / sizeof *files; }

entente_model_entry entente_model_file(int32_t index) { return files[index]; }
