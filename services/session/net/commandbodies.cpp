#include "session/net/commandbodies.h"
#include "core/literals.h"

namespace callboard {

static wire::CommunicationIdentifier identifier(const RawId &id)
{
    return wire::CommunicationIdentifier::fromRawId(id);
}

static std::optional<QString> filled(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

static QString callback(const QUrl &relay)
{
    QUrl url = relay;
    url.setPath(u"/callbacks"_s);
    return url.toString();
}

/// A caller's number goes along only where a phone is called.
static std::optional<wire::PhoneNumberIdentifier> source(const CallCommand &command)
{
    const bool toPhone = partyOf(command.request.target).kind == PartyKind::PhoneNumber;
    if (!toPhone || command.request.sourceNumber.isEmpty())
        return std::nullopt;
    wire::PhoneNumberIdentifier number;
    number.value = command.request.sourceNumber;
    return number;
}

static std::optional<wire::CustomCallingContext> customContext(const CallContext &context)
{
    if (context.isEmpty())
        return std::nullopt;
    wire::CustomCallingContext custom;
    if (!context.sipHeaders.isEmpty())
        custom.sipHeaders = context.sipHeaders;
    if (!context.voipHeaders.isEmpty())
        custom.voipHeaders = context.voipHeaders;
    return custom;
}

/// The relay adds its own address. Unmixed, so that it can tell who talks and mix for each listener.
static std::optional<wire::WebSocketMediaStreamingOptions> sound(const CallCommand &command)
{
    if (!command.request.soundHere)
        return std::nullopt;
    wire::WebSocketMediaStreamingOptions options;
    options.audioChannelType = wire::AudioChannelType::Unmixed;
    options.contentType = wire::MediaStreamingContentType::Audio;
    options.audioFormat = wire::AudioFormat::Pcm16KMono;
    options.startMediaStreaming = true;
    options.enableBidirectional = true;
    options.enableDtmfTones = true;
    return options;
}

wire::CreateCallRequest createBody(const CallCommand &command, const QUrl &relay)
{
    wire::CreateCallRequest body;
    body.targets = {identifier(command.request.target)};
    for (const RawId &target : command.request.alsoTargets)
        body.targets.append(identifier(target));
    body.sourceCallerIdNumber = source(command);
    body.sourceDisplayName = filled(command.request.displayName);
    body.operationContext = command.operationContext;
    body.callbackUri = callback(relay);
    body.mediaStreamingOptions = sound(command);
    return body;
}

wire::AnswerCallRequest answerBody(const CallCommand &command, const QUrl &relay)
{
    wire::AnswerCallRequest body;
    body.incomingCallContext = command.incomingCallContext;
    body.operationContext = command.operationContext;
    body.callbackUri = callback(relay);
    body.mediaStreamingOptions = sound(command);
    return body;
}

wire::ConnectRequest connectBody(const CallCommand &command, const QUrl &relay)
{
    wire::ConnectRequest body;
    const QString &id = command.request.placeId;
    switch (command.request.place) {
    case CallRequest::Place::ServerCall: body.callLocator = wire::CallLocator::serverCall(ServerCallId(id)); break;
    case CallRequest::Place::GroupCall: body.callLocator = wire::CallLocator::groupCall(id); break;
    case CallRequest::Place::Room: body.callLocator = wire::CallLocator::room(id); break;
    }
    body.operationContext = command.operationContext;
    body.callbackUri = callback(relay);
    body.mediaStreamingOptions = sound(command);
    return body;
}

wire::RedirectCallRequest redirectBody(const CallCommand &command)
{
    wire::RedirectCallRequest body;
    body.incomingCallContext = command.incomingCallContext;
    body.target = identifier(command.request.target);
    return body;
}

wire::RejectCallRequest rejectBody(const CallCommand &command)
{
    wire::RejectCallRequest body;
    body.incomingCallContext = command.incomingCallContext;
    switch (command.request.reason) {
    case CallRequest::Reason::Declined: body.callRejectReason = wire::CallRejectReason::None; break;
    case CallRequest::Reason::Busy: body.callRejectReason = wire::CallRejectReason::Busy; break;
    case CallRequest::Reason::Forbidden: body.callRejectReason = wire::CallRejectReason::Forbidden; break;
    }
    return body;
}

wire::AddParticipantRequest addBody(const CallCommand &command)
{
    wire::AddParticipantRequest body;
    body.participantToAdd = identifier(command.request.target);
    body.sourceCallerIdNumber = source(command);
    body.sourceDisplayName = filled(command.request.displayName);
    body.invitationTimeoutInSeconds = command.request.ringSeconds;
    body.operationContext = command.operationContext;
    body.customCallingContext = customContext(command.request.context);
    return body;
}

wire::TransferToParticipantRequest transferBody(const CallCommand &command)
{
    wire::TransferToParticipantRequest body;
    body.targetParticipant = identifier(command.request.target);
    if (!command.request.transferee.isEmpty())
        body.transferee = identifier(command.request.transferee);
    body.sourceCallerIdNumber = source(command);
    body.operationContext = command.operationContext;
    body.customCallingContext = customContext(command.request.context);
    return body;
}

wire::MoveParticipantsRequest moveBody(const CallCommand &command)
{
    wire::MoveParticipantsRequest body;
    body.targetParticipants = {identifier(command.request.target)};
    body.fromCall = command.request.fromCall;
    body.operationContext = command.operationContext;
    return body;
}

} // namespace callboard
