// The one list of message catalogues. The compiler puts the PO files into the program as they are (C23 #embed), so
// they stay the only source and nothing is generated. Each file is followed by a line break.
#include "messages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char english[] = {
#embed "../Wording/Messages/airing-reconciling.en.po" suffix(, '\n',)
#embed "../Wording/Messages/airing.en.po" suffix(, '\n',)
#embed "../Wording/Messages/airing-plan.en.po" suffix(, '\n',)
#embed "../Wording/Messages/airing-reading.en.po" suffix(, '\n',)
#embed "../Wording/Messages/airing-matching.en.po" suffix(, '\n',)
#embed "../Wording/Messages/campaign.en.po" suffix(, '\n',)
#embed "../Wording/Messages/glossary.en.po" suffix(, '\n',)
#embed "../Wording/Messages/help.en.po" suffix(, '\n',)
#embed "../Wording/Messages/media.en.po" suffix(, '\n',)
#embed "../Wording/Messages/records.en.po" suffix(, '\n',)
#embed "../Wording/Messages/reporting.en.po" suffix(, '\n',)
#embed "../Wording/Messages/sheet.en.po" suffix(, '\n',)
#embed "../Wording/Messages/search.en.po" suffix(, '\n',)
#embed "../Wording/Messages/statement.en.po" suffix(, '\n',)
#embed "../Wording/Messages/store.en.po" suffix(, '\n',)
#embed "../Wording/Messages/words.en.po" suffix(, '\n')
};

static const unsigned char russian[] = {
#embed "../Wording/Messages/airing-reconciling.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/airing.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/airing-plan.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/airing-reading.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/airing-matching.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/campaign.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/glossary.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/help.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/media.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/records.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/reporting.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/sheet.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/search.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/statement.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/store.ru.po" suffix(, '\n',)
#embed "../Wording/Messages/words.ru.po" suffix(, '\n')
};

static const unsigned char kyrgyz[] = {
#embed "../Wording/Messages/statement.ky.po" suffix(, '\n')
};

static const unsigned char kazakh[] = {
#embed "../Wording/Messages/statement.kk.po" suffix(, '\n')
};

static const unsigned char tajik[] = {
#embed "../Wording/Messages/statement.tg.po" suffix(, '\n')
};

static const unsigned char uzbek[] = {
#embed "../Wording/Messages/statement.uz.po" suffix(, '\n')
};

struct EmbeddedText embedded_messages_english(void) {
    return (struct EmbeddedText){english, sizeof english};
}

struct EmbeddedText embedded_messages_russian(void) {
    return (struct EmbeddedText){russian, sizeof russian};
}

struct EmbeddedText embedded_messages_kyrgyz(void) {
    return (struct EmbeddedText){kyrgyz, sizeof kyrgyz};
}

struct EmbeddedText embedded_messages_kazakh(void) {
    return (struct EmbeddedText){kazakh, sizeof kazakh};
}

struct EmbeddedText embedded_messages_tajik(void) {
    return (struct EmbeddedText){tajik, sizeof tajik};
}

struct EmbeddedText embedded_messages_uzbek(void) {
    return (struct EmbeddedText){uzbek, sizeof uzbek};
}
