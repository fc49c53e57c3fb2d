#include <stdint.h>
#include <string.h>

/*
 * Comparisons of sixteen bytes, each an instruction or two of the processor.
 *
 * Swift 6.3 compares the lanes of SIMD16<UInt8> one by one, in a loop over memory. These are the compiler's
 * own vectors, which it makes into what each processor has.
 */

typedef uint8_t sixteen_bytes __attribute__((ext_vector_type(16)));
typedef _Bool sixteen_bits __attribute__((ext_vector_type(16)));

/* The first lane is the lowest bit. */
static inline __attribute__((always_inline)) uint16_t sixteen_bytes_bits(sixteen_bits lanes) {
    uint16_t bits;
    memcpy(&bits, &lanes, sizeof bits);
    return bits;
}

/* A bit for each byte that is the given one. */
static inline __attribute__((always_inline)) uint16_t sixteen_bytes_equal(
    sixteen_bytes bytes, uint8_t byte) {
    return sixteen_bytes_bits(__builtin_convertvector(bytes == (sixteen_bytes)byte, sixteen_bits));
}

/* A bit for each byte that is lower than a limit. */
static inline __attribute__((always_inline)) uint16_t sixteen_bytes_below(
    sixteen_bytes bytes, uint8_t limit) {
    return sixteen_bytes_bits(__builtin_convertvector(bytes < (sixteen_bytes)limit, sixteen_bits));
}
