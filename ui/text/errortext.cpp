#include "ui/text/errortext.h"
#include "core/literals.h"
#include "ui/text/actiontext.h"
#include "ui/text/reasontext.h"
#include "ui/text/refusaltext.h"

namespace callboard {

/// Codes that name the cause better than the kind does.
static QString codeCause(const ApiError &error)
{
    if (error.code == "CallClaimed"_L1) {
        return error.target.isEmpty() ? ErrorText::tr("Somebody else took the call first.")
                                      : ErrorText::tr("%1 took the call first.").arg(error.target);
    }
    if (error.code == "CallGone"_L1)
        return ErrorText::tr("The call does not ring any more.");
    if (error.code == "CallEnded"_L1)
        return ErrorText::tr("The call has ended.");
    if (error.code == "NotAllowed"_L1)
        return ErrorText::tr("Your role does not allow this.");
    if (error.code == "NotImplemented"_L1)
        return ErrorText::tr("This calling service can't do that.");
    return {};
}

static QString kindCause(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Transport: return ErrorText::tr("The relay can't be reached. Check the network, then retry.");
    case ApiError::Kind::Timeout: return ErrorText::tr("There was no answer in time.");
    case ApiError::Kind::Cancelled: return ErrorText::tr("It was cancelled.");
    case ApiError::Kind::Auth: return ErrorText::tr("The relay or the service did not allow it.");
    case ApiError::Kind::NotFound: return ErrorText::tr("The service does not know the call or the participant.");
    case ApiError::Kind::Conflict: return ErrorText::tr("The state of the call does not allow it now.");
    case ApiError::Kind::Throttled:
        if (!error.retryAfter)
            return ErrorText::tr("The service is busy. Wait a little, then retry.");
        return ErrorText::tr("The service is busy. Retry in %n second(s).", nullptr,
                             int(std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count()));
    case ApiError::Kind::Server: return ErrorText::tr("The service has a fault. Retry in a moment.");
    case ApiError::Kind::Invalid: return ErrorText::tr("The service calls the request invalid.");
    case ApiError::Kind::Protocol: return ErrorText::tr("The answer could not be understood.");
    }
    Q_UNREACHABLE();
}

QString ErrorText::cause(const ApiError &error)
{
    if (const QString text = codeCause(error); !text.isEmpty())
        return text;
    bool number = false;
    const int subCode = error.code.toInt(&number);
    if (number && subCode > 0 && error.kind != ApiError::Kind::Throttled)
        return tr("%1.", "a cause as a sentence").arg(ReasonText::words(error.httpStatus, subCode));
    return kindCause(error);
}

QString ErrorText::sentence(const ApiError &error, ActionKind action)
{
    return tr("%1 %2", "what failed, then why").arg(ActionText::failed(action), cause(error));
}

QString ErrorText::outcome(const PendingAction &action)
{
    if (action.phase == ActionPhase::TimedOut)
        return tr("%1 %2").arg(ActionText::unconfirmed(action.kind),
                               tr("It may still happen; ask again if it does not."));
    if (action.refusal != Refusal::None)
        return RefusalText::sentence(action.refusal);
    if (action.reason.code != 0 || action.reason.subCode != 0)
        return tr("%1 %2").arg(ActionText::failed(action.kind),
                               tr("%1.", "a cause as a sentence").arg(ReasonText::withCode(action.reason)));
    return sentence(action.error, action.kind);
}

QString ErrorText::details(const ApiError &error)
{
    return u"kind: %1\nstatus: %2\ncode: %3\ndetail: %4\nrequest: %5"_s.arg(
        kindName(error.kind), QString::number(error.httpStatus), error.code, error.detail, error.requestId);
}

} // namespace callboard
