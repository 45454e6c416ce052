// Why a control is grey, and what to do instead.
#pragma once
#include "session/actions/refusal.h"
#include <QCoreApplication>

namespace callboard {

class RefusalText
{
    Q_DECLARE_TR_FUNCTIONS(callboard::RefusalText)

public:
    /// A sentence; empty for None.
    static QString sentence(Refusal refusal);
    /// The action that helps in this case, if there is one: Hold where a mute is impossible.
    static std::optional<ActionKind> instead(Refusal refusal, ActionKind asked);
};

} // namespace callboard
