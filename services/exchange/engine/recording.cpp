// Recording a call: contract README, 12.
#include "core/literals.h"
#include "exchange/engine/recordingwork.h"

namespace callboard::exchange {

namespace {
/// The form of contract README, 5.1.
RecordingId newRecordingId(Work &w, const CallId &endpoint)
{
    const QString json
        = uR"({"PlatformEndpointId":"%1","ResourceSpecificId":"%2"})"_s.arg(endpoint.text, w.s.random.guid());
    return RecordingId(
        QString::fromLatin1(json.toLatin1().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
}

Result<Call *> callToRecord(Work &w, const StartRecording &r)
{
    if (r.locator == StartRecording::Locator::Connection) {
        auto ready = readyConnection(w, CallId(r.id));
        return ready ? Result<Call *>(callOf(w, (*ready)->call)) : ready.error();
    }
    const CallKey key = r.locator == StartRecording::Locator::ServerCall ? w.s.serverCalls.value(ServerCallId(r.id))
                                                                         : w.s.groups.value(r.id);
    Call *call = callOf(w, key);
    if (!call)
        return refusal(404, "8522"_L1, u"Call not found."_s);
    if (!call->established)
        return refusal(400, "8501"_L1, u"Call is not established yet."_s);
    return call;
}

Result<Recording *> recordingOf(Work &w, const RecordingId &id)
{
    const auto it = w.s.recordings.find(w.s.recordingKeys.value(id));
    if (it == w.s.recordings.end())
        return refusal(404, "8522"_L1, u"Recording not found."_s);
    return &it->second;
}

Recording &newRecording(Work &w, Call &call, const StartRecording &r)
{
    Recording recording;
    recording.key = w.newKey();
    recording.connection = r.locator == StartRecording::Locator::Connection ? CallId(r.id) : CallId(w.s.random.guid());
    recording.id = newRecordingId(w, recording.connection);
    recording.request = r;
    recording.call = call.key;
    recording.serverCall = call.serverCall;
    recording.correlation = call.correlation;
    recording.startedAt = w.stamp();
    recording.paused = r.pauseOnStart;
    recording.channels = r.channels;
    call.recording = recording.key;
    w.s.recordingKeys.insert(recording.id, recording.key);
    return w.s.recordings.emplace(recording.key, std::move(recording)).first->second;
}

void orderStart(Work &w, const Recording &r)
{
    RecordingOrder o;
    o.recording = r.key;
    o.id = r.id;
    o.call = r.call;
    o.connection = r.connection;
    o.serverCall = r.serverCall;
    o.startedAt = r.startedAt;
    o.unmixed = r.request.unmixed;
    o.mp3 = r.request.mp3;
    o.paused = r.paused;
    w.out.append(std::move(o));
}
} // namespace

Result<Reply> handle(Work &w, const StartRecording &r)
{
    auto found = callToRecord(w, r);
    if (!found)
        return found.error();
    Call &call = **found;
    if (call.recording != 0)
        return refusal(400, "8559"_L1, u"Recording is already in progress."_s);
    Recording &recording = newRecording(w, call, r);
    orderStart(w, recording);
    for (const Member &m : std::as_const(call.members))
        recordMember(w, call, m);
    sendRoster(w, call, 2); // unchanged list, number two higher: recorded sessions
    tellState(w, recording, false);
    if (!recording.paused)
        recording.starting = w.after(w.times().recordingActive, RecordingStarts{recording.key});
    Reply reply;
    reply.recording = recording.id;
    return reply;
}

Result<Reply> handle(Work &w, const PauseRecording &r)
{
    auto found = recordingOf(w, r.recording);
    if (!found)
        return found.error();
    Recording &recording = **found;
    if (std::exchange(recording.paused, true))
        return refusal(400, "8573"_L1, u"The recording is paused already."_s);
    orderOf(w, RecordingOrder::Kind::Pause, recording);
    finishStarting(w, recording);
    tellState(w, recording, false);
    return Reply{};
}

Result<Reply> handle(Work &w, const ResumeRecording &r)
{
    auto found = recordingOf(w, r.recording);
    if (!found)
        return found.error();
    Recording &recording = **found;
    if (!std::exchange(recording.paused, false))
        return refusal(400, "8573"_L1, u"The recording is not paused."_s);
    orderOf(w, RecordingOrder::Kind::Resume, recording);
    tellState(w, recording, true);
    return Reply{};
}

Result<Reply> handle(Work &w, const StopRecording &r)
{
    auto found = recordingOf(w, r.recording);
    if (!found)
        return found.error();
    finishRecording(w, **found, outcomes::success(), false);
    return Reply{};
}

} // namespace callboard::exchange
