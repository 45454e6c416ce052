#include "session/net/servicecommands.h"
#include "core/literals.h"
#include "session/net/answering.h"
#include "session/net/commandbodies.h"
#include "session/net/httprelayapi.h"

namespace callboard {

namespace {

QFuture<Result<CommandAnswer>> failing(const ApiError &error)
{
    return calls::ended(Result<CommandAnswer>(error));
}

wire::CommunicationIdentifier target(const CallCommand &command)
{
    return wire::CommunicationIdentifier::fromRawId(command.request.target);
}

} // namespace

ServiceCommands::ServiceCommands(http::HttpClientParts parts)
    : m_parts(std::move(parts)),
      m_token(std::make_shared<http::FixedToken>())
{
    m_parts.authorizer = std::make_shared<http::BearerAuthorizer>(m_token);
}

void ServiceCommands::useAccess(const QUrl &relay, const QString &token)
{
    m_token->setToken(token.toLatin1());
    if (m_channel && relay == m_relay)
        return;
    m_relay = relay;
    m_channel.emplace(http::HttpClient(m_parts), relay);
}

calls::Intent ServiceCommands::newIntent() const
{
    return calls::Intent::begin(m_parts.clock ? *m_parts.clock : SystemClock::instance());
}

QFuture<Result<CommandAnswer>> ServiceCommands::perform(const CallCommand &command)
{
    if (!m_channel || !isSecure(m_relay))
        return failing(ApiError::of(ApiError::Kind::Invalid, u"not over plain http"_s, u"NotSecure"_s));
    switch (command.request.kind) {
    case ActionKind::Answer:
    case ActionKind::Dial:
    case ActionKind::Connect: return setUp(command);
    case ActionKind::Reject:
    case ActionKind::Redirect: return decide(command);
    case ActionKind::AddParticipant:
    case ActionKind::CancelAdd:
    case ActionKind::Remove:
    case ActionKind::MoveHere: return change(command);
    case ActionKind::Mute:
    case ActionKind::Hold:
    case ActionKind::Unhold: return shape(command);
    case ActionKind::Transfer:
    case ActionKind::HangUp:
    case ActionKind::Terminate: return end(command);
    case ActionKind::Play:
    case ActionKind::StopMedia:
    case ActionKind::Collect:
    case ActionKind::SendTones:
    case ActionKind::WatchTones:
    case ActionKind::UnwatchTones: return sound(command);
    case ActionKind::StartTranscription:
    case ActionKind::UpdateTranscription:
    case ActionKind::StopTranscription:
    case ActionKind::StartStreaming:
    case ActionKind::StopStreaming: return stream(command);
    case ActionKind::StartRecording:
    case ActionKind::PauseRecording:
    case ActionKind::ResumeRecording:
    case ActionKind::StopRecording: return record(command);
    }
    return failing(ApiError::invalid(u"no such command"_s));
}

QFuture<Result<CommandAnswer>> ServiceCommands::setUp(const CallCommand &command)
{
    calls::CallService service(*m_channel);
    if (command.request.kind == ActionKind::Answer)
        return answering(service.answer(answerBody(command, m_relay), newIntent()));
    if (command.request.kind == ActionKind::Dial)
        return answering(service.create(createBody(command, m_relay), newIntent()));
    return answering(service.connect(connectBody(command, m_relay), newIntent()));
}

QFuture<Result<CommandAnswer>> ServiceCommands::decide(const CallCommand &command)
{
    calls::CallService service(*m_channel);
    if (command.request.kind == ActionKind::Reject)
        return answering(service.reject(rejectBody(command), newIntent()));
    return answering(service.redirect(redirectBody(command), newIntent()));
}

QFuture<Result<CommandAnswer>> ServiceCommands::change(const CallCommand &command)
{
    calls::ParticipantService service(*m_channel);
    const CallId &call = command.request.callId;
    if (command.request.kind == ActionKind::AddParticipant)
        return answering(service.add(call, addBody(command), newIntent()));
    if (command.request.kind == ActionKind::MoveHere)
        return answering(service.move(call, moveBody(command), newIntent()));
    if (command.request.kind == ActionKind::CancelAdd) {
        wire::CancelAddParticipantRequest body;
        body.invitationId = command.request.invitationId;
        body.operationContext = command.operationContext;
        return answering(service.cancelAdd(call, body, newIntent()));
    }
    wire::RemoveParticipantRequest body;
    body.participantToRemove = target(command);
    body.operationContext = command.operationContext;
    return answering(service.remove(call, body, newIntent()));
}

QFuture<Result<CommandAnswer>> ServiceCommands::shape(const CallCommand &command)
{
    const CallId &call = command.request.callId;
    if (command.request.kind == ActionKind::Mute) {
        wire::MuteParticipantsRequest body;
        body.targetParticipants = {target(command)};
        body.operationContext = command.operationContext;
        return answering(calls::ParticipantService(*m_channel).mute(call, body, newIntent()));
    }
    if (command.request.kind == ActionKind::Hold) {
        wire::HoldRequest body;
        body.targetParticipant = target(command);
        body.operationContext = command.operationContext;
        return answering(calls::MediaService(*m_channel).hold(call, body));
    }
    wire::UnholdRequest body;
    body.targetParticipant = target(command);
    body.operationContext = command.operationContext;
    return answering(calls::MediaService(*m_channel).unhold(call, body));
}

QFuture<Result<CommandAnswer>> ServiceCommands::end(const CallCommand &command)
{
    calls::CallService service(*m_channel);
    const CallId &call = command.request.callId;
    if (command.request.kind == ActionKind::Transfer)
        return answering(service.transfer(call, transferBody(command), newIntent()));
    if (command.request.kind == ActionKind::HangUp)
        return answering(service.hangUp(call));
    return answering(service.terminate(call, newIntent()));
}

} // namespace callboard
