#ifndef JARCHI_MESSAGES_H
#define JARCHI_MESSAGES_H

#include <stddef.h>

/// Bytes that are part of the program and live as long as it does.
struct EmbeddedText {
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// All English message catalogues, one after the other, as gettext PO in UTF-8.
struct EmbeddedText embedded_messages_english(void);

/// All Russian message catalogues, one after the other, as gettext PO in UTF-8.
struct EmbeddedText embedded_messages_russian(void);

#endif
