// Inside of the engine: one step at work, and the functions that the topics share.
#pragma once
#include "exchange/engine/rawids.h"
#include "exchange/engine/step.h"
#include <functional>

namespace callboard::exchange {

/// Borrowed by every function of a step; never kept.
struct Work {
    State &s;
    QList<Event> &out;

    const Timings &times() const { return s.config.timings; }
    qint64 newKey() { return ++s.lastKey; }
    Ticks stamp();
    EventId eventId() { return EventId(s.random.guid()); }
    TimerKey after(milliseconds delay, Timer timer);
    void cancel(std::optional<TimerKey> &key);
};

ApiError refusal(int status, QLatin1StringView code, const QString &message);

// calls.cpp
Call &newCall(Work &w, const RawId &startedBy);
Call *callOf(Work &w, CallKey key);
void dropCall(Work &w, CallKey key);
Connection &newConnection(Work &w, Connection draft, const Call &call);
Connection *connectionOf(Work &w, const CallId &id);
/// The connection when it is in a call that is up, else the refusal to answer with.
Result<Connection *> readyConnection(Work &w, const CallId &id);
RawId madeUpUser(Work &w);

bool isOwned(const Work &w, const RawId &id);

// members.cpp
Member *memberIn(Call &call, const RawId &who);
Member *memberOfLeg(Work &w, LegId leg);
void addMember(Work &w, Call &call, Member member);
/// Takes the member out for good: its other end hangs up, a transfer of it is withdrawn. Sends no roster.
Member takeMember(Work &w, Call &call, LegId leg);
/// Takes the member over to another call.
void moveMember(Work &w, Call &from, Call &to, LegId leg);
/// The application's leg is in the call from now on.
void joinConnection(Work &w, Call &call, const Member &m);
Participant asParticipant(const Member &m);

// presence.cpp
/// The participant of a connection that is in a call that is up, else the refusal to answer with.
Result<Member *> presentMember(Work &w, const CallId &connection, const RawId &who);
/// Mutes or holds, or ends it; everybody is told when it changes something.
void set(Work &w, Member &m, bool Member::*flag, bool value);

// sound.cpp
void soundJoined(Work &w, const Call &call, const Member &m);
void soundLeft(Work &w, LegId leg);
void soundChanged(Work &w, SoundSignal::Kind kind, LegId leg, bool on);

// roster.cpp
Callback callback(Work &w, Callback::Kind kind, const Connection &c);
void send(Work &w, Callback::Kind kind, const Connection &c, const Outcome &result);
/// For an event that follows operationCallbackUri.
Callback callbackFor(Work &w, Callback::Kind kind, const Connection &c, const Operation &operation);
void sendRoster(Work &w, Call &call, int steps = 1);
void sendRosterTo(Work &w, const Call &call, const Connection &c);
/// CallConnected of `joined` and the roster to all, in either order.
void sendJoined(Work &w, Call &call, const QList<CallId> &joined);
void sendConnected(Work &w, const CallId &id);

// ring.cpp
struct RingRequest {
    RawId target;
    RawId from;
    QString displayName;
    CustomContext context;
    Purpose purpose;
    milliseconds limit;
};
LegId startRing(Work &w, Call &call, const RingRequest &request);
void partyAnswered(Work &w, LegId ring);
void ringAnswered(Work &w, Ring ring, Member member);
void ringFailed(Work &w, LegId ring, Refusal why, Offer::State offerEnds = Offer::State::Refused);
/// The caller has given up.
void withdrawRing(Work &w, LegId ring);
/// Takes the ring out of the state because it was answered.
Ring detachRing(Work &w, LegId ring);
/// Takes the ring out of the state and silences whoever heard it, without telling its purpose.
Ring takeRing(Work &w, LegId ring, Offer::State offerEnds);
Ring *ringOf(Work &w, LegId ring);
milliseconds setupLimit(const Work &w, const RawId &target);
void establish(Work &w, Call &call);

// per purpose: what an answer or a failure means
void answered(Work &w, const ForCreate &p, Call &call, const Member &joined);
void answered(Work &w, const ForAdd &p, Call &call, const Member &joined);
void answered(Work &w, const ForTransfer &p, Call &call, const Member &joined);
void answered(Work &w, const ForDial &p, Call &call, const Member &joined);
void answered(Work &w, const ForTrunk &p, Call &call, const Member &joined);
struct RingEnd {
    CallKey call;
    RawId target;
    Refusal why;
    Outcome result;
};
void refused(Work &w, const ForCreate &p, const RingEnd &end);
void refused(Work &w, const ForAdd &p, const RingEnd &end);
void refused(Work &w, const ForTransfer &p, const RingEnd &end);
void refused(Work &w, const ForDial &p, const RingEnd &end);
void refused(Work &w, const ForTrunk &p, const RingEnd &end);

// endings.cpp
/// Ends the leg now: unfinished requests of it fail, then CallDisconnected.
void disconnect(Work &w, CallId id, const Outcome &result);
void disconnectLater(Work &w, Connection &c, const Outcome &result, milliseconds delay);
/// Removes the connection without a word; for a set-up that failed. Ids that may lie in what is removed come by value.
void dropConnection(Work &w, CallId id);
/// Everybody leaves. `first` (may be empty) hears `own`, the other applications `others` a little later.
void endCall(Work &w, CallKey key, CallId first, const Outcome &own, const Outcome &others, RawId endedBy = {});
/// After somebody has left: one alone, nobody, or no application.
void afterLeaving(Work &w, CallKey key);
void partyLeaves(Work &w, Call &call, LegId leg);
void partySignal(Work &w, PartySignal::Kind kind, LegId leg, const RawId &who);

// notices.cpp
void noticeJoined(Work &w, Call &call, const Member &m);
void noticeLeft(Work &w, Call &call, const Member &m);
void noticeEnded(Work &w, const Call &call, const RawId &endedBy);
void announceIncoming(Work &w, const Call &call, Ring &ring);
QByteArray offerKey(const QString &incomingCallContext);

// media.cpp
/// Refused while an operation for one participant runs or waits (contract README, 10.3).
Result<Done> subLegIsFree(const Connection &c);
/// Puts it behind the others, or in their place; refused when it is in the way of another.
Result<Reply> addJob(Work &w, Connection &c, MediaJob job, bool interrupts);
/// The connection and its running job of this prompt; null when it is over.
struct JobPlace {
    Connection *connection = nullptr;
    MediaJob *job = nullptr;
};
JobPlace placeOf(Work &w, PromptId prompt);
/// The running job is over: its event goes to where its request wanted it, and the next one starts.
void finishJob(Work &w, Connection &c, const Outcome &result, Callback::Kind kind,
               const std::function<void(Callback &)> &fill = {});
void stopPrompt(Work &w, PromptId prompt);
void watchLeg(Work &w, LegId leg);
/// Unless a job or continuous recognition of any connection still wants its tones.
void unwatchLeg(Work &w, LegId leg);
/// The connection has ended: nothing of it is heard any more.
void endMedia(Work &w, Connection &c);
/// The leg leaves the call: what concerns it alone is cancelled, and the following of its keys has stopped.
void endMediaOf(Work &w, const Call &call, LegId leg);

// recording.cpp
/// Gives the member a channel of the call's recording, if there is one.
void recordMember(Work &w, const Call &call, const Member &m);
/// Nothing happens when the call is not recorded.
void endRecording(Work &w, Call &call, const Outcome &result, bool callEnded);
/// A recording that the connection started ends with it.
void endRecordingOf(Work &w, const Connection &c);

// play.cpp
/// Fails the job when something is to be spoken and the connection has nobody to speak; says whether it did.
bool refuseUnspeakable(Work &w, Connection &c, MediaJob &job, const QList<PromptSource> &sources);

Outcome outcomeOf(PromptProblem problem);

// hold.cpp
/// Begins again what the member heard, after it has come into another call.
void resumeMusic(Work &w, Member &m);
void stopMusic(Work &w, Member &m);
/// Whether the prompt was somebody's music.
bool musicFailed(Work &w, const PromptFailed &r);

// stream.cpp
/// When it was wanted from the beginning.
void autoStartStream(Work &w, Connection &c);
/// Without a word: the call is over.
void endStream(Work &w, Connection &c);

// speech.cpp
/// From now on what the party says counts.
void listenToSpeech(Work &w, MediaJob &job);
void noSpeechService(Work &w, Connection &c, MediaJob &job);

// transcription.cpp
/// When the set-up asked for it: the call is connected.
void startTranscriptionOfSetup(Work &w, Connection &c);
/// Without a word to the application.
void endTranscription(Work &w, Connection &c);

// recognize.cpp
void startListening(Work &w, MediaJob &job);
void recognizeTone(Work &w, Connection &c, MediaJob &job, QChar digit);
/// Continuous recognition of the leg, if there is any, ends without a request.
void stopWatching(Work &w, Connection &c, LegId leg);

// one function an input
Result<Reply> handle(Work &w, const CreateCall &r);
Result<Reply> handle(Work &w, const AnswerCall &r);
Result<Reply> handle(Work &w, const RedirectCall &r);
Result<Reply> handle(Work &w, const RejectCall &r);
Result<Reply> handle(Work &w, const ConnectCall &r);
Result<Reply> handle(Work &w, const HangUp &r);
Result<Reply> handle(Work &w, const Terminate &r);
Result<Reply> handle(Work &w, const Transfer &r);
Result<Reply> handle(Work &w, const AddParticipant &r);
Result<Reply> handle(Work &w, const CancelAdd &r);
Result<Reply> handle(Work &w, const RemoveParticipant &r);
Result<Reply> handle(Work &w, const MoveParticipants &r);
Result<Reply> handle(Work &w, const MuteParticipant &r);
Result<Reply> handle(Work &w, const SetHold &r);
Result<Reply> handle(Work &w, const DefineParty &r);
Result<Reply> handle(Work &w, const Dial &r);
Result<Reply> handle(Work &w, const PartyAnswers &r);
Result<Reply> handle(Work &w, const PartyRejects &r);
Result<Reply> handle(Work &w, const PartyMutes &r);
Result<Reply> handle(Work &w, const PartyHangsUp &r);
Result<Reply> handle(Work &w, const Play &r);
Result<Reply> handle(Work &w, const Recognize &r);
Result<Reply> handle(Work &w, const CancelMedia &r);
Result<Reply> handle(Work &w, const WatchTones &r);
Result<Reply> handle(Work &w, const SendTones &r);
Result<Reply> handle(Work &w, const PromptBegan &r);
Result<Reply> handle(Work &w, const PromptEnded &r);
Result<Reply> handle(Work &w, const PromptFailed &r);
Result<Reply> handle(Work &w, const ToneHeard &r);
Result<Reply> handle(Work &w, const SpeechBegan &r);
Result<Reply> handle(Work &w, const SpeechHeard &r);
Result<Reply> handle(Work &w, const ListeningFailed &r);
Result<Reply> handle(Work &w, const StartTranscription &r);
Result<Reply> handle(Work &w, const UpdateTranscription &r);
Result<Reply> handle(Work &w, const StopTranscription &r);
Result<Reply> handle(Work &w, const TranscriptNews &r);
Result<Reply> handle(Work &w, const StartRecording &r);
Result<Reply> handle(Work &w, const PauseRecording &r);
Result<Reply> handle(Work &w, const ResumeRecording &r);
Result<Reply> handle(Work &w, const StopRecording &r);
Result<Reply> handle(Work &w, const RecordingBroke &r);
Result<Reply> handle(Work &w, const StartStreaming &r);
Result<Reply> handle(Work &w, const StopStreaming &r);
Result<Reply> handle(Work &w, const StreamOpened &r);
Result<Reply> handle(Work &w, const StreamFailed &r);
Result<Reply> handle(Work &w, const Tick &r);

// one function a timer
void fire(Work &w, const RingExpires &t);
void fire(Work &w, const AnswerSettles &t);
void fire(Work &w, const ConnectSettles &t);
void fire(Work &w, const LegEnds &t);
void fire(Work &w, const CallFallsApart &t);
void fire(Work &w, const CancelDone &t);
void fire(Work &w, const OfferForgotten &t);
void fire(Work &w, const NoTone &t);
void fire(Work &w, const RecordingStarts &t);
void fire(Work &w, const MusicFails &t);

} // namespace callboard::exchange
