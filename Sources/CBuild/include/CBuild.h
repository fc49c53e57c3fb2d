#pragma once

/// The commit that the program was built from; empty where the build was not told.
const char *cableconv_commit(void);
