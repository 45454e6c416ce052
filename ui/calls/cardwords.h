// The lines of a card's head.
#pragma once
#include "models/callrow.h"
#include "models/phrases.h"
#include <QCoreApplication>

namespace callboard {

class CardWords
{
    Q_DECLARE_TR_FUNCTIONS(callboard::CardWords)

public:
    /// Number, line and direction: "+44 20 7946 0000 · on line +1 800 555 0100".
    static QString identity(const CallRow &row);
    /// What time it is for the call: "Live 4:31 · waited 0:05".
    static QString times(const CallRow &row, qint64 nowMs);
    /// Why and when it ended; empty while it goes on.
    static QString ending(const CallRow &row);
    /// Headers that came along, one a line.
    static QString context(const CallContext &context);
    /// Whose call it is, if not the user's.
    static QString owner(const CallRow &row);
};

} // namespace callboard
