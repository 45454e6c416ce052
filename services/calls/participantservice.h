// Who is in a call (contract README, 7.2 and 8).
#pragma once
#include "calls/channel.h"
#include "wire/callrequests.h"

namespace callboard::calls {

/// A 2xx means accepted; events tell what became of it. Futures as Channel describes them.
class ParticipantService
{
public:
    explicit ParticipantService(Channel channel) : m_channel(std::move(channel)) { }

    /// The first page.
    QFuture<Result<wire::GetParticipantsResponse>> list(const CallId &call);
    /// The page behind a nextLink.
    QFuture<Result<wire::GetParticipantsResponse>> next(const QString &nextLink);
    /// All pages together. Links that go round in a circle, or on and on, are a Protocol error.
    QFuture<Result<QList<wire::CallParticipant>>> all(const CallId &call);
    QFuture<Result<wire::CallParticipant>> get(const CallId &call, const RawId &participant);

    QFuture<Result<wire::AddParticipantResponse>> add(const CallId &call, const wire::AddParticipantRequest &request,
                                                      Intent intent = {});
    QFuture<Result<wire::RemoveParticipantResponse>>
    remove(const CallId &call, const wire::RemoveParticipantRequest &request, Intent intent = {});
    /// Exactly one communication user; the service refuses phone numbers.
    QFuture<Result<wire::MuteParticipantsResult>> mute(const CallId &call, const wire::MuteParticipantsRequest &request,
                                                       Intent intent = {});
    QFuture<Result<wire::CancelAddParticipantResponse>>
    cancelAdd(const CallId &call, const wire::CancelAddParticipantRequest &request, Intent intent = {});
    /// From another call of the same resource into this one.
    QFuture<Result<wire::MoveParticipantsResponse>>
    move(const CallId &call, const wire::MoveParticipantsRequest &request, Intent intent = {});

private:
    Channel m_channel;
};

} // namespace callboard::calls
