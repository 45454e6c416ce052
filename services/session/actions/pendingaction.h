// One intent of the user and how far it has come.
#pragma once
#include "core/apierror.h"
#include "core/ids.h"
#include "store/entities.h"
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <chrono>
#include <optional>

namespace callboard {

enum class ActionKind {
    Answer,
    Reject,
    Redirect,
    Dial,
    Connect,
    AddParticipant,
    CancelAdd,
    Remove,
    Mute,
    Hold,
    Unhold,
    Transfer,
    MoveHere,
    HangUp,
    Terminate,
    Play,
    StopMedia, ///< everything that plays or waits for input
    Collect,
    SendTones,
    WatchTones, ///< hear every tone that one participant presses
    UnwatchTones,
    StartRecording,
    PauseRecording,
    ResumeRecording,
    StopRecording,
    StartTranscription,
    UpdateTranscription, ///< another language
    StopTranscription,
    StartStreaming,
    StopStreaming
};

inline constexpr int actionKinds = int(ActionKind::StopStreaming) + 1;

/// An accepted request is not an outcome: only an event confirms (product F2, idea 4).
enum class ActionPhase {
    Requested, ///< sent; no answer yet
    Accepted, ///< the service took it on; the event is due
    Confirmed, ///< an event, or the state that events made, shows it
    Failed, ///< refused, or an event says so
    TimedOut ///< nothing heard in time: not confirmed, ask again; a late event still decides it
};

/// Why an action is not offered. None means that it may be tried.
enum class Refusal {
    None,
    Offline, ///< no live link to the relay
    NotAllowed, ///< the user's roles do not reach so far
    AlreadyPending, ///< the same was asked and is not answered yet
    UnknownCall, ///< no such call or participant
    CallOver,
    CallNotConnected, ///< the call is not up yet
    IncomingGone, ///< it rings no more
    TakenByOther, ///< another user has it
    PhoneNumberCantBeMuted, ///< offer Hold (product F1)
    OnlyAcsUsersCanBeMuted,
    AlreadyMuted, ///< only the user himself can undo it
    OwnLeg, ///< the application can't do that to itself
    AlreadyOnHold,
    NotOnHold,
    AlreadyInCall,
    CallIsFull, ///< 350 participants (contract README, 17)
    SourceNumberMissing, ///< phone numbers are called with a number of one's own
    VoipCantGoToPhone, ///< a VoIP call can't be redirected to a phone number (contract README, 6.3)
    NoInvitation, ///< nothing to cancel
    SameCall, ///< a participant can't be moved to where he is
    NotToSelf,
    OnlyPhonesTakeTones, ///< the service sends tones to phone numbers only (contract README, 10.6)
    AlreadyWatchingTones,
    NotWatchingTones,
    NothingPlays, ///< nothing to stop
    AlreadyRecording,
    NotRecording,
    AlreadyPaused,
    NotPaused,
    NotTranscribing,
    AlreadyOn, ///< transcription or streaming
    AlreadyOff
};

/// A value; PendingActions owns the live one.
struct PendingAction {
    ActionId id;
    ActionKind kind = ActionKind::Answer;
    CallId callId; ///< empty for Answer, Reject, Redirect, Dial and Connect until it is known
    IncomingId incomingId; ///< of Answer, Reject and Redirect
    RawId target; ///< whom it concerns; empty when it concerns the call
    RawId transferee; ///< of a transfer out of a group
    OperationContext operationContext; ///< "cb-" and the id; comes back in the events
    RecordingId recordingId; ///< of StartRecording once accepted, and of what is asked of a recording
    bool sensitive = false; ///< what is pressed or said is for nobody's eyes; its context says so too
    Timestamp knownSince; ///< when what it is about last changed, as far as was known when it began
    InvitationId invitationId; ///< of AddParticipant once accepted, and of CancelAdd
    QDateTime since; ///< wall clock, UTC
    std::chrono::milliseconds limit{0}; ///< until TimedOut, from `since`
    ActionPhase phase = ActionPhase::Requested;
    Refusal refusal = Refusal::None; ///< of Failed, when it was never sent
    ApiError error; ///< of Failed, when the request was refused
    EndReason reason; ///< of Failed, when an event said so

    bool isOpen() const { return phase == ActionPhase::Requested || phase == ActionPhase::Accepted; }
    bool operator==(const PendingAction &) const = default;
};

/// How long an action may take before it counts as not confirmed (product F8): call set-up 115 s to a phone number
/// and 85 s otherwise, transfer 60 s, tones 20 s, a prompt until it starts 30 s, input 5 min, the rest 10 s.
std::chrono::milliseconds timeLimit(ActionKind kind, const RawId &target);

/// Whether every tone that this participant presses is told. No event says so: only the console that asked knows.
bool watchesTones(const QList<PendingAction> &actions, const CallId &call, const RawId &target);

} // namespace callboard

Q_DECLARE_METATYPE(callboard::PendingAction)
