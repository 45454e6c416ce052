// Recognised words as people write them.
#pragma once
#include <QString>

namespace callboard::exchange {

/// "i want to change my order" becomes "I want to change my order"; a whole sentence gets its full stop, or a question
/// mark when it begins as a question does. English.
QString displayText(const QString &words, bool wholeSentence);

} // namespace callboard::exchange
