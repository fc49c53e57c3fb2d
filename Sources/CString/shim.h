#include <stddef.h>

/* A GNU function, which Swift's Glibc module leaves out. */
void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);
