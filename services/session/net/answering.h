// Services' answers as those of a CommandPort. Included by the .cpp files of this folder only.
#pragma once
#include "calls/follow.h"
#include "session/user/commandport.h"
#include "wire/callmodels.h"
#include "wire/callrequests.h"
#include "wire/recordingmodels.h"

namespace callboard {

inline CommandAnswer answerOf(const wire::CallConnectionProperties &call)
{
    return {call.callConnectionId.value_or(CallId()), {}, {}};
}

inline CommandAnswer answerOf(const wire::AddParticipantResponse &added)
{
    return {{}, added.invitationId.value_or(InvitationId()), {}};
}

inline CommandAnswer answerOf(const wire::RecordingStateResponse &recording)
{
    return {{}, {}, recording.recordingId.value_or(RecordingId())};
}

template<class T>
inline CommandAnswer answerOf(const T &)
{
    return {};
}

template<class T>
QFuture<Result<CommandAnswer>> answering(QFuture<Result<T>> future)
{
    return calls::follow<CommandAnswer>(std::move(future), [](const Result<T> &result) -> Result<CommandAnswer> {
        if (!result)
            return result.error();
        return answerOf(*result);
    });
}

} // namespace callboard
