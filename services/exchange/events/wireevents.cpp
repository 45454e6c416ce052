#include "exchange/events/wireevents.h"
#include "core/literals.h"
#include "wire/tonedigits.h"

namespace callboard::exchange {

namespace {
std::optional<wire::SipDiagnosticInfo> toWire(const std::optional<Cause> &cause)
{
    if (!cause)
        return {};
    wire::SipDiagnosticInfo info;
    info.code = cause->code;
    info.message = cause->message;
    return info;
}

template<class T>
T withCommon(const Callback &e)
{
    T out;
    out.callConnectionId = e.connection;
    out.serverCallId = e.serverCall;
    out.correlationId = e.correlation;
    if (!e.operationContext.isEmpty())
        out.operationContext = OperationContext(e.operationContext);
    out.resultInformation = toWire(e.result, e.apiVersion);
    out.version = e.apiVersion;
    out.publicEventType = T::Schema;
    return out;
}

template<class T>
T aboutParticipant(const Callback &e)
{
    T out = withCommon<T>(e);
    out.participant = wire::CommunicationIdentifier::fromRawId(e.participant);
    return out;
}

template<class T>
T aboutMove(const Callback &e)
{
    T out = aboutParticipant<T>(e);
    out.fromCall = e.fromCall;
    return out;
}

template<class T>
T aboutInvitation(const Callback &e)
{
    T out = withCommon<T>(e);
    out.invitationId = InvitationId(e.invitationId);
    return out;
}

wire::CallbackEvent transferAccepted(const Callback &e)
{
    auto out = withCommon<wire::CallTransferAccepted>(e);
    out.transferTarget = wire::CommunicationIdentifier::fromRawId(e.transferTarget);
    out.transferee = wire::CommunicationIdentifier::fromRawId(e.transferee);
    return out;
}

wire::CallbackEvent rosterOf(const Callback &e)
{
    auto out = withCommon<wire::ParticipantsUpdated>(e);
    QList<wire::CallParticipant> all;
    for (const Participant &p : e.roster)
        all.append(toWire(p));
    out.participants = all;
    out.sequenceNumber = e.sequence;
    return out;
}

template<class T>
T withSource(const Callback &e)
{
    T out = withCommon<T>(e);
    out.failedPlaySourceIndex = e.failedSource;
    return out;
}

wire::DtmfResult tonesOf(const Callback &e)
{
    QList<wire::Open<wire::Tone>> tones;
    for (const QChar digit : e.tones)
        tones.append(wire::toneOf(digit));
    return {tones};
}

wire::ChoiceResult choiceOf(const Callback &e)
{
    wire::ChoiceResult choice;
    choice.label = e.label;
    if (!e.speech.isEmpty()) {
        choice.recognizedPhrase = e.speech;
        choice.confidence = e.confidence;
    }
    return choice;
}

wire::CallbackEvent recognized(const Callback &e)
{
    auto out = withCommon<wire::RecognizeCompleted>(e);
    if (!e.label.isEmpty()) {
        out.recognitionType = wire::RecognitionType::Choices;
        out.choiceResult = choiceOf(e);
    } else if (!e.speech.isEmpty()) {
        out.recognitionType = wire::RecognitionType::Speech;
        out.speechResult = wire::SpeechResult{e.speech, e.confidence};
    } else {
        out.recognitionType = wire::RecognitionType::Dtmf;
        out.dtmfResult = tonesOf(e);
    }
    return out;
}

wire::CallbackEvent toneReceived(const Callback &e)
{
    auto out = withCommon<wire::ContinuousDtmfRecognitionToneReceived>(e);
    out.sequenceId = e.sequence;
    out.tone = wire::toneOf(e.tones.front());
    return out;
}

template<class T>
T aboutTranscription(const Callback &e, wire::TranscriptionStatus status,
                     wire::Open<wire::TranscriptionStatusDetails> details)
{
    T out = withCommon<T>(e);
    wire::TranscriptionUpdate update;
    update.transcriptionStatus = status;
    update.transcriptionStatusDetails = details;
    out.transcriptionUpdate = update;
    return out;
}

wire::CallbackEvent transcriptionOf(const Callback &e)
{
    using Kind = Callback::Kind;
    using Status = wire::TranscriptionStatus;
    using Details = wire::TranscriptionStatusDetails;
    if (e.kind == Kind::TranscriptionStarted)
        return aboutTranscription<wire::TranscriptionStarted>(e, Status::Started, Details::SubscriptionStarted);
    if (e.kind == Kind::TranscriptionUpdated)
        return aboutTranscription<wire::TranscriptionUpdated>(e, Status::Updated, Details::TranscriptionLocaleUpdated);
    if (e.kind == Kind::TranscriptionStopped)
        return aboutTranscription<wire::TranscriptionStopped>(e, Status::Stopped, Details::SubscriptionStopped);
    return aboutTranscription<wire::TranscriptionFailed>(e, Status::Failed,
                                                         wire::Open<Details>::fromText(e.statusDetails));
}

/// What the service writes for a recording that has not begun, or does not run just now.
Timestamp recordingStart(const Callback &e)
{
    static const Timestamp Never = *Timestamp::parse(u"0001-01-01T00:00:00+00:00");
    return e.recordingSince == 0 ? Never : Timestamp::fromTicks(e.recordingSince);
}

/// Events about a recording's state have a source of their own (contract README, 12.2).
QString recordingSource(const Callback &e)
{
    return u"calling/recordings/%1/%2/RecordingStateChanged"_s.arg(e.serverCall.text, e.recording.text);
}

wire::CallbackEvent recordingState(const Callback &e)
{
    auto out = withCommon<wire::RecordingStateChanged>(e);
    out.eventSource = recordingSource(e);
    out.recordingId = e.recording;
    out.state = e.recordingSince == 0 ? wire::RecordingState::Inactive : wire::RecordingState::Active;
    out.startDateTime = recordingStart(e);
    out.recordingKind = wire::RecordingKind::AzureCommunicationServices;
    return out;
}

wire::CallbackEvent recordingFailed(const Callback &e)
{
    auto out = withCommon<wire::StartRecordingFailed>(e);
    out.recordingId = e.recording;
    return out;
}

template<class T>
T aboutStream(const Callback &e, wire::MediaStreamingStatus status)
{
    T out = withCommon<T>(e);
    wire::MediaStreamingUpdate update;
    update.contentType = u"Audio"_s;
    update.mediaStreamingStatus = status;
    update.mediaStreamingStatusDetails = wire::Open<wire::MediaStreamingStatusDetails>::fromText(e.statusDetails);
    out.mediaStreamingUpdate = update;
    return out;
}

wire::CallbackEvent dataOf(const Callback &e)
{
    using Kind = Callback::Kind;
    switch (e.kind) {
    case Kind::CallConnected: return withCommon<wire::CallConnected>(e);
    case Kind::CallDisconnected: return withCommon<wire::CallDisconnected>(e);
    case Kind::CreateCallFailed: return withCommon<wire::CreateCallFailed>(e);
    case Kind::AnswerFailed: return withCommon<wire::AnswerFailed>(e);
    case Kind::ConnectFailed: return withCommon<wire::ConnectFailed>(e);
    case Kind::CallTransferAccepted: return transferAccepted(e);
    case Kind::CallTransferFailed: return withCommon<wire::CallTransferFailed>(e);
    case Kind::AddParticipantSucceeded: return aboutParticipant<wire::AddParticipantSucceeded>(e);
    case Kind::AddParticipantFailed: return aboutParticipant<wire::AddParticipantFailed>(e);
    case Kind::CancelAddParticipantSucceeded: return aboutInvitation<wire::CancelAddParticipantSucceeded>(e);
    case Kind::CancelAddParticipantFailed: return aboutInvitation<wire::CancelAddParticipantFailed>(e);
    case Kind::RemoveParticipantSucceeded: return aboutParticipant<wire::RemoveParticipantSucceeded>(e);
    case Kind::RemoveParticipantFailed: return aboutParticipant<wire::RemoveParticipantFailed>(e);
    case Kind::MoveParticipantSucceeded: return aboutMove<wire::MoveParticipantSucceeded>(e);
    case Kind::MoveParticipantFailed: return aboutMove<wire::MoveParticipantFailed>(e);
    case Kind::ParticipantsUpdated: return rosterOf(e);
    case Kind::PlayStarted: return withCommon<wire::PlayStarted>(e);
    case Kind::PlayCompleted: return withCommon<wire::PlayCompleted>(e);
    case Kind::PlayFailed: return withSource<wire::PlayFailed>(e);
    case Kind::PlayCanceled: return withCommon<wire::PlayCanceled>(e);
    case Kind::RecognizeCompleted: return recognized(e);
    case Kind::RecognizeFailed: return withSource<wire::RecognizeFailed>(e);
    case Kind::RecognizeCanceled: return withCommon<wire::RecognizeCanceled>(e);
    case Kind::ContinuousDtmfRecognitionToneReceived: return toneReceived(e);
    case Kind::ContinuousDtmfRecognitionStopped: return withCommon<wire::ContinuousDtmfRecognitionStopped>(e);
    case Kind::SendDtmfTonesCompleted: return withCommon<wire::SendDtmfTonesCompleted>(e);
    case Kind::SendDtmfTonesFailed: return withCommon<wire::SendDtmfTonesFailed>(e);
    case Kind::TranscriptionStarted:
    case Kind::TranscriptionUpdated:
    case Kind::TranscriptionStopped:
    case Kind::TranscriptionFailed: return transcriptionOf(e);
    case Kind::RecordingStateChanged: return recordingState(e);
    case Kind::StartRecordingFailed: return recordingFailed(e);
    case Kind::HoldFailed: return withCommon<wire::HoldFailed>(e);
    case Kind::MediaStreamingStarted:
        return aboutStream<wire::MediaStreamingStarted>(e, wire::MediaStreamingStatus::Started);
    case Kind::MediaStreamingStopped:
        return aboutStream<wire::MediaStreamingStopped>(e, wire::MediaStreamingStatus::Stopped);
    case Kind::MediaStreamingFailed:
        return aboutStream<wire::MediaStreamingFailed>(e, wire::MediaStreamingStatus::Failed);
    }
    Q_UNREACHABLE();
}
} // namespace

wire::ResultInformation toWire(const Outcome &outcome, const QString &apiVersion)
{
    wire::ResultInformation info;
    info.code = outcome.code;
    info.subCode = outcome.subCode;
    info.message = outcome.message;
    if (apiVersion >= "2026-03-12"_L1) {
        info.sipDetails = toWire(outcome.sip);
        info.q850Details = toWire(outcome.q850);
    }
    return info;
}

wire::CallParticipant toWire(const Participant &participant)
{
    wire::CallParticipant p;
    p.identifier = wire::CommunicationIdentifier::fromRawId(participant.who);
    p.isMuted = participant.muted;
    p.isOnHold = participant.onHold;
    return p;
}

wire::CloudEvent toWire(const Callback &e)
{
    auto event = wire::CloudEvent::of(e.id, Timestamp::fromTicks(e.time), e.connection, dataOf(e));
    if (e.kind == Callback::Kind::RecordingStateChanged)
        event.source = event.subject = recordingSource(e);
    return event;
}

} // namespace callboard::exchange
