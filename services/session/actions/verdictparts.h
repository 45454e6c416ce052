// What verdicts are made of. Included by the .cpp files of this folder only.
#pragma once
#include "session/actions/verdict.h"

namespace callboard {

inline const Verdict confirmed{ActionPhase::Confirmed, {}, {}};

inline Verdict failed(const ApiError &error)
{
    return {ActionPhase::Failed, error, {}};
}

inline Verdict failed(const EndReason &reason)
{
    return {ActionPhase::Failed, {}, reason};
}

inline Verdict confirmedIf(bool condition)
{
    return condition ? confirmed : Verdict();
}

inline EndReason reasonOf(const wire::EventCommon &common)
{
    EndReason reason;
    if (common.resultInformation) {
        reason.code = common.resultInformation->code.value_or(0);
        reason.subCode = common.resultInformation->subCode.value_or(0);
        reason.message = common.resultInformation->message.value_or(QString());
    }
    return reason;
}

/// Success or failure of an action by the event's type; codes of success events mean nothing (contract README, 18.10).
template<class Success, class Failure>
Verdict byType(const wire::CallbackEvent &event)
{
    if constexpr (!std::is_same_v<Success, std::monostate>) {
        if (std::holds_alternative<Success>(event))
            return confirmed;
    }
    if (const auto *failure = std::get_if<Failure>(&event))
        return failed(reasonOf(*failure));
    return {};
}

} // namespace callboard
