// Which facts the relay's own events and Event Grid's change.
#include "core/overloaded.h"
#include "store/reduce.h"

namespace callboard::store {

static void reduceName(State &state, const Timestamp &at, const wire::CallParticipantAdded &event, Touched &touched)
{
    if (!event.user || !event.user->communicationIdentifier || event.displayName.isEmpty())
        return;
    const RawId id = event.user->communicationIdentifier->id();
    state.servers[event.serverCallId].names[id].offer(at, event.displayName);
    state.touchServer(event.serverCallId, touched);
}

QString subjectOf(const wire::EventGridEvent &event)
{
    return std::visit(
        overloaded{[](const wire::IncomingCall &e) { return wire::incomingIdOf(e.incomingCallContext).text; },
                   [](const wire::CallStarted &e) { return e.serverCallId.text; },
                   [](const wire::CallEnded &e) { return e.serverCallId.text; },
                   [](const wire::CallParticipantAdded &e) { return e.serverCallId.text; },
                   [](const wire::CallParticipantRemoved &e) { return e.serverCallId.text; },
                   [&](const wire::RecordingFileStatusUpdated &) { return recordingServerCall(event.subject()).text; },
                   [](const wire::SubscriptionValidation &) { return QString(); },
                   [](const wire::SubscriptionDeleted &) { return QString(); },
                   [](const wire::UnknownGridEvent &e) { return e.data.value("serverCallId"_L1).toString(); }},
        event.data);
}

void reduce(State &state, const wire::EventGridEvent &event, Touched &touched)
{
    std::visit(overloaded{[&](const wire::IncomingCall &e) { reduceAnnouncement(state, event, e, touched); },
                          [&](const wire::CallParticipantAdded &e) { reduceName(state, event.time(), e, touched); },
                          [&](const wire::RecordingFileStatusUpdated &e) { reduceRecording(state, event, e, touched); },
                          [](const wire::CallStarted &) {}, [](const wire::CallEnded &) {},
                          [](const wire::CallParticipantRemoved &) {}, [](const wire::SubscriptionValidation &) {},
                          [](const wire::SubscriptionDeleted &) {}, [](const wire::UnknownGridEvent &) {}},
               event.data);
}

QString subjectOf(const wire::RelayEvent &event)
{
    // What was said has its own list: among the events it would bury them.
    if (std::holds_alternative<wire::TranscriptSegment>(event.event))
        return {};
    return wire::callIdOf(event.event).text;
}

void reduceOwner(CallFacts &facts, const Timestamp &at, const wire::CallOwned &owned)
{
    if (facts.seen.isNull() || at < facts.seen)
        facts.seen = at;
    facts.owner.offer(at, owned.user);
    if (owned.direction == wire::CallDirection::Incoming)
        facts.direction.offer(at, CallDirection::Incoming);
    if (owned.direction == wire::CallDirection::Outgoing)
        facts.direction.offer(at, CallDirection::Outgoing);
    if (owned.from && !owned.from->id().isEmpty())
        facts.from.offer(at, owned.from->id());
    if (owned.to && !owned.to->id().isEmpty())
        facts.to.offer(at, owned.to->id());
}

void reduce(State &state, const wire::RelayEvent &event, Touched &touched)
{
    const Timestamp &at = event.time;
    std::visit(overloaded{[&](const wire::CallClaimed &e) { reduceIncoming(state, at, e, touched); },
                          [&](const wire::ClaimReleased &e) { reduceIncoming(state, at, e, touched); },
                          [&](const wire::IncomingClosed &e) { reduceIncoming(state, at, e, touched); },
                          [&](const wire::CallOwned &e) {
                              if (CallFacts *facts = state.call(e.callConnectionId, touched))
                                  reduceOwner(*facts, at, e);
                              reduceIncoming(state, at, e, touched);
                          },
                          [&](const wire::TranscriptSegment &e) {
                              if (CallFacts *facts = state.call(e.callConnectionId, touched))
                                  reduceTranscript(*facts, at, e);
                          },
                          [&](const wire::RecordingControlled &e) { reduceRecording(state, at, e, touched); },
                          [&](const wire::RecordingStored &e) { reduceRecording(state, at, e, touched); },
                          [&](const wire::RecordingFailed &e) { reduceRecording(state, at, e, touched); },
                          [](const wire::ActionRefused &) {}, [](const wire::UnknownRelayEvent &) {}},
               event.event);
}

} // namespace callboard::store
