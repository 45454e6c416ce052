// Errors in words: what did not happen, why, and what to do.
#pragma once
#include "session/actions/pendingaction.h"
#include <QCoreApplication>

namespace callboard {

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ErrorText)

public:
    /// Two sentences: the action that failed and its cause. Never holds what the service wrote.
    static QString sentence(const ApiError &error, ActionKind action);
    /// The cause alone.
    static QString cause(const ApiError &error);
    /// Of an action that failed or was not confirmed, whoever said so: request, event or our own check.
    static QString outcome(const PendingAction &action);
    /// Everything for a support request: kind, status, code, detail, request id. Not translated.
    static QString details(const ApiError &error);
};

} // namespace callboard
