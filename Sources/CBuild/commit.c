#include "CBuild.h"

#ifndef CABLECONV_COMMIT
#define CABLECONV_COMMIT ""
#endif

const char *cableconv_commit(void) { return CABLECONV_COMMIT; }
