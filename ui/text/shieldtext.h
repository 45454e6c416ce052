// How the privacy shield stands, in words.
#pragma once
#include "session/desk/privacyshield.h"
#include <QCoreApplication>

namespace callboard {

class ShieldText
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ShieldText)

public:
    /// "Shield on 0:12"; empty while it is off.
    static QString state(const PrivacyShield::Status &status);
    /// What is not as it should be, to be said loudly: "Recording still running, transcript still on"; empty when all
    /// is well or still under way.
    static QString alarm(const PrivacyShield::Status &status);
};

} // namespace callboard
