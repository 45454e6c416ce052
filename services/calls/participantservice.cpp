#include "calls/participantservice.h"
#include "calls/participantpager.h"

namespace callboard::calls {

using wire::OperationId;
using wire::toJson;

QFuture<Result<wire::GetParticipantsResponse>> ParticipantService::list(const CallId &call)
{
    return m_channel.request<wire::GetParticipantsResponse>({OperationId::GetParticipants, {call.text}, {}, {}});
}

QFuture<Result<wire::GetParticipantsResponse>> ParticipantService::next(const QString &nextLink)
{
    return follow<wire::GetParticipantsResponse>(m_channel.sendLink(nextLink),
                                                 &Channel::read<wire::GetParticipantsResponse>);
}

QFuture<Result<QList<wire::CallParticipant>>> ParticipantService::all(const CallId &call)
{
    return ParticipantPager::start(*this, call);
}

QFuture<Result<wire::CallParticipant>> ParticipantService::get(const CallId &call, const RawId &participant)
{
    return m_channel.request<wire::CallParticipant>(
        {OperationId::GetParticipant, {call.text, participant.text}, {}, {}});
}

QFuture<Result<wire::AddParticipantResponse>>
ParticipantService::add(const CallId &call, const wire::AddParticipantRequest &request, Intent intent)
{
    return m_channel.request<wire::AddParticipantResponse>(
        {OperationId::AddParticipant, {call.text}, toJson(request), std::move(intent)});
}

QFuture<Result<wire::RemoveParticipantResponse>>
ParticipantService::remove(const CallId &call, const wire::RemoveParticipantRequest &request, Intent intent)
{
    return m_channel.request<wire::RemoveParticipantResponse>(
        {OperationId::RemoveParticipant, {call.text}, toJson(request), std::move(intent)});
}

QFuture<Result<wire::MuteParticipantsResult>>
ParticipantService::mute(const CallId &call, const wire::MuteParticipantsRequest &request, Intent intent)
{
    return m_channel.request<wire::MuteParticipantsResult>(
        {OperationId::Mute, {call.text}, toJson(request), std::move(intent)});
}

QFuture<Result<wire::CancelAddParticipantResponse>>
ParticipantService::cancelAdd(const CallId &call, const wire::CancelAddParticipantRequest &request, Intent intent)
{
    return m_channel.request<wire::CancelAddParticipantResponse>(
        {OperationId::CancelAddParticipant, {call.text}, toJson(request), std::move(intent)});
}

QFuture<Result<wire::MoveParticipantsResponse>>
ParticipantService::move(const CallId &call, const wire::MoveParticipantsRequest &request, Intent intent)
{
    return m_channel.request<wire::MoveParticipantsResponse>(
        {OperationId::MoveParticipants, {call.text}, toJson(request), std::move(intent)});
}

} // namespace callboard::calls
