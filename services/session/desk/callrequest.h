// One intent with everything the service needs to carry it out.
#pragma once
#include "session/actions/pendingaction.h"
#include "session/desk/mediarequest.h"
#include <QMetaType>

namespace callboard {

/// A value that a window fills in. What a kind needs: Answer, Reject, Redirect an incomingId, Redirect a target too;
/// Dial a target; Connect a place; AddParticipant, Remove, Mute, Hold, Unhold callId and target; CancelAdd an
/// invitationId; Transfer a target, in a group a transferee too; MoveHere target and fromCall; HangUp and Terminate
/// a callId. Play a callId and a prompt, and a target unless everybody hears it; Collect callId, target and collection;
/// SendTones callId, target and tones; UpdateTranscription callId and locale; WatchTones and UnwatchTones callId and
/// target; what is done to a recording a recordingId besides the callId; everything else about media a callId.
struct CallRequest {
    enum class Reason { Declined, Busy, Forbidden }; ///< of a Reject
    enum class Place { ServerCall, GroupCall, Room }; ///< of a Connect

    ActionKind kind = ActionKind::Answer;
    CallId callId;
    IncomingId incomingId;
    RawId target;
    RawId transferee;
    InvitationId invitationId;
    CallId fromCall;
    QList<RawId> alsoTargets; ///< of a Dial: further ones make a group call
    QString sourceNumber; ///< E.164 shown to a phone; empty: the desk's own
    Reason reason = Reason::Declined;
    Place place = Place::ServerCall;
    QString placeId;
    QString displayName; ///< shown to whom is dialled or added; may be empty
    std::optional<int> ringSeconds; ///< of an AddParticipant, 0 to 180; nothing: the service's own
    bool soundHere = false; ///< of an Answer, Dial or Connect: the call's sound comes to this computer
    Prompt prompt; ///< of Play, and of Collect: may be without sources
    Collection collection;
    QString tones; ///< keys to send, at most 18
    RecordingWish wish; ///< of StartRecording
    QString locale; ///< of UpdateTranscription: with a region, "en-US"
    RecordingId recordingId;
    QString why; ///< reason for pausing, resuming or stopping a recording, in the user's words; may be empty
    bool sensitive = false; ///< of Collect and WatchTones: hide what is pressed or said
    CallContext context; ///< headers for whom is added or transferred to

    /// The part that is followed and checked for refusals.
    PendingAction intent() const;
    bool operator==(const CallRequest &) const = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::CallRequest)
