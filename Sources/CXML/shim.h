#pragma once
// libxml2's headers would draw in those of ICU, which clash with Foundation's own.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

// xmlFree is a mutable global, which Swift does not let be read from any thread.
static inline void entente_xml_free(void *memory) { xmlFree(memory); }
