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

/// The Kyrgyz words of documents, as gettext PO in UTF-8.
struct EmbeddedText embedded_messages_kyrgyz(void);

/// The Kazakh words of documents, as gettext PO in UTF-8.
struct EmbeddedText embedded_messages_kazakh(void);

/// The Tajik words of documents, as gettext PO in UTF-8.
struct EmbeddedText embedded_messages_tajik(void);

/// The Uzbek words of documents, as gettext PO in UTF-8.
struct EmbeddedText embedded_messages_uzbek(void);

#endif
