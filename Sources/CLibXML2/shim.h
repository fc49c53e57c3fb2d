#include <libxml/xmlversion.h>

/* Debian's libxml2 is built with ICU, and its headers would bring ICU's along. Foundation has
   another ICU of its own; the two may not meet in one build. Nothing here needs either. */
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/SAX2.h>
#include <libxml/xmlregexp.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
