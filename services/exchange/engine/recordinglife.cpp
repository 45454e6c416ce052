// What becomes of a recording while it runs, and how it ends: contract README, 12.2.
#include "exchange/engine/recordingwork.h"

namespace callboard::exchange {

namespace {
void tell(Work &w, Callback::Kind kind, const Recording &r, const Outcome &result, bool active = false)
{
    if (r.request.callbackUri.isEmpty())
        return;
    Callback e;
    e.kind = kind;
    e.to = r.request.callbackUri;
    e.id = w.eventId();
    e.time = w.stamp();
    e.connection = r.connection;
    e.serverCall = r.serverCall;
    e.correlation = r.correlation;
    e.apiVersion = r.request.apiVersion;
    e.result = result;
    e.recording = r.id;
    e.recordingSince = active ? r.startedAt : 0;
    w.out.append(std::move(e));
}

std::optional<int> channelOf(Recording &r, const RawId &who)
{
    if (!r.request.unmixed)
        return 0;
    for (auto it = r.channels.cbegin(); it != r.channels.cend(); ++it) {
        if (it.value() == who)
            return it.key();
    }
    for (int channel = 0; channel < MostRecordingChannels; ++channel) {
        if (r.channels.contains(channel))
            continue;
        r.channels.insert(channel, who);
        return channel;
    }
    return {};
}

/// An application is a voice only when sound can be streamed in, or when somebody asked for it.
bool hasVoice(Work &w, const Recording &r, const Member &m)
{
    const Connection *c = connectionOf(w, m.connection);
    return m.connection.isEmpty() || (c && c->setup.streaming && c->setup.streaming->bidirectional)
        || r.request.channels.values().contains(m.who);
}

void forget(Work &w, const Recording &r)
{
    if (Call *call = callOf(w, r.call))
        call->recording = 0;
    w.s.recordingKeys.remove(r.id);
    const RecordingKey key = r.key;
    w.s.recordings.erase(key);
}
} // namespace

RecordingOrder &orderOf(Work &w, RecordingOrder::Kind kind, const Recording &r)
{
    RecordingOrder o;
    o.kind = kind;
    o.recording = r.key;
    w.out.append(std::move(o));
    return std::get<RecordingOrder>(w.out.last());
}

void tellState(Work &w, Recording &r, bool active, const Outcome &result)
{
    r.wasActive = r.wasActive || active;
    tell(w, Callback::Kind::RecordingStateChanged, r, result, active);
}

void finishStarting(Work &w, Recording &r)
{
    if (!r.starting)
        return;
    w.cancel(r.starting);
    tellState(w, r, true);
}

void finishRecording(Work &w, Recording &r, const Outcome &result, bool callEnded)
{
    orderOf(w, RecordingOrder::Kind::Stop, r).callEnded = callEnded;
    finishStarting(w, r);
    tellState(w, r, false, result);
    forget(w, r);
}

void recordMember(Work &w, const Call &call, const Member &m)
{
    const auto it = w.s.recordings.find(call.recording);
    if (it == w.s.recordings.end() || !hasVoice(w, it->second, m))
        return;
    const auto channel = channelOf(it->second, m.who);
    if (!channel)
        return;
    RecordingOrder &o = orderOf(w, RecordingOrder::Kind::Channel, it->second);
    o.leg = m.leg;
    o.who = m.who;
    o.channel = *channel;
}

void endRecording(Work &w, Call &call, const Outcome &result, bool callEnded)
{
    const auto it = w.s.recordings.find(call.recording);
    if (it != w.s.recordings.end())
        finishRecording(w, it->second, result, callEnded);
}

void endRecordingOf(Work &w, const Connection &c)
{
    Call *call = callOf(w, c.call);
    const auto it = call ? w.s.recordings.find(call->recording) : w.s.recordings.end();
    if (it != w.s.recordings.end() && it->second.connection == c.id)
        finishRecording(w, it->second, outcomes::success(), false);
}

Result<Reply> handle(Work &w, const RecordingBroke &r)
{
    const auto it = w.s.recordings.find(r.recording);
    if (it == w.s.recordings.end())
        return Reply{};
    Recording &recording = it->second;
    if (recording.wasActive) {
        finishRecording(w, recording, outcomes::recordingBroke(), false);
        return Reply{};
    }
    w.cancel(recording.starting);
    orderOf(w, RecordingOrder::Kind::Stop, recording);
    tell(w, Callback::Kind::StartRecordingFailed, recording, outcomes::recordingBroke());
    forget(w, recording);
    return Reply{};
}

void fire(Work &w, const RecordingStarts &t)
{
    const auto it = w.s.recordings.find(t.recording);
    if (it == w.s.recordings.end())
        return;
    it->second.starting.reset();
    tellState(w, it->second, true);
}

} // namespace callboard::exchange
