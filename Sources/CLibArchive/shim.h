#include <archive.h>
#include <archive_entry.h>

/* `archive_set_error` takes a variable number of arguments, which Swift does not call. */
static inline void archive_set_error_text(struct archive *archive, const char *text) {
    archive_set_error(archive, -1, "%s", text);
}
