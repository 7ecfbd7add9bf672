#pragma once
/* Where libxml2 was built with ICU, its headers declare ICU's types, which Foundation declares too, in another version: the two do not go
   together in one Swift module. Nothing here uses them, nor the one structure that holds them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/xmlerror.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to touch. */
static inline void hd_xml_free(void *pointer) { xmlFree(pointer); }
