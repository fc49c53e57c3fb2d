#ifndef SHA256_TWO_H
#define SHA256_TWO_H

#include <stddef.h>
#include <stdint.h>

/*
 * SHA-256 of two texts at a time, by the processor's own instructions.
 *
 * Each of these waits for the one before, so that of one text they leave the processor idle half of the
 * time. Libraries know no second text.
 */

/* Whether the processor has the instructions. */
int sha256_two_is_there(void);

/* Takes blocks of 64 bytes into two states, so many into each. Only where the instructions are there. */
void sha256_two_compress(
    uint32_t *first_state, const uint8_t *first, uint32_t *second_state, const uint8_t *second,
    size_t blocks);

#endif
