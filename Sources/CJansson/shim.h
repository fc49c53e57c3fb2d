#include <jansson.h>

/* json_decref is an inline function with an atomic operation, which Swift does not import. */
static inline void cableconv_json_decref(json_t *json) { json_decref(json); }
