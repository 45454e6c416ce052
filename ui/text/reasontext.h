// Result codes of the service in words.
#pragma once
#include "store/entities.h"
#include <QCoreApplication>

namespace callboard {

/// Meanings: contract README, section 15. The message of the service is never shown: its wording differs.
class ReasonText
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ReasonText)

public:
    /// "No answer"; an unknown code is named by its number. Empty for 0/0.
    static QString words(int code, int subCode);
    /// "No answer (480/560480)", with the network's own cause where the service told it.
    static QString withCode(const EndReason &reason);
    /// "480/560480".
    static QString codes(int code, int subCode);
};

} // namespace callboard
