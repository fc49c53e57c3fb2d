#ifndef UTF8_NAMES_H
#define UTF8_NAMES_H

/*
 * Names in archives are UTF-8, whatever the user's locale is.
 *
 * libarchive asks the C library for the encoding of names (`nl_langinfo(CODESET)`). The answer is that of
 * the locale, which is C in a program that chooses none: there no name beyond ASCII can be read or
 * written. A locale of UTF-8 could be chosen only where one is installed, and a program that is one
 * file is run on machines that have none. So this module answers in the C library's place.
 */

/* What libarchive is told: "UTF-8". */
const char *encoding_of_names(void);

#endif
