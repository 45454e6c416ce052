// Which facts a callback event changes.
#include "core/overloaded.h"
#include "store/reduce.h"

namespace callboard::store {

static QString diagnosis(const std::optional<wire::SipDiagnosticInfo> &info)
{
    if (!info || !info->code)
        return {};
    return u"%1 %2"_s.arg(*info->code).arg(info->message.value_or(QString())).trimmed();
}

EndReason reasonOf(const std::optional<wire::ResultInformation> &result)
{
    if (!result)
        return {};
    return {result->code.value_or(0), result->subCode.value_or(0), result->message.value_or(QString()),
            diagnosis(result->sipDetails), diagnosis(result->q850Details)};
}

namespace {

/// Reduces one event of one connection; each overload names what its type means.
struct CallReducer {
    CallFacts &facts;
    const Timestamp &at;

    void operator()(const wire::CallConnected &) { facts.connected.offer(at, true); }
    void operator()(const wire::CallDisconnected &e) { facts.disconnected.offer(at, reasonOf(e.resultInformation)); }
    void operator()(const wire::CreateCallFailed &e) { facts.failed.offer(at, reasonOf(e.resultInformation)); }
    void operator()(const wire::AnswerFailed &e) { facts.failed.offer(at, reasonOf(e.resultInformation)); }
    void operator()(const wire::ConnectFailed &e) { facts.failed.offer(at, reasonOf(e.resultInformation)); }
    void operator()(const wire::CallTransferAccepted &) { facts.transferred.offer(at, true); }
    void operator()(const wire::AddParticipantSucceeded &e) { invite(e); }
    void operator()(const wire::AddParticipantFailed &e) { invite(e); }
    void operator()(const wire::MoveParticipantSucceeded &e) { invite(e); }
    void operator()(const wire::MoveParticipantFailed &e) { invite(e); }
    void operator()(const wire::ParticipantsUpdated &e) { reduceLegs(facts, at, e); }
    void operator()(const wire::MediaStreamingStarted &e) { reduceStream(facts, at, StreamState::On, e); }
    void operator()(const wire::MediaStreamingStopped &e) { reduceStream(facts, at, StreamState::Off, e); }
    void operator()(const wire::MediaStreamingFailed &e) { reduceStream(facts, at, StreamState::Failed, e); }
    void operator()(const wire::TranscriptionStarted &e) { reduceTranscript(facts, at, StreamState::On, e); }
    void operator()(const wire::TranscriptionUpdated &e) { reduceTranscript(facts, at, StreamState::On, e); }
    void operator()(const wire::TranscriptionStopped &e) { reduceTranscript(facts, at, StreamState::Off, e); }
    void operator()(const wire::TranscriptionFailed &e) { reduceTranscript(facts, at, StreamState::Failed, e); }
    void operator()(const wire::PlayStarted &e) { reduceMedia(facts, at, e); }
    void operator()(const wire::PlayCompleted &e) { end(MediaKind::Prompt, MediaOutcome::Completed, e); }
    void operator()(const wire::PlayCanceled &e) { end(MediaKind::Prompt, MediaOutcome::Cancelled, e); }
    void operator()(const wire::PlayFailed &e) { end(MediaKind::Prompt, MediaOutcome::Failed, e); }
    void operator()(const wire::RecognizeCompleted &e) { reduceMedia(facts, at, e); }
    void operator()(const wire::RecognizeCanceled &e) { end(MediaKind::Input, MediaOutcome::Cancelled, e); }
    void operator()(const wire::RecognizeFailed &e) { end(MediaKind::Input, MediaOutcome::Failed, e); }
    void operator()(const wire::SendDtmfTonesCompleted &e) { end(MediaKind::Tones, MediaOutcome::Completed, e); }
    void operator()(const wire::SendDtmfTonesFailed &e) { end(MediaKind::Tones, MediaOutcome::Failed, e); }
    // The outcome of an action: the timeline shows it, the call's own state is as before.
    void operator()(const wire::CallTransferFailed &) { }
    void operator()(const wire::HoldFailed &) { }
    void operator()(const wire::RemoveParticipantSucceeded &) { }
    void operator()(const wire::RemoveParticipantFailed &) { }
    void operator()(const wire::CancelAddParticipantSucceeded &) { }
    void operator()(const wire::CancelAddParticipantFailed &) { }
    void operator()(const wire::ContinuousDtmfRecognitionToneReceived &) { }
    void operator()(const wire::ContinuousDtmfRecognitionToneFailed &) { }
    void operator()(const wire::ContinuousDtmfRecognitionStopped &) { }

    void end(MediaKind kind, MediaOutcome outcome, const wire::EventCommon &e)
    {
        reduceMedia(facts, at, kind, outcome, e);
    }
    void invite(const wire::ParticipantEvent &e)
    {
        if (e.participant)
            facts.invited.insert(e.participant->id());
    }
};

void reduceHead(CallFacts &facts, const Timestamp &at, const wire::EventCommon &common)
{
    if (facts.seen.isNull() || at < facts.seen)
        facts.seen = at;
    if (common.serverCallId && !common.serverCallId->isEmpty())
        facts.serverCallId.offer(at, *common.serverCallId);
    if (common.correlationId && !common.correlationId->isEmpty())
        facts.correlationId.offer(at, *common.correlationId);
}

template<class Event>
void reduceCall(State &state, const Timestamp &at, const Event &event, Touched &touched)
{
    const CallId id = event.callConnectionId.value_or(CallId());
    CallFacts *facts = id.isEmpty() ? nullptr : state.call(id, touched);
    if (!facts)
        return;
    reduceHead(*facts, at, event);
    CallReducer{*facts, at}(event);
}

} // namespace

QString subjectOf(const wire::CloudEvent &event)
{
    return wire::callIdOf(event.event).text;
}

void reduce(State &state, const wire::CloudEvent &event, Touched &touched)
{
    // A recording names a connection that may be no call of ours, and an unknown type promises nothing about one.
    std::visit(overloaded{[&](const wire::RecordingStateChanged &e) { reduceRecording(state, event, e, touched); },
                          [&](const wire::StartRecordingFailed &e) { reduceRecording(state, event, e, touched); },
                          [](const wire::UnknownEvent &) {},
                          [&](const auto &e) { reduceCall(state, event.time, e, touched); }},
               event.event);
}

} // namespace callboard::store
