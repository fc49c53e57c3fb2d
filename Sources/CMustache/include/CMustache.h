#ifndef CABLECONV_CMUSTACHE_H
#define CABLECONV_CMUSTACHE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a piece of a template is. */
enum {
    /* Text to be written as it stands; a blank or a line end is a piece of its own. */
    cmustache_text = 0,
    cmustache_blank = 1,
    cmustache_line_end = 2,
    /* {{name}}, {{{name}}} or {{&name}}: HTML escaping is the caller's affair. */
    cmustache_value = 3,
    /* {{#name}}, {{^name}}, and the end of either. */
    cmustache_section = 4,
    cmustache_inverted = 5,
    cmustache_end = 6,
    /* {{>name}} */
    cmustache_partial = 7,
    /* A comment or a change of delimiters: writes nothing. */
    cmustache_remark = 8
};

/* One piece. `text` is the text or the name; it lives as long as the template. */
typedef struct {
    int kind;
    const char *text;
    size_t length;
    /* The byte of the template at which the piece begins. */
    size_t offset;
} cmustache_piece;

typedef struct cmustache_template cmustache_template;

/* Parses a template. Never null; `cmustache_error` says whether it could be parsed. */
cmustache_template *cmustache_parse(const char *text, size_t length);
void cmustache_free(cmustache_template *parsed);

/* What is wrong with the template; null where nothing is. */
const char *cmustache_error(const cmustache_template *parsed);

/* The pieces in the order of the template, sections flat. */
size_t cmustache_count(const cmustache_template *parsed);
cmustache_piece cmustache_piece_at(const cmustache_template *parsed, size_t index);

#ifdef __cplusplus
}
#endif
#endif
