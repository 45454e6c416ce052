// PocketSphinx as the speech engine. American English.
#pragma once
#include "exchange/speech/recognizer.h"

namespace callboard::exchange {

/// Where Debian's pocketsphinx-en-us puts its files.
struct SphinxModel {
    QString acoustics = QStringLiteral("/usr/share/pocketsphinx/model/en-us/en-us"); ///< a folder
    QString dictionary = QStringLiteral("/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict");
    QString language = QStringLiteral("/usr/share/pocketsphinx/model/en-us/en-us.lm.bin"); ///< for dictation only
};

/// Reads the dictionary, which takes about 0.1 s and 8 MB. NotFound names the missing file and the package.
Result<std::unique_ptr<SpeechEngine>> openSphinx(const SphinxModel &model = {});

} // namespace callboard::exchange
