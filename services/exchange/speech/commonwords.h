// Words that may turn up in anything people say.
#pragma once
#include <QSet>
#include <QStringList>

namespace callboard::exchange {

/// Some three hundred of the commonest English words, and those of small talk on the phone.
const QStringList &commonWords();
/// Words that lead up to a choice or follow it without changing it: "I would like ... please".
const QSet<QString> &carrierWords();

} // namespace callboard::exchange
