#include <zlib.h>

/* Begins to read what gzip compressed. In zlib that is a macro, which Swift does not see. */
static inline int inflate_begin_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
