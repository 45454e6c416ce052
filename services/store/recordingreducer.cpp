#include "store/recordingreducer.h"
#include "store/reduce.h"

namespace callboard::store {

using wire::RecordingControl;

static bool pausedByUser(RecordingControl control)
{
    // A resume that was accepted has not happened before the service says "active".
    return control == RecordingControl::Pause || control == RecordingControl::StartPaused
        || control == RecordingControl::Resume;
}

/// The state before any file of it is known. The clocks of service and relay are not compared.
static RecordingState runningState(const RecordingFacts &f, bool callOver)
{
    const RecordingState told = f.step.value ? f.step.value->state : RecordingState::Unknown;
    const auto control = f.control.value ? RecordingControl(f.control.value->control) : RecordingControl::Unknown;
    const bool stopped = control == RecordingControl::Stop;
    const bool held = pausedByUser(control);
    if (told == RecordingState::Failed)
        return told;
    if (callOver && (f.begun || held || stopped))
        return RecordingState::Processing;
    if (told == RecordingState::Active)
        return stopped ? RecordingState::Stopping : told;
    if (stopped)
        return RecordingState::Processing;
    return told == RecordingState::Inactive && held ? RecordingState::Paused : told;
}

static void setFiling(Recording &r, const RecordingFacts &f)
{
    if (r.chunks > 0) {
        r.state = RecordingState::Available;
        r.changedAt = std::max(r.changedAt, f.filesAt);
    }
    // Files announced after the last ones were stored are still to come.
    const bool outdated
        = f.filing.value && f.filing.value->state == RecordingState::Ingested && f.filing.value->chunks < r.chunks;
    if (!f.filing.value || outdated)
        return;
    r.state = f.filing.value->state;
    r.storageCode = f.filing.value->code;
    if (!f.filing.value->message.isEmpty())
        r.reason.message = f.filing.value->message;
    r.changedAt = std::max(r.changedAt, f.filing.at);
}

Recording makeRecording(const RecordingFacts &f, bool callOver)
{
    Recording r;
    r.id = f.id;
    r.callId = f.callId.value.value_or(CallId());
    r.serverCallId = f.serverCallId.value.value_or(ServerCallId());
    if (f.step.value) {
        r.startedAt = f.step.value->startedAt;
        r.reason = f.step.value->reason;
        r.changedAt = f.step.at;
    }
    if (f.control.value) {
        r.controlledBy = f.control.value->user;
        r.controlReason = f.control.value->reason;
        r.controlledAt = f.control.at;
    }
    r.state = runningState(f, callOver);
    r.chunks = int(f.chunks.size());
    setFiling(r, f);
    return r;
}

static void placeRecording(RecordingFacts &facts, const Timestamp &at, const wire::EventCommon &common)
{
    if (common.callConnectionId && !common.callConnectionId->isEmpty())
        facts.callId.offer(at, *common.callConnectionId);
    if (common.serverCallId && !common.serverCallId->isEmpty())
        facts.serverCallId.offer(at, *common.serverCallId);
}

void reduceRecording(State &state, const wire::CloudEvent &event, const wire::RecordingStateChanged &e,
                     Touched &touched)
{
    if (!e.recordingId || e.recordingId->isEmpty())
        return;
    RecordingFacts &facts = state.recording(*e.recordingId);
    placeRecording(facts, event.time, e);
    RecordingStep step;
    step.state = e.state == wire::RecordingState::Active ? RecordingState::Active
        : e.state == wire::RecordingState::Inactive      ? RecordingState::Inactive
                                                         : RecordingState::Unknown;
    // Before the start the service writes the year 1.
    if (e.startDateTime && e.startDateTime->ticks() > 0)
        step.startedAt = *e.startDateTime;
    facts.begun = facts.begun || step.state == RecordingState::Active;
    facts.step.offer(event.time, step);
    state.touchRecording(facts, touched);
}

void reduceRecording(State &state, const wire::CloudEvent &event, const wire::StartRecordingFailed &e, Touched &touched)
{
    if (!e.recordingId || e.recordingId->isEmpty())
        return;
    RecordingFacts &facts = state.recording(*e.recordingId);
    placeRecording(facts, event.time, e);
    facts.step.offer(event.time, {RecordingState::Failed, {}, reasonOf(e.resultInformation)});
    state.touchRecording(facts, touched);
}

static QString subjectPart(const QString &subject, const QString &name)
{
    // Ids may hold slashes themselves: a part ends where the next name begins.
    const qsizetype from = subject.indexOf(u'/' + name + u'/');
    if (from < 0)
        return {};
    const qsizetype start = from + name.size() + 2;
    qsizetype end = subject.indexOf(u"/recordingId/"_s, start);
    return subject.mid(start, end < 0 ? -1 : end - start);
}

ServerCallId recordingServerCall(const QString &subject)
{
    return ServerCallId(subjectPart(subject, u"serverCallId"_s));
}

RecordingId recordingIn(const QString &subject)
{
    return RecordingId(subjectPart(subject, u"recordingId"_s));
}

void reduceRecording(State &state, const wire::EventGridEvent &event, const wire::RecordingFileStatusUpdated &e,
                     Touched &touched)
{
    const RecordingId id = e.recordingId.value_or(recordingIn(event.subject()));
    if (id.isEmpty() || !e.recordingStorageInfo)
        return;
    RecordingFacts &facts = state.recording(id);
    const Timestamp at = event.time();
    if (const ServerCallId server = recordingServerCall(event.subject()); !server.isEmpty())
        facts.serverCallId.offer(at, server);
    for (const wire::RecordingChunkInfo &chunk : e.recordingStorageInfo->recordingChunks)
        facts.chunks.insert(u"%1/%2"_s.arg(chunk.documentId).arg(chunk.index));
    facts.filesAt = std::max(facts.filesAt, at);
    state.touchRecording(facts, touched);
}

/// The facts of the recording a relay event names; nullptr when it names none.
template<class Event>
static RecordingFacts *placed(State &state, const Timestamp &at, const Event &e)
{
    if (e.recordingId.isEmpty())
        return nullptr;
    RecordingFacts &facts = state.recording(e.recordingId);
    if (e.callConnectionId && !e.callConnectionId->isEmpty())
        facts.callId.offer(at, *e.callConnectionId);
    if (e.serverCallId && !e.serverCallId->isEmpty())
        facts.serverCallId.offer(at, *e.serverCallId);
    return &facts;
}

void reduceRecording(State &state, const Timestamp &at, const wire::RecordingControlled &e, Touched &touched)
{
    if (RecordingFacts *facts = placed(state, at, e)) {
        facts->control.offer(at, {int(RecordingControl(e.control)), e.user, e.reason.value_or(QString())});
        state.touchRecording(*facts, touched);
    }
}

void reduceRecording(State &state, const Timestamp &at, const wire::RecordingStored &e, Touched &touched)
{
    if (RecordingFacts *facts = placed(state, at, e)) {
        facts->filing.offer(at, {RecordingState::Ingested, e.chunks, {}, {}});
        state.touchRecording(*facts, touched);
    }
}

void reduceRecording(State &state, const Timestamp &at, const wire::RecordingFailed &e, Touched &touched)
{
    RecordingFacts *facts = placed(state, at, e);
    if (!facts)
        return;
    const RecordingState outcome = !e.isFinal ? RecordingState::Available
        : e.code == "Expired"_L1              ? RecordingState::Expired
                                              : RecordingState::Failed;
    facts->filing.offer(at, {outcome, 0, e.code, e.message});
    state.touchRecording(*facts, touched);
}

} // namespace callboard::store
