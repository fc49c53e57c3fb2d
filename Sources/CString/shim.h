#include <stddef.h>

/* GNU functions, which Swift's Glibc module leaves out. */
void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);
void *memrchr(const void *bytes, int byte, size_t length);
