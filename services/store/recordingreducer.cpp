#include "store/recordingreducer.h"
#include "store/reduce.h"

namespace callboard::store {

Recording makeRecording(const RecordingFacts &f)
{
    Recording r;
    r.id = f.id;
    r.callId = f.callId.value.value_or(CallId());
    r.serverCallId = f.serverCallId.value.value_or(ServerCallId());
    if (f.step.value) {
        r.state = f.step.value->state;
        r.startedAt = f.step.value->startedAt;
        r.reason = f.step.value->reason;
        r.changedAt = f.step.at;
    }
    r.chunks = int(f.chunks.size());
    if (r.chunks > 0) {
        r.state = RecordingState::Available;
        r.changedAt = std::max(r.changedAt, f.filesAt);
    }
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

void reduceRecording(State &state, const wire::EventGridEvent &event, const wire::RecordingFileStatusUpdated &e,
                     Touched &touched)
{
    const RecordingId id = e.recordingId.value_or(RecordingId(subjectPart(event.subject(), u"recordingId"_s)));
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

} // namespace callboard::store
