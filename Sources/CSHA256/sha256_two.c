#include "sha256_two.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

int sha256_two_is_there(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1) || !(c & bit_SSSE3)) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

/* A state as the instructions want it: the words a b e f, and c d g h. */
typedef struct {
    __m128i abef, cdgh;
} state;

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3"), always_inline)) static inline

WITH_SHA state loaded(const uint32_t *words) {
    __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)words), 0xB1);
    __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(words + 4)), 0x1B);
    return (state){_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0)};
}

WITH_SHA void store(state state, uint32_t *words) {
    __m128i feba = _mm_shuffle_epi32(state.abef, 0x1B);
    __m128i dchg = _mm_shuffle_epi32(state.cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)words, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(words + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/* The next four words of the schedule, from the last sixteen. */
WITH_SHA __m128i next(const __m128i *words, int group) {
    __m128i last = words[(group + 3) & 3];
    __m128i sum = _mm_add_epi32(
        _mm_sha256msg1_epu32(words[group & 3], words[(group + 1) & 3]),
        _mm_alignr_epi8(last, words[(group + 2) & 3], 4));
    return _mm_sha256msg2_epu32(sum, last);
}

WITH_SHA void four_rounds(state *state, __m128i words, int group) {
    __m128i sum = _mm_add_epi32(words, _mm_load_si128((const __m128i *)(constants + 4 * group)));
    state->cdgh = _mm_sha256rnds2_epu32(state->cdgh, state->abef, sum);
    state->abef = _mm_sha256rnds2_epu32(state->abef, state->cdgh, _mm_shuffle_epi32(sum, 0x0E));
}

__attribute__((target("sha,sse4.1,ssse3")))
void sha256_two_compress(
    uint32_t *first_state, const uint8_t *first, uint32_t *second_state, const uint8_t *second,
    size_t blocks) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    state states[2] = {loaded(first_state), loaded(second_state)};
    const uint8_t *texts[2] = {first, second};
    for (; blocks > 0; blocks--) {
        state before[2] = {states[0], states[1]};
        __m128i words[2][4];
#pragma clang loop unroll(full)
        for (int group = 0; group < 16; group++) {
#pragma clang loop unroll(full)
            for (int text = 0; text < 2; text++) {
                __m128i four =
                    group < 4 ? _mm_shuffle_epi8(
                                    _mm_loadu_si128((const __m128i *)texts[text] + group), big_endian)
                              : next(words[text], group);
                words[text][group & 3] = four;
                four_rounds(&states[text], four, group);
            }
        }
        for (int text = 0; text < 2; text++) {
            states[text].abef = _mm_add_epi32(states[text].abef, before[text].abef);
            states[text].cdgh = _mm_add_epi32(states[text].cdgh, before[text].cdgh);
            texts[text] += 64;
        }
    }
    store(states[0], first_state);
    store(states[1], second_state);
}

#else

int sha256_two_is_there(void) { return 0; }

void sha256_two_compress(
    uint32_t *first_state, const uint8_t *first, uint32_t *second_state, const uint8_t *second,
    size_t blocks) {
    __builtin_trap();
}

#endif
