// Events to facts: who reduces what.
#pragma once
#include "store/state.h"
#include "wire/cloudevent.h"
#include "wire/eventgrid.h"
#include "wire/relayevents.h"

namespace callboard::store {

/// Takes one event into the facts and the timeline, and names what it touched.
void reduce(State &state, const wire::CloudEvent &event, Touched &touched);
void reduce(State &state, const wire::EventGridEvent &event, Touched &touched);
void reduce(State &state, const wire::RelayEvent &event, Touched &touched);

/// What the events' texts are filed under in the timeline; empty for one that concerns no call.
QString subjectOf(const wire::CloudEvent &event);
QString subjectOf(const wire::EventGridEvent &event);
QString subjectOf(const wire::RelayEvent &event);

// Parts of reduce(), one file per entity.
void reduceLegs(CallFacts &facts, const Timestamp &at, const wire::ParticipantsUpdated &event);
void reduceRecording(State &state, const wire::CloudEvent &event, const wire::RecordingStateChanged &changed,
                     Touched &touched);
void reduceRecording(State &state, const wire::CloudEvent &event, const wire::StartRecordingFailed &failed,
                     Touched &touched);
void reduceRecording(State &state, const wire::EventGridEvent &event, const wire::RecordingFileStatusUpdated &files,
                     Touched &touched);
void reduceRecording(State &state, const Timestamp &at, const wire::RecordingControlled &controlled, Touched &touched);
void reduceRecording(State &state, const Timestamp &at, const wire::RecordingStored &stored, Touched &touched);
void reduceRecording(State &state, const Timestamp &at, const wire::RecordingFailed &failed, Touched &touched);
/// On, off or failed, with the result of a failure.
void reduceStream(CallFacts &facts, const Timestamp &at, StreamState to, const wire::EventCommon &common);
void reduceTranscript(CallFacts &facts, const Timestamp &at, StreamState to, const wire::EventCommon &common);
/// A line that was said.
void reduceTranscript(CallFacts &facts, const Timestamp &at, const wire::TranscriptSegment &segment);
/// A media operation's start, end or result.
void reduceMedia(CallFacts &facts, const Timestamp &at, const wire::PlayStarted &started);
void reduceMedia(CallFacts &facts, const Timestamp &at, const wire::RecognizeCompleted &completed);
void reduceMedia(CallFacts &facts, const Timestamp &at, MediaKind kind, MediaOutcome outcome,
                 const wire::EventCommon &common);
void reduceAnnouncement(State &state, const wire::EventGridEvent &event, const wire::IncomingCall &call,
                        Touched &touched);
void reduceIncoming(State &state, const Timestamp &at, const wire::CallClaimed &claim, Touched &touched);
void reduceIncoming(State &state, const Timestamp &at, const wire::ClaimReleased &release, Touched &touched);
void reduceIncoming(State &state, const Timestamp &at, const wire::IncomingClosed &closed, Touched &touched);
void reduceIncoming(State &state, const Timestamp &at, const wire::CallOwned &owned, Touched &touched);
void reduceOwner(CallFacts &facts, const Timestamp &at, const wire::CallOwned &owned);

/// The call a recording file belongs to, from the event's subject (contract README, 14.2).
ServerCallId recordingServerCall(const QString &subject);
/// The recording's id from the same subject.
RecordingId recordingIn(const QString &subject);

/// The result an event carries; all zero when it has none.
EndReason reasonOf(const std::optional<wire::ResultInformation> &result);

} // namespace callboard::store
