// The one list of message catalogues. The compiler puts the PO files into the program as they are (C23 #embed), so
// they stay the only source and nothing is generated. Each file is followed by a line break.
#include "messages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char english[] = {
#embed "../Wording/Messages/airing-matching.en.po" suffix(, '\n',)
#embed "../Wording/Messages/campaign.en.po" suffix(, '\n',)
#embed "../Wording/Messages/glossary.en.po" suffix(, '\n',)
#embed "../Wording/Messages/help.en.po" suffix(, '\n',)
#embed "../Wording/Messages/media.en.po" suffix(, '\n',)
#embed "../Wording/Messages/records.en.po" suffix(, '\n',)
#embed "../Wording/Messages/sheet.en.po" suffix(, '\n',)
#embed "../Wording/Messages/search.en.po" suffix(, '\n',)
#embed "../Wording/Messages/store.en.po" suffix(, '\n',)
#embed "../Wording/Messages/words.en.po" suffix(, '\n')
};

static const unsigned char russian[] = {
#embed "../Wording/Messages/airing-matching.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/campaign.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/glossary.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/help.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/media.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/records.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/sheet.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/search.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/store.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/words.ru.po" suffix(, '\n')
};

struct EmbeddedText embedded_messages_english(void) {
    return (struct EmbeddedText){english, sizeof english};
}

struct EmbeddedText embedded_messages_russian(void) {
    return (struct EmbeddedText){russian, sizeof russian};
}
