// Text as it is spoken.
#pragma once
#include <QStringList>

namespace callboard::exchange {

/// The words of `text` as the dictionary writes them: lower case, no punctuation, numbers up to 99 in words and longer
/// ones digit by digit. "Dial 9-11, please" gives dial nine eleven please.
QStringList spokenWords(const QString &text);

} // namespace callboard::exchange
