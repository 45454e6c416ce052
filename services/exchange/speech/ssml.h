// SSML before it reaches a program that takes anything.
#pragma once
#include "core/result.h"
#include "exchange/speech/voices.h"
#include <QByteArray>

namespace callboard::exchange {

struct CleanSsml {
    QByteArray xml; ///< UTF-8; nothing but elements that change how something is said
    QString language; ///< of <speak>; lower-case tag, "en-us" when it says none
};

/// Invalid, with line and column: broken XML, a root other than <speak>, a document type or an unknown entity.
/// Azure's voice names become a language and a sex. Other elements are taken off and their text stays, <audio> among
/// them: espeak-ng would open any file it names, and hand its name to a shell.
Result<CleanSsml> cleanSsml(const QString &document);
/// The same for plain text.
CleanSsml ssmlOf(const QString &text, const Voice &voice);

} // namespace callboard::exchange
