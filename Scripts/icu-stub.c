// What ICU calls its stub data: a table of contents with nothing in it, in place of 31 MB of tables. ICU
// does what needs no table, and for the rest looks for a file with them. (After stubdata.cpp of ICU, which
// Debian's packages do not have.)
//
// libxml2 asks ICU about an encoding only when neither it nor the C library's iconv knows it.

#include <unicode/udata.h>

struct StubData {
    uint16_t headerSize;
    uint8_t magic[2];
    UDataInfo info;
    uint8_t padding[8];
    uint32_t count, reserved;
    // Never looked at: there are none.
    uint32_t firstEntry[2];
};

// The name has the version in it, which ICU's own header knows.
_Alignas(16) const struct StubData U_ICUDATA_ENTRY_POINT = {
    .headerSize = offsetof(struct StubData, count),
    .magic = {0xda, 0x27},
    .info = {
        .size = sizeof(UDataInfo),
        .isBigEndian = U_IS_BIG_ENDIAN,
        .charsetFamily = U_CHARSET_FAMILY,
        .sizeofUChar = U_SIZEOF_UCHAR,
        .dataFormat = {'T', 'o', 'C', 'P'},
        .formatVersion = {1},
    },
};
